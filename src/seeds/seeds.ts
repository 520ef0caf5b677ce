/**
 * Stage seeds: seeds of equal information, not of equal length. A seed of a level is the shortest run from a token on that carries the bits
 * of that level and is no shorter than k words. Its bits are those of its words alone, whatever is a name where they stand, so its length
 * follows from its words and the model: a run that stands twice has the same seeds in both places, and one of at least so many bits and
 * words begins with a whole seed. Input a collection, output the length of the seed at any token. O(length of the seed), a prefix sum of 4
 * bytes a token.
 *
 *   25 bits   [the harbour board] said on Monday that ...
 *   40 bits   [the harbour board said on] Monday that ...        a seed begins with those of the levels below it
 *
 * A run of SEARCH_BOUNDS.context tokens is a seed of every level, however little they carry.
 */
import { type RepeatedPlaces, repeatedPlaces } from "../arrays/repeated-places.js";
import type { Collection } from "../information/collection.js";
import { inRanges } from "../run/in-turn.js";
import type { Steps } from "../run/pace.js";
import { SEARCH_BOUNDS } from "../settings/scoring.js";
import { seedHash, seedLengths } from "./seed-lengths.js";

const MOST_TOKENS = SEARCH_BOUNDS.context;

/** What seeds are measured in. */
export interface SeedMeasure {
  /** Words of a seed, at least. */
  readonly words: number;
  /** Bits of the first word, by word. */
  readonly wordBits: Uint16Array;
  /** Bits of a token after one word of the seed, by token. */
  readonly afterOne: Uint16Array;
  /** Sum of the bits after two words of all tokens before this one, modulo 2^32. numTokens + 1 elements. */
  readonly sums: Uint32Array;
  /** Tokens of k words from each token on, 0 where the document ends before. */
  readonly least: Uint8Array;
}

/** @param k words of a seed, at least. O(tokens). */
export function* seedMeasure(
  collection: Pick<Collection, "words" | "lexicon" | "offsets" | "numDocuments" | "numTokens" | "bits" | "model">,
  k: number,
): Steps<SeedMeasure> {
  const { numTokens, bits, model } = collection;
  const sums = new Uint32Array(numTokens + 1);
  yield* inRanges(numTokens, (from, to) => {
    for (let t = from; t < to; t++) sums[t + 1] = sums[t]! + bits.wordsAfterTwo[t]!;
  });
  return { words: k, wordBits: model.wordBits, afterOne: bits.wordsAfterOne, sums, least: yield* seedLengths(collection, k) };
}

/** Where a seed ends. */
interface SeedBounds {
  /** Of the document. */
  readonly end: number;
  /** Sixteenths of a bit that it carries. */
  readonly needed: number;
  /** Tokens that it has at least, if that is known: of the seed of a lower level there. */
  readonly least?: number;
}

/** Tokens of the seed of `needed` sixteenths of a bit at a token, 0 where the document ends before it. */
export function seedLength(
  { wordBits, afterOne, sums, least: leastOf }: SeedMeasure,
  words: Uint32Array,
  at: number,
  { end, needed, least = leastOf[at]! }: SeedBounds,
): number {
  let n = least;
  if (n === 0) return 0;
  const most = Math.max(n, MOST_TOKENS);
  const first = wordBits[words[at]!]!;
  if (n === 1 && first >= needed) return 1;
  if (n < 2) n = 2;
  if (at + n > end) return 0;
  const before = (first + afterOne[at + 1]! - sums[at + 2]!) | 0;
  while (n < most && ((before + sums[at + n]!) | 0) < needed) if (at + ++n > end) return 0;
  return n;
}

/** Tokens between two looks at the event loop: milliseconds. */
const STEP_TOKENS = 65_536;

/** The places of each seed of `needed` sixteenths of a bit that stands twice or more, with those of seeds that have the same hash. O(tokens). */
export function* repeatedSeeds(
  { words, offsets, numDocuments, numTokens }: Pick<Collection, "words" | "offsets" | "numDocuments" | "numTokens">,
  measure: SeedMeasure,
  needed: number,
): Steps<RepeatedPlaces> {
  const hashes = new Uint32Array(numTokens);
  for (let d = 0, done = 0; d < numDocuments; d++) {
    const end = offsets[d + 1]!;
    for (let at = offsets[d]!; at < end; ) {
      for (const to = Math.min(end, done + STEP_TOKENS); at < to; at++) {
        const n = seedLength(measure, words, at, { end, needed });
        if (n > 0) hashes[at] = seedHash(words, at, n) || 1;
      }
      if (at < done + STEP_TOKENS) continue;
      done = at;
      yield;
    }
  }
  return yield* repeatedPlaces(hashes, 2);
}
