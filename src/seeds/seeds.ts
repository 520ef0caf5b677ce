/**
 * Stage seeds: seeds of equal information, not of equal length. A seed of a level is the shortest run from a token on that carries the bits
 * of that level and is no shorter than k words. Its bits are those of its words alone, whatever is a name where they stand, so its length
 * follows from its words and the model: a run that stands twice has the same seeds in both places, and one of at least so many bits and
 * words begins with a whole seed. Input a collection, output the length of the seed at any token. O(length of the seed).
 *
 *   25 bits   [the harbour board] said on Monday that ...
 *   40 bits   [the harbour board said on] Monday that ...        a seed begins with those of the levels below it
 *
 * A run of SEARCH_BOUNDS.context tokens is a seed of every level, however little they carry.
 */
import { type RepeatedPlaces, repeatedPlaces } from "../arrays/repeated-places.js";
import type { Collection } from "../information/collection.js";
import type { Steps } from "../run/pace.js";
import { SEARCH_BOUNDS } from "../settings/scoring.js";
import { seedHash } from "./seed-lengths.js";
import { AFTER_ONE_MASK, LEAST_SHIFT, LOOK, type SeededCollection, STRIDE, SUM, seedTokens } from "./seed-tokens.js";

const MOST_TOKENS = SEARCH_BOUNDS.context;

/** What seeds are measured in. */
export interface SeedMeasure {
  /** seed-tokens.ts. */
  readonly tokens: Uint32Array;
  /** Words of a seed, at least. */
  readonly k: number;
  /** Bits of the first word, by word. */
  readonly wordBits: Uint16Array;
}

/** @param isQuoted by token: 1 inside quotation marks. @param k words of a seed, at least. O(tokens). */
export function* seedMeasure(collection: SeededCollection & Pick<Collection, "model">, isQuoted: Uint8Array, k: number): Steps<SeedMeasure> {
  return { tokens: yield* seedTokens(collection, isQuoted, k), k, wordBits: collection.model.wordBits };
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
export function seedLength({ tokens, wordBits }: SeedMeasure, at: number, { end, needed, least }: SeedBounds): number {
  const first = STRIDE * at;
  let n = least ?? tokens[first + LOOK]! >>> LEAST_SHIFT;
  if (n === 0) return 0;
  const most = Math.max(n, MOST_TOKENS);
  const bits = wordBits[tokens[first]!]!;
  if (n === 1 && bits >= needed) return 1;
  if (n < 2) n = 2;
  if (at + n > end) return 0;
  const before = (bits + (tokens[first + STRIDE + LOOK]! & AFTER_ONE_MASK) - tokens[first + 2 * STRIDE + SUM]!) | 0;
  while (n < most && ((before + tokens[first + STRIDE * n + SUM]!) | 0) < needed) if (at + ++n > end) return 0;
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
        const n = seedLength(measure, at, { end, needed });
        if (n > 0) hashes[at] = seedHash(words, at, n) || 1;
      }
      if (at < done + STEP_TOKENS) continue;
      done = at;
      yield;
    }
  }
  return yield* repeatedPlaces(hashes, 2);
}
