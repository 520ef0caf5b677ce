/**
 * Stage lsh: documents by the bands of their signatures (Indyk & Motwani 1998), added one by one and never taken out. What deduplication
 * (kept-index.ts) and the index of callers (lsh-index.ts) have in common.
 *
 * A bucket is what one band key of one band leads to: a chain of documents, the last one first. Each band has a hash table of its own, with linear
 * probing; key and document stand side by side, so that a lookup waits for memory once: three times as fast as numbering the keys
 * (arrays/id-table.ts), and many times as fast as a Map a band.
 *
 *   slots     key, document + 1 | key, document + 1 | 0, 0 | ...   the last document of each bucket; `capacity` pairs of band 0, then of band 1 ...
 *   next      [document * bands + band]: the one before it in that bucket, + 1; 0 = there is none
 *
 * Two band keys that are the same in 32 bits by chance make one candidate more. Memory: 15 to 27 bytes a document and band. O(bands) to add.
 */
import { withRoom } from "../arrays/with-room.js";

/** Documents of a bucket that are looked at besides the last ones: an anchor for whatever comes late (as crowd.ts has them). */
const FIRSTS = 4;

/** Documents that agree with a signature. */
export interface BandCandidates {
  /** Ascending. */
  readonly numbers: Uint32Array;
  /** Some chain was not followed to its end. */
  readonly isCut: boolean;
}

const NONE: BandCandidates = { numbers: new Uint32Array(0), isCut: false };

/** Documents have the numbers 0, 1, 2 ... in the order in which they are added. */
export class BandTable {
  readonly #bands: number;
  /** Pairs a band: a power of two, and at most 0.7 of them taken. */
  #capacity = 64;
  #slots: Uint32Array<ArrayBuffer>;
  #next: Uint32Array<ArrayBuffer>;
  /** By document: the last lookup that has met it. */
  #metIn = new Uint32Array(64);
  #lookup = 0;
  #size = 0;
  /** By band, then by key: FIRSTS documents of a bucket that a lookup did not follow to its end. */
  readonly #firsts: readonly Map<number, readonly number[]>[];
  /** Of a lookup, by band: what stands in the slot that its key would have if no other key stood in its way. */
  readonly #homes: Uint32Array;

  constructor(bands: number) {
    this.#bands = bands;
    this.#slots = new Uint32Array(2 * this.#capacity * bands);
    this.#next = new Uint32Array(64 * bands);
    this.#homes = new Uint32Array(2 * bands);
    this.#firsts = Array.from({ length: bands }, () => new Map());
  }

  /** Number of documents. */
  get size(): number {
    return this.#size;
  }

  /** Adds a document by its keys, one a band, of which nothing is kept by reference. Returns its number. */
  add(keys: Uint32Array): number {
    const document = this.#size++;
    this.#metIn = withRoom(this.#metIn, this.#size);
    this.#next = withRoom(this.#next, this.#size * this.#bands);
    if (this.#size > 0.7 * this.#capacity) this.#grow();
    for (let band = 0; band < this.#bands; band++) {
      const slot = this.#slotOf(band, keys[band]!);
      this.#next[document * this.#bands + band] = this.#slots[slot + 1]!;
      this.#slots[slot] = keys[band]!;
      this.#slots[slot + 1] = document + 1;
    }
    return document;
  }

  /**
   * Documents that agree in some band: of each bucket the last `most` and the first four. O(bands x most), but for the first lookup of a bucket
   * that is longer, which follows it to its end.
   */
  candidates(keys: Uint32Array, most: number): BandCandidates {
    const found: number[] = [];
    let isCut = false;
    this.#lookup++;
    this.#readHomes(keys);
    const meet = (document: number): void => {
      if (this.#metIn[document] !== this.#lookup) found.push(document);
      this.#metIn[document] = this.#lookup;
    };
    for (let band = 0; band < this.#bands; band++) {
      let following = this.#firstOf(band, keys[band]!);
      for (let steps = 0; following > 0 && steps < most; steps++) {
        meet(following - 1);
        following = this.#next[(following - 1) * this.#bands + band]!;
      }
      if (following === 0) continue;
      isCut = true;
      for (const first of this.#firstsOf(band, keys[band]!, following)) meet(first);
    }
    return found.length === 0 ? NONE : { numbers: Uint32Array.from(found).sort(), isCut };
  }

  /** The documents that a bucket began with; `from` and all before it in the chain were not met. Fewer than four of them were all met but these. */
  #firstsOf(band: number, key: number, from: number): readonly number[] {
    const known = this.#firsts[band]!.get(key);
    if (known !== undefined) return known;
    const chain: number[] = [];
    for (let following = from; following > 0; following = this.#next[(following - 1) * this.#bands + band]!) chain.push(following - 1);
    const firsts = chain.slice(-FIRSTS);
    // what a bucket began with does not change any more once there are so many
    if (firsts.length === FIRSTS) this.#firsts[band]!.set(key, firsts);
    return firsts;
  }

  /** Reads far apart in memory that do not wait for each other: most of what a lookup costs is to wait for them. */
  #readHomes(keys: Uint32Array): void {
    const slots = this.#slots;
    const homes = this.#homes;
    const mask = this.#capacity - 1;
    for (let band = 0; band < this.#bands; band++) {
      const home = 2 * (band * this.#capacity + (keys[band]! & mask));
      homes[2 * band] = slots[home]!;
      homes[2 * band + 1] = slots[home + 1]!;
    }
  }

  /** The last document of the bucket of a key, + 1, or 0; after `#readHomes`. */
  #firstOf(band: number, key: number): number {
    const first = this.#homes[2 * band + 1]!;
    return first === 0 || this.#homes[2 * band] === key ? first : this.#slots[this.#slotOf(band, key) + 1]!;
  }

  /** Where the pair of a key stands, or would stand. Band keys are mixed already, so their low bits are a hash. */
  #slotOf(band: number, key: number): number {
    const slots = this.#slots;
    const mask = this.#capacity - 1;
    const base = 2 * band * this.#capacity;
    for (let at = key & mask; ; at = (at + 1) & mask) {
      const slot = base + 2 * at;
      if (slots[slot + 1] === 0 || slots[slot] === key) return slot;
    }
  }

  #grow(): void {
    const old = this.#slots;
    const band = 2 * this.#capacity;
    this.#capacity *= 2;
    this.#slots = new Uint32Array(2 * old.length);
    for (let from = 0; from < old.length; from += 2) {
      if (old[from + 1] === 0) continue;
      const to = this.#slotOf(Math.floor(from / band), old[from]!);
      this.#slots[to] = old[from]!;
      this.#slots[to + 1] = old[from + 1]!;
    }
  }
}
