/**
 * What a caller says of a run: the options of each verb. Every option does something in the verb that takes it. An option that is absent, or
 * undefined, has its default; null is never a value. Defaults and ranges are applied in settings/.
 */
import type { Document } from "./document.js";
import type { WordModel } from "./word-model.js";

/** How short a run starts a search. "quote" sees runs of 3 tokens, "sentence" of 8, "copy" of 15. */
export type Sensitivity = "quote" | "sentence" | "copy";

/**
 * Which document stands for a cluster.
 * - `earliest`: the first in document order (publication time, then input order; those without a time come last).
 * - `longest`: the one of the most UTF-16 code units, of several the earliest.
 * - `preferredSources`: the earliest one of the first source of the list that has one, by whatever name ("AP", "apnews.com"); the earliest of all where none has.
 */
export type Representative = "earliest" | "longest" | { readonly preferredSources: readonly string[] };

/**
 * Which document of several near-duplicates stays.
 * - `first`: the first of the input.
 * - `longest`: the one of the most UTF-16 code units.
 * - `earliest`: the one published first; those without a time come last.
 * - `preferredSources`: one of the first source of the list that has one, by whatever name ("AP", "apnews.com"); the first of the input where none has.
 */
export type Keep = "first" | "longest" | "earliest" | { readonly preferredSources: readonly string[] };

/** Maps a folded token to the form it is matched by (a stemmer). Pure and deterministic; called once per distinct token. */
export interface TokenFolding {
  /** Stands in the settings: two runs with different foldings are different runs. */
  readonly name: string;
  fold(token: string): string;
}

/**
 * What is needed of an AbortSignal: that of a browser, of Node, of another realm, and polyfills without `reason` have it. Where there is no
 * reason, a run that is cancelled rejects with a WirecopyError, code "aborted".
 */
export interface CancelSignal {
  readonly aborted: boolean;
  readonly reason?: unknown;
  addEventListener(type: "abort", listener: () => void, options?: { readonly once?: boolean }): void;
  removeEventListener(type: "abort", listener: () => void): void;
}

/**
 * Where a long run stands, in documents; in "passages" in pairs of documents that are compared, each with itself among them. `total` is 0 where it is
 * not known beforehand, 1 for a stage in one piece.
 *
 * `share` is that of the whole run, 0 to 1, never less than before and 1 at its end: an estimate, as `leftMs` is, the milliseconds that are left of
 * it. Both follow from how long the stages so far took and how long such stages take on the whole; `leftMs` is null while nothing can be said.
 */
export interface Progress {
  readonly stage: "read" | "tokens" | "information" | "signatures" | "seeds" | "passages" | "families";
  readonly done: number;
  readonly total: number;
  readonly share: number;
  readonly leftMs: number | null;
}

