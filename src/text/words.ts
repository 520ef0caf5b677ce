/**
 * Stage text: where a word ends. A word is a run of letters, marks and digits; an apostrophe between two letters belongs
 * to it, but in Korean, which has none; so do a hyphen at a line end between two lower-case letters ("immi-\ngration") and what is invisible inside it.
 * A character of a script written without spaces is a word of its own, with its marks. O(length of the word); what is
 * looked at beyond its end is a run that separates words, so a whole text costs O(length).
 */
import { TokenFlag } from "./flags.js";
import { isApostrophe, isHyphen, isLineSpace } from "./fold.js";
import { CharacterClass, type CharacterTables, classAt, sizeAt } from "./tables.js";

const { IGNORABLE, MARK, DIGIT, UNSPACED, LETTER, LOWER, UPPER } = CharacterClass;
const SOFT_HYPHEN = 0xad;

/** UTF-16 offset after the word that begins at `start`, where a letter or digit has to stand. */
export function wordEnd(tables: CharacterTables, text: string, start: number): number {
  if (classAt(tables, text, start) === UNSPACED) return marksEnd(tables, text, start + sizeAt(text, start));
  let base = 0;
  let letter = 0;
  let end = start;
  for (let at = start; at < text.length; ) {
    const kind = classAt(tables, text, at);
    const unit = text.charCodeAt(at);
    if (kind >= MARK && kind !== UNSPACED) {
      if (kind !== MARK) {
        base = kind;
        letter = unit;
      }
      at += sizeAt(text, at);
      end = at;
      continue;
    }
    const joined = base === LOWER && (isHyphen(unit) || unit === SOFT_HYPHEN) ? lineJoin(tables, text, at + 1) : -1;
    if (joined >= 0) at = joined;
    else if (kind === IGNORABLE) at += sizeAt(text, at);
    else if (base >= LETTER && isApostrophe(unit) && !isHangul(letter)) {
      at = ignorablesEnd(tables, text, at + 1);
      if (classAt(tables, text, at) < LETTER || isHangul(text.charCodeAt(at))) break;
    } else break;
  }
  return end;
}

/** Where the word goes on after a hyphen that ends before `from`, if one line end and then a lower-case letter follow; -1 otherwise. */
export function lineJoin(tables: CharacterTables, text: string, from: number): number {
  let at = from;
  let feeds = 0;
  let returns = 0;
  for (; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (!isLineSpace(unit)) break;
    if (unit === 0x0a) feeds++;
    else if (unit === 0x0d) returns++;
  }
  return (feeds || returns) === 1 && classAt(tables, text, at) === LOWER ? at : -1;
}

/** The end of the marks from `from` on, with what is invisible between them but not after them. */
function marksEnd(tables: CharacterTables, text: string, from: number): number {
  let end = from;
  for (let at = from; at < text.length; ) {
    const kind = classAt(tables, text, at);
    if (kind !== MARK && kind !== IGNORABLE) break;
    at += sizeAt(text, at);
    if (kind === MARK) end = at;
  }
  return end;
}

function ignorablesEnd(tables: CharacterTables, text: string, from: number): number {
  let at = from;
  while (classAt(tables, text, at) === IGNORABLE) at += sizeAt(text, at);
  return at;
}

/** CAPITALISED, NUMBER and UNSPACED of the word [start, end). */
export function wordFlags(tables: CharacterTables, text: string, start: number, end: number): number {
  for (let at = start; at < end; ) {
    const kind = classAt(tables, text, at);
    if (kind === UNSPACED) return TokenFlag.UNSPACED;
    if (kind > DIGIT) return kind === UPPER ? TokenFlag.CAPITALISED : 0;
    at += sizeAt(text, at);
  }
  return TokenFlag.NUMBER;
}

/** Whether the word [start, end) is one letter with its marks: an initial, where a full stop follows. A Hangul syllable is a word. */
export function isOneLetter(tables: CharacterTables, text: string, start: number, end: number): boolean {
  if (classAt(tables, text, start) < LETTER || isHangul(text.charCodeAt(start))) return false;
  const next = start + sizeAt(text, start);
  return next === end || marksEnd(tables, text, next) === end;
}

/** Syllables and jamo: Korean has no apostrophe, but quotation marks with a particle behind them (‘정권’이라는). */
function isHangul(unit: number): boolean {
  if (unit < 0x1100) return false;
  return (
    (unit >= 0xac00 && unit <= 0xd7ff) ||
    unit <= 0x11ff ||
    (unit >= 0xa960 && unit <= 0xa97f) ||
    (unit >= 0x3131 && unit <= 0x318e) ||
    (unit >= 0xffa0 && unit <= 0xffdc)
  );
}
