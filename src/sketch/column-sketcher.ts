/**
 * Stage sketch: a range of token columns -> MinHash components, written into the caller's array. What `createSketcher` and the near-duplicate
 * stage have in common. In TypeScript, buffers are kept and grow to the longest range seen: 8 bytes a shingle.
 *
 * The permutations of a seed are x -> (a x + b) mod 2^32 with odd a. A multiplier a is never used twice: two components with the same a see
 * the same order but for a rotation.
 */
import { minhash, type Permutations } from "../kernels/minhash.js";
import { type SignatureKernel, signatureKernel } from "../kernels/signature-kernel.js";
import { createCharacterRules } from "./character-rules.js";
import { countShingles, hashShingles, type TokenHashes } from "./shingles.js";

/** k tokens a shingle, m = numComponents; checked by the caller. */
export interface ColumnSketcherOptions {
  readonly k: number;
  readonly numComponents: number;
  readonly seed: number;
}

/** Fills `out` (numComponents elements) with the signature of tokens [startToken, endToken). */
type ColumnSketcher = (tokens: TokenHashes, range: { readonly startToken: number; readonly endToken: number }, out: Uint32Array) => void;

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
    minhash(lo.subarray(0, count), permutations, out);
  };
}

/** The throws of a seed (an unsigned 32-bit integer) and its first `numComponents` permutations; new arrays. O(numComponents). */
export function createPermutations(seed: number, numComponents: number): Permutations {
  const a = new Uint32Array(numComponents);
  const b = new Uint32Array(numComponents);
  const next = randomStream(seed);
  const throwFactors = [(next() | 1) >>> 0, (next() | 1) >>> 0] as const;
  const throwAddends = [next(), next()] as const;
  const used = new Set<number>(throwFactors);
  for (let i = 0; i < numComponents; i++) {
    let multiplier = next() | 1;
    while (used.has(multiplier)) multiplier = next() | 1;
    used.add(multiplier);
    a[i] = multiplier;
    b[i] = next();
  }
  return { throwFactors, throwAddends, a, b };
}

/** A Weyl sequence through a 32-bit mixer (Wellons' "lowbias32", found by search for the least bias); period 2^32. */
function randomStream(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let x = state;
    x = Math.imul(x ^ (x >>> 16), 0x7feb352d);
    x = Math.imul(x ^ (x >>> 15), 0x846ca68b);
    return (x ^ (x >>> 16)) >>> 0;
  };
}