/** Options of every verb that may run long. */
export interface RunOptions {
  /** Cancels the run: the promise rejects with the signal's reason. */
  readonly signal?: CancelSignal | undefined;
  /** Told where the run stands, some times a second. */
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

/** Bounds against hostile or degenerate input. One that is hit is reported in `limits` of the result. */
export interface BoundOptions {
  /** Documents of a family, up to which all pairs of them have their passages; in a larger one each document has those with the first ones. @default 40 */
  readonly familyPairs?: number | undefined;
  /** UTF-16 code units of a text that are read, by every stage; what follows is left out. @default 100_000_000 */
  readonly maxDocumentChars?: number | undefined;
  /** Pairs of equal seeds examined between two documents; beyond it the most frequent seeds of the pair are passed over. @default 200_000 */
  readonly maxPairSeeds?: number | undefined;
  /** Documents before it in an LSH bucket that a document is compared with, and near-duplicates before it that it is paired with; of more than these, with the first and the last four. @default 100 */
  readonly maxBucket?: number | undefined;
  /** Tokens of the sample from which the collection's word statistics are taken. @default 4_000_000 */
  readonly maxModelTokens?: number | undefined;
}

/** Bounds that mean something to two texts. */
export type PairBoundOptions = Pick<BoundOptions, "maxDocumentChars" | "maxModelTokens" | "maxPairSeeds">;

/** Bounds that mean something to `deduplicate`: `maxBucket` are kept documents of one LSH bucket that a document is compared with, the last ones, besides the first four. */
export type DeduplicateBoundOptions = Pick<BoundOptions, "maxBucket" | "maxDocumentChars">;

export interface TokenizeOptions {
  /** A further folding, for example a stemmer of "wirecopy/natural". @default none */
  readonly folding?: TokenFolding | undefined;
}

export interface TrainOptions extends TokenizeOptions, RunOptions {
  /** Tokens that are counted, at most: further documents are left out by the hash of their ids. @default 4_000_000 */
  readonly maxTokens?: number | undefined;
  /** UTF-16 code units of a text that are counted. @default 100_000_000 */
  readonly maxDocumentChars?: number | undefined;
}

/** How many bits a passage needs, by its class. Those of `settings` grow with the collection, and are no part of the hash. */
export interface ThresholdBits {
  /** Anything without a cue. */
  readonly plain: number;
  /** A whole sentence, exact. */
  readonly sentence: number;
  /** A whole quotation, and one of three tokens. */
  readonly quotation: number;
  readonly shortQuotation: number;
  /** Inside one document. */
  readonly self: number;
  readonly selfQuotation: number;
  /** What an exact run outside quotations needs to make two documents a pair that is searched. */
  readonly candidate: number;
}

/** Some of them, as they are given. */
export type ThresholdOptions = { readonly [Name in keyof ThresholdBits]?: number | undefined };

export interface ExplainOptions extends TokenizeOptions {
  /**
   * How common words and phrases are, from other documents than these: with one model two texts are judged alike in any company.
   * @default none: a model is trained on the documents themselves
   */
  readonly model?: WordModel | undefined;
  /** Tokens of a shingle for resemblance, 1 to 64. @default 5 */
  readonly shingleSize?: number | undefined;
  /**
   * Bits a passage needs beyond the threshold of its class (`settings.thresholds`), -6 to 1000: above 0 fewer false alarms, below 0
   * more short quotations, and more chance. docs/accuracy.md has the table. @default 0
   */
  readonly marginBits?: number | undefined;
  /**
   * Bits that a passage needs, by its class, 0 to 1000: those of `settings.thresholds` of an earlier result, or some of them. They stand as they are
   * given, without `marginBits`. With a model and all of them two texts have the same passages in any company. @default from how much text is searched
   */
  readonly thresholds?: ThresholdOptions | undefined;
  /** Boilerplate (legal notes, subscription footers): its occurrences are listed in `ignored` and are part of no passage. Kept, never changed. @default none */
  readonly ignore?: string | readonly (string | Document)[] | undefined;
  /** Bounds against hostile input. */
  readonly limits?: PairBoundOptions | undefined;
}

export interface CompareOptions extends ExplainOptions {
  /** Also look for repeats inside one document. @default true */
  readonly self?: boolean | undefined;
}

export interface DetectOptions extends Omit<CompareOptions, "limits">, RunOptions {
  /**
   * Documents that those of the first argument are compared with, instead of with each other: pairs, passages, families and clusters are of
   * one of `documents` and one of `against`, and of `against` no repeats inside a document are searched. An id that stands in `documents`
   * already is skipped. Read to its end after `documents`, kept until the promise settles. @default none: all pairs of `documents`
   */
  readonly against?: Iterable<Document> | AsyncIterable<Document> | undefined;
  /** How short a run makes two documents candidates; a pair is then searched to the last three words. @default "quote" */
  readonly sensitivity?: Sensitivity | undefined;
  /** Resemblance from which two documents are near-duplicates, in (0, 1]. @default 0.7 */
  readonly threshold?: number | undefined;
  /** Largest probability that a pair exactly at the threshold is not found, in (0, 1). @default 0.01 */
  readonly maxMissRate?: number | undefined;
  /** Whether passages are searched; near-duplicates always are. @default true */
  readonly passages?: boolean | undefined;
  /**
   * Whether it is judged what the reuse means: relations, labels and histories of families, quotations, shares, stories. Without it `relation` is
   * null, a `label` "repeat" or null, and these lists are empty. @default true
   */
  readonly relations?: boolean | undefined;
  /** Only pairs whose `source` differs; a document without a source differs from all. @default false */
  readonly otherSourceOnly?: boolean | undefined;
  /** Only pairs published at most this far apart: milliseconds, or "90m", "72h", "3d", "2w". A document without a time is not left out. @default no bound */
  readonly within?: number | string | undefined;
  /** Which document stands for a cluster: the earliest, the longest, or the earliest one of the first of these sources that has one. @default "earliest" */
  readonly representative?: Representative | undefined;
  /** Bounds against hostile input. */
  readonly limits?: BoundOptions | undefined;
}

/** The options of `traceRelease`: those of `detect`, but for what makes no sense with one release. */
export type TraceOptions = Omit<DetectOptions, "against" | "passages" | "relations" | "representative" | "self">;

export interface DeduplicateOptions extends TokenizeOptions, RunOptions {
  /** Resemblance from which a document is dropped, in (0, 1]. @default 0.8 */
  readonly threshold?: number | undefined;
  /** Which one of several near-duplicates stays; ties go by input order. @default "first" */
  readonly keep?: Keep | undefined;
  /**
   * "source": one of each publisher stays, as only documents of one publisher are compared; one whose publisher is not known stays in any
   * case. @default one of all stays
   */
  readonly per?: "source" | undefined;
  /** Tokens of a shingle for resemblance, 1 to 64. @default 5 */
  readonly shingleSize?: number | undefined;
  /** Largest probability that a near-duplicate exactly at the threshold is not found, in (0, 1). @default 0.01 */
  readonly maxMissRate?: number | undefined;
  /** Bounds against hostile input. */
  readonly limits?: DeduplicateBoundOptions | undefined;
}

export interface SketcherOptions extends TokenizeOptions {
  /** Tokens of a shingle, 1 to 64. @default 5 */
  readonly shingleSize?: number | undefined;
  /** Components of a signature, 1 to 4096. @default 128 */
  readonly numComponents?: number | undefined;
  /** Seed of the permutations, an unsigned 32-bit integer. @default 0 */
  readonly seed?: number | undefined;
}

export interface LshIndexOptions {
  /** Resemblance the index is made for, in (0, 1]. @default 0.7 */
  readonly threshold?: number | undefined;
  /** Largest probability that a pair exactly at the threshold is no candidate, in (0, 1). @default 0.01 */
  readonly maxMissRate?: number | undefined;
  /** Components of the signatures, 1 to 4096. @default 128 */
  readonly numComponents?: number | undefined;
}

export interface JaccardOptions extends TokenizeOptions {
  /** Tokens of a shingle, 1 to 64. @default 5 */
  readonly shingleSize?: number | undefined;
}
