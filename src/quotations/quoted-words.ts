/**
 * Stage quotations: the words of a quotation, in columns, ready to be laid beside those of another document. Input a text and the ranges of
 * it that the speaker's words stand in, output each word with its number, its place and what stands around it. A number is one word,
 * 14,500 as 14.5, with the signs at it, -5, 40 €, 4‰; so are initials, "U.S." as US, and a word that an editor mended with brackets, "[W]e", "expect[ed]". O(characters).
 */

import { QUOTATION_RULES } from "../settings/quotation-rules.js";
import { TokenFlag } from "../text/flags.js";
import { readTag } from "../text/markup.js";
import { scanTokens } from "../text/tokens.js";
import type { Range, Tokens } from "../types/document.js";
import { spelling } from "./words-by-language.js";

/** What stands between a word and the one before it. */
export const Apart = {
  /** Nothing but what the speaker goes on with. */
  NONE: 0,
  /** Words of the writer. */
  INTERRUPTED: 1,
  /** Another quotation begins. */
  OTHER_QUOTATION: 2,
} as const;

/** Words that are one quotation, in columns by word. */
export interface QuotedWords {
  /** The text of the document. */
  readonly text: string;
  readonly length: number;
  /** Equal words have equal numbers, in all documents. */
  readonly keys: Float64Array;
  /** UTF-16 offsets of each word in its text. */
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  /** One of `Apart`: what stands before a word. */
  readonly isApart: Uint8Array;
  /** 1 where a sentence ends after a word, where it stands in brackets, where it has a capital letter. */
  readonly endsSentence: Uint8Array;
  readonly isEditors: Uint8Array;
  readonly isCapitalised: Uint8Array;
  /** Words at either end that stand around running text, and are none of the quotation. */
  readonly margin: readonly [before: number, after: number];
}

/** A part of a quotation in its text, and what stands before it. */
export interface WordRange {
  readonly range: Range;
  readonly apart: number;
}

interface Word {
  key: number;
  from: number;
  to: number;
  readonly isApart: number;
  endsSentence: number;
  isEditors: number;
  readonly isCapitalised: number;
}

/** Signs that something was left out, or a pause. */
export const OMISSION = /\.{3}|\. \. \.|…/;
const OPENING = "[(［（【";
const CLOSING = "])］）】";

/** The words of `ranges`, in their order. */
export function quotedWords(text: string, ranges: readonly WordRange[], margin: QuotedWords["margin"] = [0, 0]): QuotedWords {
  const words: Word[] = [];
  for (const { range, apart } of ranges) {
    const first = words.length;
    appendWords(words, text, range, apart);
    const last = words[first - 1];
    // at the end of a part a comma may stand for the full stop
    if (last && words[first]) last.endsSentence = words[first].isCapitalised;
  }
  return { text, ...columnsOf(words), margin };
}

function columnsOf(words: readonly Word[]): Omit<QuotedWords, "text" | "margin"> {
  const { length } = words;
  const [keys, from, to] = [new Float64Array(length), new Uint32Array(length), new Uint32Array(length)];
  const [isApart, endsSentence, isEditors, isCapitalised] = [new Uint8Array(length), new Uint8Array(length), new Uint8Array(length), new Uint8Array(length)];
  for (let x = 0; x < length; x++) {
    const word = words[x]!;
    keys[x] = word.key;
    from[x] = word.from;
    to[x] = word.to;
    isApart[x] = word.isApart;
    endsSentence[x] = word.endsSentence;
    isEditors[x] = word.isEditors;
    isCapitalised[x] = word.isCapitalised;
  }
  return { length, keys, from, to, isApart, endsSentence, isEditors, isCapitalised };
}

function appendWords(words: Word[], text: string, [start, end]: Range, apart: number): void {
  const part = withoutTags(text.slice(start, end));
  const first = words.length;
  const tokens = scanTokens(part, undefined);
  let bracketEnd = 0;
  for (let t = 0; t < tokens.length; t++) {
    const gapStart = t === 0 ? Math.max(0, start - 2) : start + tokens.end[t - 1]!;
    bracketEnd = endOfBracket(text, { from: gapStart, to: start + tokens.start[t]!, end, open: bracketEnd });
    const isEditors = Number(start + tokens.start[t]! < bracketEnd);
    const endsSentence = Number((tokens.flags[t]! & TokenFlag.SENTENCE_END) !== 0);
    const last = words.at(-1);
    if (words.length > first && last && isFootnote(text, start + tokens.start[t]!, start + tokens.end[t]!)) {
      last.endsSentence ||= endsSentence;
      continue;
    }
    if (t > 0 && last && joins(part, tokens, t)) {
      last.to = start + tokens.end[t]!;
      last.endsSentence = endsSentence;
      if (isNumber(tokens, t)) last.key = mixed(mixed(last.key, separatorKey(part.charCodeAt(tokens.end[t - 1]!))), keyOf(tokens, t));
      else {
        last.key = keyOf(scanTokens(text.slice(last.from, last.to).replace(/[[\]().]/g, ""), undefined), 0);
        if (!isInitial(part, tokens, t)) last.isEditors = 1;
      }
      continue;
    }
    words.push({
      key: keyOf(tokens, t),
      from: start + tokens.start[t]!,
      to: start + tokens.end[t]!,
      isApart: words.length === first ? apart : Apart.NONE,
      endsSentence,
      isEditors,
      isCapitalised: Number((tokens.flags[t]! & TokenFlag.CAPITALISED) !== 0),
    });
  }
  for (let at = first; at < words.length; at++) {
    takeSigns(words[at]!, text);
    takeSpelling(words[at]!, text);
  }
}

