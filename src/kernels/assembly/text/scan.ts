/**
 * Kernel: text -> offsets, hashes, flags and gaps of its tokens, as text/scan.ts has them, and of the gaps those that hold a mark for
 * text/quotations.ts. A word that is not of ASCII letters and digits is measured and folded by JavaScript.
 */
import {
  BYTES,
  CLASSES,
  classAt,
  DIGIT,
  END,
  FLAG_CAPITALISED,
  FLAG_NUMBER,
  FLAG_UNSPACED,
  FLAGS,
  GAPS,
  HASH_HI,
  HASH_LO,
  LOWER,
  MARKED,
  put,
  SIGNS,
  START,
  UNITS,
  UPPER,
  unitAt,
  WORD,
} from "./layout";

/** Puts hash and flags of the word that begins at a unit into WORD; returns where it ends. */
declare function readWord(from: u32): u32;

export let numGaps: u32 = 0;
export let numMarked: u32 = 0;
/** Not 0 where a token is a character of a script without spaces. */
export let hasUnspaced: u32 = 0;

/** UTF-8 of BYTES -> UNITS; returns their number. A valid encoding: it comes from a string. */
export function decode(byteLength: u32): u32 {
  let from: usize = BYTES;
  let to: usize = UNITS;
  const end = BYTES + <usize>byteLength;
  while (from < end) {
    while (from + 8 <= end && ((load<u32>(from) | load<u32>(from, 4)) & 0x80808080) === 0) {
      const eight = load<u64>(from);
      store<u64>(to, widened(<u32>eight));
      store<u64>(to, widened(<u32>(eight >> 32)), 8);
      from += 8;
      to += 16;
    }
    if (from >= end) break;
    const byte = <u32>load<u8>(from);
    if (byte < 0x80) {
      store<u16>(to, <u16>byte);
      from++;
    } else if (byte < 0xe0) {
      store<u16>(to, <u16>(((byte & 0x1f) << 6) | tail(from + 1)));
      from += 2;
    } else if (byte < 0xf0) {
      store<u16>(to, <u16>(((byte & 0xf) << 12) | (tail(from + 1) << 6) | tail(from + 2)));
      from += 3;
    } else {
      const point = (((byte & 7) << 18) | (tail(from + 1) << 12) | (tail(from + 2) << 6) | tail(from + 3)) - 0x10000;
      store<u16>(to, <u16>(0xd800 | (point >> 10)));
      store<u16>(to, <u16>(0xdc00 | (point & 0x3ff)), 2);
      from += 4;
      to += 2;
    }
    to += 2;
  }
  store<u64>(to, 0);
  return <u32>((to - UNITS) >> 1);
}

/** Four bytes as four units. */
function widened(four: u32): u64 {
  return <u64>spread(four & 0xffff) | ((<u64>spread(four >> 16)) << 32);
}

/** Two bytes as two units. */
function spread(two: u32): u32 {
  return (two & 0xff) | ((two & 0xff00) << 8);
}

function tail(at: usize): u32 {
  return <u32>load<u8>(at) & 0x3f;
}

