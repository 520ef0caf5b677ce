/**
 * An index that lives on disk: what a caller asks of it and gets. Passages, pairs, families and relations are those of `detect`.
 */
import type { Document } from "./document.js";
import type { CancelSignal, DetectOptions, Sensitivity, ThresholdBits, ThresholdOptions, TokenFolding } from "./options.js";
import type { Relation } from "./relation.js";
import type { Detection } from "./result.js";
import type { ReleaseTrace } from "./trace.js";
import type { WordModel } from "./word-model.js";

/** Options of `openIndex`. Those marked "fixed" are written when the index is made; later they may be left out, and one that differs is refused. */
export interface IndexOptions {
  /** "read" opens beside a writer, in any number of processes, and sees what it commits. @default "write" */
  readonly mode?: "write" | "read" | undefined;
  /** Whether an index is made where there is none. @default true for "write" */
  readonly create?: boolean | undefined;
  /** Throws the postings away and makes them again from the documents: after damage, or for a version that cuts texts otherwise. @default false */
  readonly rebuild?: boolean | undefined;
  /** Fixed. How short a run is sure to be found: "quote" 3 words, "sentence" 8, "copy" 15. @default "sentence" */
  readonly sensitivity?: Sensitivity | undefined;
  /** Fixed. Resemblance from which `seen` and `judge` call two documents near-duplicates, in (0, 1]. @default 0.7 */
  readonly threshold?: number | undefined;
  /** Fixed. Largest probability that a near-duplicate just at the threshold is missed, in (0, 1). @default 0.01 */
  readonly maxMissRate?: number | undefined;
  /** Fixed. Tokens of a shingle for resemblance, 1 to 64. @default 5 */
  readonly shingleSize?: number | undefined;
  /** Fixed by its name. A further folding of tokens. @default none */
  readonly folding?: TokenFolding | undefined;
  /**
   * Fixed. A function, where texts are kept elsewhere: the index then has of each document all but its text, and asks for texts by id, several at once, when
   * it looks at documents. Undefined, or a failure, is "text-missing", another text than the one that was added "text-changed". @default true
   */
  readonly keepTexts?: true | FetchText | undefined;
  /** How long a document stays: milliseconds, or "90d". Older ones leave when documents are added. @default for ever */
  readonly retention?: number | string | undefined;
  /**
   * Whether what each document means for stories is found out behind its commit, and kept for `changes()`: at the cost of a question each. Once begun it
   * goes on where it was with the next writer that asks for it. @default false
   */
  readonly changes?: boolean | undefined;
}

/** Gives the text of a document that was added. */
export type FetchText = (id: string) => string | undefined | Promise<string | undefined>;

/** What an index was made with. */
export interface IndexSettings {
  readonly format: number;
  /** Names what cuts texts into keys; one that differs is refused. */
  readonly algorithm: string;
  readonly sensitivity: Sensitivity;
  readonly threshold: number;
  readonly maxMissRate: number;
  readonly shingleSize: number;
  readonly folding: string | null;
  /** Whether texts are in the index, or fetched (`keepTexts`). */
  readonly texts: "kept" | "fetched";
}

export interface AddOptions {
  /** What happens to a document whose id is there. @default "error" */
  readonly ifExists?: "error" | "replace" | "skip" | undefined;
  /** Documents that are committed together, 1 to 10,000. @default 100 */
  readonly batch?: number | undefined;
  /** Ends the adding: what was committed stays, the promise rejects with the signal's reason. */
  readonly signal?: CancelSignal | undefined;
  /** Told the ids of each batch that is on disk. */
  readonly onCommitted?: ((ids: readonly string[]) => void) | undefined;
}

export interface AddResult {
  readonly added: number;
  readonly replaced: number;
  readonly skipped: number;
}

export interface SeenOptions {
  /** Only documents published at most this far from the given one: milliseconds, or "72h". A document without a time is not left out. @default no bound */
  readonly within?: number | string | undefined;
  /** Only documents published then or later (ISO 8601). A document without a time is not left out. @default no bound */
  readonly since?: string | undefined;
  /** Whether a reader looks for newer commits first. @default true */
  readonly refresh?: boolean | undefined;
}

/** A document of the index that resembles the one that was asked about. */
export interface SeenDocument {
  readonly id: string;
  /** Exact Jaccard coefficient of the two over distinct k-token shingles, from the threshold of the index to 1. */
  readonly resemblance: number;
  readonly source: string | null;
  readonly publishedAt: string | null;
}

