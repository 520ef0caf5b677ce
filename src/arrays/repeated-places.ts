/**
 * Arrays: where equal hashes stand. Input a column of hashes, output the places of each hash that stands so many times or more, those of a hash
 * together. A counter of two bits says how often a hash was met; one that was not met often enough, which are most, is never numbered. The others
 * are numbered in the order of their first places and laid out by a counting sort.
 *
 *   positions  p p p | p p | p p p p | ...   ascending within a group
 *   starts     0       3     5         9     by group: its first place, then the number of all places
 *
 * Groups stand in the order of their first places. What is copied is copied token after token, so who goes from group to group finds what it
 * reads where it was a moment ago; in the order of the hashes each place is a cache miss, and its readers took five times as long.
 *
 * Ranges of hash values are dealt with one after the other, so that counters and numbers stay in a cache however many hashes there are; each
 * range reads the whole column, which is cheap.
 *
 * O(hashes) for up to 2^28 of them: 4 bytes a hash while it runs, 8 a group, 4 a place. The counters and the slots of a block are read before they are needed, in a
 * loop so short that the processor waits for many of them at once. It pauses every 2^15 hashes (run/pace.ts).
 */
import { withRoom } from "./with-room.js";

export interface RepeatedPlaces {
  readonly positions: Uint32Array;
  readonly starts: Uint32Array;
}

/** Hashes of a part: its counters and slots, some 10 MB, stay in a cache. */
const PART = 1 << 21;

/** @param hashes spread over all of their bits; 0 stands for none. @param least 2 or 3. A group may hold two hashes of one value only. */
export function* repeatedPlaces(hashes: Uint32Array, least: 2 | 3): Generator<void, RepeatedPlaces, void> {
  const groups = new Uint32Array(hashes.length);
  const numbers = new HashNumbers(groups);
  let parts = 1;
  while (parts * PART < hashes.length && parts < MOST_PARTS) parts *= 2;
  const counters = new Counters(hashes.length / parts, least);
  for (let part = 0; part < parts; part++) {
    const range = new HashRange(hashes, (2 ** 32 / parts) * part, 2 ** 32 / parts);
    counters.clear();
    yield* inBlocks(hashes.length, (from, to) => counters.count(range.take(from, to)));
    numbers.clear();
    yield* inBlocks(hashes.length, (from, to) => numbers.number(counters.frequent(range.take(from, to))));
  }
  return yield* laidOut(groups, numbers, least);
}

