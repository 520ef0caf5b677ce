/**
 * Stage quotations: what a stretch of the words of a quotation is: a sentence, a clause, an incise of the writer, words of an editor, a
 * negation. Input the words of a form and where the stretch begins and ends. O(length of the stretch).
 */
import { isWordOfAny, lexiconByWords } from "../reading/language.js";
import { QUOTATION_RULES } from "../settings/quotation-rules.js";
import { hasMarks } from "./letter-marks.js";
import { Apart, gapText, OMISSION, type QuotedWords } from "./quoted-words.js";
import { hasNegatedEnding, isCoordinating, isNegation, negatesTheNext } from "./words-by-language.js";

/** What parts clauses. */
const CLAUSE = /[,;:–—،，、]|\s-\s/;

/** Words [from, to) of one side. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** What the writer set before a word that stands apart, without marks and punctuation around it. */
export function writersWords(words: QuotedWords, at: number): string {
  return gapText(words, at)
    .replace(/^[^\p{L}\p{N}[(]+/u, "")
    .replace(/[^\p{L}\p{N}\])]+$/u, "");
}

/** Whether a text that a quotation stands in prints marks on letters, and the quotation did not lose all of those that the other one has. */
export function keepsMarks(own: QuotedWords, other: QuotedWords): boolean {
  if (!hasMarks(textAround(own))) return false;
  if (hasMarks(own.text.slice(own.from[0], own.to[own.length - 1]))) return true;
  let lost = 0;
  for (let at = 0; at < other.length; at++) lost += Number(hasMarks(rawWord(other, at)));
  return lost < QUOTATION_RULES.lostMarks;
}

/** The first code of the language around a quotation, where its words tell it. */
export function languageOf(words: QuotedWords): string | undefined {
  return lexiconByWords(
    textAround(words)
      .toLowerCase()
      .match(/\p{L}+/gu) ?? [],
  )?.words.codes.split(" ", 1)[0];
}

function textAround({ text, from, to, length }: QuotedWords): string {
  return text.slice(Math.max(0, from[0]! - QUOTATION_RULES.textAround), to[length - 1]! + QUOTATION_RULES.textAround);
}

/** A capital inside a sentence. */
export function isName({ isCapitalised, endsSentence }: QuotedWords, at: number): boolean {
  return at > 0 && isCapitalised[at] === 1 && endsSentence[at - 1] === 0;
}

export function rawWord({ text, from, to }: QuotedWords, at: number): string {
  return text.slice(from[at]!, to[at]!);
}

/** Lower case, straight apostrophes. */
export function word(words: QuotedWords, at: number): string {
  return rawWord(words, at).toLowerCase().replaceAll("’", "'");
}

/** What stands between the words before and behind a stretch, inside it included: the most that any of them has before it. */
export function apartIn({ isApart, length }: QuotedWords, { from, to }: Stretch): number {
  let most: number = Apart.NONE;
  for (let at = from; at <= Math.min(to, length - 1); at++) most = Math.max(most, isApart[at]!);
  return most;
}

/** Whether a stretch has words that no bracket owns up to. */
export function hasOwnWords({ isEditors }: QuotedWords, { from, to }: Stretch): boolean {
  for (let at = from; at < to; at++) if (isEditors[at] === 0) return true;
  return false;
}

/** Whether "..." or a bracket stands between the words around a stretch. */
export function isOwnedUp(words: QuotedWords, { from, to }: Stretch): boolean {
  for (let at = from; at < to; at++) if (words.isEditors[at] === 1) return true;
  for (let at = from; at <= Math.min(to, words.length - 1); at++) if (OMISSION.test(gapText(words, at))) return true;
  return false;
}

/** Whole sentences: one ends before the stretch, and one with it. */
export function isSentences({ endsSentence }: QuotedWords, { from, to }: Stretch): boolean {
  return (from === 0 || endsSentence[from - 1] === 1) && endsSentence[to - 1] === 1;
}

/** Whether a stretch is whole sentences, or has parts of two: what is left does not come from one sentence. */
export function crossesSentence(words: QuotedWords, { from, to }: Stretch): boolean {
  if (isSentences(words, { from, to }) || apartIn(words, { from, to }) === Apart.OTHER_QUOTATION) return true;
  for (let at = from; at < to - 1; at++) if (words.endsSentence[at] === 1) return true;
  return false;
}

/** Whether words left out negate the sentence before or behind them, of which something stays. */
export function negates(words: QuotedWords, { from, to }: Stretch): boolean {
  let head = from;
  if (from > 0 && words.endsSentence[from - 1] !== 1) head = Math.min(to, sentenceEnd(words, from));
  const tail = words.endsSentence[to - 1] === 1 ? to : Math.max(head, sentenceStart(words, to));
  return hasNegation(words, { from, to: head }) || hasNegation(words, { from: tail, to });
}

export function hasNegation(words: QuotedWords, { from, to }: Stretch): boolean {
  for (let at = from; at < to; at++) if (isNegating(words, at)) return true;
  return from < to && hasNegatedEnding(words.text.slice(words.from[from], words.to[to - 1]));
}

