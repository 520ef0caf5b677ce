/**
 * Stage lsh, for deduplication: the documents that were kept so far, by the bands of their signatures (Indyk & Motwani 1998).
 * Nothing is ever taken out, and documents that were dropped never come in, so a cluster of near-duplicates has one entry.
 *
 * A bucket is what one band key of one band leads to: a chain of kept documents, the last one first. Each band has a hash table of its own,
 * with linear probing; key and document stand side by side, so that a lookup waits for memory once: three times as fast as
 * numbering the keys (kernels/id-table.ts).
 *
 *   slots     key, document + 1 | key, document + 1 | 0, 0 | ...   the last document of each bucket; `capacity` pairs of band 0, then of band 1 ...
 *   next      [document * bands + band]: the one before it in that bucket, + 1; 0 = there is none
 *   whole     all keys of a signature -> the first kept document with that signature
 *
 * A chain is followed for `maxBucket` documents, so a lookup costs O(bands x maxBucket) however many documents agree in a band; that
 * it was cut short is told. A document of the same signature is found beyond that. Two band keys that are the same in 32 bits by
 * chance make one candidate more. Memory: 15 to 27 bytes a kept document and band.
 */
import { IdTable } from "../kernels/id-table.js";
import { withRoom } from "../kernels/with-room.js";

/** Candidates of a signature. */
export interface KeptCandidates {
  /** Numbers of kept documents, ascending. */
  readonly numbers: Uint32Array;
  /** Some chain was not followed to its end. */
  readonly isCut: boolean;
}

const NONE: KeptCandidates = { numbers: new Uint32Array(0), isCut: false };

/** Kept documents have the numbers 0, 1, 2 ... in the order in which they are added. */
export class KeptIndex {
  readonly #bands: number;
  readonly #maxBucket: number;
  readonly #whole = new IdTable();
  /** Pairs a band: a power of two, and at most 0.7 of them taken. */
  #capacity = 64;
  #slots: Uint32Array<ArrayBuffer>;
  #next: Uint32Array<ArrayBuffer>;
  /** By number in `#whole`. */
  readonly #firstOfWhole: number[] = [];
  /** By kept document: the last lookup that has met it. */
  #metIn = new Uint32Array(64);
  #lookup = 0;
  #size = 0;
  /** Of a lookup, by band: what stands in the slot that its key would have if no other key stood in its way. */
  readonly #homes: Uint32Array;

  constructor(bands: number, maxBucket: number) {
    this.#bands = bands;
    this.#maxBucket = maxBucket;
    this.#slots = new Uint32Array(2 * this.#capacity * bands);
    this.#next = new Uint32Array(64 * bands);
    this.#homes = new Uint32Array(2 * bands);
  }

  /** Adds a document by its keys, one a band, of which nothing is kept by reference. */
  add(keys: Uint32Array): void {
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
    const [lo, hi] = hashOfKeys(keys);
    if (this.#whole.intern(lo, hi) === this.#firstOfWhole.length) this.#firstOfWhole.push(document);
  }

  /** The first kept document that agrees in every band, or undefined. */
  sameSignature(keys: Uint32Array): number | undefined {
    const [lo, hi] = hashOfKeys(keys);
    const found = this.#whole.find(lo, hi);
    return found < 0 ? undefined : this.#firstOfWhole[found];
  }

  /** Kept documents that agree in some band; of a bucket the last `maxBucket`, and in any case `sameSignature`. */
  candidates(keys: Uint32Array): KeptCandidates {
    const found: number[] = [];
    let isCut = false;
    this.#lookup++;
    this.#readHomes(keys);
    for (let band = 0; band < this.#bands; band++) {
      let following = this.#firstOf(band, keys[band]!);
      for (let steps = 0; following > 0 && steps < this.#maxBucket; steps++) {
        this.#meet(following - 1, found);
        following = this.#next[(following - 1) * this.#bands + band]!;
      }
      if (following > 0) isCut = true;
    }
    if (found.length === 0) return NONE;
    const same = this.sameSignature(keys);
    if (same !== undefined) this.#meet(same, found);
    return { numbers: Uint32Array.from(found).sort(), isCut };
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

  #meet(document: number, found: number[]): void {
    if (this.#metIn[document] !== this.#lookup) found.push(document);
    this.#metIn[document] = this.#lookup;
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

/** 64 bits over all keys: a chain of multiplications, so that the place of a key counts. */
function hashOfKeys(keys: Uint32Array): readonly [lo: number, hi: number] {
  let lo = keys.length;
  let hi = 0x9e3779b9;
  for (const key of keys) {
    lo = Math.imul(lo ^ key, 0x85ebca6b);
    hi = Math.imul(hi ^ key ^ (lo >>> 15), 0xc2b2ae35);
    lo ^= hi >>> 13;
  }
  return [lo >>> 0, hi >>> 0];
}
