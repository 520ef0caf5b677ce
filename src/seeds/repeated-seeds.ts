/**
 * Stage seeds: which seeds stand at more than one place. Input a collection, output the hash and the place of each seed that a second one
 * may be equal to, sorted by hash, in document order within one hash. Nine seeds of ten stand once: a filter of two bits a hash (seen,
 * seen again) leaves them out, so only the rest is sorted. O(tokens), 6 bytes each while it runs.
 *
 *   keys       h1 h1 h2 h2 h2 h3 ...   sorted; a key that stands once shares bits of the filter with another one
 *   positions  p  p  p  p  p  p  ...   global token positions, ascending within a key
 */
import { BitFilter } from "../arrays/bit-filter.js";
import { radixSort } from "../arrays/radix-sort.js";
import type { Collection } from "../information/collection.js";
import type { Steps } from "../run/pace.js";
import { seedHash } from "./seed-lengths.js";
import { type SeedMeasure, seedLength } from "./seeds.js";

export interface RepeatedSeeds {
  readonly keys: Uint32Array;
  readonly positions: Uint32Array;
}

/** Bits of each of the two filters for a token. */
const FILTER_BITS = 8;
/** Tokens between two looks at the event loop, in whole documents: milliseconds. */
const STEP_TOKENS = 65_536;

/** The seeds of `needed` sixteenths of a bit. */
export function* repeatedSeeds(
  { words, offsets, numDocuments, numTokens }: Pick<Collection, "words" | "offsets" | "numDocuments" | "numTokens">,
  measure: SeedMeasure,
  needed: number,
): Steps<RepeatedSeeds> {
  let size = 64;
  while (size < FILTER_BITS * numTokens && size < 2 ** 31) size *= 2;
  const [seen, again] = [new BitFilter(size), new BitFilter(size)];
  const hashes = new Uint32Array(numTokens);
  for (let d = 0, done = 0; d < numDocuments; d++) {
    const end = offsets[d + 1]!;
    for (let at = offsets[d]!; at < end; at++) {
      const n = seedLength(measure, words, at, { end, needed });
      if (n === 0) continue;
      const hash = seedHash(words, at, n) || 1;
      hashes[at] = hash;
      if (seen.mayHave(hash)) again.add(hash);
      else seen.add(hash);
    }
    if (end - done < STEP_TOKENS) continue;
    done = end;
    yield;
  }
  const repeated = (at: number): boolean => hashes[at] !== 0 && again.mayHave(hashes[at]!);
  let count = 0;
  for (let at = 0; at < numTokens; at++) if (repeated(at)) count++;
  const keys = new Uint32Array(count);
  const positions = new Uint32Array(count);
  for (let at = 0, x = 0; at < numTokens; at++) {
    if (!repeated(at)) continue;
    keys[x] = hashes[at]!;
    positions[x++] = at;
  }
  yield;
  yield* radixSort(keys, positions);
  return { keys, positions };
}
