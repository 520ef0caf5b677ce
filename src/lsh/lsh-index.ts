/**
 * Stage lsh, one document at a time: signatures -> an index that gives the candidates of a signature (Indyk & Motwani
 * 1998). Bands and rows are solved from threshold and miss rate (banding.ts). A candidate is a guess: estimate or compute
 * the resemblance before believing it. A Map a band; about 80 bytes a document and band. add and remove O(bands), and
 * candidates O(bands + documents in the buckets found).
 */
import { checkString, WirecopyError } from "../errors.js";
import { type LshIndexOptions, resolveLshIndexOptions } from "../options.js";
import { checkComparable, checkSignature, type Signature } from "../sketch/signature.js";
import { bandKey } from "./band-key.js";
import { type Banding, solveBanding } from "./banding.js";

/** Signatures by id. All of one index have the algorithm, k and seed of the first. */
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
   * them if it was. Empty where nothing agrees.
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

interface Entry {
  readonly id: string;
  /** One key a band. */
  readonly keys: Float64Array;
}

/** A bucket: the number of its only entry, or the numbers of several, ascending. Most have one, and an array costs as much as all the rest. */
type Bucket = number | number[];

class BandIndex implements LshIndex {
  readonly bands: number;
  readonly rows: number;
  readonly missRate: number;
  /** Entries by a number that grows with every addition, so ascending numbers are the order of insertion. */
  readonly #entries = new Map<number, Entry>();
  readonly #numbers = new Map<string, number>();
  readonly #buckets: Map<number, Bucket>[];
  #settings: Omit<Signature, "components"> | undefined;
  #nextNumber = 0;

  constructor(
    readonly threshold: number,
    readonly numComponents: number,
    { bands, rows, missRate }: Banding,
  ) {
    this.bands = bands;
    this.rows = rows;
    this.missRate = missRate;
    this.#buckets = Array.from({ length: bands }, () => new Map());
  }

  get size(): number {
    return this.#entries.size;
  }

  add(id: string, signature: Signature): void {
    checkString("id", id);
    const keys = this.#keysOf(signature);
    if (this.#numbers.has(id)) throw new WirecopyError("duplicate-id", `the index has a signature with the id ${JSON.stringify(id)} already`);
    const { algorithm, k, seed, numComponents } = signature;
    this.#settings ??= { algorithm, k, seed, numComponents };
    const number = this.#nextNumber++;
    this.#entries.set(number, { id, keys });
    this.#numbers.set(id, number);
    this.#buckets.forEach((buckets, band) => {
      const bucket = buckets.get(keys[band]!);
      if (bucket === undefined) buckets.set(keys[band]!, number);
      else if (typeof bucket === "number") buckets.set(keys[band]!, [bucket, number]);
      else bucket.push(number);
    });
  }

  candidates(signature: Signature): string[] {
    return this.#numbersWith(this.#keysOf(signature)).map((number) => this.#entries.get(number)!.id);
  }

  remove(id: string): boolean {
    const number = this.#numbers.get(id);
    if (number === undefined) return false;
    const { keys } = this.#entries.get(number)!;
    this.#buckets.forEach((buckets, band) => {
      const bucket = buckets.get(keys[band]!);
      if (typeof bucket === "number") buckets.delete(keys[band]!);
      else if (bucket !== undefined) {
        bucket.splice(bucket.indexOf(number), 1);
        if (bucket.length === 1) buckets.set(keys[band]!, bucket[0]!);
      }
    });
    this.#entries.delete(number);
    this.#numbers.delete(id);
    return true;
  }

  *pairs(): IterableIterator<[string, string]> {
    for (const [number, { id, keys }] of this.#entries)
      for (const other of this.#numbersWith(keys)) if (other > number) yield [id, this.#entries.get(other)!.id];
  }

  /** Numbers of the entries that share a key in some band, ascending. */
  #numbersWith(keys: Float64Array): number[] {
    const found = new Set<number>();
    this.#buckets.forEach((buckets, band) => {
      const bucket = buckets.get(keys[band]!);
      if (typeof bucket === "number") found.add(bucket);
      else if (bucket !== undefined) for (const number of bucket) found.add(number);
    });
    return [...found].sort((a, b) => a - b);
  }

  /** Checks a signature against the index and returns its keys. */
  #keysOf(signature: Signature): Float64Array {
    checkSignature("signature", signature);
    checkComparable(this.#settings ?? { ...signature, numComponents: this.numComponents }, signature);
    return Float64Array.from({ length: this.bands }, (_, band) => bandKey(signature.components, band * this.rows, this.rows));
  }
}
