/**
 * Stage sketch: what a MinHash signature is, which ones may be compared, and the estimate (Broder 1997). The share of
 * equal components is an unbiased estimate of the resemblance J with a standard error of at most sqrt(J (1 - J) / m). Components have
 * 32 bits, of which the log2(m) first ones are those of their place, so two of different shingles are equal by chance with probability about n / 2^32
 * for sets of n shingles.
 */
import { shown, WirecopyError } from "../errors.js";

/** Plain data; written as JSON, read `components` back into a Uint32Array. */
export interface Signature {
  /** How the components were made; signatures of different algorithms (or foldings) cannot be compared. */
  readonly algorithm: string;
  /** Tokens of a shingle; 0 where the elements of the set were not shingles of this package. */
  readonly shingleSize: number;
  /** What the permutations were derived from. */
  readonly seed: number;
  /** Length of `components`. */
  readonly numComponents: number;
  /** What the shingles of a set decide, each by the least of its values (kernels/minhash.ts); all 0xffffffff for an empty set. */
  readonly components: Uint32Array;
}

/** Algorithm id of the signatures of `createSketcher`. Its values are fixed: a change of any gets a new number. */
export const MINHASH_ALGORITHM = "wirecopy-minhash-3";

/** Every component of the signature of an empty set. */
export const EMPTY_COMPONENT = 0xffffffff;

/**
 * An estimate of the resemblance (Jaccard coefficient) of two sets from their signatures: the share of equal components,
 * 0 to 1, a multiple of 1 / numComponents. Standard error sqrt(J (1 - J) / numComponents) at most: 0.04 for 128. Two
 * empty texts have 1, an empty and another one 0. O(numComponents).
 * @throws {TypeError} if an argument is not a signature.
 * @throws {WirecopyError} "signature-mismatch" if algorithm, shingleSize, seed or length differ.
 * @see Broder, On the resemblance and containment of documents, 1997, doi:10.1109/SEQUEN.1997.666900
 */
export function estimateJaccard(a: Signature, b: Signature): number {
  checkSignature("a", a);
  checkSignature("b", b);
  checkComparable(a, b);
  const x = a.components;
  const y = b.components;
  let equal = 0;
  for (let i = 0; i < x.length; i++) if (x[i] === y[i]) equal++;
  return equal / x.length;
}

/** @throws {TypeError} if `value` is not a signature with `numComponents` components. */
export function checkSignature(name: string, value: unknown): asserts value is Signature {
  const given = value as Partial<Signature> | null | undefined;
  if (
    typeof given !== "object" ||
    given === null ||
    typeof given.algorithm !== "string" ||
    typeof given.shingleSize !== "number" ||
    typeof given.seed !== "number"
  )
    throw new TypeError(`"${name}" expected a signature { algorithm, shingleSize, seed, numComponents, components }, got ${shown(value)}`);
  if (!(given.components instanceof Uint32Array)) throw new TypeError(`"${name}.components" expected Uint32Array, got ${shown(given.components)}`);
  if (given.components.length === 0 || given.components.length !== given.numComponents)
    throw new TypeError(`"${name}.components" expected ${shown(given.numComponents)} elements ("numComponents"), got ${given.components.length}`);
}

const SETTINGS = ["algorithm", "shingleSize", "seed", "numComponents"] as const;

/** @throws {WirecopyError} "signature-mismatch" with both values of the first setting that differs. */
export function checkComparable(a: Pick<Signature, (typeof SETTINGS)[number]>, b: Pick<Signature, (typeof SETTINGS)[number]>): void {
  for (const name of SETTINGS)
    if (a[name] !== b[name])
      throw new WirecopyError("signature-mismatch", `signatures of different ${name} cannot be compared: ${shown(a[name])} and ${shown(b[name])}`);
}
