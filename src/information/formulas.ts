/**
 * Stage information: formulas as columns, and what a search asks of them. Short runs of words with the number of contexts that they stand in
 * (formula-counts.ts), by a hash of their words, so that those of several samples can be added up and any collection can ask for its own. Input a
 * run, output the most bits that it is worth. Sorting and adding O(formulas), a look O(log formulas).
 *
 *   hashLo, hashHi   of the run   ascending by the high half, then the low one
 *   contexts         at least SCORING.formulaContexts
 */

import type { IdTable } from "../arrays/id-table.js";
import { lowerBound } from "../arrays/lower-bound.js";
import { radixSort } from "../arrays/radix-sort.js";
import { mixOffZero } from "../kernels/hash.js";
import { log2Sixteenths } from "../kernels/log2.js";
import type { Place } from "../run/executor.js";
import type { Steps } from "../run/pace.js";
import { SCORING } from "../settings/scoring.js";

/** Runs with their contexts; columns of one length. */
export interface FormulaCounts {
  readonly hashLo: Uint32Array;
  readonly hashHi: Uint32Array;
  readonly contexts: Uint32Array;
}

/** Hashes of words by their numbers. */
export interface WordHashes {
  readonly lo: Uint32Array;
  readonly hi: Uint32Array;
}

/** What a search asks of the formulas of a model. */
export interface FormulaColumns {
  readonly counts: FormulaCounts;
  /** Tokens that they were counted on. */
  readonly numTokens: number;
  /** By the word numbers of the collection that is searched. */
  readonly words: WordHashes;
}

/** The same formulas, each column put in its place. */
export function placeFormulas({ counts, numTokens, words }: FormulaColumns, place: Place): FormulaColumns {
  const { hashLo, hashHi, contexts } = counts;
  return {
    counts: { hashLo: place(hashLo), hashHi: place(hashHi), contexts: place(contexts) },
    numTokens,
    words: { lo: place(words.lo), hi: place(words.hi) },
  };
}

/** Bits of the run [from, to) at most, in sixteenths, where it is a formula: log2(tokens / contexts). Infinity where it is none. O(log formulas). */
export function mostBitsOfRun({ counts, numTokens, words: hashes }: FormulaColumns, words: Uint32Array, from: number, to: number): number {
  if (to - from > SCORING.formulaTokens) return Number.POSITIVE_INFINITY;
  const [lo, hi] = runHash(hashes, words, from, to);
  const { hashLo, hashHi, contexts } = counts;
  for (let x = lowerBound(hashHi, hi, 0, hashHi.length); x < hashHi.length && hashHi[x] === hi; x++)
    if (hashLo[x] === lo) return log2Sixteenths(numTokens / contexts[x]!);
  return Number.POSITIVE_INFINITY;
}

export function hashesOf(ids: IdTable): WordHashes {
  const [lo, hi] = [new Uint32Array(ids.size), new Uint32Array(ids.size)];
  for (let word = 0; word < ids.size; word++) {
    lo[word] = ids.lo(word);
    hi[word] = ids.hi(word);
  }
  return { lo, hi };
}

/** The hash of the words [from, to), 64 bits: their hashes through the rounds of kernels/hash.ts. A masked word has none, and its number stands for it. */
function runHash({ lo, hi }: WordHashes, words: Uint32Array, from: number, to: number): readonly [lo: number, hi: number] {
  let low = 0;
  let high = 0;
  for (let at = from; at < to; at++) {
    const word = words[at]!;
    low ^= lo[word] ?? word;
    high ^= (hi[word] ?? word) ^ mixOffZero(low);
    low ^= mixOffZero(high);
    high ^= mixOffZero(low);
  }
  return [low >>> 0, high >>> 0];
}

/** The hashes of a run that grows, one of each length: what longer runs begin with is hashed once. The same as `runHash` gives. */
export class GrowingHash {
  /** By length: the hash of so many words. */
  readonly lo: Uint32Array;
  readonly hi: Uint32Array;
  readonly #words: WordHashes;

  /** @param most words of a run. */
  constructor(words: WordHashes, most: number) {
    this.#words = words;
    this.lo = new Uint32Array(most + 1);
    this.hi = new Uint32Array(most + 1);
  }

  /** Makes the hash of `length` words, of which the last one is given and the others are hashed. */
  set(length: number, word: number): void {
    let low = this.lo[length - 1]! ^ this.#words.lo[word]!;
    let high = this.hi[length - 1]! ^ this.#words.hi[word]! ^ mixOffZero(low);
    low ^= mixOffZero(high);
    high ^= mixOffZero(low);
    this.lo[length] = low;
    this.hi[length] = high;
  }
}

/** Formulas by their hashes; of one hash once, with the contexts of all. */
export function* sortFormulas({ hashLo, hashHi, contexts }: FormulaCounts): Steps<FormulaCounts> {
  const order = hashLo.map((_, x) => x);
  yield* radixSort(hashLo.slice(), order);
  yield* radixSort(
    order.map((x) => hashHi[x]!),
    order,
  );
  const sorted = { hashLo: order.map((x) => hashLo[x]!), hashHi: order.map((x) => hashHi[x]!), contexts: order.map((x) => contexts[x]!) };
  let size = 0;
  for (let x = 0; x < order.length; x++) {
    const isAgain = size > 0 && sorted.hashLo[size - 1] === sorted.hashLo[x] && sorted.hashHi[size - 1] === sorted.hashHi[x];
    if (isAgain) sorted.contexts[size - 1]! += sorted.contexts[x]!;
    else {
      for (const column of Object.values(sorted)) column[size] = column[x]!;
      size++;
    }
  }
  return { hashLo: sorted.hashLo.slice(0, size), hashHi: sorted.hashHi.slice(0, size), contexts: sorted.contexts.slice(0, size) };
}

/** Formulas of several samples: contexts of two samples are taken to be different ones. */
export function* addFormulas(all: readonly FormulaCounts[]): Steps<FormulaCounts> {
  const joined = (column: keyof FormulaCounts) => Uint32Array.from(all.flatMap((counts) => Array.from(counts[column])));
  return yield* sortFormulas({ hashLo: joined("hashLo"), hashHi: joined("hashHi"), contexts: joined("contexts") });
}

/** Whether formulas that came from outside are in order, and are formulas. */
export function areFormulas({ hashLo, hashHi, contexts }: FormulaCounts): boolean {
  if (hashHi.length !== hashLo.length || contexts.length !== hashLo.length) return false;
  for (let x = 1; x < hashLo.length; x++) if (hashHi[x]! < hashHi[x - 1]! || (hashHi[x] === hashHi[x - 1] && hashLo[x]! <= hashLo[x - 1]!)) return false;
  return contexts.every((count) => count >= SCORING.formulaContexts);
}
