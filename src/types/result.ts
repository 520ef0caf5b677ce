/**
 * The data that goes in and comes out. Every offset is a UTF-16 code unit of the caller's own string, every span is
 * half-open: `text.slice(span.start, span.end)` is the text that was matched. Plain data, safe to serialise; a result
 * is owned by the caller and never touched again. What reuse means stands in relation-types.ts.
 */
import type { FamilyLabel, Occurrence, Relation, ReusedQuotation, Share, Story } from "./relation.js";

/** One article, release or story. Passages are searched in `text`; a title is shown, not searched. */
export interface Document {
  /** Unique within a run. */
  readonly id: string;
  readonly text: string;
  readonly title?: string | undefined;
  /** The publisher. Two documents without a source are never taken to be of the same one. */
  readonly source?: string | undefined;
  /** ISO 8601 date or date-time, with or without a zone. A date alone stands for its whole day; no zone means UTC. */
  readonly publishedAt?: string | undefined;
  readonly url?: string | undefined;
  /** BCP 47 tag. By it speakers are read; without one the language is told from the words. The information model does not use it. */
  readonly language?: string | undefined;
}

/** `start` (inclusive) to `end` (exclusive), UTF-16 code units of the text of document `id`. */
export interface Span {
  readonly id: string;
  readonly start: number;
  readonly end: number;
}

/** [start, end), UTF-16 code units. */
export type Range = readonly [start: number, end: number];

/** A run of tokens that both documents have, token for token after folding. It ends before a number that only begins or ends alike. */
export interface Block {
  readonly a: Range;
  readonly b: Range;
}

/** What stands between two blocks, or at an end where a word was inflected: the words of each side, numbers whole, "" where there are none. */
export interface Edit {
  readonly a: string;
  readonly b: string;
  readonly op: "replace" | "delete" | "insert";
}

/**
 * - `exact`: one block, the same tokens on both sides.
 * - `split`: several blocks; on one side they follow each other at once, on the other words that do not belong to the
 *   quotation stand between them ("first half," he said, "second half").
 * - `edited`: anything else.
 */
export type PassageKind = "exact" | "edited" | "split";

/** Reused text: where it stands in two documents, or twice in one (`a.id === b.id`). */
export interface Passage {
  /** The earlier document (publication time, then input order). */
  readonly a: Span;
  readonly b: Span;
  /** Evidence: how surprising it would be for two authors to write this independently, in bits. */
  readonly bits: number;
  /** Number of matched tokens: those of the blocks, inflected and misread words, and the parts of numbers that blocks give up. */
  readonly tokens: number;
  readonly kind: PassageKind;
  /** Index into `families`. */
  readonly family: number;
  /** The matched runs in the order of `a`; at least one. */
  readonly blocks: readonly Block[];
  readonly edits: readonly Edit[];
}

/** The same passage in all documents that have it. */
export interface Family {
  /** Its index in `families`. */
  readonly id: number;
  /** The most bits any of its passages has. */
  readonly bits: number;
  /** Matched tokens of that passage. */
  readonly tokens: number;
  /** The text of the earliest span. */
  readonly text: string;
  /** Earliest document first (time, then input order), by offset inside one document. */
  readonly spans: readonly Span[];
  readonly label: FamilyLabel;
  /** The spans again, in time: when each appeared, and where it came from. By `spans`. */
  readonly occurrences: readonly Occurrence[];
}

/** Two documents that share a passage, or whose resemblance reaches the threshold. */
export interface Pair {
  readonly a: string;
  readonly b: string;
  /** Exact Jaccard coefficient of the sets of distinct k-token shingles, 0 to 1 (Broder 1997). */
  readonly resemblance: number;
  /** Share of a's distinct shingles that b has, 0 to 1. */
  readonly containmentA: number;
  readonly containmentB: number;
  /** Share of a's tokens that the passages of this pair match exactly, 0 to 1; parts of numbers that blocks give up are counted. */
  readonly coverageA: number;
  readonly coverageB: number;
  /** Indices into `passages`. */
  readonly passages: readonly number[];
  /** How they came to share it, and which way it went. */
  readonly relation: Relation;
}

