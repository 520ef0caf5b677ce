/**
 * Stage input: bytes that are not UTF-8, of a file of which nobody says how it is encoded -> the encoding of one byte a letter that they are likely to be in, or none. Spreadsheets and
 * archives of papers still write them, and read as UTF-8 they have U+FFFD for each letter that is not English. Each encoding is held against the languages it was made for: of the bytes
 * beyond ASCII so many have to be letters of ONE of them, in words written as words are (no capital behind a small letter, no word of two scripts), or signs of print where these stand.
 * Encodings of several bytes a letter, and all else that fits none, stay undetermined. O(bytes), and of those beyond ASCII the first MOST_LOOKED_AT.
 */
import { withoutC1 } from "./byte-decoder.js";
import type { Encoding } from "./read-options.js";

/** Share of the bytes beyond ASCII that has to fit. Reasoned: names and loanwords of other languages are a few in a hundred, chance fits half. */
const LEAST_SHARE = 0.9;
/** What letters of a word in capitals count: KOI8-R read as windows-1251 is Russian in capitals, and the other way round. */
const OF_CAPITALS = 0.5;
/** A Latin word of so many letters beyond ASCII in a row is none. */
const MOST_IN_A_ROW = 3;
const MOST_LOOKED_AT = 20_000;

/** Of German, French, Spanish, Italian, Portuguese, Dutch, Finnish and Swedish, Danish and Norwegian, Icelandic, English, Catalan; the last is that of all but Icelandic, whose letters Turkish has elsewhere. */
const WESTERN = [
  ...[
    "äöüßéèàç",
    "àâæçéèêëîïôùûüÿœ",
    "áéíóúüñªº",
    "àèéìíîòóùú",
    "áâãàçéêíóôõúü",
    "áéëïóöüèê",
    "åäöéü",
    "æøåéèêóôü",
    "áéíóúýþæöð",
    "éèêëïçñöüáíàâô",
    "àçèéíïòóúü",
  ],
  "äöüßéèàçâæêëîïôùûÿœáíóúñªºìòãõåø",
];
/** Of Polish, Czech, Slovak, Hungarian, Romanian, and Croatian and Slovene. */
const CENTRAL = ["ąćęłńóśźż", "áčďéěíňóřšťúůýž", "áäčďéíĺľňóôŕšťúýž", "áéíóöőúüű", "ăâîşţ", "čćđšž"];
const CYRILLIC = [
  "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
  "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
  "абвгдеёжзійклмнопрстуўфхцчшыьэюя",
  "абвгдђежзијклљмнњопрстћуфхцчџшѓќѕ",
];

/** Letters beyond ASCII of languages, by the encodings that they are written in. Where two fit alike the first stands, which is what browsers take. */
const LETTERS: readonly (readonly [encoding: Encoding, isLatin: boolean, alphabets: readonly string[]])[] = [
  ["windows-1252", true, WESTERN],
  ["windows-1250", true, CENTRAL],
  ["iso-8859-2", true, CENTRAL],
  ["windows-1254", true, ["çğıİöşüâîû"]],
  ["windows-1257", true, ["ąčęėįšųūž", "āčēģīķļņšūž", "äõöüšž"]],
  ["macintosh", true, WESTERN],
  // before Russian: its letters are small Russian ones there, but Russian has capitals and ы, э, ю, я
  ["windows-1255", false, ["אבגדהוזחטיךכלםמןנסעףפץצקרשת"]],
  ["windows-1251", false, CYRILLIC],
  ["koi8-r", false, CYRILLIC],
  ["koi8-u", false, CYRILLIC],
  ["windows-1253", false, ["αβγδεζηθικλμνξοπρστυφχψωςάέήίόύώϊϋΐΰ"]],
  ["windows-1256", false, ["ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيپچژگ"]],
];
/** Letters of several western languages count less than those of one: Hungarian read as windows-1252 has them too. */
const OF_SEVERAL_LANGUAGES = 0.95;

/** Signs of print that all of these have: they stand between words, a few of them also inside. */
const SIGNS = "“”„‘’‚«»‹›…–—•·€£§°©®™¿¡´²³½¼¾±×ªº‰†־₪\u00a0\u00ad¹№¶،؛؟";
const INSIDE_WORDS = "’‘´·–\u00ad\u00a0";

/** Bytes of U+FFFD: who wrote them wrote UTF-8. */
const REPLACED = Buffer.from("\ufffd");

