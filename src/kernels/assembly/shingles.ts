/**
 * Kernel: token columns -> the lower halves of their shingles' hashes, as sketch/shingles.ts has them, which is all that MinHash
 * needs. The polynomial is summed anew for each shingle, eight of them side by side, where rolling it would make each step wait
 * for the one before. O(tokens x k / 4): k = 64, the largest, costs about what 128 components do.
 */
import { HASH_HI, HASH_LO, SHINGLES } from "./layout";
import { SHINGLE_HI, SHINGLE_LO } from "./splats";
import { mix32, mixOffZero } from "./word-hashes";

/** Writes the `count` shingles of `size` tokens that begin with token `first` and those after it to SHINGLES; up to seven more are written, of no meaning. */
export function hashShingles(first: usize, count: usize, size: usize): void {
  if (ASC_FEATURE_SIMD) hashEightByVectors(first, count, size);
  else hashEach(first, count, size);
}

function hashEightByVectors(first: usize, count: usize, size: usize): void {
  const factorLo = v128.load(SHINGLE_LO);
  const factorHi = v128.load(SHINGLE_HI);
  for (let i: usize = 0; i < count; i += 8) {
    let at = (first + i) << 2;
    const end = at + (size << 2);
    let lo0 = v128.load(HASH_LO + at);
    let lo1 = v128.load(HASH_LO + at, 16);
    let hi0 = v128.load(HASH_HI + at);
    let hi1 = v128.load(HASH_HI + at, 16);
    for (at += 4; at < end; at += 4) {
      lo0 = i32x4.add(i32x4.mul(lo0, factorLo), v128.load(HASH_LO + at));
      lo1 = i32x4.add(i32x4.mul(lo1, factorLo), v128.load(HASH_LO + at, 16));
      hi0 = i32x4.add(i32x4.mul(hi0, factorHi), v128.load(HASH_HI + at));
      hi1 = i32x4.add(i32x4.mul(hi1, factorHi), v128.load(HASH_HI + at, 16));
    }
    v128.store(SHINGLES + (i << 2), mixed(lo0, hi0, size));
    v128.store(SHINGLES + (i << 2), mixed(lo1, hi1, size), 16);
  }
}

/** Two of the three Feistel rounds: the third changes the upper half only. */
function mixed(lo: v128, hi: v128, size: usize): v128 {
  return v128.xor(lo, mixOffZero(v128.xor(hi, mixOffZero(v128.xor(lo, i32x4.splat(<u32>size))))));
}

function hashEach(first: usize, count: usize, size: usize): void {
  for (let i: usize = 0; i < count; i++) {
    let at = (first + i) << 2;
    const end = at + (size << 2);
    let lo: u32 = 0;
    let hi: u32 = 0;
    for (; at < end; at += 4) {
      lo = lo * 0x1b873593 + load<u32>(HASH_LO + at);
      hi = hi * 0x85ebca6b + load<u32>(HASH_HI + at);
    }
    const hi1 = hi ^ mix32((lo ^ <u32>size) + 0x9e3779b9);
    store<u32>(SHINGLES + (i << 2), lo ^ mix32(hi1 + 0x9e3779b9));
  }
}
