/**
 * What `traceRelease` returns: who used a release, and what of it. In all of it `a` is the release and `b` the article, whichever came first.
 */
import type { Guarantee, Limit } from "./limit.js";
import type { Passage } from "./passage.js";
import type { ReusedQuotation } from "./quotation.js";
import type { Relation } from "./relation.js";
import type { DocumentSummary } from "./result.js";
import type { DetectSettings } from "./settings.js";

/** An article that shares text with the release. */
export interface ReleaseUse {
  readonly article: DocumentSummary;
  /** When it appeared: as the article has it, else as its text says it (`timeFromText`); ISO 8601. */
  readonly publishedAt: string | null;
  readonly timeFromText: boolean;
  /** Share of the release's tokens that the article has, 0 to 1. */
  readonly releaseShare: number;
  /** Share of the article's tokens that the release has, 0 to 1. */
  readonly articleShare: number;
  /** `a-to-b`: the article took it from the release. */
  readonly relation: Relation;
  /** By offset in the release; `a` is the release. */
  readonly passages: readonly Passage[];
}

/** How many articles have something of the release. */
export interface UseCount {
  /** Articles that took it from the release. */
  readonly uses: number;
  /** Articles that have it too, without a determined direction. */
  readonly possible: number;
}

/** A range of the release, and how many articles have it. */
export interface ReleasePart extends UseCount {
  readonly start: number;
  readonly end: number;
}

/** A sentence of the release, or the part of one that a quotation mark or semicolon ends; counted are articles with half of its tokens or more. */
export interface ReleaseSentence extends ReleasePart {
  /** Ids of the articles counted, earliest first. */
  readonly articles: readonly string[];
}

/** The result of `traceRelease`. */
export interface ReleaseTrace {
  readonly settings: DetectSettings;
  readonly guarantee: Guarantee;
  readonly release: DocumentSummary;
  /** How many articles were compared with it. */
  readonly numArticles: number;
  /** Those that used it, or may have, earliest first; without a time last. */
  readonly articles: readonly ReleaseUse[];
  /** Those that share with it what is no use of it: boilerplate, stock phrases, or too little to say. In the same order. */
  readonly others: readonly ReleaseUse[];
  /** Share of the release's tokens that one of `articles` has, but for those that the release took text from. */
  readonly usedShare: number;
  /** All tokens of the release in ranges of equal counts, by offset: those where both counts are 0 nobody used. */
  readonly parts: readonly ReleasePart[];
  readonly sentences: readonly ReleaseSentence[];
  /** Quotations of the release that articles have, with their speakers; of the occurrences those in the release come first. */
  readonly quotations: readonly ReusedQuotation[];
  readonly limits: readonly Limit[];
}
