#!/usr/bin/env node
// Makes src/text/tables.generated.ts: the class and the fold of every code point, as two strings of base-64 numbers.
//
//   node scripts/make-unicode-tables.mjs [--unicode <version>]
//
// The tables come from the Unicode data of the Node that runs this script. They are pinned to one version, so that the same
// text has the same token hashes everywhere; another version is refused unless it is named, and the hashes of texts that
// hold newly assigned characters then change. test/text/tables.test.ts compares the result with \p{} and normalize again.
// The two formats are written down in src/text/tables.ts, which reads them.
import { writeFileSync } from "node:fs";

const PINNED = "17.0";
const wanted = process.argv[2] === "--unicode" ? process.argv[3] : PINNED;
if (process.versions.unicode !== wanted) {
  console.error(
    `This Node has Unicode ${process.versions.unicode}, the tables are pinned to ${wanted}; pass --unicode ${process.versions.unicode} to change that.`,
  );
  process.exit(2);
}

const OTHER = 0;
const IGNORABLE = 1;
const MARK = 2;
const DIGIT = 3;
const UNSPACED = 4;
const LETTER = 5;
const LOWER = 6;
const UPPER = 7;

const APOSTROPHES = new Set([0x02bb, 0x02bc]); // letters to Unicode, apostrophes to us: Hawaiʻi
const ZERO_WIDTH_SPACE = 0x200b;
const TATWEEL = 0x0640;
const FIRST_HANGUL = 0xac00;
const LAST_HANGUL = 0xd7a3;

const UNSPACED_SCRIPT = /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}]/u;
const DROPPED =
  /[\u0300-\u036F\u1AB0-\u1AFF\u1DC0-\u1DFF\u20D0-\u20FF\uFE20-\uFE2F\u0640\u064B-\u065F\u0670\u06D6-\u06ED]|(?=\p{Script=Hebrew})\p{M}|\p{Default_Ignorable_Code_Point}|\p{White_Space}/gu;

/**
 * One letter in two code points that no normalisation makes one, where one language is written with both (said of each in
 * docs/accuracy.md, "Folding"): chosen from Unicode's confusables of one script (UTS 39) and by what wires and keyboards do.
 */
const SAME = new Map([
  // Arabic script: yeh and kaf of the Persian keyboard, alef maksura for a final yeh (Egypt), heh goal (Urdu), ae (Kurdish), alef wasla
  ["\u06cc", "\u064a"],
  ["\u0649", "\u064a"],
  ["\u06a9", "\u0643"],
  ["\u06c1", "\u0647"],
  ["\u06d5", "\u0647"],
  ["\u0671", "\u0627"],
  ["\u06c3", "\u0629"],
  // Hebrew: ligatures of Yiddish
  ["\u05f0", "\u05d5\u05d5"],
  ["\u05f1", "\u05d5\u05d9"],
  ["\u05f2", "\u05d9\u05d9"],
  // Devanagari: candrabindu, for which the press prints anusvara
  ["\u0901", "\u0902"],
  // Latin: a letter and its bar, which is a letter and U+0335 or U+0338 to UTS 39 and so falls like any diacritic; ð has the capital of đ
  ["ø", "o"],
  ["ł", "l"],
  ["đ", "d"],
  ["ð", "d"],
  ["ħ", "h"],
  ["ŧ", "t"],
  ["ǥ", "g"],
  ["ɨ", "i"],
  ["ʉ", "u"],
  ["ɍ", "r"],
  ["ɉ", "j"],
  ["ɇ", "e"],
  ["ƀ", "b"],
  ["ȼ", "c"],
  // ligatures, the schwa of Azerbaijani and what looks like it, the r of old type
  ["æ", "ae"],
  ["œ", "oe"],
  ["ǝ", "ə"],
  ["ꝛ", "r"],
]);

/** The value of a decimal digit: their code points come in runs of ten. */
function digitOf(character) {
  const codePoint = character.codePointAt(0);
  let zero = codePoint;
  while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
  return String((codePoint - zero) % 10);
}

const unify = (text) => Array.from(text, (c) => SAME.get(c) ?? (/\p{Nd}/u.test(c) ? digitOf(c) : c)).join("");
const decompose = (text) => text.normalize("NFKD").replace(DROPPED, "");
/** Upper, then lower, code point by code point: no context, so a final sigma is a sigma, and a dotless i an i. */
const lower = (text) => [...[...text].map((c) => c.toUpperCase()).join("")].map((c) => c.toLowerCase()).join("");

function foldOnce(text) {
  return unify(decompose(lower(decompose(text)))).replace(/[\u02BB\u02BC]/g, "'");
}

function foldOf(text) {
  for (let from = text; ; ) {
    const to = foldOnce(from);
    if (to === from) return to;
    from = to;
  }
}

