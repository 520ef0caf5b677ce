/**
 * Stage text: what stands between two tokens -> BREAK_NONE, BREAK_WEAK or BREAK_STRONG and SENTENCE_END of the first one
 * (flags.ts). A break ends a name; a strong one is priced when a passage is chained across it.
 *
 *   strong   a blank line; ! ? ; or a double quotation mark, in the forms of any script; a full stop before white space
 *            (closing brackets and single quotation marks may come between), but not after an initial; the end of the text
 *   weak     a comma, colon, bracket or line end, in the forms of any script; but not a comma between two digits, nor the
 *            one line end after the full stop of an initial
 *   none     anything else: spaces, hyphens, dashes, symbols, dots inside numbers and host names
 *
 * A sentence may also end after "..." and "…", and after the last of several initials ("in the U.S. The").
 * O(length of what stands between tokens).
 */
import { BREAK_NONE, BREAK_STRONG, BREAK_WEAK, TokenFlag } from "./flags.js";
import type { ScannedTokens } from "./scan.js";
import { isBlankLine, isWhite, Separator, separatorKinds } from "./separators.js";
import { CharacterClass, type CharacterTables, classAt } from "./tables.js";
import { isOneLetter } from "./words.js";

const COMMA = 0x2c;
const ELLIPSIS = 0x2026;
/** May stand between a full stop and the white space after it: ) ] } ' ’ › and their fullwidth forms. */
const CLOSERS = ")]}'\u2019\u203a\uff09\uff3d\uff5d";

/** Sets the break bits and SENTENCE_END in `flags` of each token; the last one's break is strong. */
export function markBreaks(tables: CharacterTables, text: string, tokens: ScannedTokens): void {
  const { length, start, end, flags } = tokens;
  const kinds = separatorKinds();
  for (const next of tokens.gaps) {
    if (next === 0) continue;
    const i = next - 1;
    const from = end[i]!;
    const to = start[next]!;
    const isInitial = kinds[text.charCodeAt(from)] === Separator.DOT && isOneLetter(tables, text, start[i]!, from);
    const found = isInitial && isInitialGap(kinds, text, from, to) ? BREAK_NONE : breakOf(tables, kinds, text, { from, to, isInitial });
    const endsInitials = isInitial && isWhite(kinds[text.charCodeAt(from + 1)]) && followsInitial(tables, text, tokens, i);
    const endsSentence = found === BREAK_STRONG || endsInitials || beginsWithEllipsis(kinds, text, from, to);
    flags[i] = flags[i]! | found | (endsSentence ? TokenFlag.SENTENCE_END : 0);
  }
  if (length > 0) flags[length - 1] = flags[length - 1]! | BREAK_STRONG | TokenFlag.SENTENCE_END;
}

/** A full stop and at most one space or line end. */
function isInitialGap(kinds: Uint8Array, text: string, from: number, to: number): boolean {
  const isCrLf = to === from + 3 && text.charCodeAt(from + 1) === 0x0d && text.charCodeAt(from + 2) === 0x0a;
  return to === from + 1 || ((to === from + 2 || isCrLf) && isWhite(kinds[text.charCodeAt(from + 1)]));
}

/** Whether token i - 1 is one letter too, with no break between it and token i. */
function followsInitial(tables: CharacterTables, text: string, tokens: ScannedTokens, i: number): boolean {
  return i > 0 && (tokens.flags[i - 1]! & TokenFlag.BREAK_MASK) === BREAK_NONE && isOneLetter(tables, text, tokens.start[i - 1]!, tokens.end[i - 1]!);
}

interface Gap {
  readonly from: number;
  readonly to: number;
  /** The full stop at its beginning belongs to an initial. */
  readonly isInitial: boolean;
}

function breakOf(tables: CharacterTables, kinds: Uint8Array, text: string, gap: Gap): number {
  const { from, to } = gap;
  let found: number = BREAK_NONE;
  for (let at = from; at < to; at++) {
    const kind = kinds[text.charCodeAt(at)]!;
    if (kind <= Separator.SPACE) continue;
    if (kind === Separator.TERMINATOR || kind === Separator.DOUBLE_QUOTE) return BREAK_STRONG;
    if (kind === Separator.HALF_QUOTE && at + 1 < to && text.charCodeAt(at + 1) === text.charCodeAt(at)) return BREAK_STRONG;
    if (kind === Separator.DOT && !(gap.isInitial && at === from) && isFullStop(kinds, text, at, to)) return BREAK_STRONG;
    if (kind === Separator.LINE_END && isBlankLine(kinds, text, at, to)) return BREAK_STRONG;
    if (kind === Separator.LINE_END || (kind === Separator.WEAK && !isDecimalComma(tables, text, from, to))) found = BREAK_WEAK;
  }
  return found;
}

/** White space follows the dot, closing marks aside. */
function isFullStop(kinds: Uint8Array, text: string, dot: number, to: number): boolean {
  let at = dot + 1;
  while (at < to && CLOSERS.includes(text.charAt(at))) at++;
  return at < to && isWhite(kinds[text.charCodeAt(at)]);
}

function isDecimalComma(tables: CharacterTables, text: string, from: number, to: number): boolean {
  if (text.charCodeAt(from) !== COMMA || to !== from + 1) return false;
  return classAt(tables, text, from - 1) === CharacterClass.DIGIT && classAt(tables, text, to) === CharacterClass.DIGIT;
}

/** Three dots, with or without spaces before and between them, or an ellipsis. */
function beginsWithEllipsis(kinds: Uint8Array, text: string, from: number, to: number): boolean {
  let dots = 0;
  for (let at = from; at < to && dots < 3; at++) {
    const unit = text.charCodeAt(at);
    if (unit === ELLIPSIS) return true;
    if (kinds[unit] === Separator.DOT) dots++;
    else if (!isWhite(kinds[unit])) return false;
  }
  return dots === 3;
}