/** Where a document has a text that was to be ignored (`ignore`), changed here and there or in part. No block of a passage lies in it. */
export interface IgnoredSpan extends Span {
  /** Which ignored text: the id of its document, or its place in the list where it was given as a string. */
  readonly text: number | string;
}

/** Documents joined by verified near-duplicate pairs. Groups that only a weak bridge would join are apart. */
export interface Cluster {
  /** Its index in `clusters`. */
  readonly id: number;
  readonly documents: readonly string[];
  /** The document that stands for it. */
  readonly representative: string;
  /** Of the pairs that hold it together, the one of the least resemblance: with it, the cluster is no stronger than this. */
  readonly weakest: { readonly a: string; readonly b: string; readonly resemblance: number };
}

/** A bound that was hit, or input that was left out: nothing is dropped in silence. */
export interface Limit {
  readonly code: LimitCode;
  /** How many documents, pairs or positions it concerns; `detail` says which. */
  readonly count: number;
  readonly detail: string;
}

export type LimitCode =
  | "document-too-long"
  | "document-empty"
  | "document-short"
  | "document-looks-like-html"
  | "document-escaped"
  | "document-misdecoded"
  | "duplicate-id"
  | "time-missing"
  | "time-invalid"
  | "hot-seed"
  | "large-family"
  | "too-many-passages"
  | "pair-cut"
  | "identical-documents"
  | "pair-too-repetitive"
  | "document-too-repetitive"
  | "bucket-too-large"
  | "cluster-split"
  | "ignore-too-short"
  | "ignore-too-long"
  | "miss-rate-not-reached"
  | "model-sampled"
  | "runs-not-listed";

/**
 * What the search is sure to have examined: every exact run, outside ignored texts, of at least so many tokens that carries at
 * least so many bits. In scripts without spaces, where a token is a character, it takes `minCharacters` of them; in mixed text
 * two count as one token.
 */
export interface Guarantee {
  readonly minTokens: number;
  readonly minCharacters: number;
  readonly minBits: number;
}

/** What is known of a document after a run, without its text. */
export interface DocumentSummary {
  readonly id: string;
  readonly source: string | null;
  readonly publishedAt: string | null;
  readonly title: string | null;
  readonly url: string | null;
  readonly language: string | null;
  /** Number of tokens. */
  readonly tokens: number;
  /** Length of `text` in UTF-16 code units. */
  readonly chars: number;
  /** Of the documents of `against`, and of no others. */
  readonly against?: true;
  /** Where its text came from, largest first, its own part last; templates and catchphrases count as its own. Only in the result of `detect`. */
  readonly shares?: readonly Share[];
}

/** Every setting of a run as it was used, defaults included, with a hash of them; and the thresholds they gave for this collection. */
export interface Settings {
  /** Eight hexadecimal digits; equal settings have equal hashes. */
  readonly hash: string;
  readonly [name: string]: unknown;
}

/** The result of `detect`. */
export interface Detection {
  readonly settings: Settings;
  readonly guarantee: Guarantee;
  readonly documents: readonly DocumentSummary[];
  readonly passages: readonly Passage[];
  readonly families: readonly Family[];
  readonly pairs: readonly Pair[];
  /** Quotations that stand in more than one place, by their first occurrence. */
  readonly quotations: readonly ReusedQuotation[];
  readonly clusters: readonly Cluster[];
  readonly stories: readonly Story[];
  /** By document (publication time, then input order), then offset; no two of a document overlap. */
  readonly ignored: readonly IgnoredSpan[];
  readonly limits: readonly Limit[];
}

