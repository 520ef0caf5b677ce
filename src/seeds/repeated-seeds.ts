/**
 * Stage seeds: which seeds stand at more than one place. Input a collection, output the places of each seed that stands twice or more, or shares
 * its hash with another one. Nine seeds of ten stand once: a filter of two bits a hash (seen, seen again) leaves them out, and only the rest is
 * numbered and laid out by a counting sort. O(tokens), 6 bytes each while it runs.
 *
 *   positions  p p | p p p p | p p | ...   token positions of the collection, ascending within a group
 *   starts     0     2         6    8      by group: its first place, then the number of all places
 *
 * Groups stand in the order of their first places. The seeds of a copied passage begin one token after the other, in the passage and in each of
 * its copies, so who goes from group to group finds what it reads where it was a moment ago: in the order of the hashes each place was a cache
 * miss, and the search for first holders took five times as long.
 */
import { BitFilter } from "../arrays/bit-filter.js";
import { IdTable } from "../arrays/id-table.js";
import { startsOf } from "../arrays/starts.js";
import { withRoom } from "../arrays/with-room.js";
import type { Collection } from "../information/collection.js";
import { inRanges } from "../run/in-turn.js";
import type { Steps } from "../run/pace.js";
import { seedHash } from "./seed-lengths.js";
import { type SeedMeasure, seedLength } from "./seeds.js";

export interface RepeatedSeeds {
  readonly positions: Uint32Array;
  readonly starts: Uint32Array;
}

/** Bits of each of the two filters for a token. */
const FILTER_BITS = 8;
/** Tokens between two looks at the event loop, in whole documents: milliseconds. */
const STEP_TOKENS = 65_536;

/** The seeds of `needed` sixteenths of a bit. */
export function* repeatedSeeds(
  collection: Pick<Collection, "words" | "offsets" | "numDocuments" | "numTokens">,
  measure: SeedMeasure,
  needed: number,
): Steps<RepeatedSeeds> {
  const { numTokens } = collection;
  let size = 64;
  while (size < FILTER_BITS * numTokens && size < 2 ** 31) size *= 2;
  const [seen, again] = [new BitFilter(size), new BitFilter(size)];
  const hashes = new Uint32Array(numTokens);
  yield* hashSeeds(collection, measure, needed, (hash, at) => {
    hashes[at] = hash;
    if (seen.mayHave(hash)) again.add(hash);
    else seen.add(hash);
  });
  return yield* grouped(hashes, again);
}

/** Tells `take` the hash of each seed, which is not 0, and where it begins. */
function* hashSeeds(
  { words, offsets, numDocuments }: Pick<Collection, "words" | "offsets" | "numDocuments">,
  measure: SeedMeasure,
  needed: number,
  take: (hash: number, at: number) => void,
): Steps<void> {
  for (let d = 0, done = 0; d < numDocuments; d++) {
    const end = offsets[d + 1]!;
    for (let at = offsets[d]!; at < end; at++) {
      const n = seedLength(measure, words, at, { end, needed });
      if (n > 0) take(seedHash(words, at, n) || 1, at);
    }
    if (end - done < STEP_TOKENS) continue;
    done = end;
    yield;
  }
}

/** Lays the places of equal hashes side by side. @param hashes by token, 0 where no seed begins; overwritten. @param again hashes that stand twice, and others. */
function* grouped(hashes: Uint32Array, again: BitFilter): Steps<RepeatedSeeds> {
  const numbers = new IdTable(1024);
  let counts = new Uint32Array(1024);
  yield* inRanges(hashes.length, (from, to) => {
    for (let at = from; at < to; at++) {
      if (hashes[at] === 0 || !again.mayHave(hashes[at]!)) {
        hashes[at] = 0;
        continue;
      }
      const group = numbers.intern(hashes[at]!, 0);
      counts = withRoom(counts, group + 1);
      counts[group]!++;
      hashes[at] = group + 1;
    }
  });
  // a group of one place was let through by mistake
  const starts = startsOf(numbers.size, (group) => (counts[group]! > 1 ? counts[group]! : 0));
  const positions = new Uint32Array(starts[numbers.size]!);
  const next = starts.slice();
  yield* inRanges(hashes.length, (from, to) => {
    for (let at = from; at < to; at++) if (hashes[at] !== 0 && counts[hashes[at]! - 1]! > 1) positions[next[hashes[at]! - 1]!++] = at;
  });
  return { positions, starts: starts.filter((_, group) => group === numbers.size || counts[group]! > 1) };
}
