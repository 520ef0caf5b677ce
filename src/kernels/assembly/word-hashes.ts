/**
 * Kernel: words -> their 64-bit hashes, as kernels/hash.ts has them. A word of up to 16 units is one load that ends where the
 * word ends, less what stands before it: leading zeros change nothing in a polynomial. Four words at a time, so that the sums
 * across a vector and the final mixing serve four of them. O(units); about 26 vector operations a word.
 *
 * WebAssembly multiplies and adds pairs of 16-bit integers only, so each power p of the multiplier is split into two signed
 * halves, p = 2^16 high + low: sum(u p) = 2^16 sum(u high) + sum(u low), modulo 2^32. No sum overflows: a unit is below 128.
 *
 * POWERS, 16-bit, least position first (power 15 of the multiplier) of the 16:
 *   0  lo: low halves    32  lo: high halves    64  hi: low halves    96  hi: high halves
 * KEEP_LAST: 16 bytes of 0x00, then 16 of 0xff; 16 bytes from KEEP_LAST + n on keep the last n bytes of a vector.
 */
import { EDGES, HASH_HI, HASH_LO, KEEP_LAST, POWERS } from "./layout";
import { CASE_BIT, FINISH, MIX_FIRST, MIX_SECOND } from "./splats";

const MULTIPLIER_LO: u32 = 0x2c9277b5;
const MULTIPLIER_HI: u32 = 0x85ebca6b;
/** Their powers 16. */
const STRIDE_LO: u32 = power(MULTIPLIER_LO, 16);
const STRIDE_HI: u32 = power(MULTIPLIER_HI, 16);

/** Fills POWERS and KEEP_LAST; once, before anything else. */
export function prepareWordHashes(): void {
  memory.fill(KEEP_LAST + 16, 0xff, 16);
  for (let i: usize = 0; i < 16; i++) {
    storeHalves(POWERS + 2 * i, power(MULTIPLIER_LO, 15 - <u32>i));
    storeHalves(POWERS + 64 + 2 * i, power(MULTIPLIER_HI, 15 - <u32>i));
  }
}

function storeHalves(at: usize, factor: u32): void {
  const low = <i16>factor;
  store<i16>(at, low);
  store<i16>(at, <i16>((factor - <u32>low) >> 16), 32);
}

function power(base: u32, exponent: u32): u32 {
  let product: u32 = 1;
  for (let i: u32 = 0; i < exponent; i++) product *= base;
  return product;
}

/**
 * Writes the hashes of `numWords` words, from edge pair `firstWord` on, to the token columns from `firstToken` on. Up to three
 * more are written, of whatever pairs come next: they have to be within the text.
 */
export function hashWords(text: usize, firstWord: usize, numWords: usize, firstToken: usize): void {
  let edge = EDGES + (firstWord << 3);
  const end = edge + (numWords << 3);
  let token = firstToken << 2;
  const lo0 = v128.load(POWERS, 0);
  const lo1 = v128.load(POWERS, 16);
  const lo2 = v128.load(POWERS, 32);
  const lo3 = v128.load(POWERS, 48);
  const hi0 = v128.load(POWERS, 64);
  const hi1 = v128.load(POWERS, 80);
  const hi2 = v128.load(POWERS, 96);
  const hi3 = v128.load(POWERS, 112);
  for (; edge < end; edge += 32, token += 16) {
    const lengthA = load<u32>(edge, 4) - load<u32>(edge);
    const lengthB = load<u32>(edge, 12) - load<u32>(edge, 8);
    const lengthC = load<u32>(edge, 20) - load<u32>(edge, 16);
    const lengthD = load<u32>(edge, 28) - load<u32>(edge, 24);
    // negative where one of them is above 16
    if (<i32>((16 - lengthA) | (16 - lengthB) | (16 - lengthC) | (16 - lengthD)) < 0) {
      for (let i: usize = 0; i < 4; i++) hashAnyWord(text + load<u32>(edge + 8 * i), text + load<u32>(edge + 8 * i, 4), token + 4 * i);
      continue;
    }
    const a = lastUnits(text + load<u32>(edge, 4), lengthA);
    const b = lastUnits(text + load<u32>(edge, 12), lengthB);
    const c = lastUnits(text + load<u32>(edge, 20), lengthC);
    const d = lastUnits(text + load<u32>(edge, 28), lengthD);
    const a0 = i16x8.extend_low_i8x16_u(a);
    const a1 = i16x8.extend_high_i8x16_u(a);
    const b0 = i16x8.extend_low_i8x16_u(b);
    const b1 = i16x8.extend_high_i8x16_u(b);
    const c0 = i16x8.extend_low_i8x16_u(c);
    const c1 = i16x8.extend_high_i8x16_u(c);
    const d0 = i16x8.extend_low_i8x16_u(d);
    const d1 = i16x8.extend_high_i8x16_u(d);
    const hi = sums(
      products(a0, a1, hi0, hi1, hi2, hi3),
      products(b0, b1, hi0, hi1, hi2, hi3),
      products(c0, c1, hi0, hi1, hi2, hi3),
      products(d0, d1, hi0, hi1, hi2, hi3),
    );
    const lo = sums(
      products(a0, a1, lo0, lo1, lo2, lo3),
      products(b0, b1, lo0, lo1, lo2, lo3),
      products(c0, c1, lo0, lo1, lo2, lo3),
      products(d0, d1, lo0, lo1, lo2, lo3),
    );
    finish(lo, hi, token);
  }
}

