/**
 * What the verbs return. Plain data, safe to serialise; a result is owned by the caller and never touched again.
 *
 * In all results: every key is always there. A list without elements is empty; any other value that is not known, not judged or does not apply is
 * null. A document is called by its `id`; a passage, family, quotation, cluster or story by its `index`, which is its place in the list of its kind.
 */
import type { Span } from "./document.js";
import type { Family } from "./family.js";
import type { Guarantee, Limit } from "./limit.js";
import type { ListView } from "./list-view.js";
import type { IgnoredSpan, Passage } from "./passage.js";
import type { ReusedQuotation } from "./quotation.js";
import type { Pair, Relation, Share } from "./relation.js";
import type { DeduplicateSettings, DetectSettings, Settings } from "./settings.js";
import type { Cluster, Story } from "./story.js";

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
  /** Whether it is one of `against`. */
  readonly against: boolean;
  /** Where its text came from, largest first, its own part last; templates and catchphrases count as its own. Empty where relations were not judged. */
  readonly shares: readonly Share[];
}

/** What a detection consists of; its lists are read, so their elements may be made then. What the writers take: `Detection` and `DetectionView` are such. */
export interface DetectionLists {
  readonly settings: DetectSettings;
  readonly guarantee: Guarantee;
  readonly documents: ListView<DocumentSummary>;
  /** All of them, by document order (publication time, then input order) and offset. */
  readonly passages: ListView<Passage>;
  readonly families: ListView<Family>;
  readonly pairs: ListView<Pair>;
  /** Quotations that stand in more than one place, by their first occurrence. */
  readonly quotations: readonly ReusedQuotation[];
  readonly clusters: readonly Cluster[];
  readonly stories: readonly Story[];
  /** By document (publication time, then input order), then offset; no two of a document overlap. */
  readonly ignored: readonly IgnoredSpan[];
  readonly limits: readonly Limit[];
}

/** The result of `detect`: plain data. */
export interface Detection extends DetectionLists {
  readonly documents: readonly DocumentSummary[];
  readonly passages: readonly Passage[];
  readonly families: readonly Family[];
  readonly pairs: readonly Pair[];
}

/**
 * The result of `detectView`: a detection whose documents, passages, families and pairs are made each time they are read, so that a million
 * passages need no object each. It holds the texts, and what they were searched by, as long as it is held itself.
 */
export interface DetectionView extends DetectionLists {
  /** All of it as plain data: what `detect` gives. Gives way to other work as the run did, and ends with its signal. */
  toPlain(): Promise<Detection>;
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
  /** Why that one was kept and not this. */
  readonly rule: KeepRule;
}

/** What decided which of two documents stays: the order of the input ("first", also between equals of another rule), length, time, or the preferred source. */
export type KeepRule = "first" | "longest" | "earliest" | "preferred-source";

/** The result of `deduplicate`. */
export interface Deduplication {
  readonly settings: DeduplicateSettings;
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