/** The result of `compare`: a `Detection` of two documents, with their figures at hand. */
export interface Comparison {
  readonly settings: Settings;
  readonly guarantee: Guarantee;
  readonly a: DocumentSummary;
  readonly b: DocumentSummary;
  /** Exact Jaccard coefficient over distinct k-token shingles, whatever its size. */
  readonly resemblance: number;
  readonly containmentA: number;
  readonly containmentB: number;
  readonly coverageA: number;
  readonly coverageB: number;
  /** By offset in `a`; repeats inside one document (`a.id === b.id`) stand with their document. */
  readonly passages: readonly Passage[];
  readonly families: readonly Family[];
  /** How the two came to share text, and which way it went: what `Pair.relation` is in a `Detection`. */
  readonly relation: Relation;
  /** Those of `a`, then those of `b`, each by offset. */
  readonly ignored: readonly IgnoredSpan[];
  readonly limits: readonly Limit[];
}

/** A document that is left out because a kept one resembles it. */
export interface Duplicate {
  readonly id: string;
  /** The kept document that resembles it most; of several with the same figure the first in the order of keeping. */
  readonly of: string;
  /** Exact Jaccard coefficient of the two over distinct k-token shingles, from the threshold to 1. */
  readonly resemblance: number;
}

/** The result of `deduplicate`. */
export interface Deduplication {
  readonly settings: Settings;
  /** Ids of the documents that stay, in input order. */
  readonly kept: readonly string[];
  /** The others, in input order. */
  readonly duplicates: readonly Duplicate[];
  readonly limits: readonly Limit[];
}

/** Which rule kept a shared run from being reported; `reported` when none did. */
export type ExplanationRule =
  | "reported"
  | "ignored"
  | "too-few-bits"
  | "too-few-content-words"
  | "formula"
  | "names"
  | "repeated-elsewhere"
  | "inside-one-document";

/** One run that two documents share, and why it was or was not reported. */
export interface ExplainedRun {
  readonly a: Span;
  readonly b: Span;
  /** The text on side a. */
  readonly text: string;
  readonly tokens: number;
  readonly bits: number;
  /** The bits a report would have needed. */
  readonly needed: number;
  readonly rule: ExplanationRule;
  /** A sentence for a person. */
  readonly reason: string;
}

/** The result of `explain`. */
export interface Explanation {
  readonly settings: Settings;
  readonly a: DocumentSummary;
  readonly b: DocumentSummary;
  /** The two share no run of `guarantee.minTokens` tokens. */
  readonly nothingInCommon: boolean;
  readonly resemblance: number;
  readonly guarantee: Guarantee;
  /** What is reported, then the rest, each strongest first. */
  readonly runs: readonly ExplainedRun[];
  /** The whole of it in one sentence. */
  readonly summary: string;
  readonly limits: readonly Limit[];
}

/**
 * Where a long run stands, in documents; in "passages" in pairs of documents that are compared, each with itself among them. `total` is 0 where it is
 * not known beforehand, 1 for a stage in one piece.
 */
export interface Progress {
  readonly stage: "read" | "tokens" | "information" | "signatures" | "seeds" | "passages" | "families";
  readonly done: number;
  readonly total: number;
}

/** Maps a folded token to the form it is matched by (a stemmer). Pure and deterministic; called once per distinct token. */
export interface TokenFolding {
  /** Stands in the settings: two runs with different foldings are different runs. */
  readonly name: string;
  fold(token: string): string;
}

/**
 * The tokens of one text in columns; all arrays have `length` elements and belong to the caller.
 * Equal tokens after folding have equal 64-bit hashes (hashHi, hashLo), whether the text was NFC or NFD.
 */
export interface Tokens {
  readonly length: number;
  readonly hashLo: Uint32Array;
  readonly hashHi: Uint32Array;
  /** UTF-16 offset of the first code unit of each token. */
  readonly start: Uint32Array;
  /** UTF-16 offset after the last code unit of each token (its combining marks included). */
  readonly end: Uint32Array;
  /** Bits of `TokenFlag` (text/flags.ts). */
  readonly flags: Uint8Array;
  /** Quotations: [startToken, endToken) one after the other, sorted by start, an outer one before its inner ones. */
  readonly quotations: Uint32Array;
}
