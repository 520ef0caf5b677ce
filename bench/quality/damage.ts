/**
 * Ways in which a copy is damaged between its source and where it is found: by an editor (ellipses, brackets, order,
 * capitals, marks) or by a scanner. Input: the original text of a passage; output: the copy, where it is put, and, where a
 * part was left out, which pieces stand for which. Everything is drawn from a seeded `Random`.
 * Cost: a regular expression or two over the passage.
 */
import type { Random } from "./random.js";
import { unitsOf } from "./script-of.js";

/** UTF-16 offsets, half-open. */
export type Place = readonly [start: number, end: number];

/** A damaged copy. */
export interface Damaged {
  readonly copy: string;
  /** What was copied, in the original and in the copy, where that is not all of the original. */
  readonly parts?: readonly { readonly original: Place; readonly copy: Place }[];
}

/** One kind of damage. */
export interface Damage {
  /** A place of a source that this can be done to; undefined where the draw found none. */
  readonly choose: (text: string, random: Random) => Place | undefined;
  /** The copy of an original; undefined where nothing would be changed. */
  readonly damage: (original: string, random: Random) => Damaged | undefined;
  /** What stands before and after the copy; `who` speaks it, if somebody does. */
  readonly frame: (random: Random, who: string) => readonly [before: string, after: string];
}

