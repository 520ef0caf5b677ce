/**
 * Stage seeds: seeds and where they stand. Input a collection, output the positions of every kept shingle of k words
 * (seed-lengths.ts says what that is in characters), those of one seed together, in document order. Built by radix sort on a
 * 32-bit hash; seeds that share a hash are told apart by comparing their words, so a collision costs time, never a false hit.
 * O(tokens), 16 bytes a kept seed while it is built.
 *
 *   keys       h1 h1 h1 h2 h2 h3 ...   sorted
 *   positions  p  p  p  p  p  p  ...   global token positions, ascending within a key
 */

import { lowerBound } from "../arrays/lower-bound.js";
import { radixSort } from "../arrays/radix-sort.js";
import type { Place } from "../run/executor.js";
import { inRanges } from "../run/in-turn.js";
import type { Steps } from "../run/pace.js";
import { winnow } from "../sketch/winnow.js";
import { type SeedColumns, seedLengths } from "./seed-lengths.js";

export interface Postings {
  /** Tokens of the seed at each global position, 0 where there is none. */
  readonly lengths: Uint8Array;
  readonly keys: Uint32Array;
  readonly positions: Uint32Array;
  /** Where the keys with each value of their upper bits begin: element x for x << shift. */
  readonly index: Uint32Array;
  readonly shift: number;
}

/** The same postings, each column put in its place. */
export function placePostings({ lengths, keys, positions, index, shift }: Postings, place: Place): Postings {
  return { lengths: place(lengths), keys: place(keys), positions: place(positions), index: place(index), shift };
}

/** Hash of the n words from `at` on. */
export function seedHash(words: Uint32Array, at: number, n: number): number {
  let h = 0x9e3779b9;
  for (let q = 0; q < n; q++) {
    h = Math.imul(h ^ words[at + q]!, 0x85ebca6b);
    h = (h << 13) | (h >>> 19);
  }
  h = Math.imul(h ^ (h >>> 16), 0xc2b2ae35);
  return (h ^ (h >>> 15)) >>> 0;
}

export function* buildPostings(collection: SeedColumns, k: number, w: number): Steps<Postings> {
  const { words, offsets, numDocuments, numTokens } = collection;
  const lengths = yield* seedLengths(collection, k);
  const keys = new Uint32Array(numTokens);
  const positions = new Uint32Array(numTokens);
  let size = 0;
  for (let d = 0; d < numDocuments; d++) {
    const first = offsets[d]!;
    const count = numSeeds(lengths, first, offsets[d + 1]!);
    const hashes = hashSeeds(words.subarray(first), lengths.subarray(first, first + count));
    winnow(hashes, w, (i) => {
      keys[size] = hashes[i]!;
      positions[size++] = first + i;
    });
    yield;
  }
  const kept = { keys: keys.slice(0, size), positions: positions.slice(0, size) };
  yield* radixSort(kept.keys, kept.positions);
  return { lengths, ...kept, ...(yield* indexOf(kept.keys)) };
}

/** By position: the hash of the seed of that length. */
function hashSeeds(words: Uint32Array, lengths: Uint8Array): Uint32Array {
  const hashes = new Uint32Array(lengths.length);
  for (let i = 0; i < lengths.length; i++) hashes[i] = seedHash(words, i, lengths[i]!);
  return hashes;
}

/** An index over sorted keys, of about a quarter as many elements. */
function* indexOf(keys: Uint32Array): Steps<{ readonly index: Uint32Array; readonly shift: number }> {
  const bits = Math.max(1, 30 - Math.clz32(keys.length));
  const shift = 32 - bits;
  const index = new Uint32Array(2 ** bits + 1);
  yield* inRanges(keys.length, (from, to) => {
    for (let x = from; x < to; x++) index[(keys[x]! >>> shift) + 1]!++;
  });
  yield* inRanges(2 ** bits, (from, to) => {
    for (let x = from; x < to; x++) index[x + 1]! += index[x]!;
  });
  return { index, shift };
}

/** How many tokens of the document [from, to) begin a seed: the first ones, all of them. */
export function numSeeds(lengths: Uint8Array, from: number, to: number): number {
  let end = to;
  while (end > from && lengths[end - 1] === 0) end--;
  return end - from;
}

/** Positions of one key: [first, end) of `positions`. Hashes are even, so a part of the index has some four of them, and those of a frequent key. */
function rangeOf({ keys, index, shift }: Postings, key: number): readonly [number, number] {
  const [from, to] = [index[key >>> shift]!, index[(key >>> shift) + 1]!];
  const first = lowerBound(keys, key, from, to);
  return [first, key === 0xffffffff ? to : lowerBound(keys, key + 1, first, to)];
}

/** Whether the n words from x on are those from y on. */
export function sameWords(words: Uint32Array, x: number, y: number, n: number): boolean {
  for (let q = 0; q < n; q++) if (words[x + q] !== words[y + q]) return false;
  return true;
}

/** The rarest kept seed of the run [from, to): its distance from `from` and its range of positions; null where the run holds none. */
export function rarestSeed(
  postings: Postings,
  words: Uint32Array,
  from: number,
  to: number,
): { readonly offset: number; readonly range: readonly [number, number] } | null {
  let rarest: { offset: number; range: readonly [number, number] } | null = null;
  const { lengths } = postings;
  for (let at = from; at < to; at++) {
    const length = lengths[at]!;
    if (length === 0 || at + length > to) break;
    const range = rangeOf(postings, seedHash(words, at, length));
    const size = range[1] - range[0];
    if (size > 0 && (!rarest || size < rarest.range[1] - rarest.range[0])) rarest = { offset: at - from, range };
  }
  return rarest;
}
