/**
 * Stage text: the folded form of a word, the UTF-16 units that its hash is taken over: case, compatibility forms,
 * diacritics and invisible characters are gone (text/tables.ts), every apostrophe is ', a hyphen at a line end with its
 * white space is gone. For matching only: offsets always refer to the text as it was given.
 *
 * NFC and NFD of a word fold alike. Decomposition by table and by arithmetic gives the same characters on both sides, but
 * not always the same order of marks that stay; therefore each run of such marks is sorted by its units, which costs
 * nothing but the difference between words that differ in that order alone. O(length), O(m log m) for a run of m marks.
 */
import { hashUnits, UnitHash } from "../kernels/hash.js";
import { meantText } from "./plain-text.js";
import { astralClass, CharacterClass, type CharacterTables, characterTables, classAt, DROPPED, SEVERAL, sizeAt } from "./tables.js";

const APOSTROPHE = 0x27;
const NUKTA = 0x093c;
const DDA = 0x0921;
const DDHA = 0x0922;
const FIRST_HANGUL = 0xac00;
const LAST_HANGUL = 0xd7a3;

/** Whether a UTF-16 unit is a letter of ASCII. */
export function isAsciiLetter(unit: number): boolean {
  const lower = unit | 0x20;
  return lower >= 0x61 && lower <= 0x7a;
}

/** Others than ': ’ ‘ ‛ ʼ ʻ, ´ and ′ of those who have no better key, the Hebrew geresh, the fullwidth one. */
const OTHER_APOSTROPHES = "\u2019\u2018\u201b\u02bc\u02bb\u00b4\u2032\u05f3\uff07";

/** Whether a UTF-16 unit is an apostrophe. */
export function isApostrophe(unit: number): boolean {
  return unit === APOSTROPHE || (unit >= 0x80 && OTHER_APOSTROPHES.includes(String.fromCharCode(unit)));
}

/** Whether a UTF-16 unit is a hyphen: - ‐ the non-breaking one, ⸗ of old type, and ¬ as scanners and word processors write it at a line end. */
export function isHyphen(unit: number): boolean {
  return unit === 0x2d || unit === 0x2010 || unit === 0x2011 || unit === 0xac || unit === 0x2e17;
}

/** Whether a UTF-16 unit is one of those that may stand around a line end: space, tab, CR, LF. */
export function isLineSpace(unit: number): boolean {
  return unit === 0x20 || unit === 0x0a || unit === 0x0d || unit === 0x09;
}

/**
 * Folds one word after the other into its own array of units. An instance may be used for any number of words; what
 * `hash` leaves is overwritten by the next.
 */
export class WordFolder {
  readonly #tables: CharacterTables = characterTables();
  #units = new Uint16Array(64);
  #length = 0;
  /** Where the run of marks at the end of the units begins; -1 if there is none. */
  #marksFrom = -1;
  readonly #hash = new UnitHash();

  /** Lanes of the last word hashed, int32. */
  get lo(): number {
    return this.#hash.lo;
  }

  get hi(): number {
    return this.#hash.hi;
  }

