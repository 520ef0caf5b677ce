/**
 * Kernel: breaks between tokens, as text/breaks.ts has them; comments there say what they mean.
 */
import {
  addFlags,
  BREAK_MASK,
  BREAK_STRONG,
  BREAK_WEAK,
  CLASSES,
  classAt,
  column,
  DIGIT,
  END,
  FLAG_SENTENCE_END,
  flagsOf,
  GAPS,
  IGNORABLE,
  KINDS,
  LETTER,
  MARK,
  START,
  sizeAt,
  unitAt,
} from "./layout";
import { numGaps } from "./scan";

/** Kinds of separators; text/separators.ts. */
const SPACE: u32 = 1;
const LINE_END: u32 = 2;
const WEAK: u32 = 3;
const DOT: u32 = 4;
const TERMINATOR: u32 = 5;
const DOUBLE_QUOTE: u32 = 6;
const HALF_QUOTE: u32 = 7;

const COMMA: u32 = 0x2c;
const ELLIPSIS: u32 = 0x2026;
const PARAGRAPH_SEPARATOR: u32 = 0x2029;

function kindAt(at: u32): u32 {
  return <u32>load<u8>(KINDS + unitAt(at));
}

function isWhite(kind: u32): bool {
  return kind === SPACE || kind === LINE_END;
}

export function markBreaks(numTokens: u32): void {
  for (let g: u32 = 0; g < numGaps; g++) {
    const next = column(GAPS, g);
    if (next === 0) continue;
    const i = next - 1;
    const from = column(END, i);
    const to = column(START, next);
    const isInitial = kindAt(from) === DOT && isOneLetter(column(START, i), from);
    const found = isInitial && isInitialGap(from, to) ? 0 : breakOf(from, to, isInitial);
    const endsInitials = isInitial && isWhite(kindAt(from + 1)) && followsInitial(i);
    const endsSentence = found === BREAK_STRONG || endsInitials || beginsWithEllipsis(from, to);
    addFlags(i, found | (endsSentence ? FLAG_SENTENCE_END : 0));
  }
  if (numTokens > 0) addFlags(numTokens - 1, BREAK_STRONG | FLAG_SENTENCE_END);
}

function isInitialGap(from: u32, to: u32): bool {
  const isCrLf = to === from + 3 && unitAt(from + 1) === 0x0d && unitAt(from + 2) === 0x0a;
  return to === from + 1 || ((to === from + 2 || isCrLf) && isWhite(kindAt(from + 1)));
}

function followsInitial(i: u32): bool {
  return i > 0 && (flagsOf(i - 1) & BREAK_MASK) === 0 && isOneLetter(column(START, i - 1), column(END, i - 1));
}

function breakOf(from: u32, to: u32, isInitial: bool): u32 {
  let found: u32 = 0;
  for (let at = from; at < to; at++) {
    const kind = kindAt(at);
    if (kind <= SPACE) continue;
    if (kind === TERMINATOR || kind === DOUBLE_QUOTE) return BREAK_STRONG;
    if (kind === HALF_QUOTE && at + 1 < to && unitAt(at + 1) === unitAt(at)) return BREAK_STRONG;
    if (kind === DOT && !(isInitial && at === from) && isFullStop(at, to)) return BREAK_STRONG;
    if (kind === LINE_END && isBlankLine(at, to)) return BREAK_STRONG;
    if (kind === LINE_END || (kind === WEAK && !isDecimalComma(from, to))) found = BREAK_WEAK;
  }
  return found;
}

function isFullStop(dot: u32, to: u32): bool {
  let at = dot + 1;
  while (at < to && isCloser(unitAt(at))) at++;
  return at < to && isWhite(kindAt(at));
}

function isCloser(unit: u32): bool {
  return (
    unit === 0x29 ||
    unit === 0x5d ||
    unit === 0x7d ||
    unit === 0x27 ||
    unit === 0x2019 ||
    unit === 0x203a ||
    unit === 0xff09 ||
    unit === 0xff3d ||
    unit === 0xff5d
  );
}

function isBlankLine(at: u32, end: u32): bool {
  const unit = unitAt(at);
  if (unit === PARAGRAPH_SEPARATOR) return true;
  let next = unit === 0x0d && unitAt(at + 1) === 0x0a ? at + 2 : at + 1;
  while (next < end && kindAt(next) === SPACE) next++;
  return next < end && kindAt(next) === LINE_END;
}

function isDecimalComma(from: u32, to: u32): bool {
  if (unitAt(from) !== COMMA || to !== from + 1) return false;
  return <u32>load<u8>(CLASSES + unitAt(from - 1)) === DIGIT && classAt(to) === DIGIT;
}

function beginsWithEllipsis(from: u32, to: u32): bool {
  let dots: u32 = 0;
  for (let at = from; at < to && dots < 3; at++) {
    const unit = unitAt(at);
    if (unit === ELLIPSIS) return true;
    const kind = <u32>load<u8>(KINDS + unit);
    if (kind === DOT) dots++;
    else if (!isWhite(kind)) return false;
  }
  return dots === 3;
}

/** Whether a word is one letter with its marks; text/words.ts. */
function isOneLetter(start: u32, end: u32): bool {
  if (classAt(start) < LETTER || isHangul(unitAt(start))) return false;
  const next = start + sizeAt(start);
  return next === end || marksEnd(next) === end;
}

function marksEnd(from: u32): u32 {
  let end = from;
  let at = from;
  for (let kind = classAt(at); kind === MARK || kind === IGNORABLE; kind = classAt(at)) {
    at += sizeAt(at);
    if (kind === MARK) end = at;
  }
  return end;
}

function isHangul(unit: u32): bool {
  if (unit < 0x1100) return false;
  return (
    (unit >= 0xac00 && unit <= 0xd7ff) ||
    unit <= 0x11ff ||
    (unit >= 0xa960 && unit <= 0xa97f) ||
    (unit >= 0x3131 && unit <= 0x318e) ||
    (unit >= 0xffa0 && unit <= 0xffdc)
  );
}
