/**
 * Stage text: the scanner. Text -> offsets, hashes and a first part of the flags of its tokens, in one pass over UTF-16
 * units. A word of ASCII letters, digits and ' is hashed as it is read; any other one is measured (words.ts) and folded
 * (fold.ts). No object and no string a token.
 *
 * The text is read in windows, so that scratch is of one size (0.6 MB) and stays in the cache; a word that reaches the end
 * of a window is measured in the text itself. O(length).
 */
import { mixOffZero } from "../kernels/hash.js";
import { finish, type Steps } from "../run/pace.js";
import { TokenFlag } from "./flags.js";
import { isApostrophe, isAsciiLetter, isHyphen, WordFolder } from "./fold.js";
import { CharacterClass, type CharacterTables, classAt } from "./tables.js";
import { lineJoin, wordEnd, wordFlags } from "./words.js";

/** UTF-16 units of a window, and the most tokens it can have. */
const WINDOW = 1 << 15;

/** Tokens without quotations: the first columns of `Tokens`. */
export interface ScannedTokens {
  readonly length: number;
  readonly hashLo: Uint32Array;
  readonly hashHi: Uint32Array;
  readonly start: Uint32Array;
  readonly end: Uint32Array;
  /** CAPITALISED, NUMBER and UNSPACED. */
  readonly flags: Uint8Array;
  /** Ascending: the tokens before which more stands than nothing, one space or one hyphen; the first one always. */
  readonly gaps: Uint32Array;
}

/** What the scan of one window writes to. */
interface Scratch extends ScannedTokens {
  /** The units of the window and a zero. */
  readonly units: Uint16Array;
  readonly bytes: Uint8Array;
  readonly encoder: TextEncoder;
  readonly folder: WordFolder;
  /** Tokens of this window, and how many of them are in `gaps`. */
  length: number;
  numGaps: number;
}

let scratch: Scratch | undefined;

function createScratch(): Scratch {
  const column = (): Uint32Array => new Uint32Array(WINDOW);
  const columns = { hashLo: column(), hashHi: column(), start: column(), end: column(), flags: new Uint8Array(WINDOW), gaps: column() };
  const input = { units: new Uint16Array(WINDOW + 1), bytes: new Uint8Array(WINDOW), encoder: new TextEncoder() };
  return { ...columns, ...input, folder: new WordFolder(), length: 0, numGaps: 0 };
}

/** The tokens of a text, in new arrays of exactly their number. */
export function scanWords(tables: CharacterTables, text: string): ScannedTokens {
  return finish(scanInTurn(tables, text));
}

/** The same, with a pause behind each window. */
export function* scanInTurn(tables: CharacterTables, text: string): Steps<ScannedTokens> {
  scratch ??= createScratch();
  const windows: ScannedTokens[] = [];
  for (let at = 0; at < text.length || windows.length === 0; ) {
    at = scanWindow(tables, text, at, scratch);
    windows.push(copyOf(scratch));
    if (at < text.length) yield;
  }
  return windows.length === 1 ? windows[0]! : joined(windows);
}

function copyOf({ length, numGaps, hashLo, hashHi, start, end, flags, gaps }: Scratch): ScannedTokens {
  return {
    length,
    hashLo: hashLo.slice(0, length),
    hashHi: hashHi.slice(0, length),
    start: start.slice(0, length),
    end: end.slice(0, length),
    flags: flags.slice(0, length),
    gaps: gaps.slice(0, numGaps),
  };
}

function joined(windows: readonly ScannedTokens[]): ScannedTokens {
  const length = windows.reduce((sum, window) => sum + window.length, 0);
  const numGaps = windows.reduce((sum, window) => sum + window.gaps.length, 0);
  const column = (): Uint32Array => new Uint32Array(length);
  const gaps = new Uint32Array(numGaps);
  const all = { length, hashLo: column(), hashHi: column(), start: column(), end: column(), flags: new Uint8Array(length), gaps };
  let first = 0;
  let firstGap = 0;
  for (const window of windows) {
    for (const name of ["hashLo", "hashHi", "start", "end", "flags"] as const) all[name].set(window[name], first);
    for (const gap of window.gaps) gaps[firstGap++] = first + gap;
    first += window.length;
  }
  return all;
}

/** UTF-16 units below which a call of the encoder costs more than it saves. */
const LEAST_ENCODED = 256;