export interface QueryOptions extends SeenOptions {
  /** Documents that are looked at closely, those that seem to share most first. @default 20 */
  readonly limit?: number | undefined;
  /** Only documents of another publisher; one without a source differs from all. @default false */
  readonly otherSourceOnly?: boolean | undefined;
  /** Bits a passage needs beyond the threshold of its class, -6 to 1000. @default 0 */
  readonly marginBits?: number | undefined;
  /**
   * Bits that a passage needs, by its class. With them and `model` two texts have the same passages at any size of the index.
   * @default those of `detect` of the document against all that the index holds: they grow by some 1.5 bits with each doubling
   */
  readonly thresholds?: ThresholdOptions | undefined;
  /** Whether it is judged what the reuse means. @default true */
  readonly relations?: boolean | undefined;
  /** Version of the word model, one of `stats().models`. @default the newest */
  readonly model?: number | undefined;
  /**
   * Whether all documents that have a frequent seed are looked at. Otherwise of more than 100 in a segment the first and the last 50 are, which `limits`
   * tells: a document that shares nothing rarer may then be passed over. @default false
   */
  readonly exhaustive?: boolean | undefined;
  /** Cancels the question: the promise rejects with the signal's reason. */
  readonly signal?: CancelSignal | undefined;
}

/** The word model that an answer was counted by. */
export interface IndexModel {
  /** Ascends with each training; 0 for one that a reader trained for itself because the index has none yet. */
  readonly version: number;
  readonly id: string;
  readonly documents: number;
  readonly tokens: number;
}

/** Options of `detect` against an index, which has the others: what it was made with, and its models. */
export interface IndexDetectOptions extends Omit<DetectOptions, "against" | "folding" | "maxMissRate" | "model" | "sensitivity" | "shingleSize" | "threshold"> {
  /** Version of the word model. @default the newest */
  readonly model?: number | undefined;
}

/** What `query` tells: what `detect` of the document against the documents that were looked at has found, and how many were not looked at. */
export interface QueryResult extends Detection {
  /** No document that was not looked at closely can share a run above the guarantee. */
  readonly complete: boolean;
  readonly candidates: {
    /** Documents that share a seed. */
    readonly touched: number;
    /** Of those, how many share a run that may suffice. */
    readonly possible: number;
    readonly verified: number;
    readonly notVerified: number;
  };
  readonly model: IndexModel;
  /** The state of the index that was asked. */
  readonly index: { readonly generation: number; readonly documents: number };
}

/**
 * What a document is to an index.
 * - `new`: it shares nothing above the thresholds.
 * - `duplicate`: it resembles a document of the index, and updates none.
 * - `update`: it is a later version of a document of the index, by the same publisher.
 * - `shares`: it has passages of documents of the index, and resembles none.
 */
export type VerdictKind = "new" | "duplicate" | "update" | "shares";

export interface Verdict {
  readonly kind: VerdictKind;
  /** The document that it duplicates or updates, or shares most with; null for `new`. */
  readonly of: string | null;
  /** Exact resemblance to `of`; null for `new` and `shares`. */
  readonly resemblance: number | null;
  /** Share of the document's tokens that passages with `of` match, 0 to 1. */
  readonly shared: number;
  /** All near-duplicates, the closest first. */
  readonly duplicates: readonly SeenDocument[];
  /** How the two came to share text, and its evidence; null for `new`. `a` and `b` of it are the ids in the answer's pair. */
  readonly relation: Relation | null;
  /** From what resemblance on a document counts as a duplicate, and what bits passages needed. */
  readonly thresholds: { readonly resemblance: number; readonly bits: ThresholdBits };
  /** A sentence for a person. */
  readonly reason: string;
}

/** A verdict with the answer that it rests on. */
export interface Judgement extends QueryResult {
  readonly verdict: Verdict;
}

/**
 * What became of stories when a document was added. A story are the documents that reuse ties to each other, step by step, as they came.
 * - `new-origin`: nothing ties it to what was there: it begins a story.
 * - `story-joined`: it belongs to a story, by what it shares with `of`.
 * - `stories-merged`: it belongs to several, which are one from now on.
 * - `update-of`: it is a later version of `of`, by the same publisher; told behind `story-joined`.
 */
export type IndexChangeKind = "new-origin" | "story-joined" | "stories-merged" | "update-of";

export interface IndexChange {
  /** 1, 2, 3, ...: what `after` takes. */
  readonly cursor: number;
  readonly kind: IndexChangeKind;
  /** The story's number, which no other one ever has. */
  readonly story: number;
  /** The document that was added. */
  readonly document: string;
  readonly of: string | null;
  /** Numbers of the stories that are `story` from now on. */
  readonly merged: readonly number[];
  /** What the document was to those before it. */
  readonly verdict: VerdictKind;
  /** Version of the word model that it was judged by. */
  readonly model: number;
  /** When the document was added (ISO 8601). */
  readonly at: string;
}

export interface ChangesOptions {
  /** Only changes behind this cursor; 0 for all. @default all that are kept */
  readonly after?: number | undefined;
  /** Whether to wait for more when all were told. @default true */
  readonly wait?: boolean | undefined;
  readonly signal?: CancelSignal | undefined;
}

