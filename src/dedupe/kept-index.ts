/**
 * Stage dedupe, for deduplication: the documents that were kept so far, by the bands of their signatures (band-table.ts). Nothing is ever taken
 * out, and documents that were dropped never come in, so a cluster of near-duplicates has one entry.
 *
 *   whole     all keys of a signature -> the first kept document with that signature
 *
 * Of a bucket the last `maxBucket` documents and the first four are looked at, so a lookup costs O(bands x maxBucket) however many documents
 * agree in a band; that it was cut short is told. A document of the same signature is found beyond that. Which documents these are follows
 * from the order of keeping alone.
 */
import { IdTable } from "../arrays/id-table.js";
import { type BandCandidates, BandTable } from "../lsh/band-table.js";

/** Kept documents have the numbers 0, 1, 2 ... in the order in which they are added. */
export class KeptIndex {
  readonly #table: BandTable;
  readonly #maxBucket: number;
  readonly #whole = new IdTable();
  /** By number in `#whole`. */
  readonly #firstOfWhole: number[] = [];

  constructor(bands: number, maxBucket: number) {
    this.#table = new BandTable(bands);
    this.#maxBucket = maxBucket;
  }

  /** Adds a document by its keys, one a band, of which nothing is kept by reference. */
  add(keys: Uint32Array): void {
    const document = this.#table.add(keys);
    const [lo, hi] = hashOfKeys(keys);
    if (this.#whole.intern(lo, hi) === this.#firstOfWhole.length) this.#firstOfWhole.push(document);
  }

  /** The first kept document that agrees in every band, or undefined. */
  sameSignature(keys: Uint32Array): number | undefined {
    const [lo, hi] = hashOfKeys(keys);
    const found = this.#whole.find(lo, hi);
    return found < 0 ? undefined : this.#firstOfWhole[found];
  }

  /** Kept documents that agree in some band; of a bucket the last `maxBucket` and the first four, and in any case `sameSignature`. */
  candidates(keys: Uint32Array): BandCandidates {
    const found = this.#table.candidates(keys, this.#maxBucket);
    const same = found.isCut ? this.sameSignature(keys) : undefined;
    if (same === undefined || found.numbers.includes(same)) return found;
    return { ...found, numbers: Uint32Array.of(...found.numbers, same).sort() };
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
