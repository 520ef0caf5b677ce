/**
 * Kernel: words -> their 64-bit hashes, as kernels/hash.ts has them; a unit of a word that comes here is one byte. A word of up to 8 units is one load
 * and a mask. Four words at a time, so that the rounds serve four of them. Longer words, one in eight of English, are listed on the way, without a
 * branch, and then go on with their second 8 units, four at a time too. O(units); about 12 vector operations a word.
 *
 * KEEP_FIRST: 64 masks of 8 bytes; the n-th one keeps the first n of 8 bytes, from the eighth on all.
 */
import { EDGES, HASH_HI, HASH_LO, KEEP_FIRST, LONG_WORDS } from "./layout";
import { CASE_BIT, GOLDEN, MIX_FIRST, MIX_SECOND } from "./splats";

/** What makes 8 units lower case: digits and ' have that bit set already. */
const EIGHT_CASE_BITS: u64 = ((<u64>0x20202020) << 32) | 0x20202020;

/** Fills KEEP_FIRST; once, before anything else. */
export function prepareWordHashes(): void {
  for (let n: usize = 0; n < 64; n++) store<u64>(KEEP_FIRST + (n << 3), firstBytes(-1, n));
}

/**
 * Writes the hashes of `numWords` words, from edge pair `firstWord` on, to the token columns from `firstToken` on. Up to three
 * more are written, of whatever pairs come next: they have to be within the text.
 */
export function hashWords(text: usize, firstWord: usize, numWords: usize, firstToken: usize): void {
  if (ASC_FEATURE_SIMD) hashFourByVectors(text, firstWord, numWords, firstToken);
  else hashEach(text, firstWord, numWords, firstToken);
}

function hashEach(text: usize, firstWord: usize, numWords: usize, firstToken: usize): void {
  for (let i: usize = 0; i < numWords; i++) {
    const edge = EDGES + ((firstWord + i) << 3);
    hashWord(text + load<u32>(edge), text + load<u32>(edge, 4), (firstToken + i) << 2);
  }
}

/** A word of any length. `token` is four times its number. */
function hashWord(start: usize, end: usize, token: usize): void {
  let lo: u32 = 0;
  let hi: u32 = 0;
  for (let at = start; at < end; at += 8) {
    const units = firstBytes(load<u64>(at) | EIGHT_CASE_BITS, end - at);
    lo ^= <u32>units;
    hi ^= <u32>(units >> 32) ^ mix32(lo + 0x9e3779b9);
    lo ^= mix32(hi + 0x9e3779b9);
    hi ^= mix32(lo + 0x9e3779b9);
  }
  store<u32>(HASH_LO + token, lo);
  store<u32>(HASH_HI + token, hi);
}

/** The first n of 8 bytes, n = 8 and more all of them. */
function firstBytes(bytes: u64, n: usize): u64 {
  return n < 8 ? bytes & (((<u64>1) << ((<u64>n) << 3)) - 1) : bytes;
}

function hashFourByVectors(text: usize, firstWord: usize, numWords: usize, firstToken: usize): void {
  let edge = EDGES + (firstWord << 3);
  const end = edge + (numWords << 3);
  let token = firstToken << 2;
  const toToken = token - (edge >> 1);
  let long = LONG_WORDS;
  const caseBit = v128.load(CASE_BIT);
  for (; edge < end; edge += 32, token += 16) {
    const startA = load<u32>(edge);
    const startB = load<u32>(edge, 8);
    const startC = load<u32>(edge, 16);
    const startD = load<u32>(edge, 24);
    const lengthA = load<u32>(edge, 4) - startA;
    const lengthB = load<u32>(edge, 12) - startB;
    const lengthC = load<u32>(edge, 20) - startC;
    const lengthD = load<u32>(edge, 28) - startD;
    // What is listed of a short word is overwritten by the next.
    store<u32>(long, <u32>edge);
    long += (<usize>(lengthA > 8)) << 2;
    store<u32>(long, <u32>edge + 8);
    long += (<usize>(lengthB > 8)) << 2;
    store<u32>(long, <u32>edge + 16);
    long += (<usize>(lengthC > 8)) << 2;
    store<u32>(long, <u32>edge + 24);
    long += (<usize>(lengthD > 8)) << 2;
    const ab = v128.and(v128.or(pair(text + startA, text + startB), caseBit), pair(keepFirst(lengthA), keepFirst(lengthB)));
    const cd = v128.and(v128.or(pair(text + startC, text + startD), caseBit), pair(keepFirst(lengthC), keepFirst(lengthD)));
    const lo = v128.shuffle<i32>(ab, cd, 0, 2, 4, 6);
    const hi = v128.xor(v128.shuffle<i32>(ab, cd, 1, 3, 5, 7), mixOffZero(lo));
    const mixedLo = v128.xor(lo, mixOffZero(hi));
    v128.store(HASH_LO + token, mixedLo);
    v128.store(HASH_HI + token, v128.xor(hi, mixOffZero(mixedLo)));
  }
  if (long === LONG_WORDS) return;
  // The last one again, to make them a multiple of four.
  v128.store(long, v128.load32_splat(long - 4));
  hashLongWords(text, long, toToken);
}

