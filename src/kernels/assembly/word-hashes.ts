/**
 * Kernel: words -> their 64-bit hashes, as kernels/hash.ts has them. A word of up to 8 units is one load that ends where the
 * word ends, less what stands before it: leading zeros change nothing in a polynomial. Four words at a time, so that the sums
 * across a vector and the final mixing serve four of them. Longer words, one in eight of English, are listed on the way, without a
 * branch, and then done anew, four at a time too, as vectors of 16 units. O(units); about 21 vector operations a word.
 *
 * WebAssembly multiplies and adds pairs of 16-bit integers only, so each power p of the multiplier is split into two signed
 * halves, p = 2^16 high + low: sum(u p) = 2^16 sum(u high) + sum(u low), modulo 2^32. No sum overflows: a unit is below 128.
 *
 * POWERS, 16-bit, least position first (power 15 of the multiplier) of the 16:
 *   0  lo: low halves    32  lo: high halves    64  hi: low halves    96  hi: high halves
 * KEEP_LAST: 16 bytes of 0x00, then 16 of 0xff; 16 bytes from KEEP_LAST + n on keep the last n bytes of a vector.
 * KEEP_LAST_16: 32 vectors; the n-th one keeps the last n of 8 16-bit integers, from the eighth on all.
 */
import { EDGES, HASH_HI, HASH_LO, KEEP_LAST, KEEP_LAST_16, LONG_WORDS, POWERS } from "./layout";
import { CASE_BIT, CASE_BIT_16, FINISH, MIX_FIRST, MIX_SECOND } from "./splats";

const MULTIPLIER_LO: u32 = 0x2c9277b5;
const MULTIPLIER_HI: u32 = 0x85ebca6b;
/** Their powers 16. */
const STRIDE_LO: u32 = power(MULTIPLIER_LO, 16);
const STRIDE_HI: u32 = power(MULTIPLIER_HI, 16);

/** Fills POWERS and the masks; once, before anything else. */
export function prepareWordHashes(): void {
  memory.fill(KEEP_LAST + 16, 0xff, 16);
  for (let n: usize = 0; n < 32; n++) memory.fill(KEEP_LAST_16 + 16 * n + 2 * (8 - min(n, 8)), 0xff, 2 * min(n, 8));
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
  if (ASC_FEATURE_SIMD) hashFourByVectors(text, firstWord, numWords, firstToken);
  else hashEach(text, firstWord, numWords, firstToken);
}

/** Horner's rule, unit by unit. */
function hashEach(text: usize, firstWord: usize, numWords: usize, firstToken: usize): void {
  for (let i: usize = 0; i < numWords; i++) {
    const edge = EDGES + ((firstWord + i) << 3);
    const end = text + load<u32>(edge, 4);
    let lo: u32 = 0;
    let hi: u32 = 0;
    for (let at = text + load<u32>(edge); at < end; at++) {
      const unit = <u32>load<u8>(at) | 0x20;
      lo = lo * MULTIPLIER_LO + unit;
      hi = hi * MULTIPLIER_HI + unit;
    }
    lo = mix32(lo + hi * 0x9e3779b1);
    store<u32>(HASH_LO + ((firstToken + i) << 2), lo);
    store<u32>(HASH_HI + ((firstToken + i) << 2), mix32(hi + rotl(lo, 16)));
  }
}

function hashFourByVectors(text: usize, firstWord: usize, numWords: usize, firstToken: usize): void {
  let edge = EDGES + (firstWord << 3);
  const end = edge + (numWords << 3);
  let token = firstToken << 2;
  const toToken = token - (edge >> 1);
  let long = LONG_WORDS;
  const lo0 = v128.load(POWERS, 16);
  const lo1 = v128.load(POWERS, 48);
  const hi0 = v128.load(POWERS, 80);
  const hi1 = v128.load(POWERS, 112);
  for (; edge < end; edge += 32, token += 16) {
    const endA = load<u32>(edge, 4);
    const endB = load<u32>(edge, 12);
    const endC = load<u32>(edge, 20);
    const endD = load<u32>(edge, 28);
    const lengthA = endA - load<u32>(edge);
    const lengthB = endB - load<u32>(edge, 8);
    const lengthC = endC - load<u32>(edge, 16);
    const lengthD = endD - load<u32>(edge, 24);
    // What is listed of a short word is overwritten by the next.
    store<u32>(long, <u32>edge);
    long += (<usize>(lengthA > 8)) << 2;
    store<u32>(long, <u32>edge + 8);
    long += (<usize>(lengthB > 8)) << 2;
    store<u32>(long, <u32>edge + 16);
    long += (<usize>(lengthC > 8)) << 2;
    store<u32>(long, <u32>edge + 24);
    long += (<usize>(lengthD > 8)) << 2;
    const a = lastEight(text + endA, lengthA);
    const b = lastEight(text + endB, lengthB);
    const c = lastEight(text + endC, lengthC);
    const d = lastEight(text + endD, lengthD);
    const hi = sums(shortProducts(a, hi0, hi1), shortProducts(b, hi0, hi1), shortProducts(c, hi0, hi1), shortProducts(d, hi0, hi1));
    const lo = sums(shortProducts(a, lo0, lo1), shortProducts(b, lo0, lo1), shortProducts(c, lo0, lo1), shortProducts(d, lo0, lo1));
    const finished = finishLo(lo, hi);
    v128.store(HASH_LO + token, finished);
    v128.store(HASH_HI + token, finishHi(finished, hi));
  }
  if (long === LONG_WORDS) return;
  // The last one again, to make them a multiple of four.
  v128.store(long, v128.load32_splat(long - 4));
  hashLongWords(text, long, toToken);
}

