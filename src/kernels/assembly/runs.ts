/**
 * Kernel: units -> the runs of word characters in them (text/words.ts is the specification): letters, digits, hard units, and
 * an apostrophe between two letters. 64 units a step: a bit a unit, and where the bits change a run begins or ends; without vectors
 * unit by unit, by a table. O(units).
 * A run without hard units is a word, unless a hyphen at a line end joins it to the next run.
 */
import { EDGES, UNIT_CLASSES } from "./layout";
import { AFTER_DIGITS, AFTER_LETTERS, CASE_BIT, DIGIT_SHIFT, LETTER_SHIFT, MARK_BITS, MARKS } from "./splats";

/** Whether the units last read have hard ones, or a hyphen before white space: then runs have to be looked at one by one. */
export let needsCare: bool = false;

/** Writes begin and end of each run of `length` units at `text` to EDGES and, for vectors, three empty runs after them; returns how many runs there are. */
export function findRuns(text: usize, length: usize): usize {
  store<u8>(text + length, 0);
  return ASC_FEATURE_SIMD ? findRunsByVectors(text, length) : findEach(text, length);
}

/** Fills UNIT_CLASSES: 0 for what separates words, DIGIT, or for letters and hard units LINK. Once, before anything else. */
export function prepareUnitClasses(): void {
  for (let unit: u32 = 0; unit < 256; unit++) store<u8>(UNIT_CLASSES + unit, isLink(unit) ? LINK : unit - 0x30 < 10 ? DIGIT : 0);
}

const DIGIT: u8 = 1;
const LINK: u8 = 2;

function findEach(text: usize, length: usize): usize {
  let out = EDGES;
  let care: u32 = 0;
  for (let at: usize = 0; at < length; at++) {
    let unit = load<u8>(text + at);
    if (!load<u8>(UNIT_CLASSES + unit)) continue;
    store<u32>(out, <u32>at);
    do {
      care |= unit;
      unit = load<u8>(text + ++at);
    } while (load<u8>(UNIT_CLASSES + unit) || (unit === 0x27 && isLink(load<u8>(text + at - 1)) && isLink(load<u8>(text + at, 1))));
    store<u32>(out, <u32>at, 4);
    out += 8;
    if (unit === 0x2d && isLink(load<u8>(text + at - 1)) && load<u8>(text + at, 1) <= 0x20) care = 0x80;
  }
  needsCare = care >= 0x80;
  return (out - EDGES) >> 3;
}

