/**
 * Arrays: where equal hashes stand. Input a column of hashes, output the places of each hash that stands so many times or more, those of a hash
 * together. Hashes are put into parts by their highest bits, and those of a part are counted in a table that stays in a cache; then those that stand
 * often enough, a few of all, are numbered in the order of their first places and laid out by a counting sort.
 *
 *   positions  p p p | p p | p p p p | ...   ascending within a group
 *   starts     0       3     5         9     by group: its first place, then the number of all places
 *
 * Groups stand in the order of their first places. What is copied is copied token after token, so who goes from group to group finds what it
 * reads where it was a moment ago; in the order of the hashes each place is a cache miss, and its readers took five times as long.
 *
 * Of more than ROUND hashes, ranges of values are dealt with one after the other, each of which reads the whole column, which is cheap.
 *
 * O(hashes) for up to 2^28 of them: 4 bytes a hash while it runs and 32 MB, 8 a group, 4 a place. It pauses every 2^16 hashes (run/pace.ts). Tried and lost: a
 * counter of two bits for each hash, to number only what comes again: with cache misses, looked ahead for, it took two and a half times as long.
 */
import { withRoom } from "./with-room.js";

export interface RepeatedPlaces {
  readonly positions: Uint32Array;
  readonly starts: Uint32Array;
}

/** Hashes that are put into parts at once, and of a part: its table stays in a second-level cache. */
const ROUND = 1 << 22;
const PART = 1 << 13;

/** @param hashes spread over all of their bits; 0 stands for none. @param least 2 or 3. A group may hold two hashes of one value only. */
export function* repeatedPlaces(hashes: Uint32Array, least: 2 | 3): Generator<void, RepeatedPlaces, void> {
  const groups = new Uint32Array(hashes.length);
  const numbers = new GroupNumbers(groups, least);
  const rounds = bitsAbove(hashes.length / ROUND);
  const bits = rounds + bitsAbove(hashes.length / 2 ** rounds / PART);
  for (let round = 0; round < 2 ** rounds; round++) {
    const parts = yield* partsOf(hashes, bits, { from: round << (bits - rounds), to: (round + 1) << (bits - rounds) });
    for (let part = 0; part + 1 < parts.starts.length; part++) {
      numbers.number(parts, parts.starts[part]!, parts.starts[part + 1]!);
      yield;
    }
  }
  return yield* laidOut(groups, numbers);
}

/** Bits that number so many things. */
function bitsAbove(count: number): number {
  let bits = 0;
  while (2 ** bits < count) bits++;
  return bits;
}

/** Hashes and their places. */
interface Parts {
  /** [ hash | place ], part after part; in the order of their places within a part. */
  readonly entries: Uint32Array;
  /** By part: its first entry, then the number of all. */
  readonly starts: Uint32Array;
}

/** Hashes whose highest `bits` bits, as a number, are in [from, to), in parts of one number each. 0 is left out. */
function* partsOf(hashes: Uint32Array, bits: number, { from, to }: { from: number; to: number }): Generator<void, Parts, void> {
  // a shift by 32 is one by 0
  const shift = 31 - bits;
  const starts = new Uint32Array(to - from + 1);
  yield* inBlocks(hashes.length, (first, end) => {
    for (let at = first; at < end; at++) {
      const part = (hashes[at]! >>> 1) >>> shift;
      if (part >= from && part < to && hashes[at] !== 0) starts[part - from + 1]!++;
    }
  });
  for (let part = 0; part < to - from; part++) starts[part + 1]! += starts[part]!;
  const entries = new Uint32Array(2 * starts[to - from]!);
  const next = starts.slice();
  yield* inBlocks(hashes.length, (first, end) => {
    for (let at = first; at < end; at++) {
      const hash = hashes[at]!;
      const part = (hash >>> 1) >>> shift;
      if (part < from || part >= to || hash === 0) continue;
      const entry = 2 * next[part - from]!++;
      entries[entry] = hash;
      entries[entry + 1] = at;
    }
  });
  return { entries, starts };
}

