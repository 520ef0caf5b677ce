/**
 * Stage speakers: a text as words and sentences, for speakers. Input a text and its tokens, output what stands at each token:
 * the word in lower case, whether it is capitalised, what kind of gap follows it, whether it stands inside quotation marks.
 * Sentences end more rarely here than for matching: not after a title, an initial or an abbreviation of place ("Sen. Akaka",
 * "Tampa, Fla."), and never inside a quotation. O(tokens); words are cut out when they are asked for.
 */
import { lexiconByTag, lexiconByWords } from "../reading/language.js";
import type { Lexicon } from "../reading/lexicon.js";
import { TokenFlag } from "../text/flags.js";
import type { Tokens } from "../types/document.js";

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
/** Words looked at to tell the language, outside quotations. */
const LANGUAGE_WORDS = 400;

/** Words, gaps and quotations of one text. */
export class TextWords {
  readonly text: string;
  readonly tokens: Tokens;
  /** By token: 1 inside quotation marks. */
  readonly quoted: Uint8Array;
  /** Words of the text's language. */
  readonly lexicon: Lexicon;
  readonly #gaps: Uint8Array;
  /** By token, once asked for: rules ask for a word some thirty times. */
  readonly #words: (string | undefined)[] = [];
  readonly #stems: (string | undefined)[] = [];

  /** @param lexicon of the text's language, as `lexiconOf` tells it. */
  constructor(text: string, tokens: Tokens, lexicon: Lexicon) {
    this.text = text;
    this.lexicon = lexicon;
    this.tokens = tokens;
    this.quoted = quotedMask(tokens);
    this.#gaps = new Uint8Array(tokens.length).fill(255);
  }

  /** The word at a token in lower case, all apostrophes straight; "" outside the text. */
  word(token: number): string {
    if (token < 0 || token >= this.tokens.length) return "";
    this.#words[token] ??= wordAt(this.text, this.tokens, token);
    return this.#words[token];
  }

  /** The same without an 's at its end. */
  stem(token: number): string {
    if (token < 0 || token >= this.tokens.length) return "";
    this.#stems[token] ??= stemOf(this.word(token));
    return this.#stems[token];
  }

  /** The stems of the tokens [from, to) with spaces between them. */
  stems(from: number, to: number): string {
    let stems = this.stem(from);
    for (let token = from + 1; token < to; token++) stems += ` ${this.stem(token)}`;
    return stems;
  }

  isCapitalised(token: number): boolean {
    return token >= 0 && token < this.tokens.length && (this.tokens.flags[token]! & TokenFlag.CAPITALISED) !== 0;
  }

  /** Whether a word is a title or office. */
  isTitle(token: number): boolean {
    return this.lexicon.isTitle(this.stem(token));
  }

  /** Whether a word may stand between a subject and its verb. "Emily", and "Will" inside a sentence, is a name. */
  isAdverb(token: number): boolean {
    const word = this.word(token);
    return this.lexicon.isAdverb(word) && (!this.isCapitalised(token) || (this.lexicon.is("notAName", word) && !this.isNameInSentence(token)));
  }

  /** Whether a word between a subject and its verb that is a first name as well is one here: it is capitalised and opens no sentence. */
  isNameInSentence(token: number): boolean {
    const isBoth = this.lexicon.is("betweenAndName", this.word(token));
    return isBoth && this.isCapitalised(token) && !this.isInCapitals(token) && token > 0 && !this.endsSentence(token - 1);
  }

  /** The token behind what joins two names ("and", "as well as") and begins at `at`; `at` where nothing does. */
  joinerFrom(at: number): number {
    if (this.lexicon.is("and", this.word(at))) return at + 1;
    const joiner = this.lexicon.phrases("or").find((phrase) => phrase.every((word, x) => this.word(at + x) === word));
    return at + (joiner?.length ?? 0);
  }

  /** The first token of what joins two names and ends before `to`; `to` where nothing does. */
  joinerTo(to: number): number {
    if (this.lexicon.is("and", this.word(to - 1))) return to - 1;
    const joiner = this.lexicon.phrases("or").find((phrase) => phrase.every((word, x) => this.word(to - phrase.length + x) === word));
    return to - (joiner?.length ?? 0);
  }

