/**
 * Kernel: 32-bit shingle hashes -> components of a signature. This is the specification: a faster kernel returns the same bits.
 *
 *   throws   y = (throwFactor x + throwAddend) mod 2^32 puts shingle x into bin floor(y m / 2^32) of the m; a component is the least y of its bin:
 *            one permutation hashing (Li, Owen, Zhang 2012, arXiv:1208.1259), one multiplication a shingle
 *   a second throw for the bins that stay empty, m e^(-n/m) of them for n shingles
 *   the bins that are empty then: component i is the least (a[i] x + b[i]) mod 2^32 over all shingles: MinHash (Broder 1997)
 *
 * The shingle that decides a component of two sets together is any of them with the same probability, and the components are equal where both sets
 * have it: so the share of equal components is an unbiased estimate of the resemblance, as for MinHash. A shingle decides one bin of a throw, so its mean
 * square error is less at every size: .75 of that of MinHash for 20 shingles, .6 for 128, .9 for 1,000, 1 for many more (docs/performance.md). It is fast similarity
 * sketching (Dahlgaard, Knudsen, Thorup 2017, arXiv:1704.04370) with two rounds of throws, not one for each component: from the third on they cost
 * more than the MinHash that they spare.
 *
 * Multiply-add with an odd factor is only 2-universal, so its quality rests on the input: x has to be mixed already (the same paper), which
 * sketch/shingles.ts sees to; the tests measure the error. Four components a pass stay in registers: twice as fast as one, and eight are no faster.
 */

/** Two throws x -> (factor x + addend) mod 2^32, and as many permutations x -> (a[i] x + b[i]) mod 2^32 as there are components. All factors are odd. */
export interface Permutations {
  readonly throwFactors: readonly [number, number];
  readonly throwAddends: readonly [number, number];
  readonly a: Uint32Array;
  readonly b: Uint32Array;
}

/** What a component of no shingle is, and a bin while it is empty. */
const EMPTY = 0xffffffff;

/** Shingles of one pass: 16 KiB, so that they stay in the first-level cache while all components go over them. */
const BLOCK = 4096;

/** Writes the components of a set of shingles, any of which may stand there several times. `components`, `permutations.a` and `.b` have the same length. */
export function minhash(shingles: Uint32Array, permutations: Permutations, components: Uint32Array): void {
  const { throwFactors, throwAddends } = permutations;
  components.fill(EMPTY);
  throwAll(shingles, throwFactors[0], throwAddends[0], components);
  if (!components.includes(EMPTY)) return;
  const second = new Uint32Array(components.length).fill(EMPTY);
  throwAll(shingles, throwFactors[1], throwAddends[1], second);
  const empty: number[] = [];
  for (let c = 0; c < components.length; c++) {
    if (components[c] === EMPTY) components[c] = second[c]!;
    if (components[c] === EMPTY) empty.push(c);
  }
  for (let start = 0; start < shingles.length && empty.length > 0; start += BLOCK) {
    const block = shingles.subarray(start, start + BLOCK);
    let i = 0;
    for (; i + 4 <= empty.length; i += 4) lowerFour(block, permutations, components, [empty[i]!, empty[i + 1]!, empty[i + 2]!, empty[i + 3]!]);
    for (; i < empty.length; i++) lowerOne(block, permutations, components, empty[i]!);
  }
}

/** Lowers each bin to the least of what is thrown into it. A product of 32 and 12 bits is exact. */
function throwAll(shingles: Uint32Array, factor: number, addend: number, bins: Uint32Array): void {
  for (let i = 0; i < shingles.length; i++) {
    const y = (Math.imul(factor, shingles[i]!) + addend) >>> 0;
    const bin = Math.floor((y * bins.length) / 0x1_0000_0000);
    if (y < bins[bin]!) bins[bin] = y;
  }
}

/** Adding 2^31 turns the order of unsigned into that of signed integers, which is what V8 compares without boxing. */
const SIGN = 0x80000000;

function lowerFour(shingles: Uint32Array, { a, b }: Permutations, components: Uint32Array, [c0, c1, c2, c3]: readonly [number, number, number, number]): void {
  const a0 = a[c0]! | 0;
  const a1 = a[c1]! | 0;
  const a2 = a[c2]! | 0;
  const a3 = a[c3]! | 0;
  const b0 = b[c0]! ^ SIGN;
  const b1 = b[c1]! ^ SIGN;
  const b2 = b[c2]! ^ SIGN;
  const b3 = b[c3]! ^ SIGN;
  let least0 = components[c0]! ^ SIGN;
  let least1 = components[c1]! ^ SIGN;
  let least2 = components[c2]! ^ SIGN;
  let least3 = components[c3]! ^ SIGN;
  for (let i = 0; i < shingles.length; i++) {
    const x = shingles[i]! | 0;
    const value0 = (Math.imul(a0, x) + b0) | 0;
    const value1 = (Math.imul(a1, x) + b1) | 0;
    const value2 = (Math.imul(a2, x) + b2) | 0;
    const value3 = (Math.imul(a3, x) + b3) | 0;
    least0 = Math.min(least0, value0);
    least1 = Math.min(least1, value1);
    least2 = Math.min(least2, value2);
    least3 = Math.min(least3, value3);
  }
  components[c0] = least0 ^ SIGN;
  components[c1] = least1 ^ SIGN;
  components[c2] = least2 ^ SIGN;
  components[c3] = least3 ^ SIGN;
}

function lowerOne(shingles: Uint32Array, { a, b }: Permutations, components: Uint32Array, c: number): void {
  let least = components[c]! ^ SIGN;
  for (let i = 0; i < shingles.length; i++) {
    const value = (Math.imul(a[c]!, shingles[i]!) + (b[c]! ^ SIGN)) | 0;
    least = Math.min(least, value);
  }
  components[c] = least ^ SIGN;
}