/** The places of each group, in the order of the first ones. @param groups by place the number of its group and one more, 0 for none; overwritten. */
function* laidOut(groups: Uint32Array, { counts, size }: HashNumbers, least: number): Generator<void, RepeatedPlaces, void> {
  const ranks = new Uint32Array(size);
  const starts = new Uint32Array(size + 1);
  let numRanks = 0;
  yield* inBlocks(groups.length, (from, to) => {
    for (let at = from; at < to; at++) {
      if (groups[at] === 0) continue;
      const group = groups[at]! - 1;
      // a hash that another one let through
      if (counts[group]! < least) {
        groups[at] = 0;
        continue;
      }
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
  return { positions, starts: starts.slice(0, numRanks + 1) };
}

/** Hashes of a block: the lines that they touch stay in the second-level cache. */
const BLOCK = 2048;

/** Blocks between two pauses: a few milliseconds. */
const STEP_BLOCKS = 16;

function* inBlocks(length: number, take: (from: number, to: number) => void): Generator<void, void, void> {
  for (let block = 0; block * BLOCK < length; block++) {
    take(block * BLOCK, Math.min(length, (block + 1) * BLOCK));
    if (block % STEP_BLOCKS === STEP_BLOCKS - 1) yield;
  }
}

const MOST_PARTS = 256;

/** Hashes of a block with their places. */
interface PlacedHashes {
  readonly hashes: Uint32Array;
  readonly places: Uint32Array;
  size: number;
}

/** The hashes of a range of values, block by block; a block overwrites the one before. */
class HashRange implements PlacedHashes {
  readonly hashes = new Uint32Array(BLOCK);
  readonly places = new Uint32Array(BLOCK);
  size = 0;
  readonly #all: Uint32Array;
  readonly #first: number;
  readonly #width: number;

  constructor(all: Uint32Array, first: number, width: number) {
    this.#all = all;
    this.#first = first;
    this.#width = width;
  }

  take(from: number, to: number): PlacedHashes {
    const [all, hashes, places, first, end] = [this.#all, this.hashes, this.places, this.#first, this.#first + this.#width];
    let size = 0;
    for (let at = from; at < to; at++) {
      const hash = all[at]!;
      hashes[size] = hash;
      places[size] = at;
      if (hash >= first && hash < end && hash !== 0) size++;
    }
    this.size = size;
    return this;
  }
}

/** Counters for each hash, at least: one in eight is then taken by another hash. */
const COUNTERS = 8;

/** How often a hash was met, or one that shares its counter: up to three times, in two bits. */
class Counters {
  /** Sixteen an element. */
  readonly #counters: Uint32Array;
  readonly #least: number;
  /** What was read ahead, so that it is not left out. */
  touched = 0;

  constructor(numHashes: number, least: number) {
    let size = 64;
    while (size < COUNTERS * numHashes) size *= 2;
    this.#counters = new Uint32Array(size / 16);
    this.#least = least;
  }

  clear(): void {
    this.#counters.fill(0);
  }

  count({ hashes, size }: PlacedHashes): void {
    const counters = this.#counters;
    const mask = counters.length - 1;
    this.#touch(hashes, size);
    for (let x = 0; x < size; x++) {
      const hash = hashes[x]!;
      const met = (counters[(hash >>> 4) & mask]! >>> (2 * (hash & 15))) & 3;
      if (met < 3) counters[(hash >>> 4) & mask]! += 1 << (2 * (hash & 15));
    }
  }

  /** Leaves out the hashes that were not met often enough. */
  frequent(block: PlacedHashes): PlacedHashes {
    const { hashes, places, size } = block;
    const counters = this.#counters;
    const mask = counters.length - 1;
    const least = this.#least;
    this.#touch(hashes, size);
    let kept = 0;
    for (let x = 0; x < size; x++) {
      const hash = hashes[x]!;
      hashes[kept] = hash;
      places[kept] = places[x]!;
      if (((counters[(hash >>> 4) & mask]! >>> (2 * (hash & 15))) & 3) >= least) kept++;
    }
    block.size = kept;
    return block;
  }

  #touch(hashes: Uint32Array, size: number): void {
    const counters = this.#counters;
    const mask = counters.length - 1;
    let sum = 0;
    for (let x = 0; x < size; x++) sum += counters[(hashes[x]! >>> 4) & mask]!;
    this.touched = sum;
  }
}

/** Share of the slots that may be taken. */
const FULL = 0.5;

/** Numbers of hashes in the order in which they come, and how often each came. */
class HashNumbers {
  /** Numbers so far, of all parts. */
  size = 0;
  /** By number. */
  counts = new Uint32Array(256);
  touched = 0;
  readonly #groups: Uint32Array;
  /** Two elements a slot: the hash, and its number and one more. */
  #slots = new Uint32Array(1024);
  /** Numbers of this part. */
  #taken = 0;

  /** @param groups where the number of each place is put, and one more. */
  constructor(groups: Uint32Array) {
    this.#groups = groups;
  }

  /** Forgets the hashes, not the numbers. */
  clear(): void {
    this.#slots.fill(0);
    this.#taken = 0;
  }

  number({ hashes, places, size }: PlacedHashes): void {
    while (this.#taken + size > (FULL * this.#slots.length) / 2) this.#grow();
    this.counts = withRoom(this.counts, this.size + size);
    const [slots, counts, groups] = [this.#slots, this.counts, this.#groups];
    const mask = slots.length / 2 - 1;
    let sum = 0;
    for (let x = 0; x < size; x++) sum += slots[2 * (hashes[x]! & mask)]!;
    this.touched = sum;
    for (let x = 0; x < size; x++) {
      const hash = hashes[x]!;
      let slot = hash & mask;
      while (slots[2 * slot] !== hash && slots[2 * slot + 1] !== 0) slot = (slot + 1) & mask;
      if (slots[2 * slot + 1] === 0) {
        slots[2 * slot] = hash;
        slots[2 * slot + 1] = ++this.size;
        this.#taken++;
      }
      const number = slots[2 * slot + 1]!;
      counts[number - 1]!++;
      groups[places[x]!] = number;
    }
  }

  #grow(): void {
    const old = this.#slots;
    const slots = new Uint32Array(2 * old.length);
    const mask = slots.length / 2 - 1;
    for (let from = 0; from < old.length; from += 2) {
      if (old[from + 1] === 0) continue;
      let slot = old[from]! & mask;
      while (slots[2 * slot + 1] !== 0) slot = (slot + 1) & mask;
      slots[2 * slot] = old[from]!;
      slots[2 * slot + 1] = old[from + 1]!;
    }
    this.#slots = slots;
  }
}