/**
 * Copies units [base, base + size) and puts a zero after them: reading an array is about twice as fast as `charCodeAt`. The
 * encoder of the platform takes a fourth of the time for a window of ASCII. Whatever is not ASCII is more bytes of UTF-8 than units,
 * so if `size` bytes hold all `size` units, the bytes are the units.
 */
function copyUnits(text: string, base: number, size: number, { units, bytes, encoder }: Scratch): void {
  units[size] = 0;
  if (size >= LEAST_ENCODED) {
    const window = bytes.subarray(0, size);
    const { read } = encoder.encodeInto(size === text.length ? text : text.slice(base, base + size), window);
    if (read === size) {
      units.set(window);
      return;
    }
  }
  for (let i = 0; i < size; i++) units[i] = text.charCodeAt(base + i);
}

/**
 * Writes the tokens that begin in the window at `base` to `into`; returns the offset where the next window begins. The hot
 * loop: a word of ASCII is hashed as it is read, without a call (the bytes and rounds of kernels/hash.ts are written out: called, they cost a tenth
 * of the time); the arrays do not change while it runs, and the constants are local, which lets the engine keep them at hand.
 */
function scanWindow(tables: CharacterTables, text: string, base: number, into: Scratch): number {
  const { units, start, end, hashLo, hashHi, flags, gaps, folder } = into;
  const { classes, asciiClasses } = tables;
  const { DIGIT, LOWER, UPPER } = CharacterClass;
  const { CAPITALISED } = TokenFlag;
  const size = Math.min(WINDOW, text.length - base);
  copyUnits(text, base, size, into);
  let count = 0;
  let numGaps = 0;
  let lastEnd = -2;
  let at = 0;
  while (at < size) {
    let unit = units[at]!;
    const first = classes[unit]!;
    if (first < DIGIT && ((unit & 0xf800) !== 0xd800 || classAt(tables, text, base + at) < DIGIT)) {
      at++;
      continue;
    }
    const from = at;
    if (from > lastEnd + 1 || (from > lastEnd && units[lastEnd] !== 0x20 && units[lastEnd] !== 0x2d)) gaps[numGaps++] = count;
    let lo = 0;
    let hi = 0;
    let shift = 0;
    while (asciiClasses[unit] !== 0 || (unit === 0x27 && isAsciiLetter(units[at - 1]!) && isAsciiLetter(units[at + 1]!))) {
      if (shift < 32) lo ^= (unit | 0x20) << shift;
      else hi ^= (unit | 0x20) << shift;
      shift += 8;
      unit = units[++at]!;
      if (shift < 64) continue;
      hi ^= mixOffZero(lo);
      lo ^= mixOffZero(hi);
      hi ^= mixOffZero(lo);
      shift = 0;
    }
    if (at > from && (isPlainEnd(unit) || endsPlainly(tables, text, base + at))) {
      if (shift > 0) {
        hi ^= mixOffZero(lo);
        lo ^= mixOffZero(hi);
        hi ^= mixOffZero(lo);
      }
    } else {
      at = wordEnd(tables, text, base + from) - base;
      folder.hash(text, base + from, base + at);
      lo = folder.lo;
      hi = folder.hi;
    }
    lastEnd = at;
    start[count] = base + from;
    end[count] = base + at;
    hashLo[count] = lo;
    hashHi[count] = hi;
    flags[count++] = first === LOWER ? 0 : first === UPPER ? CAPITALISED : wordFlags(tables, text, base + from, base + at);
  }
  into.length = count;
  into.numGaps = numGaps;
  return base + at;
}

/** Whether a unit that is no ASCII letter or digit ends a word whatever follows: ASCII, but not ' or - or the end of the window. */
function isPlainEnd(unit: number): boolean {
  return unit < 0x80 && unit !== 0x27 && unit !== 0x2d && unit !== 0;
}

/** Whether a word of ASCII letters and digits, read up to `at`, ends there for certain. */
function endsPlainly(tables: CharacterTables, text: string, at: number): boolean {
  if (at >= text.length) return true;
  const unit = text.charCodeAt(at);
  if (isHyphen(unit)) return lineJoin(tables, text, at + 1) < 0;
  if (isApostrophe(unit)) return classAt(tables, text, at + 1) === CharacterClass.OTHER;
  return classAt(tables, text, at) === CharacterClass.OTHER;
}
