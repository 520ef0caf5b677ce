/**
 * Two documents: how alike they are, how they came to share text, and which way it went.
 */
import type { Span } from "./document.js";

/**
 * - `duplicate`: the same text.
 * - `revision`: an updated version of the same story by the same publisher, or of one text where publishers are not known.
 * - `syndication`: the same story, or a part that came from the other for sure, in a text that is not known to be of the same publisher.
 * - `release`: a press release's own wording in a story.
 * - `quotation`: most of what is shared stands in quotation marks, or in embedded posts.
 * - `common-source`: both took it from a third document, which is named, or from a wire that both credit.
 * - `template`: furniture of pages, text that recurs over months, and whatever else a publisher has of itself.
 * - `catchphrase`: a phrase that many publishers use over years in unlike stories.
 * - `none`: they share a passage, and nothing says that one has it of the other, or both of a third.
 */
export type RelationLabel = "duplicate" | "revision" | "syndication" | "release" | "quotation" | "common-source" | "template" | "catchphrase" | "none";

/** Which way the text went; `undetermined` where the evidence does not decide. */
export type Direction = "a-to-b" | "b-to-a" | "undetermined";

/** What kind of thing speaks for a relation. */
export type RelationRule =
  | "same-text"
  | "coverage"
  | "same-publisher"
  | "credit"
  | "release-marker"
  | "time"
  | "containment"
  | "attribution"
  | "quotation-marks"
  | "update-note"
  | "third-document"
  | "family-label";

/** One thing that speaks for a relation, which a person can check. */
export interface RelationEvidence {
  readonly rule: RelationRule;
  /** A sentence for a person. */
  readonly detail: string;
  /** How much it speaks for `a-to-b` (above 0) or `b-to-a` (below 0); 0 where it speaks for the label only. */
  readonly weight: number;
  /** Where it stands, if it stands anywhere. */
  readonly spans: readonly Span[];
}

/** How two documents came to share text. */
export interface Relation {
  readonly label: RelationLabel;
  readonly direction: Direction;
  readonly evidence: readonly RelationEvidence[];
  /** The document that both took it from, for a `common-source` that is here; else null. */
  readonly via: string | null;
  /** The wire that both credit for it and that published neither, else null; no document of it need be here. */
  readonly wire: string | null;
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
  /** Places in `passages`. */
  readonly passages: readonly number[];
  /** How they came to share it, and which way it went; null where relations were not judged. */
  readonly relation: Relation | null;
}

/** A part of a document's account: how much of its text came from where. */
export interface Share {
  /** The document it came from; null for what is its own. */
  readonly from: string | null;
  /** The relation by which it came; null for what is its own. */
  readonly label: RelationLabel | null;
  /** Share of the document's tokens, 0 to 1; those of one document add up to 1. */
  readonly share: number;
}
