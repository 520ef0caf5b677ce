/**
 * Quotations that stand in several documents: who said them, and what each document made of them.
 */
import type { Span } from "./document.js";
import type { Edit } from "./passage.js";

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
  /** Its place in `quotations`. */
  readonly index: number;
  /** Place in `families`. */
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