  /** Folds `text.slice(start, end)` and puts its hash into `lo` and `hi`. */
  hash(text: string, start: number, end: number): void {
    this.#fold(text, start, end);
    const hash = this.#hash;
    hash.begin();
    for (let i = 0; i < this.#length; i++) hash.add(this.#units[i]!);
    hash.end();
  }

  /** The folded form of `text.slice(start, end)`. */
  text(text: string, start: number, end: number): string {
    this.#fold(text, start, end);
    return this.#string(0, this.#length);
  }

  #fold(text: string, start: number, end: number): void {
    const { classes, folds, several, astralFolds } = this.#tables;
    this.#length = 0;
    this.#marksFrom = -1;
    for (let at = start; at < end; at++) {
      const unit = text.charCodeAt(at);
      if ((unit & 0xf800) === 0xd800) {
        const codePoint = text.codePointAt(at)!;
        if (codePoint <= 0xffff) this.#push(unit, false);
        else {
          at++;
          if (astralClass(this.#tables, codePoint) !== CharacterClass.IGNORABLE) this.#pushAll(astralFolds.get(codePoint) ?? String.fromCodePoint(codePoint));
        }
      } else if (unit >= FIRST_HANGUL && unit <= LAST_HANGUL) this.#pushHangul(unit - FIRST_HANGUL);
      else if (isApostrophe(unit)) this.#push(APOSTROPHE, false);
      else if (classes[unit] !== CharacterClass.IGNORABLE && !isHyphen(unit) && !isLineSpace(unit)) {
        const fold = folds[unit]! || unit;
        if (fold === DROPPED) continue;
        if (fold >= SEVERAL && fold < DROPPED) this.#pushAll(several[fold - SEVERAL]!);
        else this.#push(fold, classes[fold] === CharacterClass.MARK);
      }
    }
    this.#endMarks();
  }

  /** A syllable is 28 * (21 * L + V) + T; T = 0 is no final consonant. */
  #pushHangul(syllable: number): void {
    this.#push(0x1100 + Math.floor(syllable / 588), false);
    this.#push(0x1161 + Math.floor((syllable % 588) / 28), false);
    if (syllable % 28 > 0) this.#push(0x11a7 + (syllable % 28), false);
  }

  #pushAll(fold: string): void {
    for (let at = 0; at < fold.length; ) {
      const isMark = classAt(this.#tables, fold, at) === CharacterClass.MARK;
      for (const next = at + sizeAt(fold, at); at < next; at++) this.#push(fold.charCodeAt(at), isMark);
    }
  }

  #push(unit: number, isMark: boolean): void {
    if (this.#length === this.#units.length) {
      const grown = new Uint16Array(2 * this.#length);
      grown.set(this.#units);
      this.#units = grown;
    }
    if (!isMark) this.#endMarks();
    else if (this.#marksFrom < 0) this.#marksFrom = this.#length;
    this.#units[this.#length++] = unit;
  }

  /** Sorts the marks at the end, code point by code point. */
  #endMarks(): void {
    const from = this.#marksFrom;
    this.#marksFrom = -1;
    if (from < 0) return;
    this.#dropNukta(from);
    if (this.#length - from < 2) return;
    const marks = this.#units.subarray(from, this.#length);
    if (!marks.some((unit) => (unit & 0xf800) === 0xd800)) {
      marks.sort();
      return;
    }
    const sorted = Array.from(this.#string(from, this.#length)).sort().join("");
    for (let i = 0; i < sorted.length; i++) marks[i] = sorted.charCodeAt(i);
  }

  /**
   * Leaves out the nukta of Devanagari among the marks from `from` on: Hindi papers print it or not (ज़मीन, जमीन). On ड and ढ it stays:
   * with it they are other letters.
   */
  #dropNukta(from: number): void {
    const units = this.#units;
    if (from > 0 && (units[from - 1] === DDA || units[from - 1] === DDHA)) return;
    let kept = from;
    for (let i = from; i < this.#length; i++) if (units[i] !== NUKTA) units[kept++] = units[i]!;
    this.#length = kept;
  }

  #string(start: number, end: number): string {
    let string = "";
    for (let from = start; from < end; from += 4096) string += String.fromCharCode(...this.#units.subarray(from, Math.min(from + 4096, end)));
    return string;
  }
}

const ASCII_WORD = /^[A-Za-z0-9']+$/;

/**
 * The folded form of one word, which its hash is taken over: "Müller’s" gives "muller's". Folding it again changes nothing.
 * White space and hyphens are left out; other characters that stand in no word stay; what was escaped or misread in it is read as what
 * was meant ("it&#8217;s" gives "it's"). O(length).
 */
export function foldText(token: string): string {
  // most words of most texts; a test holds this against the tables
  if (ASCII_WORD.test(token)) return token.toLowerCase();
  const meant = meantText(token);
  return new WordFolder().text(meant, 0, meant.length);
}

/** The hash [lo, hi] that a token of this word has, two unsigned 32-bit integers (without a `TokenFolding`). O(length). */
export function hashWord(word: string): readonly [lo: number, hi: number] {
  return hashUnits(foldText(word));
}
