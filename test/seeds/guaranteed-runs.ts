/**
 * The guarantee of a search, read word for word: every maximal exact run of at least so many tokens and bits that two
 * documents share, from a suffix automaton, and which documents have them.
 */
import type { Collection } from "../../src/information/collection.js";
import { sharedBits } from "../../src/information/token-bits.js";
import type { PairLists } from "../../src/seeds/ties.js";
import { type ExactRun, SuffixAutomaton } from "../reference/suffix-automaton.js";

/** A run in global token positions; bits in sixteenths. */
export interface SharedRun extends ExactRun {
  readonly a: number;
  readonly b: number;
  readonly bits: number;
}

export interface Least {
  /** A character of a script without spaces being half of one. */
  readonly tokens: number;
  /** Sixteenths of a bit. */
  readonly bits: number;
}

const wordsOf = ({ words, offsets }: Collection, d: number) => words.subarray(offsets[d], offsets[d + 1]);

function runBits({ bits }: Collection, i: number, j: number, n: number): number {
  let sum = 0;
  for (let q = 0; q < n; q++) sum += sharedBits({ a: { bits }, b: { bits } }, i + q, j + q, q);
  return sum;
}

/** Tokens of a run, a character of a script without spaces being half of one. */
function sizeOf({ words, lexicon }: Collection, i: number, n: number): number {
  let size = 0;
  for (let q = 0; q < n; q++) size += lexicon.isCharacter[words[i + q]!] ? 0.5 : 1;
  return size;
}

/** Bits of the maximal exact run of documents a and b that goes through positions i and j, in sixteenths. */
export function bitsAround(collection: Collection, a: number, b: number, [i, j]: readonly [number, number]): number {
  const { words, offsets } = collection;
  let back = 0;
  while (i - back > offsets[a]! && j - back > offsets[b]! && words[i - back - 1] === words[j - back - 1]) back++;
  let n = 0;
  while (i + n < offsets[a + 1]! && j + n < offsets[b + 1]! && words[i + n] === words[j + n]) n++;
  return runBits(collection, i - back, j - back, back + n);
}

/** Every maximal exact run of two documents that has the least tokens and bits. */
export function* sharedRuns(collection: Collection, least: Least): Generator<SharedRun> {
  const { offsets, numDocuments } = collection;
  for (let a = 0; a < numDocuments; a++) {
    const automaton = new SuffixAutomaton(wordsOf(collection, a));
    for (let b = a + 1; b < numDocuments; b++)
      for (const run of automaton.runsWith(wordsOf(collection, b), least.tokens)) {
        const [i, j] = [run.i + offsets[a]!, run.j + offsets[b]!];
        const bits = runBits(collection, i, j, run.n);
        if (bits >= least.bits && sizeOf(collection, i, run.n) >= least.tokens) yield { a, b, i, j, n: run.n, bits };
      }
  }
}

/** Which documents a search ties to each other. */
export class TiedPairs {
  readonly #partners: Set<number>[];

  constructor({ first, partners }: PairLists) {
    this.#partners = Array.from({ length: first.length - 1 }, () => new Set<number>());
    for (let a = 0; a + 1 < first.length; a++)
      for (const b of partners.subarray(first[a], first[a + 1])) {
        this.#partners[a]!.add(b);
        this.#partners[b]!.add(a);
      }
  }

  has(a: number, b: number): boolean {
    return this.#partners[a]!.has(b);
  }

  partnersOf(a: number): ReadonlySet<number> {
    return this.#partners[a]!;
  }
}

const TEXTS = new WeakMap<Collection, string[]>();

function documentTexts(collection: Collection): string[] {
  let texts = TEXTS.get(collection);
  if (!texts) {
    texts = Array.from({ length: collection.numDocuments }, (_, d) => ` ${wordsOf(collection, d).join(" ")} `);
    TEXTS.set(collection, texts);
  }
  return texts;
}

/** The first document that has all of a run. */
export function earliestWith(collection: Collection, run: Pick<SharedRun, "i" | "n">): number {
  return holdersOf(collection, run)[0] ?? -1;
}

/** The documents that have all of a run. */
export function holdersOf(collection: Collection, { i, n }: Pick<SharedRun, "i" | "n">): number[] {
  const run = ` ${collection.words.subarray(i, i + n).join(" ")} `;
  return documentTexts(collection).flatMap((text, d) => (text.includes(run) ? [d] : []));
}