/** Scans the units [0, length); returns the number of tokens. */
export function scan(length: u32): u32 {
  let count: u32 = 0;
  let gaps: u32 = 0;
  let lastEnd: i32 = -2;
  let at: u32 = 0;
  hasUnspaced = 0;
  numMarked = 0;
  while (at < length) {
    let unit = unitAt(at);
    const first = <u32>load<u8>(CLASSES + unit);
    if (first < DIGIT && ((unit & 0xf800) !== 0xd800 || classAt(at) < DIGIT)) {
      at++;
      continue;
    }
    const from = at;
    if (<i32>from > lastEnd + 1 || (<i32>from > lastEnd && unitAt(lastEnd) !== 0x20 && unitAt(lastEnd) !== 0x2d)) {
      put(GAPS, gaps++, count);
      if (hasMark(lastEnd < 0 ? 0 : lastEnd, from)) put(MARKED, numMarked++, count);
    }
    let lo: u32 = 0;
    let hi: u32 = 0;
    let eight: u64 = 0;
    let shift: u64 = 0;
    while (isAscii(unit) || (unit === 0x27 && isAsciiLetter(unitAt(at - 1)) && isAsciiLetter(unitAt(at + 1)))) {
      eight |= (<u64>(unit | 0x20)) << shift;
      shift += 8;
      unit = unitAt(++at);
      if (shift < 64) continue;
      lo ^= <u32>eight;
      hi ^= <u32>(eight >> 32);
      hi ^= mixOffZero(lo);
      lo ^= mixOffZero(hi);
      hi ^= mixOffZero(lo);
      eight = 0;
      shift = 0;
    }
    let flags: u32 = 0;
    if (at > from && (isPlainEnd(unit) || endsPlainly(at, length))) {
      if (shift > 0) {
        lo ^= <u32>eight;
        hi ^= <u32>(eight >> 32);
        hi ^= mixOffZero(lo);
        lo ^= mixOffZero(hi);
        hi ^= mixOffZero(lo);
      }
      if (first === DIGIT) flags = flagsOfNumber(from, at);
    } else {
      at = readWord(from);
      lo = load<u32>(WORD);
      hi = load<u32>(WORD, 4);
      flags = load<u32>(WORD, 8);
    }
    if (first === LOWER) flags = 0;
    else if (first === UPPER) flags = FLAG_CAPITALISED;
    else if (flags & FLAG_UNSPACED) hasUnspaced = 1;
    lastEnd = at;
    put(START, count, from);
    put(END, count, at);
    put(HASH_LO, count, lo);
    put(HASH_HI, count, hi);
    store<u8>(FLAGS + <usize>count, <u8>flags);
    count++;
  }
  numGaps = gaps;
  return count;
}

function mixOffZero(x: u32): u32 {
  let h = x + 0x9e3779b9;
  h = (h ^ (h >> 16)) * 0x85ebca6b;
  h = (h ^ (h >> 13)) * 0xc2b2ae35;
  return h ^ (h >> 16);
}

/** Whether a unit is a letter or digit of ASCII. */
function isAscii(unit: u32): bool {
  return unit < 0x80 && load<u8>(CLASSES + unit) !== 0;
}

function isAsciiLetter(unit: u32): bool {
  return (unit | 0x20) - 0x61 < 26;
}

/** Of a word that begins with a digit of ASCII, and consists of ASCII. */
function flagsOfNumber(from: u32, end: u32): u32 {
  for (let at = from; at < end; at++) {
    const kind = <u32>load<u8>(CLASSES + unitAt(at));
    if (kind > DIGIT) return kind === UPPER ? FLAG_CAPITALISED : 0;
  }
  return FLAG_NUMBER;
}

function isPlainEnd(unit: u32): bool {
  return unit < 0x80 && unit !== 0x27 && unit !== 0x2d && unit !== 0;
}

function endsPlainly(at: u32, length: u32): bool {
  if (at >= length) return true;
  const unit = unitAt(at);
  if (isHyphen(unit)) return !joinsLines(at + 1, length);
  if (isApostrophe(unit)) return classAt(at + 1) === 0;
  return classAt(at) === 0;
}

/** Whether one line end, with white space around it, and then a letter in lower case follow. */
function joinsLines(from: u32, length: u32): bool {
  let feeds: u32 = 0;
  let returns: u32 = 0;
  let at = from;
  for (; at < length; at++) {
    const unit = unitAt(at);
    if (unit === 0x0a) feeds++;
    else if (unit === 0x0d) returns++;
    else if (unit !== 0x20 && unit !== 0x09) break;
  }
  return (feeds ? feeds : returns) === 1 && classAt(at) === LOWER;
}

function isHyphen(unit: u32): bool {
  return unit === 0x2d || unit === 0x2010 || unit === 0x2011 || unit === 0xac || unit === 0x2e17;
}

function isApostrophe(unit: u32): bool {
  if (unit < 0x80) return unit === 0x27;
  return (
    unit === 0x2019 ||
    unit === 0x2018 ||
    unit === 0x201b ||
    unit === 0x02bc ||
    unit === 0x02bb ||
    unit === 0xb4 ||
    unit === 0x2032 ||
    unit === 0x05f3 ||
    unit === 0xff07
  );
}

/** A sign that is a mark only where it stands twice; text/quotations.ts. */
const ONLY_TWICE: u32 = 254;

/** Whether the units [from, to) hold a quotation mark or a line end. */
function hasMark(from: u32, to: u32): bool {
  for (let at = from; at < to; at++) {
    const unit = unitAt(at);
    const sign = <u32>load<u8>(SIGNS + unit);
    if (sign !== 0 && (sign !== ONLY_TWICE || unitAt(at + 1) === unit)) return true;
  }
  return false;
}