/**
 * Writes the hashes of the words at LONG_WORDS, a list of their places in EDGES that ends at `stop` and is read up to three
 * elements beyond. `toToken` and half of such a place make the place of the token.
 */
function hashLongWords(text: usize, stop: usize, toToken: usize): void {
  const lo0 = v128.load(POWERS, 0);
  const lo1 = v128.load(POWERS, 16);
  const lo2 = v128.load(POWERS, 32);
  const lo3 = v128.load(POWERS, 48);
  const hi0 = v128.load(POWERS, 64);
  const hi1 = v128.load(POWERS, 80);
  const hi2 = v128.load(POWERS, 96);
  const hi3 = v128.load(POWERS, 112);
  for (let at = LONG_WORDS; at < stop; at += 16) {
    const edgeA = <usize>load<u32>(at);
    const edgeB = <usize>load<u32>(at, 4);
    const edgeC = <usize>load<u32>(at, 8);
    const edgeD = <usize>load<u32>(at, 12);
    const endA = load<u32>(edgeA, 4);
    const endB = load<u32>(edgeB, 4);
    const endC = load<u32>(edgeC, 4);
    const endD = load<u32>(edgeD, 4);
    const lengthA = endA - load<u32>(edgeA);
    const lengthB = endB - load<u32>(edgeB);
    const lengthC = endC - load<u32>(edgeC);
    const lengthD = endD - load<u32>(edgeD);
    // negative where one of them is above 16
    if (<i32>((16 - lengthA) | (16 - lengthB) | (16 - lengthC) | (16 - lengthD)) < 0) {
      for (let i: usize = 0; i < 16; i += 4) {
        const edge = <usize>load<u32>(at + i);
        hashAnyWord(text + load<u32>(edge), text + load<u32>(edge, 4), toToken + (edge >> 1));
      }
      continue;
    }
    const a = lastUnits(text + endA, lengthA);
    const b = lastUnits(text + endB, lengthB);
    const c = lastUnits(text + endC, lengthC);
    const d = lastUnits(text + endD, lengthD);
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
    const finished = finishLo(lo, hi);
    const other = finishHi(finished, hi);
    const tokenA = toToken + (edgeA >> 1);
    const tokenB = toToken + (edgeB >> 1);
    const tokenC = toToken + (edgeC >> 1);
    const tokenD = toToken + (edgeD >> 1);
    v128.store_lane<u32>(HASH_LO + tokenA, finished, 0);
    v128.store_lane<u32>(HASH_LO + tokenB, finished, 1);
    v128.store_lane<u32>(HASH_LO + tokenC, finished, 2);
    v128.store_lane<u32>(HASH_LO + tokenD, finished, 3);
    v128.store_lane<u32>(HASH_HI + tokenA, other, 0);
    v128.store_lane<u32>(HASH_HI + tokenB, other, 1);
    v128.store_lane<u32>(HASH_HI + tokenC, other, 2);
    v128.store_lane<u32>(HASH_HI + tokenD, other, 3);
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
  const sumHi = sums(hi, zero, zero, zero);
  const finished = finishLo(sums(lo, zero, zero, zero), sumHi);
  v128.store_lane<u32>(HASH_LO + token, finished, 0);
  v128.store_lane<u32>(HASH_HI + token, finishHi(finished, sumHi), 0);
}

function productsAt(powers: usize, first: v128, last: v128): v128 {
  return products(first, last, v128.load(powers), v128.load(powers, 16), v128.load(powers, 32), v128.load(powers, 48));
}

/** The last `length` of the 8 units before `end`, all of them for a longer word, as lastUnits has them; for 32 and more some. */
function lastEight(end: usize, length: u32): v128 {
  return v128.and(v128.or(v128.load_ext<u8>(end - 8), v128.load(CASE_BIT_16)), v128.load(KEEP_LAST_16 + ((length & 31) << 4)));
}

/** Four numbers whose sum is the polynomial of 8 units. */
function shortProducts(units: v128, low: v128, high: v128): v128 {
  return i32x4.add(i32x4.dot_i16x8_s(units, low), i32x4.shl(i32x4.dot_i16x8_s(units, high), 16));
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

/** finishLo of hash.ts. */
function finishLo(lo: v128, hi: v128): v128 {
  return mix(i32x4.add(lo, i32x4.mul(hi, v128.load(FINISH))));
}

/** finishHi of hash.ts. */
function finishHi(finishedLo: v128, hi: v128): v128 {
  return mix(i32x4.add(hi, v128.or(i32x4.shl(finishedLo, 16), i32x4.shr_u(finishedLo, 16))));
}

/** mix32 of hash.ts. */
export function mix(x: v128): v128 {
  let h = i32x4.mul(v128.xor(x, i32x4.shr_u(x, 16)), v128.load(MIX_FIRST));
  h = i32x4.mul(v128.xor(h, i32x4.shr_u(h, 13)), v128.load(MIX_SECOND));
  return v128.xor(h, i32x4.shr_u(h, 16));
}

/** mix32 of hash.ts, of one number. */
export function mix32(x: u32): u32 {
  let h = (x ^ (x >> 16)) * 0x85ebca6b;
  h = (h ^ (h >> 13)) * 0xc2b2ae35;
  return h ^ (h >> 16);
}
