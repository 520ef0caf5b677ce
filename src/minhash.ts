/**
 * "wirecopy/minhash": signatures made with the npm package minhash (0.0.9, an optional peer) -> signatures of this package,
 * with an algorithm id of their own: `estimateJaccard` compares them with each other and an `LshIndex` takes them, and
 * neither ever mixes them with those of `createSketcher`. The package itself is not loaded, its objects are only read.
 *
 * What has to match for two of them to be comparable: the package derives permutations (a x + b) mod 4294967311 from
 * Math.sin of its seed, never from Math.random, and counts the seed up with each number it draws. So the same first seed
 * and the same numPerm give the same permutations and the same final `seed`, which is what stands in the object and in
 * the signature. Math.sin may differ in its last bits between JavaScript engines; signatures that are to be compared have
 * to come from one. What a set's elements were (words, shingles) is the caller's affair and not recorded.
 */
import { shown } from "./errors.js";
import type { Signature } from "./sketch/signature.js";

/** What is read of a `Minhash` object, or of its JSON. */
export interface MinhashObject {
  /** Least value of each permutation, integers from 0 to 2^32 - 1. */
  readonly hashvalues: ArrayLike<number>;
  /** The seed as the constructor left it. */
  readonly seed: number;
}

/** Algorithm id of the signatures read from the package. */
export const NPM_MINHASH_ALGORITHM = "npm-minhash-0.0.9";

/**
 * The signature of a `Minhash` object, with a copy of its values: `update` it first. `shingleSize` is 0, for elements unknown here.
 * O(values).
 * @throws {TypeError} if it is no such object.
 * @throws {RangeError} if a value is not an unsigned 32-bit integer.
 * @example
 * import minhash from "minhash";
 * const made = new minhash.Minhash();
 * for (const word of ["a", "hollow", "promise"]) made.update(word);
 * const index = createLshIndex({ threshold: 0.5 });
 * index.add("a", signatureFromMinhash(made));
 */
export function signatureFromMinhash(minhash: MinhashObject): Signature {
  const { hashvalues, seed } = checkMinhash(minhash);
  const components = Uint32Array.from(hashvalues, checkValue);
  return { algorithm: NPM_MINHASH_ALGORITHM, shingleSize: 0, seed, numComponents: components.length, components };
}

function checkMinhash(value: unknown): MinhashObject {
  const given = value as Partial<MinhashObject> | null | undefined;
  if (
    typeof given !== "object" ||
    given === null ||
    typeof given.seed !== "number" ||
    !(typeof given.hashvalues?.length === "number" && given.hashvalues.length > 0)
  )
    throw new TypeError(`"minhash" expected an object of the package minhash { hashvalues, seed }, got ${shown(value)}`);
  return given as MinhashObject;
}

function checkValue(value: number, i: number): number {
  if (!Number.isInteger(value) || value < 0 || value > 0xffffffff)
    throw new RangeError(`"minhash.hashvalues[${i}]" expected integer in [0, 4294967295], got ${shown(value)}`);
  return value;
}
