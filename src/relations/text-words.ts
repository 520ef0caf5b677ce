/**
 * Stage relations: a text as words and sentences, for speakers. Input a text and its tokens, output what stands at each token:
 * the word in lower case, whether it is capitalised, what kind of gap follows it, whether it stands inside quotation marks.
 * Sentences end more rarely here than for matching: not after a title, an initial or an abbreviation of place ("Sen. Akaka",
 * "Tampa, Fla."), and never inside a quotation. O(tokens); words are cut out when they are asked for.
 */
import { TokenFlag } from "../text/flags.js";
import type { Tokens } from "../types.js";

/** What stands after a token. */
export const Gap = {
  /** A space, a hyphen, an apostrophe, or a full stop that ends an abbreviation. */
  NONE: 0,
  COMMA: 1,
  /** An opening or closing bracket. */
  BRACKET: 2,
  COLON: 3,
  DASH: 4,
  SEMICOLON: 5,
  /** The end of a sentence. */
  SENTENCE: 6,
} as const;

const MAX_GAP = 48;
const ABBREVIATIONS = new Set(
  (
    "sen sens rep reps gov govs mr mrs ms dr st lt col gen maj capt sgt cpl cmdr adm hon rev fr prof atty asst dist supt jr sr vs no mt ft " +
    "ala ariz ark calif cal colo conn del fla ga ill ind kan ky la mass md mich minn miss mo mont neb nev okla ore pa tenn tex va vt wash wis wyo " +
    "jan feb mar apr aug sept oct nov dec hr bzw ca drs ing ir h"
  ).split(" "),
);

/** Words, gaps and quotations of one text. */
export class TextWords {
  readonly text: string;
  readonly tokens: Tokens;
  /** By token: 1 inside quotation marks. */
  readonly quoted: Uint8Array;
  readonly #gaps: Uint8Array;

  constructor(text: string, tokens: Tokens) {
    this.text = text;
    this.tokens = tokens;
    this.quoted = quotedMask(tokens);
    this.#gaps = new Uint8Array(tokens.length).fill(255);
  }

  /** The word at a token in lower case, all apostrophes straight; "" outside the text. */
  word(token: number): string {
    const { start, end, length } = this.tokens;
    if (token < 0 || token >= length) return "";
    return this.text.slice(start[token], end[token]).toLowerCase().replace(/[‘’]/g, "'");
  }

  /** The same without an 's at its end. */
  stem(token: number): string {
    return this.word(token).replace(/'s?$/, "");
  }

  isCapitalised(token: number): boolean {
    return token >= 0 && token < this.tokens.length && (this.tokens.flags[token]! & TokenFlag.CAPITALISED) !== 0;
  }

  /** What stands between this token and the next, as text. */
  gapText(token: number): string {
    const { start, end, length } = this.tokens;
    const from = token < 0 ? 0 : end[token]!;
    return this.text.slice(from, Math.min(token + 1 < length ? start[token + 1]! : this.text.length, from + MAX_GAP));
  }

  /** What stands after a token: the strongest that the gap has. */
  gap(token: number): number {
    if (token < 0 || token >= this.tokens.length) return Gap.SENTENCE;
    if (this.#gaps[token] === 255) this.#gaps[token] = this.#readGap(token);
    return this.#gaps[token]!;
  }

  /** First token of the sentence that holds `token`, at most `reach` tokens back; inside quotation marks none begins. */
  sentenceStart(token: number, reach: number): number {
    let at = token;
    while (at > 0 && token - at < reach && !this.endsSentence(at - 1)) at--;
    return at;
  }

  /** Whether a sentence ends after a token; inside a quotation none does, but with it one may. */
  endsSentence(token: number): boolean {
    if (this.gap(token) !== Gap.SENTENCE) return false;
    return token + 1 >= this.tokens.length || this.quoted[token] !== 1 || this.quoted[token + 1] !== 1 || /["“”«»„]|''|``/.test(this.gapText(token));
  }

  #readGap(token: number): number {
    const { text, tokens } = this;
    if (token + 1 >= tokens.length) return Gap.SENTENCE;
    const from = tokens.end[token]!;
    const to = tokens.start[token + 1]!;
    if (to === from + 1 && text.charCodeAt(from) === 0x20) return Gap.NONE;
    if (to - from > MAX_GAP) return Gap.SENTENCE;
    const gap = text.slice(from, to);
    const isStop = gap.startsWith(".") && this.#isFullStop(token, gap);
    if (isStop || /[!?…](?:["”»')\]]|\s|$)|^["”’')\]]{1,2}\.(?:\s|$)/.test(gap)) return Gap.SENTENCE;
    if (/[;•|]/.test(gap)) return Gap.SEMICOLON;
    if (/[\n\r][ \t]*[\n\r]|[\n\r] {2}| {5}|\t/.test(gap)) return /[:,]/.test(gap) ? Gap.COLON : Gap.SENTENCE;
    if (gap.includes(":")) return Gap.COLON;
    if (/[–—―_]|--|\s-\s/.test(gap)) return Gap.DASH;
    if (/[()[\]]/.test(gap)) return Gap.BRACKET;
    return gap.includes(",") ? Gap.COMMA : Gap.NONE;
  }

  #isFullStop(token: number, gap: string): boolean {
    if (!/^\.["”’')\]]*(?:\s|["“„«‘(]|$)/.test(gap)) return false;
    if (/^\.["”’']/.test(gap) || /[\n\r][ \t]*[\n\r]/.test(gap)) return true;
    const word = this.word(token);
    return !(ABBREVIATIONS.has(word) || (word.length === 1 && this.isCapitalised(token)));
  }
}

function quotedMask({ quotations, length }: Tokens): Uint8Array {
  const quoted = new Uint8Array(length);
  for (let q = 0; q < quotations.length; q += 2) quoted.fill(1, quotations[q]!, quotations[q + 1]!);
  return quoted;
}
