/**
 * Reused text: where two documents have it, and what differs. Offsets and spans as in document.ts.
 */
import type { Range, Span } from "./document.js";

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
  /** Its place in `passages`. */
  readonly index: number;
  /** The earlier document (publication time, then input order). */
  readonly a: Span;
  readonly b: Span;
  /** Evidence: how surprising it would be for two authors to write this independently, in bits. */
  readonly bits: number;
  /** Number of matched tokens: those of the blocks, inflected and misread words, and the parts of numbers that blocks give up. */
  readonly tokens: number;
  readonly kind: PassageKind;
  /** Place in `families`. */
  readonly family: number;
  /** The matched runs in the order of `a`; at least one. */
  readonly blocks: readonly Block[];
  readonly edits: readonly Edit[];
}

/** Where a document has a text that was to be ignored (`ignore`), changed here and there or in part. No block of a passage lies in it. */
export interface IgnoredSpan extends Span {
  /** Which ignored text: the id of its document; of one that was given as a string its place in the list, "0", "1" ... */
  readonly text: string;
}