/** Blanks where tags stand, so that offsets stay. A text of few tags is not taken for HTML as a whole; they are no words all the same. */
function withoutTags(part: string): string {
  let plain = "";
  let done = 0;
  for (let at = part.indexOf("<"); at >= 0; at = part.indexOf("<", Math.max(at + 1, done))) {
    const tag = readTag(part.slice(at, at + QUOTATION_RULES.tagCharacters), 0);
    if (!tag) continue;
    plain += part.slice(done, at) + " ".repeat(tag.to);
    done = at + tag.to;
  }
  return plain + part.slice(done);
}

/** "Easter[3]": the number of a note, right behind a word. */
function isFootnote(text: string, from: number, to: number): boolean {
  return to - from <= 3 && /^[^\s[(]\[\p{Nd}+\]$/u.test(text.slice(Math.max(0, from - 2), to + 1));
}

/** Where the bracket ends that is open at `to`; 0 where none is. */
function endOfBracket(text: string, { from, to, end, open }: { from: number; to: number; end: number; open: number }): number {
  let found = open > from ? open : 0;
  for (let at = from; at < to; at++) {
    const kind = OPENING.indexOf(text[at]!);
    if (kind < 0 || at < found) continue;
    const close = text.slice(at + 1, Math.min(end + 1, at + QUOTATION_RULES.bracketCharacters)).indexOf(CLOSING[kind]!);
    if (close >= 0) found = at + 1 + close;
  }
  return found > to ? found : 0;
}

/** Whether a token is one word with the one before: one separator between digits, a dot between initials, or a bracket alone between letters. */
function joins(text: string, tokens: Tokens, t: number): boolean {
  const at = tokens.end[t - 1]!;
  if (tokens.start[t] !== at + 1) return false;
  if (isNumber(tokens, t) && isNumber(tokens, t - 1)) return separatorKey(text.charCodeAt(at)) !== 0 || text[at] === ".";
  if (isInitial(text, tokens, t)) return true;
  if (isNumber(tokens, t) || isNumber(tokens, t - 1)) return false;
  return "[]()".includes(text[at]!) && text[at - 1] !== " " && (tokens.end[t]! - tokens.start[t]! <= 3 || tokens.end[t - 1]! - tokens.start[t - 1]! <= 3);
}

/** "U.S": a capital that a dot alone parts from the one before. */
function isInitial(text: string, { start, end }: Tokens, t: number): boolean {
  return text[end[t - 1]!] === "." && start[t] === end[t - 1]! + 1 && /^[^\p{L}\p{N}]?\p{Lu}\.\p{Lu}$/u.test(text.slice(Math.max(0, start[t]! - 3), end[t]!));
}

/** A dot may be the decimal one; all others group digits. 0 for what separates none. */
function separatorKey(unit: number): number {
  if (unit === 0x2e) return 2;
  return unit === 0x2c || unit === 0xa0 || unit === 0x202f || unit === 0x2009 || unit === 0x27 || unit === 0x2019 ? 1 : 0;
}

/** Two spellings of a word are one: what was said is the same. */
function takeSpelling(word: Word, text: string): void {
  const own = text.slice(word.from, word.to);
  const one = spelling(own);
  if (one !== own.toLowerCase().replaceAll("’", "'")) word.key = keyOf(scanTokens(one, undefined), 0);
}

/**
 * Makes the signs of a number part of it, in one order: "-5", "<5", "5 %", "10²", and "€40" like "40 €". Those of a grade likewise, "AA+"; the small
 * number of a note behind a word is none of it. A sign
 * before a number counts only where nothing stands before it: that of "10-20" is a dash.
 */
function takeSigns(word: Word, text: string): void {
  const own = text.slice(word.from, word.to);
  if (PLAIN.test(own)) return;
  if (/^[A-Z]{1,3}$/.test(own)) {
    const grade = /^[+−-](?![+−\p{L}\p{N}-])/u.exec(text.slice(word.to, word.to + 2));
    if (grade) takeSign(word, grade[0], [0, 1]);
  }
  const note = UNIT.test(own) ? null : /^(\p{L}.*?)([⁰¹²³⁴-⁹]+)$/u.exec(own);
  if (note) {
    word.key = keyOf(scanTokens(note[1]!, undefined), 0);
    word.to -= note[2]!.length;
  }
  if (!/^\p{N}/u.test(own)) return;
  const power = /^(\p{Nd}+)([⁰¹²³⁴-⁹]+)$/u.exec(own);
  if (power) word.key = mixed(keyOf(scanTokens(power[1]!, undefined), 0), keyOf(scanTokens(power[2]!, undefined), 0));
  const before = /(?:^|[\s\p{Ps}\p{Pi}"'])([+−–<>≤≥-]?)(\p{Sc}?)$/u.exec(text.slice(Math.max(0, word.from - 3), word.from));
  const currency = before?.[2] || /\p{Sc}?$/u.exec(text.slice(Math.max(0, word.from - 1), word.from))![0];
  const behind = /^[\s]?([%‰％٪]|\p{Sc}(?!\p{N}))/u.exec(text.slice(word.to, word.to + 3));
  if (currency) takeSign(word, currency, [1, 0]);
  if (before?.[1]) takeSign(word, before[1], [1, 0]);
  if (behind && !currency) takeSign(word, behind[1]!, [0, behind[0].length]);
}

/** Neither a grade nor a number, and without a small one behind it: nearly all words. */
const PLAIN = /^[A-Za-z]*[a-z][A-Za-z]*$/;
/** Whose power is no number of a note. */
const UNIT = /^(?:[kcdmµ]?m|ft|yd)[²³]$/;

function takeSign(word: Word, sign: string, [before, behind]: readonly [number, number]): void {
  word.key = mixed(word.key, SIGN_KEYS.get(sign) ?? sign.charCodeAt(0));
  word.from -= before;
  word.to += behind;
}

/** Signs that other characters stand for. */
const SIGN_KEYS: ReadonlyMap<string, number> = new Map([
  ["−", 0x2d],
  ["–", 0x2d],
  ["％", 0x25],
  ["٪", 0x25],
]);

function isNumber({ flags }: Tokens, t: number): boolean {
  return (flags[t]! & TokenFlag.NUMBER) !== 0;
}

function keyOf({ hashLo, hashHi, length }: Tokens, t: number): number {
  return t < length ? hashLo[t]! * 0x200000 + (hashHi[t]! >>> 11) : 0;
}

/** A number of 53 bits for two, in their order. */
function mixed(x: number, y: number): number {
  const low = (Math.imul((x % 0x100000000) | 0, 0x2c9277b5) ^ Math.imul((y % 0x100000000) | 0, 0x85ebca6b)) >>> 0;
  const high = (Math.imul((x / 0x100000000) | 0, 0x5bd1e995) ^ Math.imul((y / 0x100000000) | 0, 0x1b873593) ^ Math.imul(low, 0x27d4eb2f)) & 0x1fffff;
  return high * 0x100000000 + low;
}

/** What the text has between a word and the one before it. */
export function gapText({ text, from, to }: QuotedWords, at: number): string {
  return at === 0 ? "" : text.slice(to[at - 1]!, from[at]!);
}

/**
 * The words [first, end) as the text has them, without what the writer set between them; brackets and the punctuation of a part that another
 * one follows belong to them.
 */
export function wordsText(words: QuotedWords, first: number, end: number): string {
  const { text, from, to, isApart } = words;
  const parts: string[] = [];
  for (let start = first, at = first + 1; at <= end; at++) {
    if (at < end && isApart[at] === Apart.NONE && !endsParagraph(words, at)) continue;
    const [left, right] = withBrackets(words, start, at);
    parts.push(text.slice(left, right) + (at < end ? (/^[.!?…,;:。！？，、]+/.exec(text.slice(to[at - 1]!, from[at]!))?.[0] ?? "") : ""));
    start = at;
  }
  return parts.join(" ");
}

/** Where a quotation goes on in the next paragraph, with a mark of its own. */
function endsParagraph(words: QuotedWords, at: number): boolean {
  const gap = gapText(words, at);
  return /[\n\r]/.test(gap) && /["“„«»「『‘'`]/.test(gap);
}

function withBrackets({ text, from, to, isEditors }: QuotedWords, first: number, end: number): Range {
  const [left, right] = [from[first]!, to[end - 1]!];
  const opens = isEditors[first] === 1 && OPENING.includes(text[left - 1] ?? " ");
  const closes = isEditors[end - 1] === 1 && CLOSING.includes(text[right] ?? " ");
  return [opens ? left - 1 : left, closes ? right + 1 : right];
}
