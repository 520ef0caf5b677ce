/**
 * What reuse means: the relation of two documents, quotations with their speakers, families in time, clusters, stories and their
 * origins. Part of `Detection` (types.ts), under the same rules: plain data, UTF-16 offsets, half-open spans.
 */
import type { Edit, Span } from "./result.js";

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
  /** The document that both took it from, for a `common-source` that is here. */
  readonly via?: string;
  /** The wire that both credit for it and that published neither; no document of it need be here. */
  readonly wire?: string;
}

/** How exactly a time is known. */
export type TimePrecision = "instant" | "day" | "month" | "year" | "unknown";

/**
 * What a family is: a `repeat` inside one document, or judged by its spread over publishers and time; `undetermined` where these are not known or
 * do not decide.
 */
export type FamilyLabel = "repeat" | "template" | "catchphrase" | "syndication" | "quotation" | "undetermined";

/** One appearance of a family, in time. */
export interface Occurrence extends Span {
  /** As the document has it, or as its text says it (ISO 8601). */
  readonly publishedAt: string | null;
  readonly precision: TimePrecision;
  /** Whether the time was read from the text, because the document has none. */
  readonly timeFromText: boolean;
  /** Place in `occurrences` of the likely parent; null for the first one, and where it is undetermined. */
  readonly parent: number | null;
  /** Why this parent, or why none: a sentence for a person. */
  readonly reason: string;
}

/** Whom a text names as the one who said it. */
export interface Speaker {
  /** As the text has it where it is named in full: "Peter Simonson". */
  readonly name: string;
  /** Where the text names them within reach of the quotation. */
  readonly span: Span;
}

/**
 * What became of a quotation, from mark to mark, against the reference. The gravest of what holds, from the last to the first:
 * - `verbatim`: all of it, word for word; where there are edits, they are words in [brackets] or another spelling.
 * - `trimmed`: a part of it, word for word: words are left out at its ends only.
 * - `split`: words of the writer stand between its parts here or in the reference, and not in the other one.
 * - `merged`: parts that do not follow each other in the reference stand as one: sentences are left out or moved, words with "..." or in
 *   favour of brackets, or whole sentences more stand with it.
 * - `altered`: with other words, more words, or without words inside a sentence; or an omission took a negation.
 */
export type QuotationVerdict = "verbatim" | "trimmed" | "split" | "merged" | "altered";

/**
 * Why a form is the one that the others are held against.
 * - `release`: its document is the release.
 * - `source`: the others took text from its document.
 * - `earliest`: its document was the first.
 * - `fullest`: it holds all of an earlier one, or nothing tells which was first: it is the form that most documents have, or the fullest.
 */
export type ReferenceReason = "release" | "source" | "earliest" | "fullest";

/** A quotation in one document: what stands between its marks, or its words in running text. */
export interface QuotationOccurrence extends Span {
  /** Null where the text names nobody within reach. */
  readonly speaker: Speaker | null;
  readonly verdict: QuotationVerdict;
  /** The words that differ from the reference, `a` being that; words that are only left out at the ends are none. */
  readonly edits: readonly Edit[];
  /** Whether it stands in quotation marks here. */
  readonly isQuoted: boolean;
}

/** A quotation that stands in more than one document. */
export interface ReusedQuotation {
  /** Its index in `quotations`. */
  readonly id: number;
  /** Index into `families`. */
  readonly family: number;
  /** The reference: the speaker's words, without those of the writer between them. */
  readonly text: string;
  /** The speaker that all occurrences with one agree on; null where they do not, or none has one. */
  readonly speaker: string | null;
  /** Place in `occurrences` of the form that verdicts are against, and why it is that one. */
  readonly reference: number;
  readonly referenceReason: ReferenceReason;
  /** Earliest document first, then by offset. */
  readonly occurrences: readonly QuotationOccurrence[];
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

/** An article of a story, and how much of it came from an origin. */
export interface OriginMember {
  readonly id: string;
  /** Share of the article's tokens that came from this origin, 0 to 1; 1 for the origin itself. */
  readonly share: number;
}

/** A document of a story that took no real share of its text from the others, and what came of it; or several that are not known to be independent. */
export interface Origin {
  /** The earliest of them. */
  readonly document: string;
  /** The wire whose story they carry by their credits, whether a document of it is here or not. */
  readonly wire?: string;
  /** Why it is taken to be one: a sentence for a person. */
  readonly reason: string;
  /** Itself first, then in document order. */
  readonly members: readonly OriginMember[];
}

/** Clusters and articles that are tied by reuse. */
export interface Story {
  /** Its index in `stories`. */
  readonly id: number;
  /** Earliest first. */
  readonly documents: readonly string[];
  /** Indices into `clusters`. */
  readonly clusters: readonly number[];
  /** Independent origins, earliest first; every document of the story is a member of at least one. */
  readonly origins: readonly Origin[];
}
