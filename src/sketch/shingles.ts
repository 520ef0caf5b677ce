/**
 * Stage sketch: token-hash columns -> 64-bit hashes of the k-token shingles (Broder 1997), in two 32-bit lanes.
 *
 * Each lane is a polynomial mod 2^32 that rolls over the tokens (Karp & Rabin 1987), then three Feistel rounds mix both
 * lanes. The rounds are a bijection of 64 bits, so they add no collisions. Both multipliers are 3 mod 8: P^d - 1 then has
 * at most 2 + log2(d) factors of two, so exchanging two tokens d apart keeps at least 60 - 2 log2(d) bits of the 64.
 * O(tokens) for every k, no object per shingle.
 *
 * A text of fewer than k tokens has one shingle, its whole text; an empty text has none. The number of tokens goes into
 * the hash, so shingles of different sizes differ.
 */
import { mixOffZero } from "../kernels/hash.js";

/** The columns a shingle is made of: `Tokens` and `TokenColumns` both have them. */
export interface TokenHashes {
  readonly hashLo: Uint32Array;
  readonly hashHi: Uint32Array;
}

/** Tokens [startToken, endToken) and the number of tokens of a shingle, k >= 1. */
export interface ShingleRange {
  readonly startToken: number;
  readonly endToken: number;
  readonly k: number;
}

/** 64-bit hashes: lower halves in `lo`, upper halves in `hi`. */
export interface HashColumns {
  readonly lo: Uint32Array;
  readonly hi: Uint32Array;
}

/** The multipliers of MurmurHash3 (Appleby) that are 3 mod 8. */
const MULTIPLIER_LO = 0x1b873593;
const MULTIPLIER_HI = 0x85ebca6b;

/** Number of k-token shingles of a text of `numTokens` tokens: 0, 1 (fewer than k), or numTokens - k + 1. */
export function countShingles(numTokens: number, k: number): number {
  return numTokens === 0 ? 0 : Math.max(1, numTokens - k + 1);
}

/**
 * Writes the hashes of the shingles of a range, in the order of the text, to the first elements of `out` and returns
 * their number, `countShingles(endToken - startToken, k)`; `out` must hold that many. Both lanes are well mixed: `out.lo`
 * alone serves as a 32-bit hash. O(endToken - startToken).
 */
export function hashShingles(tokens: TokenHashes, range: ShingleRange, out: HashColumns): number {
  const { hashLo, hashHi } = tokens;
  const { startToken, endToken } = range;
  const count = countShingles(endToken - startToken, range.k);
  if (count === 0) return 0;
  const size = Math.min(range.k, endToken - startToken);
  const dropLo = powerMod32(MULTIPLIER_LO, size);
  const dropHi = powerMod32(MULTIPLIER_HI, size);
  let lo = 0;
  let hi = 0;
  for (let t = startToken; t < startToken + size; t++) {
    lo = (Math.imul(lo, MULTIPLIER_LO) + hashLo[t]!) | 0;
    hi = (Math.imul(hi, MULTIPLIER_HI) + hashHi[t]!) | 0;
  }
  for (let i = 0, t = startToken; ; i++, t++) {
    const hi1 = hi ^ mixOffZero(lo ^ size);
    const lo1 = lo ^ mixOffZero(hi1);
    out.lo[i] = lo1;
    out.hi[i] = hi1 ^ mixOffZero(lo1);
    if (i === count - 1) return count;
    lo = (Math.imul(lo, MULTIPLIER_LO) + hashLo[t + size]! - Math.imul(dropLo, hashLo[t]!)) | 0;
    hi = (Math.imul(hi, MULTIPLIER_HI) + hashHi[t + size]! - Math.imul(dropHi, hashHi[t]!)) | 0;
  }
}

function powerMod32(base: number, exponent: number): number {
  let power = 1;
  for (let i = 0; i < exponent; i++) power = Math.imul(power, base);
  return power;
}
