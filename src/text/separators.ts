/**
 * Stage text: what the characters between tokens mean, for breaks.ts and quotations.ts: white space, line ends, full stops,
 * marks that end a sentence, quotation marks. One byte a UTF-16 unit, filled on first use from the lists below.
 */

/** Kinds of separators. */
export const Separator = {
  /** Symbols, dashes, hyphens, apostrophes: no break. */
  NEUTRAL: 0,
  SPACE: 1,
  /** White space that ends a line. */
  LINE_END: 2,
  /** A comma, colon or bracket. */
  WEAK: 3,
  DOT: 4,
  /** Ends a sentence wherever it stands. */
  TERMINATOR: 5,
  DOUBLE_QUOTE: 6,
  /** ` or ': two of them stand for a double quotation mark. */
  HALF_QUOTE: 7,
} as const;

/** The set of `String.prototype.trim`, NEL and line ends. */
const SPACES = "\t\v\f \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u202f\u205f\u3000\ufeff";
const LINE_ENDS = "\n\r\u0085\u2028\u2029";
const DOTS = ".\uff0e";
/** ! ? ; and their forms in Greek, Armenian, Arabic, Urdu, Devanagari, Myanmar, Ethiopic, Khmer, CJK. */
const TERMINATORS = "!?;\u037e\u0589\u061b\u061f\u06d4\u0964\u0965\u104b\u1362\u17d4\u203c\u2047\u2048\u2049\u3002\uff01\uff1b\uff1f\uff61";
const DOUBLE_QUOTES = '"\u00ab\u00bb\u201c\u201d\u201e\u201f\u300c\u300d\u300e\u300f\u301d\u301e\u301f\uff02\uff62\uff63';
const WEAK_MARKS = ",:()[]\u060c\u3001\u3008\u3009\u2329\u232a\u300a\u300b\u3010\u3011\u3014\u3015\uff08\uff09\uff0c\uff1a\uff3b\uff3d\uff64";
const HALF_QUOTES = "`'";

const PARAGRAPH_SEPARATOR = 0x2029;

let filled: Uint8Array | undefined;

/** The kind of each UTF-16 unit, 65,536 elements, shared and not to be written to. Word characters are NEUTRAL. */
export function separatorKinds(): Uint8Array {
  if (filled) return filled;
  filled = new Uint8Array(0x10000);
  const lists = ["", SPACES, LINE_ENDS, WEAK_MARKS, DOTS, TERMINATORS, DOUBLE_QUOTES, HALF_QUOTES];
  for (const [kind, list] of lists.entries()) for (let i = 0; i < list.length; i++) filled[list.charCodeAt(i)] = kind;
  return filled;
}

/** Whether a kind is white space. */
export function isWhite(kind: number | undefined): boolean {
  return kind === Separator.SPACE || kind === Separator.LINE_END;
}

/**
 * Whether the line end at `at` begins a blank line, and so ends a paragraph: another one follows before `end`, with nothing
 * but white space between. CR LF is one line end. O(that white space).
 */
export function isBlankLine(kinds: Uint8Array, text: string, at: number, end: number): boolean {
  const unit = text.charCodeAt(at);
  if (unit === PARAGRAPH_SEPARATOR) return true;
  let next = unit === 0x0d && text.charCodeAt(at + 1) === 0x0a ? at + 2 : at + 1;
  while (next < end && kinds[text.charCodeAt(next)] === Separator.SPACE) next++;
  return next < end && kinds[text.charCodeAt(next)] === Separator.LINE_END;
}