  /** Whether a word has a possessive ending. */
  isOwner(token: number): boolean {
    const word = this.word(token);
    if (word.endsWith("'s") || word.endsWith("s'")) return true;
    if (!word.endsWith("s")) return false;
    const { start, end, length } = this.tokens;
    const at = end[token]!;
    return (token + 1 >= length || start[token + 1]! > at) && (this.text[at] === "'" || this.text[at] === "’");
  }

  /** Whether a word of two letters or more is in capitals: of a headline or an abbreviation. */
  isInCapitals(token: number): boolean {
    const { start, end, length } = this.tokens;
    if (token < 0 || token >= length || end[token]! - start[token]! < 2) return false;
    // nearly all words are told by their last letter
    return !isAsciiSmall(this.text.charCodeAt(end[token]! - 1)) && /^\p{Lu}{2,}$/u.test(this.text.slice(start[token], end[token]));
  }

  /** Whether nothing but one character stands between this token and the next. */
  isJoinedBy(token: number, sign: string): boolean {
    const { start, end, length } = this.tokens;
    if (token < 0 || token >= length) return this.gapText(token) === sign;
    return (token + 1 < length ? start[token + 1]! : this.text.length) === end[token]! + 1 && this.text[end[token]!] === sign;
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
    return !(this.lexicon.is("abbreviation", word) || (word.length === 1 && this.isCapitalised(token)));
  }
}

/** Words of earlier texts, by the low bits of the hash of a token: as they stood in the text, and as they are looked up. */
const NUM_SLOTS = 1 << 13;
const RAW: string[] = new Array(NUM_SLOTS).fill("");
const WORDS: string[] = new Array(NUM_SLOTS).fill("");
/** Longer ones are not kept: a piece of a string holds all of it. */
const LONGEST_KEPT = 12;

/** The word at a token in lower case, all apostrophes straight. Most words stood in a text before: these are looked at and not made. */
function wordAt(text: string, { start, end, hashLo }: Tokens, token: number): string {
  const [from, to] = [start[token]!, end[token]!];
  const slot = hashLo[token]! & (NUM_SLOTS - 1);
  const raw = RAW[slot]!;
  if (raw.length === to - from && standsAt(text, raw, from)) return WORDS[slot]!;
  const given = text.slice(from, to);
  const lower = given.toLowerCase();
  const word = lower.includes("’") || lower.includes("‘") ? lower.replace(/[‘’]/g, "'") : lower;
  if (given.length <= LONGEST_KEPT) {
    RAW[slot] = given;
    WORDS[slot] = word;
  }
  return word;
}

function standsAt(text: string, word: string, at: number): boolean {
  for (let x = 0; x < word.length; x++) if (text.charCodeAt(at + x) !== word.charCodeAt(x)) return false;
  return true;
}

function stemOf(word: string): string {
  if (word.endsWith("'")) return word.slice(0, -1);
  return word.endsWith("'s") ? word.slice(0, -2) : word;
}

function isAsciiSmall(unit: number): boolean {
  return unit >= 0x61 && unit <= 0x7a;
}

/**
 * The lists of a text's language: by its tag, else by its words outside quotations, else by those inside. Undefined where there are none.
 * O(words looked at).
 */
export function lexiconOf(text: string, tokens: Tokens, tag: string | undefined): Lexicon | undefined {
  if (tag !== undefined && tag !== "") return lexiconByTag(tag);
  const quoted = quotedMask(tokens);
  return lexiconByWords(wordsWhere(text, tokens, (token) => quoted[token] !== 1)) ?? lexiconByWords(wordsWhere(text, tokens, () => true));
}

function wordsWhere(text: string, tokens: Tokens, isWanted: (token: number) => boolean): string[] {
  const words: string[] = [];
  for (let token = 0; token < tokens.length && words.length < LANGUAGE_WORDS; token++) if (isWanted(token)) words.push(wordAt(text, tokens, token));
  return words;
}

function quotedMask({ quotations, length }: Tokens): Uint8Array {
  const quoted = new Uint8Array(length);
  for (let q = 0; q < quotations.length; q += 2) quoted.fill(1, quotations[q]!, quotations[q + 1]!);
  return quoted;
}
