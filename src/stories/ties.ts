/** Stage stories: what ties two documents of one story, for lineage.ts, composites.ts and origins.ts; and how much of a text is much. No input. O(1). */
import type { Relation } from "../types/relation.js";

/** Share of a document by which it is not independent of where that came from. By reason: below a fifth the rest is an article by itself. */
export const REAL_SHARE = 0.2;
/** Share of both by which two documents are one text in the main. */
export const SAME_SHARE = 0.5;

/** A pair of documents of a story, by their numbers in it. */
export interface RelatedPair {
  readonly a: number;
  readonly b: number;
  /** Share of a's tokens that b has, 0 to 1. */
  readonly coverageA: number;
  readonly coverageB: number;
  readonly relation: Relation;
}

/** `child` took text from `parent`. */
export interface Descent {
  readonly parent: number;
  readonly child: number;
  /** Share of the child's tokens that is known of, 0 to 1. */
  readonly coverage: number;
}

/** Two documents that share much text, neither known to have it from the other. */
export interface Tie {
  readonly a: number;
  readonly b: number;
  readonly coverageA: number;
  readonly coverageB: number;
  /** Whether both took it from a source that is not in the story; otherwise one may have it from the other. */
  readonly isCommonSource: boolean;
  /** The wire that both credit. */
  readonly wire: string | undefined;
}
