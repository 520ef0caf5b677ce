/**
 * Stage sketch: a range of token columns -> MinHash components, written into the caller's array. What `createSketcher`
 * and the near-duplicate stage have in common. Buffers are kept and grow to the longest range seen: 8 bytes a shingle.
 */
import { minhash } from "../kernels/minhash.js";
import { countShingles, hashShingles, type TokenHashes } from "../shingle/shingles.js";
import { createPermutations } from "./permutations.js";
import { EMPTY_COMPONENT } from "./signature.js";

/** k tokens a shingle, m = numComponents; checked by the caller. */
export interface ColumnSketcherOptions {
  readonly k: number;
  readonly numComponents: number;
  readonly seed: number;
}

/** Fills `out` (numComponents elements) with the signature of tokens [startToken, endToken). */
export type ColumnSketcher = (tokens: TokenHashes, range: { readonly startToken: number; readonly endToken: number }, out: Uint32Array) => void;

/** A function that sketches token columns; O(shingles x numComponents) a call. */
export function createColumnSketcher({ k, numComponents, seed }: ColumnSketcherOptions): ColumnSketcher {
  const permutations = createPermutations(seed, numComponents);
  let lo = new Uint32Array(1024);
  let hi = new Uint32Array(1024);
  return (tokens, { startToken, endToken }, out) => {
    const count = countShingles(endToken - startToken, k);
    if (count > lo.length) {
      lo = new Uint32Array(Math.max(count, 2 * lo.length));
      hi = new Uint32Array(lo.length);
    }
    hashShingles(tokens, { startToken, endToken, k }, { lo, hi });
    out.fill(EMPTY_COMPONENT);
    minhash(lo.subarray(0, count), permutations, out);
  };
}
