/**
 * Stage seeds: which seeds stand at more than one place. Input a collection, output the places of each seed that stands twice or more, those of a
 * seed together, and with them those of a seed that has the same hash. Nine seeds of ten stand once. O(tokens), 6 bytes each while it runs.
 */
import { type RepeatedPlaces, repeatedPlaces } from "../arrays/repeated-places.js";
import type { Collection } from "../information/collection.js";
import type { Steps } from "../run/pace.js";
import { seedHash } from "./seed-lengths.js";
import { type SeedMeasure, seedLength } from "./seeds.js";

/** Tokens between two looks at the event loop, in whole documents: milliseconds. */
const STEP_TOKENS = 65_536;

/** The seeds of `needed` sixteenths of a bit. */
export function* repeatedSeeds(
  { words, offsets, numDocuments, numTokens }: Pick<Collection, "words" | "offsets" | "numDocuments" | "numTokens">,
  measure: SeedMeasure,
  needed: number,
): Steps<RepeatedPlaces> {
  const hashes = new Uint32Array(numTokens);
  for (let d = 0, done = 0; d < numDocuments; d++) {
    const end = offsets[d + 1]!;
    for (let at = offsets[d]!; at < end; at++) {
      const n = seedLength(measure, words, at, { end, needed });
      if (n > 0) hashes[at] = seedHash(words, at, n) || 1;
    }
    if (end - done < STEP_TOKENS) continue;
    done = end;
    yield;
  }
  return yield* repeatedPlaces(hashes, 2);
}
