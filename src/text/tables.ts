/**
 * Stage text: what the scanner asks of a code point, its class and its fold, decoded from tables.generated.ts on first use
 * (about 2 ms, 300 kB).
 *
 * Class: who stands in a word, and how. Fold: NFKD, full case fold to lower case, less the diacritics of Latin, Greek
 * and Cyrillic, Arabic harakat, Hebrew niqqud and whatever is invisible; marks of other scripts stay. A Hangul syllable
 * has no fold here: it is taken apart into its jamo by arithmetic (Unicode Standard, 3.12).
 *
 * Both strings are numbers in base 32, least digit first, in the base-64 alphabet; 32 is added to a digit that is not the last.
 *   CLASS_RUNS   one number a run of code points from 0 on: (length - 1) * 8 + class
 *   FOLD_RUNS    a run: distance from the last code point of the run before; ((count - 1) * 2 + stride - 1) * 16 + length;
 *                `length` code points, each as the zigzag difference to the one before. The others of the run go up with
 *                their targets in steps of `stride`; 0 as length: all of them fold to nothing.
 */
import { CLASS_RUNS, FOLD_RUNS } from "./tables.generated.js";

/** Classes of code points. The order is used: word characters are >= DIGIT, letters of spaced scripts >= LETTER. */
export const CharacterClass = {
  /** Separates words. */
  OTHER: 0,
  /** Soft hyphen, joiners, variation selectors, tatweel ...: inside a word it is in the span, not in the hash. */
  IGNORABLE: 1,
  /** A combining mark: belongs to the character before it. */
  MARK: 2,
  DIGIT: 3,
  /** A letter of a script that is written without spaces: a token of its own. */
  UNSPACED: 4,
  /** A letter without case. */
  LETTER: 5,
  LOWER: 6,
  /** An upper or title case letter. */
  UPPER: 7,
} as const;

/** In `CharacterTables.folds`: the unit folds to nothing. */
export const DROPPED = 0xdfff;
/** First of the 2,047 values there that stand for several units, where there are surrogates: value - SEVERAL is an index into `several`. */
export const SEVERAL = 0xd800;

export interface CharacterTables {
  /** Class of each UTF-16 unit, 65,536 elements; OTHER for surrogates. */
  readonly classes: Uint8Array;
  /** The same, less everything but the letters and digits of ASCII. */
  readonly asciiClasses: Uint8Array;
  /** What each UTF-16 unit folds to, 65,536 elements: another unit, 0 itself, DROPPED nothing, SEVERAL + i the string `several[i]` (about 770). */
  readonly folds: Uint16Array;
  readonly several: readonly string[];
  /** Code points above 0xFFFF whose fold is not themselves. */
  readonly astralFolds: ReadonlyMap<number, string>;
  /** First code point of each run above 0xFFFF, ascending. */
  readonly astralStarts: Uint32Array;
  /** Class of each of those runs. */
  readonly astralClasses: Uint8Array;
}

/** The numbers of one generated string: five bits a digit, the lowest first, a sixth one where more follow. One loop, because it runs before anything is compiled. */
export function readNumbers(digits: string): Uint32Array {
  const numbers = new Uint32Array(digits.length);
  let count = 0;
  let value = 0;
  let shift = 0;
  for (let i = 0; i < digits.length; i++) {
    const unit = digits.charCodeAt(i);
    const digit = unit >= 97 ? unit - 71 : unit >= 65 ? unit - 65 : unit >= 48 ? unit + 4 : unit === 43 ? 62 : 63;
    value += (digit & 31) << shift;
    shift += 5;
    if (digit < 32) {
      numbers[count++] = value;
      value = 0;
      shift = 0;
    }
  }
  return numbers.subarray(0, count);
}

function decodeClasses(classes: Uint8Array): { starts: Uint32Array; classes: Uint8Array } {
  const starts: number[] = [];
  const astral: number[] = [];
  let from = 0;
  for (const number of readNumbers(CLASS_RUNS)) {
    const to = from + (number >>> 3) + 1;
    if (from < 0x10000) classes.fill(number & 7, from, Math.min(to, 0x10000));
    if (to > 0x10000) {
      starts.push(Math.max(from, 0x10000));
      astral.push(number & 7);
    }
    from = to;
  }
  starts.push(from);
  astral.push(CharacterClass.OTHER);
  return { starts: Uint32Array.from(starts), classes: Uint8Array.from(astral) };
}

function decodeFolds(folds: Uint16Array, several: string[]): Map<number, string> {
  const numbers = readNumbers(FOLD_RUNS);
  const astral = new Map<number, string>();
  let codePoint = 0;
  let target = 0;
  for (let i = 0; i < numbers.length; ) {
    codePoint += numbers[i++]!;
    const head = numbers[i++]!;
    const length = head & 15;
    const stride = ((head >>> 4) & 1) + 1;
    let fold = "";
    for (let left = length; left > 0; left--) {
      const number = numbers[i++]!;
      target += number & 1 ? -(number + 1) / 2 : number / 2;
      if (length > 1) fold += String.fromCodePoint(target);
    }
    for (let left = head >>> 5; ; left--) {
      if (codePoint > 0xffff) astral.set(codePoint, length === 1 ? String.fromCodePoint(target) : fold);
      else if (length === 0) folds[codePoint] = DROPPED;
      else if (length === 1 && target <= 0xffff) folds[codePoint] = target;
      else folds[codePoint] = SEVERAL + several.push(length === 1 ? String.fromCodePoint(target) : fold) - 1;
      if (left === 0) break;
      codePoint += stride;
      if (length === 1) target += stride;
    }
  }
  return astral;
}

function decode(): CharacterTables {
  const classes = new Uint8Array(0x10000);
  const astral = decodeClasses(classes);
  const asciiClasses = new Uint8Array(0x10000);
  asciiClasses.set(classes.subarray(0, 128));
  const folds = new Uint16Array(0x10000);
  const several: string[] = [];
  const astralFolds = decodeFolds(folds, several);
  return { classes, asciiClasses, folds, several, astralFolds, astralStarts: astral.starts, astralClasses: astral.classes };
}

let decoded: CharacterTables | undefined;

/** The tables, shared and not to be written to; decoded at the first call. */
export function characterTables(): CharacterTables {
  decoded ??= decode();
  return decoded;
}

/** Class of a code point above 0xFFFF. O(log runs). */
export function astralClass(tables: CharacterTables, codePoint: number): number {
  const { astralStarts, astralClasses } = tables;
  let low = 0;
  let high = astralStarts.length;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if (astralStarts[middle]! <= codePoint) low = middle;
    else high = middle;
  }
  return astralClasses[low]!;
}

/** Class of the code point that begins at UTF-16 offset `at`; OTHER for a lone surrogate and past the end. */
export function classAt(tables: CharacterTables, text: string, at: number): number {
  const unit = text.charCodeAt(at);
  if ((unit & 0xf800) !== 0xd800) return tables.classes[unit] ?? CharacterClass.OTHER;
  const codePoint = unit < 0xdc00 ? text.codePointAt(at)! : 0;
  return codePoint > 0xffff ? astralClass(tables, codePoint) : CharacterClass.OTHER;
}

/** Number of UTF-16 units (1 or 2) of the code point that begins at `at`; right for every class but OTHER. */
export function sizeAt(text: string, at: number): number {
  return (text.charCodeAt(at) & 0xfc00) === 0xd800 ? 2 : 1;
}
