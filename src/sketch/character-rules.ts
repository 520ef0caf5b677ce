/**
 * Stage sketch: what the signature kernel has to know about characters, from the tables and the scanner of text/: what it sees of
 * each UTF-16 unit, where a text may be cut, and the tokens of those parts that it leaves to JavaScript. Made once, about 1 ms.
 */
import type { CharacterRules, KernelColumns } from "../kernels/signature-kernel.js";
import { isApostrophe, isHyphen, isLineSpace, WordFolder } from "../text/fold.js";
import { mayMeanOther, meantText } from "../text/plain-text.js";
import { CharacterClass, type CharacterTables, characterTables, classAt } from "../text/tables.js";
import { wordEnd } from "../text/words.js";

const { OTHER, DIGIT, LETTER } = CharacterClass;
const SOFT_HYPHEN = 0xad;

/** Units from 0x80 on are hard: the kernel leaves the words with them to JavaScript. A soft hyphen may join lines besides. */
const HARD = 0x80;
const HARD_HYPHEN = 0x81;

/** How far back from the end of a window a place to cut is looked for: longer than words, shorter than a window. */
const LOOK_BACK = 1024;

/** The rules, with scratch of their own: not for two kernels at once. */
export function createCharacterRules(): CharacterRules {
  const tables = characterTables();
  const folder = new WordFolder();
  let scannedTo = 0;
  const scanPart = (text: string, start: number, end: number, { hashLo, hashHi }: KernelColumns, token: number): number => {
    let next = token;
    let at = start;
    while (at < end) {
      if (classAt(tables, text, at) < DIGIT) {
        at++;
        continue;
      }
      const from = at;
      at = wordEnd(tables, text, from);
      folder.hash(text, from, at);
      hashLo[next] = folder.lo;
      hashHi[next++] = folder.hi;
    }
    scannedTo = at;
    return next - token;
  };
  return {
    mayMeanOther,
    meantText,
    unitMap: createUnitMap(tables),
    partEnd: (text, from, to) => partEnd(tables, text, from, to),
    scanPart,
    get scannedTo() {
      return scannedTo;
    },
  };
}

function createUnitMap(tables: CharacterTables): Uint8Array {
  return Uint8Array.from({ length: 0x10000 }, (_, unit) => mapUnit(tables, unit));
}

/** What the kernel sees: an ASCII character that does the same in every word, 0 for what separates words, or a hard unit. */
function mapUnit({ classes, folds }: CharacterTables, unit: number): number {
  if (unit < 0x80) return unit;
  if (unit === SOFT_HYPHEN) return HARD_HYPHEN;
  if ((unit & 0xf800) === 0xd800) return HARD;
  const kind = classes[unit]!;
  if (kind === OTHER) return isApostrophe(unit) ? 0x27 : isHyphen(unit) ? 0x2d : 0;
  const fold = folds[unit]!;
  const isPlain = (kind >= LETTER && fold >= 0x61 && fold <= 0x7a) || (kind === DIGIT && fold >= 0x30 && fold <= 0x39);
  return isPlain ? fold : HARD;
}

/**
 * The last place in (from, to] that no token reaches across, or `from` where there is none in LOOK_BACK units: after a separator
 * that is neither an apostrophe nor a hyphen, nor white space after a hyphen, which may join lines. O(LOOK_BACK) but for white space.
 */
function partEnd(tables: CharacterTables, text: string, from: number, to: number): number {
  for (let at = to; at > Math.max(from, to - LOOK_BACK); at--) {
    const unit = text.charCodeAt(at - 1);
    if (tables.classes[unit] !== OTHER || (unit & 0xf800) === 0xd800 || isApostrophe(unit) || isHyphen(unit)) continue;
    if (!isLineSpace(unit)) return at;
    let first = at - 1;
    while (first > from && isLineSpace(text.charCodeAt(first - 1))) first--;
    const before = first > from ? text.charCodeAt(first - 1) : 0;
    if (!isHyphen(before) && before !== SOFT_HYPHEN) return at;
    at = first;
  }
  return from;
}
