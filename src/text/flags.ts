/**
 * Stage text: the bits of a token's `flags` byte, written by tokens.ts and names.ts, read by information/ and what follows.
 *
 *   bit   7          6     5              4        3   2      1       0
 *         NAME_START NAME  SENTENCE_END   UNSPACED  break      NUMBER  CAPITALISED
 */
export const TokenFlag = {
  /** The first letter is upper or title case. */
  CAPITALISED: 1,
  /** All digits. */
  NUMBER: 2,
  /** What stands after the token, two bits: see BREAK_*. */
  BREAK_MASK: 12,
  /** One character of a script that is written without spaces. */
  UNSPACED: 16,
  /** A sentence may end after this token. Wider than BREAK_STRONG: also after an initial ("in the U.S. The") and "...". */
  SENTENCE_END: 32,
  /** In a name run. */
  NAME: 64,
  /** The first token of a name run. */
  NAME_START: 128,
} as const;

/** Only spaces, hyphens or dashes, or nothing. */
export const BREAK_NONE = 0;
/** A comma, colon, bracket or line end. */
export const BREAK_WEAK = 4;
/** The end of a sentence or paragraph, a semicolon, or a quotation mark. The last token of a text has it. */
export const BREAK_STRONG = 8;
