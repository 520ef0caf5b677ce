/**
 * Stage information: how probable a word is in English at large, before the collection is looked at, alone and after the
 * word before it. Input folded words, output probabilities. The fewer documents there are, the more this decides: a pair of
 * texts alone cannot tell that "at the end of the" is nobody's wording. Words of other languages are unknown here; the
 * continuation counts of the collection tell them apart (model.ts).
 */
import { SCORING } from "../scoring.js";
import { BACKGROUND_PAIRS, BACKGROUND_WORDS } from "./background.generated.js";

/** The shipped words by their number, and the shipped pairs of them. */
interface BackgroundTables {
  readonly numberOf: ReadonlyMap<string, number>;
  readonly probability: Float64Array;
  /** Word numbers of the first and the second word of each pair, and the probability of the second after the first. */
  readonly first: Uint16Array;
  readonly second: Uint16Array;
  readonly pairProbability: Float64Array;
}

let tables: BackgroundTables | undefined;

/** Decoded from the generated lists on first use: about two milliseconds. */
export function backgroundTables(): BackgroundTables {
  if (tables) return tables;
  const numberOf = new Map<string, number>();
  const probability: number[] = [];
  for (const line of BACKGROUND_WORDS.split("\n")) {
    const [halfBits, ...members] = line.split(" ");
    for (const word of members) {
      numberOf.set(word, probability.length);
      probability.push(powerOfHalf(Number(halfBits)));
    }
  }
  const pairs = BACKGROUND_PAIRS.split("\n").flatMap((line) => {
    const [first, ...rest] = line.split(" ");
    return Array.from(
      { length: rest.length >> 1 },
      (_, x) => [numberOf.get(first!)!, numberOf.get(rest[2 * x]!)!, powerOfHalf(Number(rest[2 * x + 1]))] as const,
    );
  });
  tables = {
    numberOf,
    probability: Float64Array.from(probability),
    first: Uint16Array.from(pairs, ([first]) => first),
    second: Uint16Array.from(pairs, ([, second]) => second),
    pairProbability: Float64Array.from(pairs, ([, , p]) => p),
  };
  return tables;
}

/** 2^(-halves / 2), by exactly rounded operations. */
function powerOfHalf(halves: number): number {
  let p = halves % 2 ? Math.SQRT1_2 : 1;
  for (let i = 0; i < halves >> 1; i++) p *= 0.5;
  return p;
}

/** Share of a word's occurrences that carry one given clitic: city's, doesn't, they've. An order of magnitude, not a fit. */
const CLITIC_SHARE = 1 / 8;
const CLITIC = /(?:n't|'(?:s|re|ve|ll|d|m))$/;

/** Digits are spread more evenly than words: bits by length, so that a year or a sum proves something and "10" little. */
function numberProbability(digits: number): number {
  return digits >= 5 ? 2 ** -14 : digits >= 3 ? 2 ** -11 : 2 ** -9;
}

/** A character of a script without spaces in its context, before a collection has its say (SCORING says from what). */
function characterProbability(character: string): number {
  const unit = character.charCodeAt(0);
  if (unit >= 0x3041 && unit <= 0x309f) return powerOfHalf(2 * SCORING.hiragana);
  if (unit >= 0x30a0 && unit <= 0x30ff) return powerOfHalf(2 * SCORING.katakana);
  return powerOfHalf(2 * (isHan(unit) ? SCORING.han : SCORING.otherCharacter));
}

/** Ideographs, those beyond the basic plane by their high surrogates, and the iteration mark. */
function isHan(unit: number): boolean {
  return (unit >= 0x3400 && unit <= 0x9fff) || (unit >= 0xf900 && unit <= 0xfaff) || (unit >= 0xd840 && unit <= 0xd888) || unit === 0x3005 || unit === 0x3007;
}

/**
 * Probability of a folded word, never below 2^-SCORING.unknownWord.
 * @param kind what the tokenizer says of it. @param known its number among the shipped words, if it has one.
 */
export function backgroundProbability(word: string, kind: "word" | "number" | "unspaced", known = backgroundTables().numberOf.get(word)): number {
  const floor = 2 ** -SCORING.unknownWord;
  if (kind === "unspaced") return characterProbability(word);
  if (kind === "number") return numberProbability(word.length);
  const { numberOf, probability } = backgroundTables();
  if (known !== undefined) return Math.max(probability[known]!, floor);
  if (!word.includes("'")) return floor;
  const stem = numberOf.get(word.replace(CLITIC, ""));
  return stem === undefined ? floor : Math.max(probability[stem]! * CLITIC_SHARE, floor);
}