/** A full stop after a word, not after an abbreviation, before something that may begin a sentence. */
const SENTENCE_END = /(?<=[a-z\d]{4}["”’]?)[.!?]["”’]?\s+(?=["“A-Z])/g;
const LEAST_SENTENCE = 30;
const MARK = /["“”„«»]|``|''/;

/** The sentences of a text, one after the other, without the white space between them. */
export function sentencesIn(text: string): Place[] {
  const cuts = [0, ...[...text.matchAll(SENTENCE_END)].map((match) => match.index + match[0].length), text.length];
  return cuts.slice(1).map((cut, i) => [cuts[i]!, cuts[i]! + text.slice(cuts[i], cut).trimEnd().length]);
}

const flowed = (text: string): string => text.replace(/\s+/g, " ");
const wordsOf = (text: string) => unitsOf(text, "Latin");
const reworded = (text: string, damage: (flowing: string) => string): Damaged | undefined => {
  const flowing = flowed(text);
  const copy = damage(flowing);
  return copy === flowing ? undefined : { copy };
};

/** Some sentences in a row, none of them very short. */
const sentences =
  (least: number, most: number): Damage["choose"] =>
  (text, random) => {
    const all = sentencesIn(text);
    const count = random.integer(least, most);
    const first = random.integer(0, Math.max(0, all.length - count));
    const chosen = all.slice(first, first + count);
    if (chosen.length < count || chosen.some(([start, end]) => end - start < LEAST_SENTENCE)) return undefined;
    return [chosen[0]![0], chosen.at(-1)![1]];
  };

/** Sentences without quotation marks, so that they can be put between some. */
const unmarkedSentences =
  (least: number, most: number): Damage["choose"] =>
  (text, random) => {
    const place = sentences(least, most)(text, random);
    return place && !MARK.test(text.slice(...place)) ? place : undefined;
  };

/** One sentence of 8 to 20 words without its full stop: what a headline can be. */
function headline(text: string, random: Random): Place | undefined {
  const place = unmarkedSentences(1, 1)(text, random);
  if (!place) return undefined;
  const words = wordsOf(text.slice(...place));
  return words.length >= 8 && words.length <= 20 ? [place[0], place[0] + words.at(-1)!.end] : undefined;
}

/** A quotation of 8 to 25 words; where the draw finds none, so many words of one sentence. */
function quotation(text: string, random: Random): Place | undefined {
  const quoted = [...text.matchAll(/["“]([^"“”]{30,240})["”]/g)].map(({ index, 1: inner }): Place => [index + 1, index + 1 + inner!.length]);
  const fitting = quoted.map((place) => wordsIn(text, place)).filter((words) => words.length >= 8 && words.length <= 25);
  const words = random.pick(fitting);
  if (words) return [words[0]![0], words.at(-1)![1]];
  const sentence = unmarkedSentences(1, 1)(text, random);
  const all = sentence ? wordsIn(text, sentence) : [];
  const count = random.integer(8, 25);
  if (all.length < count) return undefined;
  const first = random.integer(0, all.length - count);
  return [all[first]![0], all[first + count - 1]![1]];
}

function wordsIn(text: string, [start, end]: Place): Place[] {
  return wordsOf(text.slice(start, end)).map((word): Place => [start + word.start, start + word.end]);
}

/** The first and the last words of a text, and dots for the others. */
function leaveOutMiddle(original: string, random: Random): Damaged | undefined {
  const words = wordsOf(original);
  const [head, tail] = [random.integer(5, 15), random.integer(5, 15)];
  const omitted = words.length - head - tail;
  if (omitted < 3 || omitted > 60) return undefined;
  const first: Place = [0, words[head - 1]!.end];
  const last: Place = [words[words.length - tail]!.start, words.at(-1)!.end];
  const [before, after] = [flowed(original.slice(...first)), flowed(original.slice(...last))];
  const start = `${before}${random.pick(ELLIPSES)}`;
  const copy = `${start}${after}`;
  return {
    copy,
    parts: [
      { original: first, copy: [0, before.length] },
      { original: last, copy: [start.length, copy.length] },
    ],
  };
}

const ELLIPSES = ["... ", " ... ", "…", " … ", " […] ", " [...] ", ". . . ", ".... "];

const PRONOUN = /^(?:he|she|it|they|we|his|her|its|their|our|him|them|this|that|who)$/;
const NOUN = /^\p{Ll}{5,}$/u;
const INSERTIONS = "the secretary|the company|the senator|Mr. Reagan|the committee|the bill|its chairman|last year".split("|");
/** Words for each one that is replaced. */
const WORDS_A_BRACKET = 15;

/** One word in fifteen, pronouns first, becomes "[the secretary]" or the like, and one word is followed by "[sic]". */
function putInBrackets(text: string, random: Random): string {
  const words = wordsOf(text);
  const fitting = (pattern: RegExp) => random.shuffled(words.filter(({ start, end }) => pattern.test(text.slice(start, end))));
  const replaced = new Set([...fitting(PRONOUN), ...fitting(NOUN)].slice(0, Math.ceil(words.length / WORDS_A_BRACKET)));
  const doubted = random.pick(words.filter((word) => !replaced.has(word)));
  return rewritten(
    text,
    (word) => {
      const same = text.slice(word.start, word.end);
      if (replaced.has(word)) return `[${random.pick(INSERTIONS)}]`;
      return word === doubted ? `${same} [sic]` : same;
    },
    words,
  );
}

type Word = ReturnType<typeof wordsOf>[number];

/** The text with each word as `of` gives it. */
function rewritten(text: string, of: (word: Word) => string, words = wordsOf(text)): string {
  let copy = "";
  let at = 0;
  for (const word of words) {
    copy += text.slice(at, word.start) + of(word);
    at = word.end;
  }
  return copy + text.slice(at);
}

/** One word in ten is gone, with the space before it. */
function dropWords(text: string, random: Random): string {
  return rewritten(text, ({ start, end }) => (random.share() < 0.1 ? "" : text.slice(start, end)))
    .replace(/ {2,}/g, " ")
    .trim();
}

/** Sentences in another order than before, a space between them. */
function swapSentences(text: string, random: Random): string {
  const all = sentencesIn(text).map((place) => text.slice(...place));
  const order = random.shuffled(all.map((_, i) => i));
  const isSame = order.every((from, to) => from === to);
  return (isSame ? [...order.slice(1), 0] : order).map((i) => all[i]).join(" ");
}

/** Four sentences as two paragraphs, the second one first. */
function swapParagraphs(text: string): string {
  const all = sentencesIn(text).map((place) => text.slice(...place));
  return `${all.slice(2).join(" ")}\n\n${all.slice(0, 2).join(" ")}`;
}

const SMALL_WORD = /^(?:a|an|and|as|at|but|by|for|in|of|on|or|the|to|with)$/;

/** As a headline is set: words begin with a capital, short connecting ones inside it do not. */
function titleCase(text: string): string {
  return rewritten(text, ({ start, end, text: word }) => {
    const first = start > 0 && SMALL_WORD.test(word) ? text[start]! : text[start]!.toUpperCase();
    return first + text.slice(start + 1, end);
  });
}

/** Pairs of outer marks, and what stands inside them for an inner quotation. */
const MARKS = [
  { outer: ['"', '"'], inner: ["'", "'"] },
  { outer: ["“", "”"], inner: ["‘", "’"] },
  { outer: ["«", "»"], inner: ["“", "”"] },
  { outer: ["«\u00a0", "\u00a0»"], inner: ["‹", "›"] },
  { outer: ["„", "“"], inner: ["‚", "‘"] },
  { outer: ["‘", "’"], inner: ["“", "”"] },
  { outer: ["'", "'"], inner: ['"', '"'] },
  { outer: ["``", "''"], inner: ["`", "'"] },
] as const;
/** Share of the quotations in which two to four words get marks of their own. */
const NESTED_SHARE = 0.4;

/** A whole quotation in other marks, often with marks inside; the outermost ones belong to the copy here, not to the frame. */
function changeMarks(original: string, random: Random): Damaged {
  const { outer, inner } = random.pick(MARKS)!;
  const copy = flowed(original);
  const words = wordsOf(copy);
  const count = random.integer(2, 4);
  const first = random.integer(1, words.length - count - 1);
  const isNested = random.share() < NESTED_SHARE;
  const [from, to] = [words[first]!.start, words[first + count - 1]!.end];
  const nested = isNested ? `${copy.slice(0, from)}${inner[0]}${copy.slice(from, to)}${inner[1]}${copy.slice(to)}` : copy;
  const part = { original: [0, original.length], copy: [outer[0].length, outer[0].length + nested.length] } as const;
  return { copy: `${outer[0]}${nested}${outer[1]}`, parts: [part] };
}

/** One character in so many is read wrong. */
const CHARACTERS_AN_ERROR = 30;
const CONFUSIONS: Readonly<Record<string, string>> = { m: "rn", l: "1", I: "l", "1": "l", O: "0", "0": "O", e: "c", c: "e", h: "b", b: "h" };
const LETTERS = "abcdefghijklmnopqrstuvwxyz";

/** What a scanner makes of a text: see `misread`. */
function scan(text: string, random: Random): string {
  let copy = "";
  for (let at = 0; at < text.length; at++) {
    if (random.share() >= 1 / CHARACTERS_AN_ERROR) copy += text[at];
    else if (text.startsWith("rn", at)) {
      copy += "m";
      at++;
    } else copy += misread(text, at, random);
  }
  return copy;
}

/** The character at `at` read wrong: a space lost or added, a line end within a word, a look-alike, or any letter. */
function misread(text: string, at: number, random: Random): string {
  const character = text[at]!;
  if (!/[A-Za-z0-9]/.test(character)) return character === " " ? "" : character;
  const draw = random.share();
  if (draw < 0.05) return `${character} `;
  if (draw < 0.1 && /^[A-Za-z]{2}$/.test(text.slice(at, at + 2))) return `${character}-\n`;
  if (draw < 0.7 && Object.hasOwn(CONFUSIONS, character)) return CONFUSIONS[character]!;
  return random.pick([...LETTERS].filter((letter) => letter !== character))!;
}

const AMONG_SENTENCES: Damage["frame"] = () => ["", " "];
const AS_LINE: Damage["frame"] = () => ["\n\n", "\n\n"];
const QUOTED: Damage["frame"] = (_, who) => ["“", `,” said ${who}. `];

/** Every kind of damage, by name. */
export const DAMAGES: Readonly<Record<string, Damage>> = {
  ellipsis: { choose: unmarkedSentences(1, 3), damage: leaveOutMiddle, frame: QUOTED },
  brackets: { choose: unmarkedSentences(2, 4), damage: (text, random) => reworded(text, (t) => putInBrackets(t, random)), frame: QUOTED },
  "dropped-words": { choose: sentences(2, 4), damage: (text, random) => reworded(text, (t) => dropWords(t, random)), frame: AMONG_SENTENCES },
  "swapped-sentences": { choose: sentences(2, 4), damage: (text, random) => reworded(text, (t) => swapSentences(t, random)), frame: AMONG_SENTENCES },
  "swapped-paragraphs": { choose: sentences(4, 4), damage: (text) => reworded(text, swapParagraphs), frame: AS_LINE },
  "all-caps": { choose: sentences(2, 4), damage: (text) => reworded(text, (t) => t.toUpperCase()), frame: AMONG_SENTENCES },
  "all-caps-headline": { choose: headline, damage: (text) => reworded(text, (t) => t.toUpperCase()), frame: AS_LINE },
  "title-case": { choose: headline, damage: (text) => reworded(text, titleCase), frame: AS_LINE },
  marks: { choose: quotation, damage: changeMarks, frame: (_, who) => ["", `, said ${who}. `] },
  ocr: { choose: sentences(2, 4), damage: (text, random) => reworded(text, (t) => scan(t, random)), frame: AMONG_SENTENCES },
};
