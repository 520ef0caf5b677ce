/**
 * Stage information: how probable a word is in English at large, before the collection is looked at, alone and after the
 * word before it. Input folded words, output probabilities. The fewer documents there are, the more this decides: a pair of
 * texts alone cannot tell that "at the end of the" is nobody's wording. Words of other languages are unknown here; the
 * continuation counts of the collection tell them apart (model.ts).
 */

import { IdTable } from "../arrays/id-table.js";
import { hashUnits, hexOf } from "../kernels/hash.js";
import { SCORING } from "../settings/scoring.js";
import { readNumbers } from "../text/tables.js";
import { BACKGROUND_HALVES, BACKGROUND_PAIR_COUNTS, BACKGROUND_PAIR_HALVES, BACKGROUND_PAIR_SECONDS, BACKGROUND_WORDS } from "./background.generated.js";

/** The shipped words by their number, and the shipped pairs of them. Probabilities are powers of the square root of a half: `halves` of a bit. */
interface BackgroundTables {
  readonly numberOf: ReadonlyMap<string, number>;
  readonly halves: Uint8Array;
  /** (number of the first word, number of the second), and the probability of the second after the first by pair number. */
  readonly pairs: IdTable;
  /** By number: how many pairs begin with the word. */
  readonly pairCounts: ArrayLike<number>;
  readonly pairProbability: Float64Array;
}

let tables: BackgroundTables | undefined;

/** Decoded from the generated lists on first use: about two milliseconds. */
function backgroundTables(): BackgroundTables {
  if (tables) return tables;
  const numberOf = new Map(spelledWords().map((word, number) => [word, number]));
  const seconds = readNumbers(BACKGROUND_PAIR_SECONDS);
  const pairs = new IdTable(seconds.length);
  const pairCounts = readNumbers(BACKGROUND_PAIR_COUNTS);
  let pair = 0;
  pairCounts.forEach((count, first) => {
    for (const end = pair + count; pair < end; pair++) pairs.intern(first, seconds[pair]!);
  });
  const pairProbability = Float64Array.from(readNumbers(BACKGROUND_PAIR_HALVES), probabilityOf);
  tables = { numberOf, halves: Uint8Array.from(readNumbers(BACKGROUND_HALVES)), pairs, pairCounts, pairProbability };
  return tables;
}

/** The words of the list, in which each is written without what it shares with the one before. */
function spelledWords(): string[] {
  let word = "";
  return Array.from(BACKGROUND_WORDS.matchAll(/([A-Z])([a-z]*)/g), ([, shared, rest]) => {
    word = word.slice(0, shared!.charCodeAt(0) - 0x41) + rest!;
    return word;
  });
}

/** Of the shipped lists, 16 hexadecimal digits: numbers of shipped words mean the same where it is the same. O(characters). */
export function backgroundId(): string {
  const parts = [BACKGROUND_WORDS, BACKGROUND_HALVES, BACKGROUND_PAIR_COUNTS, BACKGROUND_PAIR_SECONDS, BACKGROUND_PAIR_HALVES];
  return hexOf(hashUnits(parts.join("\n")));
}

/** The shipped words, the most frequent first. */
export function shippedWords(): readonly string[] {
  const { numberOf, halves } = backgroundTables();
  return [...numberOf].sort(([, x], [, y]) => halves[x]! - halves[y]! || x - y).map(([word]) => word);
}

/** How many words are shipped. */
export function numShipped(): number {
  return backgroundTables().halves.length;
}

/** The number of a folded word among the shipped ones, or -1. */
export function shippedNumber(word: string): number {
  return backgroundTables().numberOf.get(word) ?? -1;
}

/** Probability of the second of two shipped words after the first, by their numbers; 0 where the pair is not shipped. */
export function shippedPairProbability(first: number, second: number): number {
  const { pairs, pairCounts, pairProbability } = backgroundTables();
  if (pairCounts[first] === 0) return 0;
  const pair = pairs.find(first, second);
  return pair < 0 ? 0 : pairProbability[pair]!;
}

/** 2^(-halves / 2), by exactly rounded operations. */
export function probabilityOf(halves: number): number {
  let p = halves % 2 ? Math.SQRT1_2 : 1;
  for (let i = 0; i < halves >> 1; i++) p *= 0.5;
  return p;
}

/** Halves of a bit that a clitic adds to its word (city's, doesn't, they've): one occurrence in eight. An order of magnitude, not a fit. */
const CLITIC_HALVES = 6;
const CLITIC = /(?:n't|'(?:s|re|ve|ll|d|m))$/;
/** Nothing is rarer. */
export const MOST_HALVES = 2 * SCORING.unknownWord;

/** Digits are spread more evenly than words: bits by length, so that a year or a sum proves something and "10" little. */
function numberHalves(digits: number): number {
  return digits >= 5 ? 28 : digits >= 3 ? 22 : 18;
}

/** A character of a script without spaces in its context, before a collection has its say (SCORING says from what). */
function characterHalves(character: string): number {
  const unit = character.charCodeAt(0);
  if (unit >= 0x3041 && unit <= 0x309f) return 2 * SCORING.hiragana;
  if (unit >= 0x30a0 && unit <= 0x30ff) return 2 * SCORING.katakana;
  return 2 * (isHan(unit) ? SCORING.han : SCORING.otherCharacter);
}

/** Ideographs, those beyond the basic plane by their high surrogates, and the iteration mark. */
function isHan(unit: number): boolean {
  return (unit >= 0x3400 && unit <= 0x9fff) || (unit >= 0xf900 && unit <= 0xfaff) || (unit >= 0xd840 && unit <= 0xd888) || unit === 0x3005 || unit === 0x3007;
}

/**
 * How rare a folded word is, in halves of a bit, 0 to 2 SCORING.unknownWord.
 * @param kind what the tokenizer says of it. @param shipped its number among the shipped words, or -1.
 */
export function backgroundHalves(word: string, kind: "word" | "number" | "unspaced", shipped = shippedNumber(word)): number {
  if (kind === "unspaced") return characterHalves(word);
  if (kind === "number") return numberHalves(word.length);
  const { halves } = backgroundTables();
  if (shipped >= 0) return Math.min(halves[shipped]!, MOST_HALVES);
  const stem = word.includes("'") ? shippedNumber(word.replace(CLITIC, "")) : -1;
  return stem < 0 ? MOST_HALVES : Math.min(halves[stem]! + CLITIC_HALVES, MOST_HALVES);
}