/** Whether a comma and a coordinating word end what was cut off: "I have no regrets, and". What follows stands for itself. */
export function isClauseOfItsOwn(words: QuotedWords, { from, to }: Stretch): boolean {
  return to - from > 1 && isCoordinating(word(words, to - 1)) && CLAUSE.test(gapText(words, to - 1));
}

/** Whether the words cut off before a form are its first words once more: "We need, we need the ferry". */
export function isSaidTwice({ keys }: QuotedWords, { from, to }: Stretch, form: QuotedWords): boolean {
  for (let at = from; at < to; at++) if (keys[at] !== form.keys[at - from]) return false;
  return from < to;
}

function isNegating(words: QuotedWords, at: number): boolean {
  const around = QUOTATION_RULES.textAround;
  return isNegation(word(words, at), () => words.text.slice(Math.max(0, words.from[at]! - around), words.to[at]! + around));
}

/**
 * Whether a quotation opens like a sentence: with a capital, or in a script without them, where what stands before its marks is no word. A capital that
 * the reference has as well, at `a`, tells nothing alone: that of a name.
 */
export function opensSentence(form: QuotedWords, reference: QuotedWords, a: number): boolean {
  const first = rawWord(form, 0);
  if (form.isEditors[0] === 1) return false;
  if (form.isCapitalised[0] === 1 && reference.isCapitalised[a] === 0) return true;
  if (form.isCapitalised[0] === 0 && !/^\p{Lo}/u.test(first)) return false;
  const before = form.text.slice(Math.max(0, form.from[0]! - 8), form.from[0]);
  return /(?:^|[.!?…:,،。：，！？\n\r])[^\p{L}\p{N}]*$/u.test(before);
}

/** Whether a quotation ends like a sentence: a stop or comma stands at its last word, inside its marks or behind them. */
export function closesSentence({ text, to, length }: QuotedWords): boolean {
  const behind = /^[^\p{L}\p{N}]*/u.exec(text.slice(to[length - 1], to[length - 1]! + 8))![0];
  return /[.,!?،。，！？–—\n\r]|[」』]/.test(behind) || to[length - 1] === text.length;
}

/**
 * The words from `at` on that still belong to the clause before them, as "nicht" at the end of a German one: no comma stands before or in them, they are
 * few, and they negate more than what stands in themselves.
 */
export function clauseEnd(words: QuotedWords, { from, to }: Stretch): Stretch | undefined {
  // the clause began with what was kept of it: "but by"
  for (let at = Math.max(0, from - 2); at < from; at++) if (isCoordinating(word(words, at))) return undefined;
  for (let at = from; at < to; at++)
    if (CLAUSE.test(gapText(words, at)) || negatesTheNext(word(words, at)) || isWordOfAny("but", word(words, at))) return undefined;
  const size = /[\u3040-\u30ff]/.test(rawWord(words, from)) ? QUOTATION_RULES.clauseEndCharacters : QUOTATION_RULES.clauseEndWords;
  return to - from <= size ? { from, to } : undefined;
}

/** An attribution that commas or dashes set off inside the marks, as French does: with a word of saying; between dashes, with a name. */
export function isIncise(words: QuotedWords, { from, to }: Stretch): boolean {
  if (from === 0 || to - from > QUOTATION_RULES.attributionInside) return false;
  const [before, behind] = [gapText(words, from), to < words.length ? gapText(words, to) : undefined];
  if (behind !== undefined && isDash(before) && isDash(behind) && hasName(words, { from, to })) return true;
  if (!isSetOff(before) || (behind !== undefined && !/^\s?\./.test(behind) && !isSetOff(behind))) return false;
  for (let at = from; at < to; at++) if (isWordOfAny("saying", word(words, at))) return true;
  return false;
}

function isSetOff(gap: string): boolean {
  return /^\s?[,–—]/.test(gap) || isDash(gap);
}

/** A dash, or a hyphen between spaces. */
function isDash(gap: string): boolean {
  return /^[,.!?…]{0,2}\s?(?:[–—]|\s-\s)|^\s-\s/.test(gap);
}

/** A capital behind the first word, which stands at the end: "— said Anna Lis —". */
function hasName({ isCapitalised }: QuotedWords, { from, to }: Stretch): boolean {
  return to - from > 1 && isCapitalised[from] === 0 && isCapitalised[to - 1] === 1;
}

/** The first word of the sentence that the word before `at` belongs to; `at` itself where a sentence ends there. */
export function sentenceStart({ endsSentence }: QuotedWords, at: number): number {
  let from = at;
  while (from > 0 && endsSentence[from - 1] !== 1) from--;
  return from;
}

/** The word behind the sentence that goes on at `at`. */
export function sentenceEnd({ endsSentence, length }: QuotedWords, at: number): number {
  let to = at;
  if (at > 0 && endsSentence[at - 1] === 1) return at;
  while (to < length && endsSentence[to] !== 1) to++;
  return Math.min(length, to + 1);
}
