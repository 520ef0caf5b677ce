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
 * O(hashes): 2 bytes a hash while it runs, 16 a group, 4 a place. The counters and the slots of a block are read before they are needed, in a
 * loop so short that the processor waits for many of them at once. It pauses every 2^15 hashes (run/pace.ts).
 */
import { startsOf } from "./starts.js";

export interface RepeatedPlaces {
  readonly positions: Uint32Array;
  readonly starts: Uint32Array;
}

/** @param hashes spread over all of their bits; 0 stands for none. Overwritten. @param least 2 or 3. A group may hold two hashes of one value only. */
export function* repeatedPlaces(hashes: Uint32Array, least: 2 | 3): Generator<void, RepeatedPlaces, void> {
  const counters = new Counters(hashes.length, least);
  yield* inBlocks(hashes.length, (from, to) => counters.count(hashes, from, to));
  const numbers = new HashNumbers();
  yield* inBlocks(hashes.length, (from, to) => {
    counters.clearRare(hashes, from, to);
    numbers.number(hashes, from, to);
  });
  const { counts, size } = numbers;
  // a hash that another one let through
  const starts = startsOf(size, (group) => (counts[group]! < least ? 0 : counts[group]!));
  const positions = new Uint32Array(starts[size]!);
  const next = starts.slice();
  yield* inBlocks(hashes.length, (from, to) => {
    for (let at = from; at < to; at++) if (hashes[at] !== 0 && counts[hashes[at]! - 1]! >= least) positions[next[hashes[at]! - 1]!++] = at;
  });
  return { positions, starts: starts.filter((_, group) => group === size || counts[group]! >= least) };
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

/** Counters for each hash, at least: one in eight is then taken by another hash. */
const COUNTERS = 8;
/** A column is no longer. */
const MOST_COUNTERS = 2 ** 32;

/** How often a hash was met, or one that shares its counter: up to three times, in two bits. */
class Counters {
  /** Sixteen an element. */
  readonly #counters: Uint32Array;
  readonly #least: number;
  touched = 0;

  constructor(numHashes: number, least: number) {
    let size = 64;
    while (size < COUNTERS * numHashes && size < MOST_COUNTERS) size *= 2;
    this.#counters = new Uint32Array(size / 16);
    this.#least = least;
  }

  count(hashes: Uint32Array, from: number, to: number): void {
    const counters = this.#counters;
    const mask = counters.length - 1;
    this.#touch(hashes, from, to);
    for (let at = from; at < to; at++) {
      const hash = hashes[at]!;
      if (hash === 0) continue;
      const met = (counters[(hash >>> 4) & mask]! >>> (2 * (hash & 15))) & 3;
      if (met < 3) counters[(hash >>> 4) & mask]! += 1 << (2 * (hash & 15));
    }
  }

  /** Makes 0 of hashes that were not met often enough. */
  clearRare(hashes: Uint32Array, from: number, to: number): void {
    const counters = this.#counters;
    const mask = counters.length - 1;
    const least = this.#least;
    this.#touch(hashes, from, to);
    for (let at = from; at < to; at++) {
      const hash = hashes[at]!;
      if (((counters[(hash >>> 4) & mask]! >>> (2 * (hash & 15))) & 3) < least) hashes[at] = 0;
    }
  }

  #touch(hashes: Uint32Array, from: number, to: number): void {
    const counters = this.#counters;
    const mask = counters.length - 1;
    let sum = 0;
    for (let at = from; at < to; at++) sum += counters[(hashes[at]! >>> 4) & mask]!;
    this.touched = sum;
  }
}

/** Share of the slots that may be taken. */
const FULL = 0.5;

/** Numbers of hashes in the order in which they come, and how often each came. */
class HashNumbers {
  size = 0;
  counts = new Uint32Array(256);
  touched = 0;
  /** Two elements a slot: the hash, and its number and one more. */
  #slots = new Uint32Array(1024);

  /** Puts in the place of each hash but 0 its number and one more. */
  number(hashes: Uint32Array, from: number, to: number): void {
    while (this.size + (to - from) > (FULL * this.#slots.length) / 2) this.#grow();
    const [slots, counts] = [this.#slots, this.counts];
    const mask = slots.length / 2 - 1;
    let sum = 0;
    for (let at = from; at < to; at++) sum += slots[2 * (hashes[at]! & mask)]!;
    this.touched = sum;
    for (let at = from; at < to; at++) {
      const hash = hashes[at]!;
      if (hash === 0) continue;
      let slot = hash & mask;
      while (slots[2 * slot] !== hash && slots[2 * slot + 1] !== 0) slot = (slot + 1) & mask;
      if (slots[2 * slot + 1] === 0) {
        slots[2 * slot] = hash;
        slots[2 * slot + 1] = ++this.size;
        counts[this.size - 1] = 0;
      }
      const number = slots[2 * slot + 1]!;
      counts[number - 1]!++;
      hashes[at] = number;
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
    const counts = new Uint32Array(slots.length / 2);
    counts.set(this.counts);
    this.counts = counts;
  }
}
