/**
 * Kernel: units -> the runs of word characters in them (text/words.ts is the specification): letters, digits, hard units, and
 * an apostrophe between two letters. 64 units a step: a bit a unit, and where the bits change a run begins or ends. O(units).
 * A run without hard units is a word, unless a hyphen at a line end joins it to the next run.
 */
import { EDGES } from "./layout";
import { AFTER_DIGITS, AFTER_LETTERS, AFTER_SPACE, APOSTROPHE, CASE_BIT, DIGIT_SHIFT, HYPHEN, LETTER_SHIFT } from "./splats";

/** Whether the units last read have hard ones, or a hyphen before white space: then runs have to be looked at one by one. */
export let needsCare: bool = false;

/** Writes begin and end of each run of `length` units at `text` to EDGES and, after them, three empty runs; returns how many runs there are. */
export function findRuns(text: usize, length: usize): usize {
  let out = EDGES;
  let lastRun: u64 = 0;
  let lastLink: u64 = 0;
  let care: u64 = 0;
  const caseBit = v128.load(CASE_BIT);
  const letterShift = v128.load(LETTER_SHIFT);
  const afterLetters = v128.load(AFTER_LETTERS);
  const digitShift = v128.load(DIGIT_SHIFT);
  const afterDigits = v128.load(AFTER_DIGITS);
  const afterSpace = v128.load(AFTER_SPACE);
  const apostrophes = v128.load(APOSTROPHE);
  const hyphens = v128.load(HYPHEN);
  for (let at: usize = 0; at < length; at += 64) {
    const v0 = v128.load(text + at);
    const v1 = v128.load(text + at, 16);
    const v2 = v128.load(text + at, 32);
    const v3 = v128.load(text + at, 48);
    const left = length - at;
    const inside: u64 = left < 64 ? ((<u64>1) << (<u64>left)) - 1 : -1;
    const next: u32 = left > 64 ? load<u8>(text + at, 64) : 0;

    const hard = bits(v0, v1, v2, v3) & inside;
    const letter = bits(
      inRange(v128.or(v0, caseBit), letterShift, afterLetters),
      inRange(v128.or(v1, caseBit), letterShift, afterLetters),
      inRange(v128.or(v2, caseBit), letterShift, afterLetters),
      inRange(v128.or(v3, caseBit), letterShift, afterLetters),
    );
    const digit = bits(
      inRange(v0, digitShift, afterDigits),
      inRange(v1, digitShift, afterDigits),
      inRange(v2, digitShift, afterDigits),
      inRange(v3, digitShift, afterDigits),
    );
    // White space and control characters, and, as signed bytes go, hard units: care is taken where these are in any case.
    const space = bits(i8x16.lt_s(v0, afterSpace), i8x16.lt_s(v1, afterSpace), i8x16.lt_s(v2, afterSpace), i8x16.lt_s(v3, afterSpace));
    const apostrophe = bits(i8x16.eq(v0, apostrophes), i8x16.eq(v1, apostrophes), i8x16.eq(v2, apostrophes), i8x16.eq(v3, apostrophes));
    const hyphen = bits(i8x16.eq(v0, hyphens), i8x16.eq(v1, hyphens), i8x16.eq(v2, hyphens), i8x16.eq(v3, hyphens));

    // What an apostrophe needs on both sides, and a hyphen that joins lines before it.
    const link = (letter & inside) | hard;
    const afterLink = (link << 1) | lastLink;
    const beforeLink = (link >> 1) | ((<u64>isLink(next)) << 63);
    const beforeSpace = (space >> 1) | ((<u64>(next <= 0x20)) << 63);
    // A soft hyphen is hard, so that care is taken of it already.
    care |= hard | (hyphen & afterLink & beforeSpace);
    const run = link | (digit & inside) | (apostrophe & afterLink & beforeLink);
    let edges = run ^ ((run << 1) | lastRun);
    lastRun = run >> 63;
    lastLink = link >> 63;

    // Four at a time: about 20 edges are in 64 units of English. What is written beyond them is overwritten.
    const end = out + ((<usize>popcnt(edges)) << 2);
    while (out < end) {
      store<u32>(out, <u32>at + <u32>ctz(edges));
      edges &= edges - 1;
      store<u32>(out, <u32>at + <u32>ctz(edges), 4);
      edges &= edges - 1;
      store<u32>(out, <u32>at + <u32>ctz(edges), 8);
      edges &= edges - 1;
      store<u32>(out, <u32>at + <u32>ctz(edges), 12);
      edges &= edges - 1;
      out += 16;
    }
    out = end;
  }
  if (lastRun) {
    store<u32>(out, <u32>length);
    out += 4;
  }
  needsCare = care !== 0;
  // Not memory.fill: engines call out for it.
  v128.store(out, i32x4.splat(0));
  store<u64>(out, 0, 16);
  return (out - EDGES) >> 3;
}

/** Whether nothing but a line end may stand between a run that ends at `end` and the next one, so that they may be one word. */
export function mayJoin(text: usize, end: usize, nextStart: usize): bool {
  const isHyphen = load<u8>(text + end) === 0x2d;
  if (!isHyphen && load<u8>(text + end - 1) !== SOFT_HYPHEN) return false;
  let at = isHyphen ? end + 1 : end;
  while (at < nextStart && isLineSpace(load<u8>(text + at))) at++;
  return at === nextStart;
}

/** Whether there is a hard unit among those from `start` to `end`. */
export function hasHard(text: usize, start: usize, end: usize): bool {
  for (let at = start; at < end; at += 16) {
    let hard = <u32>i8x16.bitmask(v128.load(text + at));
    if (end - at < 16) hard &= (1 << (<u32>(end - at))) - 1;
    if (hard) return true;
  }
  return false;
}

/** What UNIT_MAP makes of a soft hyphen: it joins lines as a hyphen does. */
const SOFT_HYPHEN: u8 = 0x81;

/** Bit i is the sign of byte i of the four vectors. */
function bits(v0: v128, v1: v128, v2: v128, v3: v128): u64 {
  const low = <u32>i8x16.bitmask(v0) | ((<u32>i8x16.bitmask(v1)) << 16);
  const high = <u32>i8x16.bitmask(v2) | ((<u32>i8x16.bitmask(v3)) << 16);
  return <u64>low | ((<u64>high) << 32);
}

/** Which bytes are in the range that `shift` makes the least signed bytes: the only comparison of 16 bytes that x86 has is a signed one. */
function inRange(v: v128, shift: v128, after: v128): v128 {
  return i8x16.lt_s(i8x16.add(v, shift), after);
}

function isLink(unit: u32): bool {
  return unit >= 0x80 || (unit | 0x20) - 0x61 < 26;
}

function isLineSpace(unit: u8): bool {
  return unit === 0x20 || unit === 0x0a || unit === 0x0d || unit === 0x09;
}
