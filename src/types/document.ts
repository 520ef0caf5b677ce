/**
 * What goes in: documents, and places in them. Every offset is a UTF-16 code unit of the caller's own string, every span is half-open:
 * `text.slice(span.start, span.end)` is the text that is meant.
 */
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