const WORDS = /[\p{L}\p{M}]+|[^\p{L}\p{M}]/gu;
const BEYOND_ASCII = /[^\0-\x7f]/;
const LETTER = /[\p{L}\p{M}]/u;

/**
 * The encoding that bytes are in.
 * @param bytes of which some are not ASCII.
 * @returns undefined for valid UTF-8, for UTF-8 that is damaged here and there, and where nothing fits.
 */
export function guessedEncoding(bytes: Buffer): Encoding | undefined {
  if (isMostlyUtf8(bytes)) return undefined;
  const sample = aroundOthers(bytes);
  let best: { readonly encoding: Encoding; readonly share: number } | undefined;
  for (const [encoding, isLatin, alphabets] of LETTERS) {
    const decoded = encoding === "windows-1252" ? withoutC1(sample.toString("latin1")) : new TextDecoder(encoding).decode(sample);
    const share = shareThatFits(decoded, alphabets, isLatin);
    if (share >= LEAST_SHARE && share > (best?.share ?? 0)) best = { encoding, share };
  }
  return best?.encoding;
}

/** More characters that are UTF-8 than places that are none. */
function isMostlyUtf8(bytes: Buffer): boolean {
  if (bytes.includes(REPLACED)) return true;
  let [valid, broken] = [0, 0];
  for (const char of bytes.toString("utf8")) {
    if (char === "\ufffd") broken++;
    else if (char > "\x7f") valid++;
  }
  return valid >= broken;
}

/** Bytes beyond ASCII, at most MOST_LOOKED_AT, with what stands around them up to the next white space; stretches of ASCII in between are left out. */
function aroundOthers(bytes: Buffer): Buffer {
  const parts: Buffer[] = [];
  let found = 0;
  for (let i = 0; i < bytes.length && found < MOST_LOOKED_AT; i++) {
    if (bytes[i]! < 0x80) continue;
    let [start, end] = [i, i + 1];
    while (start > 0 && i - start < 40 && bytes[start - 1]! > 0x20) start--;
    while (end < bytes.length && end - i < 400 && bytes[end]! > 0x20) end++;
    parts.push(bytes.subarray(start, end), SPACE);
    for (let k = i; k < end; k++) if (bytes[k]! >= 0x80) found++;
    i = end;
  }
  return Buffer.concat(parts);
}

const SPACE = Buffer.from(" ");

/** Of all characters beyond ASCII the share that fits the one of the alphabets that they fit best. */
function shareThatFits(decoded: string, alphabets: readonly string[], isLatin: boolean): number {
  const words = decoded.match(WORDS) ?? [];
  const fitting = new Float64Array(alphabets.length);
  let all = 0;
  for (const [i, word] of words.entries()) {
    if (!BEYOND_ASCII.test(word)) continue;
    if (LETTER.test(word)) {
      const fit = fitOfWord(word, isLatin);
      for (const char of word) {
        if (char < "\x80") continue;
        all++;
        const small = lower(char);
        if (fit > 0) for (const [a, letters] of alphabets.entries()) if (letters.includes(small) || letters.includes(char)) fitting[a]! += fit;
      }
    } else {
      all++;
      const isInside = LETTER.test(words[i - 1] ?? "") && LETTER.test(words[i + 1] ?? "");
      if (SIGNS.includes(word) && (!isInside || INSIDE_WORDS.includes(word))) for (const a of alphabets.keys()) fitting[a]!++;
    }
  }
  if (alphabets === WESTERN) fitting[WESTERN.length - 1]! *= OF_SEVERAL_LANGUAGES;
  return all === 0 ? 0 : Math.max(...fitting) / all;
}

/** How much the letters of a word count by how it is written: 1, or OF_CAPITALS, or 0 where no word is written so. */
function fitOfWord(word: string, isLatin: boolean): number {
  if (isLatin ? longestRun(word) > MOST_IN_A_ROW : /[a-z]/i.test(word)) return 0;
  const [first = "", ...rest] = word;
  const after = rest.join("");
  if (after === lower(after)) return 1;
  return word === word.toUpperCase() && first !== lower(first) ? OF_CAPITALS : 0;
}

function longestRun(word: string): number {
  return Math.max(0, ...(word.match(/[^\0-\x7f]+/g) ?? []).map(({ length }) => length));
}

/** Of one letter at a time: the small form of İ is two. */
function lower(text: string): string {
  return [...text].map((char) => (char === "İ" ? "i" : char.toLowerCase())).join("");
}
