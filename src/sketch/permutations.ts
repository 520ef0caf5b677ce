/**
 * Stage sketch: a seed -> the permutations of MinHash, x -> (a x + b) mod 2^32 with odd a. A multiplier a is never used
 * twice: two components with the same a see the same order but for a rotation. Permutation i depends on the seed and i
 * alone, so a longer signature begins with the shorter one of the same seed.
 */
import type { Permutations } from "../kernels/minhash.js";

/** The first `numComponents` permutations of a seed (an unsigned 32-bit integer); new arrays. O(numComponents). */
export function createPermutations(seed: number, numComponents: number): Permutations {
  const a = new Uint32Array(numComponents);
  const b = new Uint32Array(numComponents);
  const used = new Set<number>();
  const next = randomStream(seed);
  for (let i = 0; i < numComponents; i++) {
    let multiplier = next() | 1;
    while (used.has(multiplier)) multiplier = next() | 1;
    used.add(multiplier);
    a[i] = multiplier;
    b[i] = next();
  }
  return { a, b };
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
