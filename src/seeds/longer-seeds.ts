/**
 * Stage seeds: the places of a seed told apart by the longer seeds that they begin. Input places of one seed, output those of each seed of a higher
 * level (seeds.ts) that stands at two of them or more. All of them share the words of the shorter seed, so only what follows is hashed and compared.
 * O(places, and what follows). Memory of one instance is used again for each seed: a level has an instance.
 */
import { withRoom } from "../arrays/with-room.js";
import { mix32 } from "../kernels/hash.js";
import { documentOf, STRIDE, sameSeedWords } from "./seed-tokens.js";
import { type SeedMeasure, seedLength } from "./seeds.js";

/** Where a seed stands: places[from .. to), ascending, of `length` tokens each. */
export interface SeedPlaces {
  places: Uint32Array;
  from: number;
  to: number;
  length: number;
}

/** Tells the places of one seed apart by the longer seeds that they begin. */
export interface SeedSplitter {
  /** Seeds of the last `split` that stand twice. */
  readonly size: number;
  /** Finds the seeds that stand at two of these places or more, in the order of their first places. */
  split(group: SeedPlaces): void;
  /** The places of one of them: views of what the next `split` overwrites. */
  read(seed: number, out: SeedPlaces): void;
}

/** What seeds are told apart by. */
interface SeededText {
  /** By document: its first token, and behind them the number of tokens. */
  readonly offsets: Uint32Array;
  readonly measure: SeedMeasure;
}

/** A place that begins no seed of the level. */
const NONE = 0xffffffff;

export class LongerSeeds implements SeedSplitter {
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
  /** Hash -> seed and one more; how many slots are in use, 0 where no table was needed so far. */
  #slots = new Uint32Array(128);
  #numSlots = 0;

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
    const [counts, lengths, starts] = [this.#counts, this.#lengths, this.#starts];
    this.size = 0;
    let sum = 0;
    for (let seed = 0; seed < numSeeds; seed++) {
      const count = counts[seed]!;
      if (count < 2) {
        counts[seed] = NONE;
        continue;
      }
      lengths[this.size] = lengths[seed]!;
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
    const { tokens } = this.#text.measure;
    const [p, q] = [places[from]!, places[from + 1]!];
    const n = this.#lengthAt(p, length);
    this.size = n > 0 && sameSeedWords(tokens, p + length, q + length, n - length) && q + n <= this.#endOf(q) ? 1 : 0;
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
    const { tokens } = this.#text.measure;
    const [seedOf, first, counts, lengths] = [this.#seedOf, this.#first, this.#counts, this.#lengths];
    this.#numSlots = 0;
    let size = 0;
    // the seed of the place before, which nearly all places of a copied passage have
    let seed = NONE;
    for (let x = from; x < to; x++) {
      const p = places[x]!;
      if (seed !== NONE && sameSeedWords(tokens, p + length, first[seed]! + length, lengths[seed]! - length) && p + lengths[seed]! <= this.#endOf(p)) {
        counts[seed]!++;
        seedOf[x - from] = seed;
        continue;
      }
      // equal words make equal lengths
      const n = this.#lengthAt(p, length);
      if (n === 0) {
        seedOf[x - from] = NONE;
        continue;
      }
      seed = this.#find(p, length, n, { size, numPlaces: to - from });
      if (seed === size) {
        first[size] = p;
        lengths[size] = n;
        counts[size++] = 0;
      }
      counts[seed]!++;
      seedOf[x - from] = seed;
    }
    return size;
  }

  /**
   * The number of the seed at a place, which is `size` if it is a new one. Equal words make equal lengths, so a seed is not the beginning of
   * another one. Positional parameters: it is called for one place in ten.
   */
  #find(place: number, length: number, n: number, { size, numPlaces }: { size: number; numPlaces: number }): number {
    const { tokens } = this.#text.measure;
    const slots = this.#slots;
    if (this.#numSlots === 0) {
      // most groups have one seed, and need no table
      if (size === 0) return 0;
      this.#numSlots = 4;
      while (this.#numSlots < 2 * numPlaces) this.#numSlots *= 2;
      slots.fill(0, 0, this.#numSlots);
      this.#enter(this.#first[0]!, length, 0);
    }
    const mask = this.#numSlots - 1;
    let at = hashOf(tokens, place + length, n - length) & mask;
    for (; slots[at] !== 0; at = (at + 1) & mask)
      if (sameSeedWords(tokens, place + length, this.#first[slots[at]! - 1]! + length, n - length)) return slots[at]! - 1;
    slots[at] = size + 1;
    return size;
  }

  /** Puts a seed in the first free slot of its hash. */
  #enter(place: number, length: number, seed: number): void {
    const mask = this.#numSlots - 1;
    let at = hashOf(this.#text.measure.tokens, place + length, this.#lengthAt(place, length) - length) & mask;
    while (this.#slots[at] !== 0) at = (at + 1) & mask;
    this.#slots[at] = seed + 1;
  }

  /** Tokens of the seed of this level at a place where one of a lower level has `least` tokens; 0 where its document ends before. */
  #lengthAt(place: number, least: number): number {
    return seedLength(this.#text.measure, place, { end: this.#endOf(place), needed: this.#needed, least });
  }

  /** Where the document of a place ends. */
  #endOf(place: number): number {
    return this.#text.offsets[documentOf(this.#text.measure.tokens, place) + 1]!;
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

/** Hash of the n words from a token on. */
function hashOf(tokens: Uint32Array, from: number, n: number): number {
  let h = n;
  for (let at = STRIDE * from; at < STRIDE * (from + n); at += STRIDE) h = mix32(h ^ tokens[at]!);
  return h;
}