function findRunsByVectors(text: usize, length: usize): usize {
  // Where a run begins goes to every other u32, where it ends to those between: two chains of bits at a time.
  let begins = EDGES;
  let ends = EDGES + 4;
  let lastRun: u64 = 0;
  let care: u64 = 0;
  const caseBit = v128.load(CASE_BIT);
  const letterShift = v128.load(LETTER_SHIFT);
  const afterLetters = v128.load(AFTER_LETTERS);
  const digitShift = v128.load(DIGIT_SHIFT);
  const afterDigits = v128.load(AFTER_DIGITS);
  const markBits = v128.load(MARK_BITS);
  const marks = v128.load(MARKS);
  for (let at: usize = 0; at < length; at += 64) {
    const v0 = v128.load(text + at);
    const v1 = v128.load(text + at, 16);
    const v2 = v128.load(text + at, 32);
    const v3 = v128.load(text + at, 48);
    const left = length - at;
    const inside: u64 = left < 64 ? ((<u64>1) << (<u64>left)) - 1 : -1;
    let run = bits(
      v128.or(inRange(v128.or(v0, caseBit), letterShift, afterLetters), inRange(v0, digitShift, afterDigits)),
      v128.or(inRange(v128.or(v1, caseBit), letterShift, afterLetters), inRange(v1, digitShift, afterDigits)),
      v128.or(inRange(v128.or(v2, caseBit), letterShift, afterLetters), inRange(v2, digitShift, afterDigits)),
      v128.or(inRange(v128.or(v3, caseBit), letterShift, afterLetters), inRange(v3, digitShift, afterDigits)),
    );
    const mark0 = i8x16.eq(v128.and(v0, markBits), marks);
    const mark1 = i8x16.eq(v128.and(v1, markBits), marks);
    const mark2 = i8x16.eq(v128.and(v2, markBits), marks);
    const mark3 = i8x16.eq(v128.and(v3, markBits), marks);
    // One block of English in seven has any of them.
    if (i8x16.bitmask(v128.or(v128.or(v128.or(v0, v1), v128.or(v2, v3)), v128.or(v128.or(mark0, mark1), v128.or(mark2, mark3))))) {
      const hard = bits(v0, v1, v2, v3) & inside;
      run |= hard;
      care |= hard;
      for (let rest = bits(mark0, mark1, mark2, mark3) & inside; rest; rest &= rest - 1) {
        const bit: u64 = rest & -rest;
        const mark = text + at + <usize>ctz(rest);
        const unit = load<u8>(mark);
        if (!isLink(load<u8>(mark - 1))) continue;
        if (unit === 0x27 && isLink(load<u8>(mark, 1))) run |= bit;
        // A soft hyphen is hard, so that care is taken of it already.
        if (unit === 0x2d && load<u8>(mark, 1) <= 0x20) care |= bit;
      }
    }
    run &= inside;
    const before = (run << 1) | lastRun;
    lastRun = run >> 63;
    let starts = run & ~before;
    let stops = ~run & before;

    // About 11 runs are in 64 units of English. What is written beyond them is overwritten.
    const afterBegins = begins + ((<usize>popcnt(starts)) << 3);
    const afterEnds = ends + ((<usize>popcnt(stops)) << 3);
    do {
      store<u32>(begins, <u32>at + <u32>ctz(starts));
      starts &= starts - 1;
      store<u32>(ends, <u32>at + <u32>ctz(stops));
      stops &= stops - 1;
      store<u32>(begins, <u32>at + <u32>ctz(starts), 8);
      starts &= starts - 1;
      store<u32>(ends, <u32>at + <u32>ctz(stops), 8);
      stops &= stops - 1;
      store<u32>(begins, <u32>at + <u32>ctz(starts), 16);
      starts &= starts - 1;
      store<u32>(ends, <u32>at + <u32>ctz(stops), 16);
      stops &= stops - 1;
      store<u32>(begins, <u32>at + <u32>ctz(starts), 24);
      starts &= starts - 1;
      store<u32>(ends, <u32>at + <u32>ctz(stops), 24);
      stops &= stops - 1;
      store<u32>(begins, <u32>at + <u32>ctz(starts), 32);
      starts &= starts - 1;
      store<u32>(ends, <u32>at + <u32>ctz(stops), 32);
      stops &= stops - 1;
      store<u32>(begins, <u32>at + <u32>ctz(starts), 40);
      starts &= starts - 1;
      store<u32>(ends, <u32>at + <u32>ctz(stops), 40);
      stops &= stops - 1;
      store<u32>(begins, <u32>at + <u32>ctz(starts), 48);
      starts &= starts - 1;
      store<u32>(ends, <u32>at + <u32>ctz(stops), 48);
      stops &= stops - 1;
      store<u32>(begins, <u32>at + <u32>ctz(starts), 56);
      starts &= starts - 1;
      store<u32>(ends, <u32>at + <u32>ctz(stops), 56);
      stops &= stops - 1;
      store<u32>(begins, <u32>at + <u32>ctz(starts), 64);
      starts &= starts - 1;
      store<u32>(ends, <u32>at + <u32>ctz(stops), 64);
      stops &= stops - 1;
      store<u32>(begins, <u32>at + <u32>ctz(starts), 72);
      starts &= starts - 1;
      store<u32>(ends, <u32>at + <u32>ctz(stops), 72);
      stops &= stops - 1;
      store<u32>(begins, <u32>at + <u32>ctz(starts), 80);
      starts &= starts - 1;
      store<u32>(ends, <u32>at + <u32>ctz(stops), 80);
      stops &= stops - 1;
      store<u32>(begins, <u32>at + <u32>ctz(starts), 88);
      starts &= starts - 1;
      store<u32>(ends, <u32>at + <u32>ctz(stops), 88);
      stops &= stops - 1;
      store<u32>(begins, <u32>at + <u32>ctz(starts), 96);
      starts &= starts - 1;
      store<u32>(ends, <u32>at + <u32>ctz(stops), 96);
      stops &= stops - 1;
      begins += 104;
      ends += 104;
    } while (starts | stops);
    begins = afterBegins;
    ends = afterEnds;
  }
  if (lastRun) {
    store<u32>(ends, <u32>length);
    ends += 8;
  }
  needsCare = care !== 0;
  // Not memory.fill: engines call out for it.
  const out = ends - 4;
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
  if (!ASC_FEATURE_SIMD) {
    for (let at = start; at < end; at++) if (load<u8>(text + at) >= 0x80) return true;
    return false;
  }
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
