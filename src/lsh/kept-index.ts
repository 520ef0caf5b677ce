/**
 * Stage lsh, for deduplication: the documents that were kept so far, by the bands of their signatures (Indyk & Motwani 1998).
 * Nothing is ever taken out, and documents that were dropped never come in, so a cluster of near-duplicates has one entry.
 *
 * A bucket is what one band key of one band leads to: a chain of kept documents, the last one first.
 *
 *   buckets   (key, band) -> bucket x                  IdTable
 *   newest    by bucket: the last document in it
 *   next      [document * bands + band]: the one before it in that bucket, + 1; 0 = there is none
 *   whole     all keys of a signature -> the first kept document with that signature
 *
 * A chain is followed for `maxBucket` documents, so a lookup costs O(bands x maxBucket) however many documents agree in a band; that
 * it was cut short is told. A document of the same signature is found beyond that. Two band keys that are the same in 32 bits by
 * chance make one candidate more. Memory: about 24 bytes a kept document and band.
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

/** Kept documents have the numbers 0, 1, 2 ... in the order in which they are added. */
export class KeptIndex {
  readonly #bands: number;
  readonly #maxBucket: number;
  readonly #buckets = new IdTable();
  readonly #whole = new IdTable();
  #newest = new Uint32Array(64);
  #next: Uint32Array<ArrayBuffer>;
  /** By number in `#whole`. */
  readonly #firstOfWhole: number[] = [];
  /** By kept document: the last lookup that has met it. */
  #metIn = new Uint32Array(64);
  #lookup = 0;
  #size = 0;

  constructor(bands: number, maxBucket: number) {
    this.#bands = bands;
    this.#maxBucket = maxBucket;
    this.#next = new Uint32Array(64 * bands);
  }

  /** Adds a document by its keys, one a band, of which nothing is kept by reference. */
  add(keys: Uint32Array): void {
    const document = this.#size++;
    this.#metIn = withRoom(this.#metIn, this.#size);
    this.#next = withRoom(this.#next, this.#size * this.#bands);
    for (let band = 0; band < this.#bands; band++) {
      const known = this.#buckets.size;
      const bucket = this.#buckets.intern(keys[band]!, band);
      this.#newest = withRoom(this.#newest, this.#buckets.size);
      this.#next[document * this.#bands + band] = bucket < known ? this.#newest[bucket]! + 1 : 0;
      this.#newest[bucket] = document;
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
    const meet = (document: number): void => {
      if (this.#metIn[document] !== this.#lookup) found.push(document);
      this.#metIn[document] = this.#lookup;
    };
    const same = this.sameSignature(keys);
    if (same !== undefined) meet(same);
    for (let band = 0; band < this.#bands; band++) {
      const bucket = this.#buckets.find(keys[band]!, band);
      let following = bucket < 0 ? 0 : this.#newest[bucket]! + 1;
      for (let steps = 0; following > 0 && steps < this.#maxBucket; steps++) {
        meet(following - 1);
        following = this.#next[(following - 1) * this.#bands + band]!;
      }
      if (following > 0) isCut = true;
    }
    return { numbers: Uint32Array.from(found).sort(), isCut };
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
