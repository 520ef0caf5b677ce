/**
 * Stage seeds: the places of a seed told apart by the longer seeds that they begin. Input places of one seed, output those of each seed of a higher
 * level (seeds.ts) that stands at two of them or more. All of them share the words of the shorter seed, so only what follows is hashed and compared.
 * O(places, and what follows). Memory of one instance is used again for each seed: a level has an instance.
 */
import { sameWords } from "../arrays/lower-bound.js";
import { withRoom } from "../arrays/with-room.js";
import type { Collection } from "../information/collection.js";
import { seedHash } from "./seed-lengths.js";
import { type SeedMeasure, seedLength } from "./seeds.js";

/** Where a seed stands: places[from .. to), ascending, of `length` tokens each. */
export interface SeedPlaces {
  places: Uint32Array;
  from: number;
  to: number;
  length: number;
}

/** What seeds are told apart by. */
interface SeededText {
  readonly collection: Pick<Collection, "words" | "offsets">;
  readonly measure: SeedMeasure;
  /** By token: its document. */
  readonly documentOf: Uint32Array;
}

/** A place that begins no seed of the level. */
const NONE = 0xffffffff;

export class LongerSeeds {
  /** Seeds of the last `split` that stand twice. */
  size = 0;
  readonly #text: SeededText;
  readonly #needed: number;
  /** Their places, end to end; where those of each begin; how long each seed is. */
  #places = new Uint32Array(64);
  #starts = new Uint32Array(65);
  #lengths = new Uint32Array(64);
  /** By place: its seed, whether it stands twice or not. By seed: its first place, then how many, then where the next one goes. */
  #seedOf = new Uint32Array(64);
  #first = new Uint32Array(64);
  #counts = new Uint32Array(64);
  /** Hash -> seed and one more. */
  #slots = new Uint32Array(128);

  /** @param needed sixteenths of a bit that a seed of this level carries. */
  constructor(text: SeededText, needed: number) {
    this.#text = text;
    this.#needed = needed;
  }

  /** Finds the seeds that stand at two of these places or more, in the order of their first places. */
  split(group: SeedPlaces): void {
    const numPlaces = group.to - group.from;
    this.#makeRoom(numPlaces);
    if (numPlaces === 2) {
      this.#splitTwo(group);
      return;
    }
    const numSeeds = this.#tellApart(group);
    const [first, counts, lengths, starts] = [this.#first, this.#counts, this.#lengths, this.#starts];
    this.size = 0;
    let sum = 0;
    for (let seed = 0; seed < numSeeds; seed++) {
      const count = counts[seed]!;
      if (count < 2) {
        counts[seed] = NONE;
        continue;
      }
      lengths[this.size] = this.#lengthAt(first[seed]!);
      starts[this.size++] = sum;
      counts[seed] = sum;
      sum += count;
    }
    starts[this.size] = sum;
    for (let x = 0; x < numPlaces; x++) {
      const seed = this.#seedOf[x]!;
      if (seed !== NONE && counts[seed] !== NONE) this.#places[counts[seed]!++] = group.places[group.from + x]!;
    }
  }

  /** The same of two places, which most seeds have. */
  #splitTwo({ places, from, length }: SeedPlaces): void {
    const { words } = this.#text.collection;
    const [p, q] = [places[from]!, places[from + 1]!];
    const n = this.#lengthAt(p);
    this.size = n > 0 && sameWords(words, p + length, q + length, n - length) && q + n <= this.#endOf(q) ? 1 : 0;
    if (this.size === 0) return;
    this.#places[0] = p;
    this.#places[1] = q;
    this.#starts[1] = 2;
    this.#lengths[0] = n;
  }

  /** The places of one of them: views of what the next `split` overwrites. */
  read(seed: number, out: SeedPlaces): void {
    out.places = this.#places;
    out.from = this.#starts[seed]!;
    out.to = this.#starts[seed + 1]!;
    out.length = this.#lengths[seed]!;
  }

  /** Writes the seed of each place, and the first place and the number of places of each seed; returns how many seeds there are. */
  #tellApart({ places, from, to, length }: SeedPlaces): number {
    const { words } = this.#text.collection;
    const [seedOf, first, counts, slots] = [this.#seedOf, this.#first, this.#counts, this.#slots];
    let mask = 3;
    while (mask < 2 * (to - from)) mask = 2 * mask + 1;
    slots.fill(0, 0, mask + 1);
    let size = 0;
    for (let x = from; x < to; x++) {
      const p = places[x]!;
      const n = this.#lengthAt(p);
      if (n === 0) {
        seedOf[x - from] = NONE;
        continue;
      }
      let at = (n === length ? 0 : seedHash(words, p + length, n - length)) & mask;
      for (; slots[at] !== 0; at = (at + 1) & mask) {
        const q = first[slots[at]! - 1]!;
        // equal words make equal lengths, so a seed is not the beginning of another one
        if (sameWords(words, p + length, q + length, n - length)) break;
      }
      if (slots[at] === 0) {
        first[size] = p;
        counts[size] = 0;
        slots[at] = ++size;
      }
      const seed = slots[at]! - 1;
      counts[seed]!++;
      seedOf[x - from] = seed;
    }
    return size;
  }

  #lengthAt(place: number): number {
    const { collection, measure } = this.#text;
    return seedLength(measure, collection.words, place, { end: this.#endOf(place), needed: this.#needed });
  }

  /** Where the document of a place ends. */
  #endOf(place: number): number {
    return this.#text.collection.offsets[this.#text.documentOf[place]! + 1]!;
  }

  #makeRoom(numPlaces: number): void {
    this.#places = withRoom(this.#places, numPlaces);
    this.#starts = withRoom(this.#starts, numPlaces + 1);
    this.#lengths = withRoom(this.#lengths, numPlaces);
    this.#seedOf = withRoom(this.#seedOf, numPlaces);
    this.#first = withRoom(this.#first, numPlaces);
    this.#counts = withRoom(this.#counts, numPlaces);
    this.#slots = withRoom(this.#slots, 4 * numPlaces);
  }
}
