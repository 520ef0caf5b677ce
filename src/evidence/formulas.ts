/**
 * Stage evidence: in how many independent contexts a short run stands, and how often inside one document. Input a run, output
 * counts from the postings. A formula ("unless otherwise required by law") stands between ever other words; a copied sentence
 * brings its neighbours along. O(occurrences of its rarest seed), at most MAX_OCCURRENCES, remembered by run.
 */

import { lowerBound } from "../arrays/lower-bound.js";
import type { Collection } from "../information/collection.js";
import { type Postings, rarestSeed, sameWords } from "../seeds/postings.js";
import { SEARCH_BOUNDS } from "../settings/scoring.js";
import { BREAK_STRONG, TokenFlag } from "../text/flags.js";

/** Occurrences looked at: a formula shows itself long before. */
const MAX_OCCURRENCES = SEARCH_BOUNDS.occurrences;
/** Repeats inside one document that are told apart: a run that stands there oftener proves nothing anyway. */
const MAX_REPEATS = SEARCH_BOUNDS.repeats;
/** Stands for a sentence or quotation boundary, or the end of the text. */
const BOUNDARY = -1;

export class Occurrences {
  readonly #collection: Collection;
  readonly #postings: Postings;
  readonly #contexts = new Map<string, number>();

  constructor(collection: Collection, postings: Postings) {
    this.#collection = collection;
    this.#postings = postings;
  }

  /** The least of the distinct left and right neighbours of the run [from, to), a boundary counting as one; 0 where no seed lies in it. */
  contexts(from: number, to: number): number {
    const { words } = this.#collection;
    const key = words.subarray(from, to).join(" ");
    const known = this.#contexts.get(key);
    if (known !== undefined) return known;
    const left = new Set<number>();
    const right = new Set<number>();
    for (const at of this.#positions(from, to)) {
      left.add(this.#leftOf(at));
      right.add(this.#rightOf(at + to - from));
    }
    const count = Math.min(left.size, right.size);
    this.#contexts.set(key, count);
    return count;
  }

  /** How often the run [from, to) stands in the document [first, end); at least 1, at most MAX_REPEATS. */
  inDocument(from: number, to: number, first: number, end: number): number {
    const { words } = this.#collection;
    const seed = rarestSeed(this.#postings, words, from, to);
    if (!seed) return 1;
    const { positions } = this.#postings;
    let count = 0;
    for (let x = lowerBound(positions, first + seed.offset, seed.range[0], seed.range[1]); x < seed.range[1] && count < MAX_REPEATS; x++) {
      const at = positions[x]! - seed.offset;
      if (at + to - from > end) break;
      if (sameWords(words, at, from, to - from)) count++;
    }
    return Math.max(1, count);
  }

  *#positions(from: number, to: number): Generator<number> {
    const { words, offsets } = this.#collection;
    const seed = rarestSeed(this.#postings, words, from, to);
    if (!seed) return;
    const last = Math.min(seed.range[1], seed.range[0] + MAX_OCCURRENCES);
    for (let x = seed.range[0]; x < last; x++) {
      const at = this.#postings.positions[x]! - seed.offset;
      const document = documentAt(offsets, this.#postings.positions[x]!);
      if (at >= offsets[document]! && at + to - from <= offsets[document + 1]! && sameWords(words, at, from, to - from)) yield at;
    }
  }

  #leftOf(at: number): number {
    const { words, flags, offsets } = this.#collection;
    if (at === offsets[documentAt(offsets, at)]! || (flags[at - 1]! & TokenFlag.BREAK_MASK) === BREAK_STRONG) return BOUNDARY;
    return words[at - 1]!;
  }

  /** The neighbour right of a run that ends before `at`. */
  #rightOf(at: number): number {
    const { words, flags } = this.#collection;
    return (flags[at - 1]! & TokenFlag.BREAK_MASK) === BREAK_STRONG ? BOUNDARY : words[at]!;
  }
}

/** The document that holds a global token position: binary search. */
export function documentAt(offsets: Uint32Array, position: number): number {
  let low = 0;
  let high = offsets.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (offsets[middle]! <= position) low = middle;
    else high = middle - 1;
  }
  return low;
}