/**
 * Goes on with the words at LONG_WORDS, whose first 8 units are done: a list of their places in EDGES that ends at `stop` and is read up to three
 * elements beyond. `toToken` and half of such a place make the place of the token.
 */
function hashLongWords(text: usize, stop: usize, toToken: usize): void {
  const caseBit = v128.load(CASE_BIT);
  for (let at = LONG_WORDS; at < stop; at += 16) {
    const edgeA = <usize>load<u32>(at);
    const edgeB = <usize>load<u32>(at, 4);
    const edgeC = <usize>load<u32>(at, 8);
    const edgeD = <usize>load<u32>(at, 12);
    const startA = load<u32>(edgeA) + 8;
    const startB = load<u32>(edgeB) + 8;
    const startC = load<u32>(edgeC) + 8;
    const startD = load<u32>(edgeD) + 8;
    const lengthA = load<u32>(edgeA, 4) - startA;
    const lengthB = load<u32>(edgeB, 4) - startB;
    const lengthC = load<u32>(edgeC, 4) - startC;
    const lengthD = load<u32>(edgeD, 4) - startD;
    const tokenA = toToken + (edgeA >> 1);
    const tokenB = toToken + (edgeB >> 1);
    const tokenC = toToken + (edgeC >> 1);
    const tokenD = toToken + (edgeD >> 1);
    // negative where one of them has more than 16 in all
    if (<i32>((8 - lengthA) | (8 - lengthB) | (8 - lengthC) | (8 - lengthD)) < 0) {
      for (let i: usize = 0; i < 16; i += 4) {
        const edge = <usize>load<u32>(at + i);
        hashWord(text + load<u32>(edge), text + load<u32>(edge, 4), toToken + (edge >> 1));
      }
      continue;
    }
    const ab = v128.and(v128.or(pair(text + startA, text + startB), caseBit), pair(keepFirst(lengthA), keepFirst(lengthB)));
    const cd = v128.and(v128.or(pair(text + startC, text + startD), caseBit), pair(keepFirst(lengthC), keepFirst(lengthD)));
    const lo = v128.xor(v128.shuffle<i32>(ab, cd, 0, 2, 4, 6), four(HASH_LO + tokenA, HASH_LO + tokenB, HASH_LO + tokenC, HASH_LO + tokenD));
    const before = v128.xor(v128.shuffle<i32>(ab, cd, 1, 3, 5, 7), four(HASH_HI + tokenA, HASH_HI + tokenB, HASH_HI + tokenC, HASH_HI + tokenD));
    const hi = v128.xor(before, mixOffZero(lo));
    const mixedLo = v128.xor(lo, mixOffZero(hi));
    const mixedHi = v128.xor(hi, mixOffZero(mixedLo));
    v128.store_lane<u32>(HASH_LO + tokenA, mixedLo, 0);
    v128.store_lane<u32>(HASH_LO + tokenB, mixedLo, 1);
    v128.store_lane<u32>(HASH_LO + tokenC, mixedLo, 2);
    v128.store_lane<u32>(HASH_LO + tokenD, mixedLo, 3);
    v128.store_lane<u32>(HASH_HI + tokenA, mixedHi, 0);
    v128.store_lane<u32>(HASH_HI + tokenB, mixedHi, 1);
    v128.store_lane<u32>(HASH_HI + tokenC, mixedHi, 2);
    v128.store_lane<u32>(HASH_HI + tokenD, mixedHi, 3);
  }
}

/** The 8 bytes at each of two places. */
function pair(a: usize, b: usize): v128 {
  return v128.load_lane<u64>(b, v128.load_zero<u64>(a), 1);
}

/** The 32-bit integers at each of four places. */
function four(a: usize, b: usize, c: usize, d: usize): v128 {
  return v128.load_lane<u32>(d, v128.load_lane<u32>(c, v128.load_lane<u32>(b, v128.load_zero<u32>(a), 1), 2), 3);
}

/** Where the mask is that keeps the first n of 8 bytes; for 64 and more some. */
function keepFirst(n: u32): usize {
  return KEEP_FIRST + ((n & 63) << 3);
}

/** mixOffZero of hash.ts. */
export function mixOffZero(x: v128): v128 {
  const z = i32x4.add(x, v128.load(GOLDEN));
  let h = i32x4.mul(v128.xor(z, i32x4.shr_u(z, 16)), v128.load(MIX_FIRST));
  h = i32x4.mul(v128.xor(h, i32x4.shr_u(h, 13)), v128.load(MIX_SECOND));
  return v128.xor(h, i32x4.shr_u(h, 16));
}

/** mix32 of hash.ts, of one number. */
export function mix32(x: u32): u32 {
  let h = (x ^ (x >> 16)) * 0x85ebca6b;
  h = (h ^ (h >> 13)) * 0xc2b2ae35;
  return h ^ (h >> 16);
}
