/**
 * Stage sketch: a range of token columns -> MinHash components, written into the caller's array. What `createSketcher`
 * and the near-duplicate stage have in common. In TypeScript, buffers are kept and grow to the longest range seen: 8 bytes a shingle.
 */
import { minhash, type Permutations } from "../kernels/minhash.js";
import { type SignatureKernel, signatureKernel } from "../kernels/signature-kernel.js";
import { createCharacterRules } from "./character-rules.js";
import { createPermutations } from "./permutations.js";
import { countShingles, hashShingles, type TokenHashes } from "./shingles.js";
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
  const sketchInTypeScript = createPlainSketcher(k, permutations);
  return (tokens, range, out) => {
    const kernel = kernelFor(permutations);
    if (kernel === undefined) sketchInTypeScript(tokens, range, out);
    else {
      kernel.signTokens(tokens, range, k);
      kernel.read(out);
    }
  };
}

/** The WebAssembly kernel, ready for these permutations until somebody else asks for it; undefined where TypeScript has to do. */
export function kernelFor(permutations: Permutations): SignatureKernel | undefined {
  const kernel = signatureKernel(createCharacterRules);
  kernel?.use(permutations);
  return kernel;
}

function createPlainSketcher(k: number, permutations: Permutations): ColumnSketcher {
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