/** A word of any length: Horner's rule over vectors of 16 units, the first one filled up with zeros. */
function hashAnyWord(start: usize, end: usize, token: usize): void {
  const zero = i32x4.splat(0);
  let lo = zero;
  let hi = zero;
  let size = (end - start) & 15 || 16;
  for (let at = start; at < end; size = 16) {
    at += size;
    const units = lastUnits(at, <u32>size);
    const first = i16x8.extend_low_i8x16_u(units);
    const last = i16x8.extend_high_i8x16_u(units);
    lo = i32x4.add(i32x4.mul(lo, i32x4.splat(STRIDE_LO)), productsAt(POWERS, first, last));
    hi = i32x4.add(i32x4.mul(hi, i32x4.splat(STRIDE_HI)), productsAt(POWERS + 64, first, last));
  }
  // The other three hashes written here are those of no units; the next words overwrite them.
  finish(sums(lo, zero, zero, zero), sums(hi, zero, zero, zero), token);
}

function productsAt(powers: usize, first: v128, last: v128): v128 {
  return products(first, last, v128.load(powers), v128.load(powers, 16), v128.load(powers, 32), v128.load(powers, 48));
}

/** The `length` units before `end`, at the end of a vector of zeros, in lower case: digits and ' have that bit set already. */
function lastUnits(end: usize, length: u32): v128 {
  return v128.and(v128.or(v128.load(end - 16), v128.load(CASE_BIT)), v128.load(KEEP_LAST + length));
}

/** Four numbers whose sum is the polynomial of 16 units, in two vectors of 8. */
function products(first: v128, last: v128, low0: v128, low1: v128, high0: v128, high1: v128): v128 {
  const high = i32x4.add(i32x4.dot_i16x8_s(first, high0), i32x4.dot_i16x8_s(last, high1));
  const low = i32x4.add(i32x4.dot_i16x8_s(first, low0), i32x4.dot_i16x8_s(last, low1));
  return i32x4.add(low, i32x4.shl(high, 16));
}

/** The sum of the numbers of each vector. */
function sums(a: v128, b: v128, c: v128, d: v128): v128 {
  const ab = i32x4.add(v128.shuffle<i32>(a, b, 0, 4, 1, 5), v128.shuffle<i32>(a, b, 2, 6, 3, 7));
  const cd = i32x4.add(v128.shuffle<i32>(c, d, 0, 4, 1, 5), v128.shuffle<i32>(c, d, 2, 6, 3, 7));
  return i32x4.add(v128.shuffle<i64>(ab, cd, 0, 2), v128.shuffle<i64>(ab, cd, 1, 3));
}

/** finishLo and finishHi of hash.ts, into the columns at byte `token`. */
function finish(lo: v128, hi: v128, token: usize): void {
  const finished = mix(i32x4.add(lo, i32x4.mul(hi, v128.load(FINISH))));
  v128.store(HASH_LO + token, finished);
  v128.store(HASH_HI + token, mix(i32x4.add(hi, v128.or(i32x4.shl(finished, 16), i32x4.shr_u(finished, 16)))));
}

/** mix32 of hash.ts. */
export function mix(x: v128): v128 {
  let h = i32x4.mul(v128.xor(x, i32x4.shr_u(x, 16)), v128.load(MIX_FIRST));
  h = i32x4.mul(v128.xor(h, i32x4.shr_u(h, 13)), v128.load(MIX_SECOND));
  return v128.xor(h, i32x4.shr_u(h, 16));
}