/** The places of each group, in the order of the first ones. @param groups by place the number of its group and one more, 0 for none; overwritten. */
function* laidOut(groups: Uint32Array, { counts, size }: GroupNumbers): Generator<void, RepeatedPlaces, void> {
  const ranks = new Uint32Array(size);
  const starts = new Uint32Array(size + 1);
  let numRanks = 0;
  yield* inBlocks(groups.length, (from, to) => {
    for (let at = from; at < to; at++) {
      if (groups[at] === 0) continue;
      const group = groups[at]! - 1;
      if (ranks[group] === 0) {
        starts[numRanks + 1] = starts[numRanks]! + counts[group]!;
        ranks[group] = ++numRanks;
      }
      groups[at] = ranks[group]!;
    }
  });
  const positions = new Uint32Array(starts[numRanks]!);
  const next = starts.slice(0, numRanks);
  yield* inBlocks(groups.length, (from, to) => {
    for (let at = from; at < to; at++) if (groups[at] !== 0) positions[next[groups[at]! - 1]!++] = at;
  });
  return { positions, starts };
}

/** Hashes between two pauses: a millisecond or less. */
const BLOCK = 1 << 16;

function* inBlocks(length: number, take: (from: number, to: number) => void): Generator<void, void, void> {
  for (let from = 0; from < length; from += BLOCK) {
    take(from, Math.min(length, from + BLOCK));
    yield;
  }
}

/** Set where a slot has the number of a group, not a count. */
const NUMBERED = 1 << 31;

/** Numbers the hashes that stand often enough, part by part. */
class GroupNumbers {
  /** Numbers so far. */
  size = 0;
  /** By number: places. */
  counts = new Uint32Array(256);
  readonly #groups: Uint32Array;
  readonly #least: number;
  /** Two elements a slot: the hash, and how often it was met, or its number; and the slot of each entry. */
  #slots = new Uint32Array(1024);
  #slotOf = new Uint32Array(1024);

  /** @param groups where the number of each place is put, and one more. */
  constructor(groups: Uint32Array, least: number) {
    this.#groups = groups;
    this.#least = least;
  }

  /** Numbers the entries [from, to), which are all that there are of their hashes. */
  number({ entries }: Parts, from: number, to: number): void {
    let capacity = 4;
    while (capacity < 2 * (to - from)) capacity *= 2;
    this.#clear(2 * capacity, to - from);
    this.#count(entries, { from, to, mask: capacity - 1 });
    this.counts = withRoom(this.counts, this.size + Math.ceil((to - from) / this.#least));
    const [slots, slotOf, counts, groups, least] = [this.#slots, this.#slotOf, this.counts, this.#groups, this.#least];
    let size = this.size;
    for (let x = from; x < to; x++) {
      const slot = slotOf[x - from]!;
      let value = slots[slot]! | 0;
      if (value >= 0) {
        if (value < least) continue;
        counts[size] = value;
        value = size++ | NUMBERED;
        slots[slot] = value;
      }
      groups[entries[2 * x + 1]!] = (value & ~NUMBERED) + 1;
    }
    this.size = size;
  }

  #count(entries: Uint32Array, { from, to, mask }: { from: number; to: number; mask: number }): void {
    const [slots, slotOf] = [this.#slots, this.#slotOf];
    for (let x = from; x < to; x++) {
      const hash = entries[2 * x]!;
      let slot = hash & mask;
      while (slots[2 * slot] !== hash && slots[2 * slot] !== 0) slot = (slot + 1) & mask;
      slots[2 * slot] = hash;
      slots[2 * slot + 1]!++;
      slotOf[x - from] = 2 * slot + 1;
    }
  }

  #clear(numSlots: number, numEntries: number): void {
    if (this.#slots.length < numSlots) this.#slots = new Uint32Array(numSlots);
    else this.#slots.fill(0, 0, numSlots);
    if (this.#slotOf.length < numEntries) this.#slotOf = new Uint32Array(numEntries);
  }
}
