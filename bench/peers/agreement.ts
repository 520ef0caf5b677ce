/**
 * How well tools agree with the exact answer: pairs found -> recall and precision over the pairs whose exact resemblance reaches the
 * threshold; estimates of resemblance -> their error, as a multiple of what theory gives, sqrt(J (1 - J) / m) for m components
 * (Broder 1997). Exact figures are of ../quality/resemblance-truth.ts, which hashes no shingle. Cost: that of the truth.
 */
import { tokenize } from "../../src/text/tokens.js";
import { type ResemblingPair, resemblingPairs, TokenNumbers } from "../quality/resemblance-truth.js";

/** Below this a pair has too little in common to tell a good estimate from a bad one. */
const LEAST_COMPARED = 0.2;

/** Token numbers of texts, by documents. */
function numberTokens(texts: readonly string[]): Uint32Array[] {
  const numbers = new TokenNumbers();
  return texts.map((text) => numbers.of(tokenize(text)));
}

/** The pairs of a collection that resemble each other by `LEAST_COMPARED` or more, by b, then a. */
export function resemblingStories(stories: readonly string[], k: number): ResemblingPair[] {
  return resemblingPairs(numberTokens(stories), k, LEAST_COMPARED);
}

/**
 * Of those pairs the ones whose estimates are looked at: below 1, where an estimate can err, and no document in two of them, so that
 * errors are independent. The same ones for the same pairs.
 */
export function comparedPairs(pairs: readonly ResemblingPair[], most: number): ResemblingPair[] {
  const used = new Set<number>();
  const chosen: ResemblingPair[] = [];
  for (const pair of pairs) {
    if (chosen.length === most) break;
    if (pair.resemblance === 1 || used.has(pair.a) || used.has(pair.b)) continue;
    used.add(pair.a).add(pair.b);
    chosen.push(pair);
  }
  return chosen;
}

/** Root mean square of the errors, each in units of its own standard error; 1 is theory. */
export function errorOverTheory(pairs: readonly ResemblingPair[], estimates: readonly number[], numComponents: number): number {
  const squares = pairs.map(({ resemblance }, i) => (estimates[i]! - resemblance) ** 2 / ((resemblance * (1 - resemblance)) / numComponents));
  return Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / squares.length);
}

/** Found pairs against true ones. */
export interface Agreement {
  readonly pairs: number;
  readonly recall?: number;
  readonly recallBelowOne?: number;
  readonly precision?: number;
}

/** @param found each pair once, a < b. A share of nothing is left out. */
export function agreementOf(found: readonly (readonly [number, number])[], truth: readonly ResemblingPair[]): Agreement {
  const keys = new Set(found.map(([a, b]) => `${a} ${b}`));
  const isFound = ({ a, b }: ResemblingPair): boolean => keys.has(`${a} ${b}`);
  const below = truth.filter(({ resemblance }) => resemblance < 1);
  const hits = truth.filter(isFound).length;
  return {
    pairs: keys.size,
    ...(truth.length > 0 && { recall: hits / truth.length }),
    ...(below.length > 0 && { recallBelowOne: below.filter(isFound).length / below.length }),
    ...(keys.size > 0 && { precision: hits / keys.size }),
  };
}

/**
 * The pairs of texts that have an exact run of `length` tokens in common: what a search for passages must not miss. Their resemblance is
 * not looked at, and stands as 0.
 */
export function pairsWithRun(texts: readonly string[], length: number): ResemblingPair[] {
  const documentsOf = new Map<string, number[]>();
  texts.forEach((text, d) => {
    const words = text.split(" ");
    for (let i = 0; i + length <= words.length; i++) {
      const run = words.slice(i, i + length).join(" ");
      const documents = documentsOf.get(run);
      if (documents === undefined) documentsOf.set(run, [d]);
      else if (documents.at(-1) !== d) documents.push(d);
    }
  });
  const keys = new Set<number>();
  for (const documents of documentsOf.values())
    documents.forEach((b, j) => {
      for (const a of documents.slice(0, j)) keys.add(a * texts.length + b);
    });
  return Array.from(keys, (key) => ({ a: Math.floor(key / texts.length), b: key % texts.length, resemblance: 0 }));
}
