/**
 * Stage lsh, one document at a time: signatures -> an index that gives the candidates of a signature (Indyk & Motwani
 * 1998). Bands and rows are solved from threshold and miss rate (banding.ts). A candidate is a guess: estimate or compute
 * the resemblance before believing it. About 30 bytes a document and band (band-table.ts, and its keys). add O(bands), candidates O(bands +
 * documents in the buckets found), remove O(bands) on average: what was taken out is passed over, until half of the table is such and it is made anew.
 */

import { withRoom } from "../arrays/with-room.js";
import { checkString, WirecopyError } from "../errors.js";
import { resolveLshIndexOptions } from "../settings/sketch-options.js";
import { checkComparable, checkSignature, type Signature } from "../sketch/signature.js";
import type { LshIndexOptions } from "../types/options.js";
import { bandKey } from "./band-key.js";
import { BandTable } from "./band-table.js";
import { type Banding, solveBanding } from "./banding.js";

/** Signatures by id. All of one index have the algorithm, shingleSize and seed of the first. */
export interface LshIndex {
  readonly threshold: number;
  readonly numComponents: number;
  readonly bands: number;
  readonly rows: number;
  /** Probability that a pair exactly at the threshold is no candidate; more than `maxMissRate` only where numComponents are too few. */
  readonly missRate: number;
  /** Number of signatures in the index. */
  readonly size: number;
  /**
   * Puts a signature in; nothing of it is kept but its band keys.
   * @throws {TypeError} if `id` is not a string or `signature` not a signature.
   * @throws {WirecopyError} "duplicate-id" if the id is there already, "signature-mismatch" if the settings differ.
   */
  add(id: string, signature: Signature): void;
  /**
   * Ids that agree with the signature in a whole band, in the order in which they were added; the signature's own id among
   * them if it was. Bands are compared by 32 bits of hash: one id in some 2^32 / bands is there by chance. Empty where nothing agrees.
   * @throws {TypeError} if `signature` is not a signature.
   * @throws {WirecopyError} "signature-mismatch" if the settings differ.
   */
  candidates(signature: Signature): string[];
  /** Takes an id out; false if it was not there. Added again, it counts as new. */
  remove(id: string): boolean;
  /** All candidate pairs, each once, in the order in which the first and then the second was added. Found while iterating: do not change the index meanwhile. */
  pairs(): IterableIterator<[string, string]>;
}

/**
 * An empty index. `missRate` of it tells how often a pair at the threshold is no candidate: above the `maxMissRate` asked for
 * where no division of `numComponents` reaches that, which is no error (threshold 0.01 with 128 components: 0.28).
 * @throws {TypeError | RangeError} if an option is of the wrong type, out of range or unknown.
 * @example
 * const sketcher = createSketcher();
 * const index = createLshIndex({ threshold: 0.7 });
 * const text = "The committee voted on Tuesday to approve the new budget.";
 * index.add("first", sketcher.sketch(text));
 * index.candidates(sketcher.sketch(text)); // ["first"]
 */
export function createLshIndex(options?: LshIndexOptions): LshIndex {
  const resolved = resolveLshIndexOptions(options);
  return new BandIndex(resolved.threshold, resolved.numComponents, solveBanding(resolved));
}

/** Entries that were taken out and stay in the table at least, so that a small index is not made anew all the time. */
const MOST_REMOVED = 64;

class BandIndex implements LshIndex {
  readonly bands: number;
  readonly rows: number;
  readonly missRate: number;
  #table: BandTable;
  /** By number in the table, which is the order of insertion: the id, undefined once it is taken out; the keys, one a band. */
  #ids: (string | undefined)[] = [];
  #keys = new Uint32Array(0);
  readonly #numbers = new Map<string, number>();
  #settings: Omit<Signature, "components"> | undefined;

  constructor(
    readonly threshold: number,
    readonly numComponents: number,
    { bands, rows, missRate }: Banding,
  ) {
    this.bands = bands;
    this.rows = rows;
    this.missRate = missRate;
    this.#table = new BandTable(bands);
  }

  get size(): number {
    return this.#numbers.size;
  }

  add(id: string, signature: Signature): void {
    checkString("id", id);
    const keys = this.#keysOf(signature);
    if (this.#numbers.has(id)) throw new WirecopyError("duplicate-id", `the index has a signature with the id ${JSON.stringify(id)} already`);
    const { algorithm, shingleSize, seed, numComponents } = signature;
    this.#settings ??= { algorithm, shingleSize, seed, numComponents };
    this.#put(id, keys);
  }

  candidates(signature: Signature): string[] {
    const ids: string[] = [];
    for (const number of this.#table.candidates(this.#keysOf(signature), Number.POSITIVE_INFINITY).numbers) {
      const id = this.#ids[number];
      if (id !== undefined) ids.push(id);
    }
    return ids;
  }

  remove(id: string): boolean {
    const number = this.#numbers.get(id);
    if (number === undefined) return false;
    this.#numbers.delete(id);
    this.#ids[number] = undefined;
    if (this.#ids.length - this.size > Math.max(MOST_REMOVED, this.size)) this.#makeAnew();
    return true;
  }

  *pairs(): IterableIterator<[string, string]> {
    for (const [number, id] of this.#ids.entries()) {
      if (id === undefined) continue;
      for (const partner of this.#table.candidates(this.#keysAt(number), Number.POSITIVE_INFINITY).numbers) {
        const other = partner > number ? this.#ids[partner] : undefined;
        if (other !== undefined) yield [id, other];
      }
    }
  }

  #put(id: string, keys: Uint32Array): void {
    const number = this.#table.add(keys);
    this.#keys = withRoom(this.#keys, (number + 1) * this.bands);
    this.#keys.set(keys, number * this.bands);
    this.#ids.push(id);
    this.#numbers.set(id, number);
  }

  /** The same index without what was taken out. */
  #makeAnew(): void {
    const [ids, keys] = [this.#ids, this.#keys];
    this.#table = new BandTable(this.bands);
    this.#ids = [];
    this.#keys = new Uint32Array(0);
    ids.forEach((id, number) => {
      if (id !== undefined) this.#put(id, keys.subarray(number * this.bands, (number + 1) * this.bands));
    });
  }

  #keysAt(number: number): Uint32Array {
    return this.#keys.subarray(number * this.bands, (number + 1) * this.bands);
  }

  /** Checks a signature against the index and returns its keys. */
  #keysOf(signature: Signature): Uint32Array {
    checkSignature("signature", signature);
    checkComparable(this.#settings ?? { ...signature, numComponents: this.numComponents }, signature);
    const keys = new Uint32Array(this.bands);
    for (let band = 0; band < this.bands; band++) keys[band] = bandKey(signature.components, band * this.rows, this.rows);
    return keys;
  }
}
