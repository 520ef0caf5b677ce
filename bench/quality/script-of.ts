/**
 * The script a text is written in, by counting its letters, and what has to be known of a script to plant passages into
 * it: whether words are spaced, where sentences end, which marks open and close a quotation.
 * Cost: one pass of a regular expression a script and text.
 */

/** "Kana" stands for Japanese (kana among Han), "Han" for Chinese. */
export type Script = "Hangul" | "Han" | "Kana" | "Cyrillic" | "Arabic" | "Devanagari" | "Latin";

interface Writing {
  /** Whether spaces part words; if not, lengths are counted in characters. */
  readonly spaced: boolean;
  /** What opens and what closes a quotation. */
  readonly marks: readonly [open: string, close: string];
}

/** Every script of the planted sets. */
export const WRITINGS: Readonly<Record<Script, Writing>> = {
  Hangul: { spaced: true, marks: ["“", "”"] },
  Han: { spaced: false, marks: ["“", "”"] },
  Kana: { spaced: false, marks: ["「", "」"] },
  Cyrillic: { spaced: true, marks: ["«", "»"] },
  Arabic: { spaced: true, marks: ["«", "»"] },
  Devanagari: { spaced: true, marks: ["“", "”"] },
  Latin: { spaced: true, marks: ["“", "”"] },
};

const LETTERS: Readonly<Record<Script, RegExp>> = {
  Hangul: /\p{Script=Hangul}/gu,
  Han: /\p{Script=Han}/gu,
  Kana: /[\p{Script=Hiragana}\p{Script=Katakana}]/gu,
  Cyrillic: /\p{Script=Cyrillic}/gu,
  Arabic: /\p{Script=Arabic}/gu,
  Devanagari: /\p{Script=Devanagari}/gu,
  Latin: /\p{Script=Latin}/gu,
};

/** A text with this share of kana among its letters is Japanese, however much Han and Latin it has. */
const LEAST_KANA = 0.05;

/** The script that most letters of `text` belong to; undefined where it has no letter of any of them. */
export function scriptOf(text: string): Script | undefined {
  const count = Object.fromEntries(Object.entries(LETTERS).map(([script, letters]) => [script, text.match(letters)?.length ?? 0])) as Record<Script, number>;
  const letters = Object.values(count).reduce((total, each) => total + each, 0);
  if (letters > 0 && count.Kana >= LEAST_KANA * letters) return "Kana";
  const most = (Object.keys(count) as Script[]).reduce((best, script) => (count[script] > count[best] ? script : best));
  return count[most] > 0 ? most : undefined;
}

/** A full stop with what closes after it, where white space follows; a full-width one wherever it stands; the end of a line. */
const SENTENCE_END = /(?:[.!?…।؟۔]+["”’»)]*(?=\s)|[。！？]+[」』”’）)]*|\n)\s*/gu;

/** Offsets after which a sentence begins, ascending; neither 0 nor the end of the text. */
export function sentenceBreaks(text: string): number[] {
  return [...text.matchAll(SENTENCE_END)].map((match) => match.index + match[0].length).filter((at) => at > 0 && at < text.length);
}

/** A word, or one character where words are not spaced. */
export interface Unit {
  readonly start: number;
  readonly end: number;
  /** In lower case and NFKC. */
  readonly text: string;
}

const WORDS = /[\p{L}\p{M}\p{N}]+(?:['’]\p{L}+)*/gu;
const CHARACTERS = /[\p{L}\p{N}]\p{M}*/gu;

/** The words of a text, or its letters and digits where words are not spaced. */
export function unitsOf(text: string, script: Script): Unit[] {
  const matches = text.matchAll(WRITINGS[script].spaced ? WORDS : CHARACTERS);
  return [...matches].map((match) => ({ start: match.index, end: match.index + match[0].length, text: match[0].normalize("NFKC").toLowerCase() }));
}