/** A step of `trace`: what a batch of documents has of the release. */
export type TraceStep = Pick<ReleaseTrace, "articles" | "others">;

export interface IndexTraceOptions extends Omit<QueryOptions, "limit" | "exhaustive" | "relations"> {
  /** Documents that are looked at together, those that seem to share most first. @default 200 */
  readonly batch?: number | undefined;
}

/** Who used a release: uses as they are found, by batches; `result` is the whole, in the order of `traceRelease`. */
export interface IndexTrace extends AsyncIterable<TraceStep> {
  readonly result: Promise<ReleaseTrace & Pick<QueryResult, "candidates" | "model" | "index">>;
}

export interface IndexStats {
  readonly settings: IndexSettings;
  readonly documents: number;
  readonly tokens: number;
  /** Of the newest commit; ascends with each. */
  readonly generation: number;
  /** Documents not yet in a segment. */
  readonly tail: number;
  /** Removed documents whose postings still lie in segments. */
  readonly dead: number;
  readonly segments: readonly SegmentStats[];
  readonly models: readonly IndexModel[];
  /** Cursors of the changes that are kept, and how many numbers of documents have not been judged for them yet; null where none are kept. */
  readonly changes: { readonly newest: number; readonly oldest: number; readonly waiting: number } | null;
  /** Bytes on disk. */
  readonly bytes: { readonly total: number; readonly seeds: number; readonly bands: number; readonly data: number };
}

export interface SegmentStats {
  readonly number: number;
  readonly level: number;
  /** Documents that were put in, removed ones included. */
  readonly documents: number;
  readonly earliest: string | null;
  readonly latest: string | null;
}

/** What `verify` found. Nothing is repaired. */
export interface VerifyReport {
  readonly documents: number;
  readonly postings: number;
  /** Sentences, each a fault; empty where all is well. */
  readonly faults: readonly string[];
}

/** What can be asked of an index, or of one state of it. */
export interface IndexQueries extends AsyncDisposable {
  has(id: string): Promise<boolean>;
  /** The document as it was added; undefined for an id that is not there. */
  get(id: string): Promise<Document | undefined>;
  /** Near-duplicates of a text, the closest first; the document of the same id is left out. */
  seen(document: string | Document, options?: SeenOptions): Promise<readonly SeenDocument[]>;
  query(document: string | Document, options?: QueryOptions): Promise<QueryResult>;
  judge(document: string | Document, options?: QueryOptions): Promise<Judgement>;
  trace(release: string | Document, options?: IndexTraceOptions): IndexTrace;
  /** What `detect` of documents, kept until the promise settles, against all documents of the index finds. */
  detect(documents: Iterable<Document> | AsyncIterable<Document>, options?: IndexDetectOptions): Promise<Detection>;
  /**
   * What became of stories, oldest first, each once; then what becomes of them. Begins at any cursor, in this process or another, as often as one likes.
   * @throws {WirecopyError} "changes-off" where none are kept, "changes-gone" where some behind the cursor are not kept any more.
   */
  changes(options?: ChangesOptions): AsyncIterable<IndexChange>;
  stats(): Promise<IndexStats>;
  /** A word model of the index, the newest where no version is given: for `detect` and `compare`, which then count bits as answers of the index do. */
  model(version?: number): Promise<WordModel>;
  close(): Promise<void>;
}

export interface WireIndex extends IndexQueries {
  /** Resolves when all of them are on disk. Each batch is whole or not at all. @throws {WirecopyError} "duplicate-id" with `ifExists: "error"`. */
  add(documents: Document | Iterable<Document> | AsyncIterable<Document>, options?: AddOptions): Promise<AddResult>;
  /** Adds a document, or puts it in the place of the one of its id. */
  replace(document: Document): Promise<AddResult>;
  /** How many of these were there, and are removed. */
  remove(ids: string | Iterable<string>): Promise<number>;
  /** Removes what was published before a time, or longer ago than a duration; of a document without a time counts when it was added. @returns how many. */
  expire(before: string | Date | { readonly olderThan: number | string }): Promise<number>;
  /** Commits the document, then judges it: so of two workers that add copies at the same time at least one is told of the other. */
  addAndJudge(document: Document, options?: QueryOptions & Pick<AddOptions, "ifExists">): Promise<Judgement>;
  addAndQuery(document: Document, options?: QueryOptions & Pick<AddOptions, "ifExists">): Promise<QueryResult>;
  /** One state of the index, and one model, until it is closed. */
  snapshot(): Promise<IndexQueries>;
  /** Reads every byte, and holds postings against documents. */
  verify(): Promise<VerifyReport>;
  /** Writes what is not yet in a segment, merges all segments into one, and with `model` trains a new word model. */
  compact(options?: { readonly model?: boolean | undefined; readonly signal?: CancelSignal | undefined }): Promise<void>;
  /** Resolves when flushes, merges and trainings that are under way or due are done. */
  settled(): Promise<void>;
}