function classOf(codePoint, text, fold) {
  if (APOSTROPHES.has(codePoint) || codePoint === ZERO_WIDTH_SPACE) return OTHER;
  if (codePoint === TATWEEL || /\p{Default_Ignorable_Code_Point}/u.test(text)) return IGNORABLE;
  if (/\p{M}/u.test(text)) return MARK;
  if (!/[\p{L}\p{N}]/u.test(text)) return OTHER;
  if (fold === "") return IGNORABLE;
  if (/^\p{M}+$/u.test(fold)) return MARK;
  if (UNSPACED_SCRIPT.test(text) && !/\p{Nd}/u.test(text)) return UNSPACED;
  if (/\p{N}/u.test(text)) return DIGIT;
  if (/[\p{Lu}\p{Lt}]/u.test(text)) return UPPER;
  return /\p{Ll}/u.test(text) ? LOWER : LETTER;
}

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** A number >= 0 in base 32, least digit first; a digit that is not the last has 32 added. */
function encode(numbers) {
  let out = "";
  for (let n of numbers) {
    for (; n > 31; n = Math.floor(n / 32)) out += DIGITS[32 + (n % 32)];
    out += DIGITS[n];
  }
  return out;
}

const zigzag = (n) => (n < 0 ? -2 * n - 1 : 2 * n);

function readUnicode() {
  const classes = [];
  const folds = [];
  for (let codePoint = 0; codePoint < 0x110000; codePoint++) {
    if (codePoint >= 0xd800 && codePoint < 0xe000) continue;
    const text = String.fromCodePoint(codePoint);
    const fold = foldOf(text);
    classes[codePoint] = classOf(codePoint, text, fold);
    const isHangul = codePoint >= FIRST_HANGUL && codePoint <= LAST_HANGUL;
    if (classes[codePoint] > IGNORABLE && fold !== text && !isHangul) folds.push([codePoint, Array.from(fold, (c) => c.codePointAt(0))]);
  }
  for (let unit = 0xd800; unit < 0xe000; unit++) classes[unit] = OTHER;
  return { classes, folds };
}

function encodeClasses(classes) {
  const numbers = [];
  for (let from = 0; from < classes.length; ) {
    let to = from;
    while (to < classes.length && classes[to] === classes[from]) to++;
    if (to < classes.length || classes[from] !== OTHER) numbers.push((to - from - 1) * 8 + classes[from]);
    from = to;
  }
  return encode(numbers);
}

/** How many folds from `first` on go up in steps of `stride` with the same distance to their target (or are all dropped). */
function runLength(folds, first, stride) {
  const [codePoint, target] = folds[first];
  if (target.length > 1) return 1;
  let count = 1;
  for (; first + count < folds.length; count++) {
    const [next, nextTarget] = folds[first + count];
    if (next !== codePoint + count * stride || nextTarget.length !== target.length) break;
    if (target.length === 1 && nextTarget[0] - next !== target[0] - codePoint) break;
  }
  return count;
}

function encodeFolds(folds) {
  const numbers = [];
  let previous = 0;
  let lastTarget = 0;
  for (let at = 0; at < folds.length; ) {
    const [codePoint, target] = folds[at];
    const [one, two] = [runLength(folds, at, 1), runLength(folds, at, 2)];
    const stride = two > one ? 2 : 1;
    const count = Math.max(one, two);
    numbers.push(codePoint - previous, ((count - 1) * 2 + stride - 1) * 16 + target.length);
    if (target.length > 15) throw new Error(`the fold of ${codePoint.toString(16)} is too long for its field`);
    for (const each of target) {
      numbers.push(zigzag(each - lastTarget));
      lastTarget = each;
    }
    if (target.length === 1) lastTarget = target[0] + (count - 1) * stride;
    previous = folds[at + count - 1][0];
    at += count;
  }
  return encode(numbers);
}

const { classes, folds } = readUnicode();
const numSeveral = folds.filter(([codePoint, target]) => codePoint <= 0xffff && (target.length > 1 || target[0] > 0xffff)).length;
if (numSeveral > 2047) throw new Error(`${numSeveral} folds of several units: text/tables.ts has place for 2047`);
const source = `// Made by scripts/make-unicode-tables.mjs from Unicode ${wanted}; do not edit. text/tables.ts reads it and says what it holds.
export const UNICODE_VERSION = "${wanted}";
export const CLASS_RUNS =
  "${encodeClasses(classes)}";
export const FOLD_RUNS =
  "${encodeFolds(folds)}";
`;
writeFileSync(new URL("../src/text/tables.generated.ts", import.meta.url), source);
console.log(`Unicode ${wanted}: ${folds.length} folds, ${source.length} characters`);
