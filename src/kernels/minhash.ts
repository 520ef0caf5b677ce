/**
 * Kernel: 32-bit shingle hashes -> MinHash components (Broder 1997). Component i is the least (a[i] x + b[i]) mod 2^32
 * over all shingles x, unsigned, a[i] odd. This is the specification: a faster kernel returns the same bits.
 *
 * Multiply-add is only 2-universal, so its quality rests on the input: x has to be mixed already (Dahlgaard, Knudsen,
 * Thorup 2017), which sketch/shingles.ts sees to; the tests measure the error. n m multiplications for n shingles and m
 * components. Four components a pass stay in registers: twice as fast as one, and eight are no faster.
 */

/** The permutations x -> (a[i] x + b[i]) mod 2^32; both arrays have one element a component, every a is odd. */
export interface Permutations {
  readonly a: Uint32Array;
  readonly b: Uint32Array;
}

/** Shingles of one pass: 16 KiB, so that they stay in the first-level cache while all components go over them. */
const BLOCK = 4096;

/**
 * Lowers each component to the least value its permutation takes over `shingles`. Start from components of 0xffffffff;
 * calls may follow each other to add shingles. `components`, `permutations.a` and `.b` have the same length.
 */
export function minhash(shingles: Uint32Array, permutations: Permutations, components: Uint32Array): void {
  for (let start = 0; start < shingles.length; start += BLOCK) {
    const end = Math.min(start + BLOCK, shingles.length);
    let c = 0;
    for (; c + 4 <= components.length; c += 4) lowerFour(shingles, start, end, permutations, components, c);
    for (; c < components.length; c++) lowerOne(shingles, start, end, permutations, components, c);
  }
}

/** Adding 2^31 turns the order of unsigned into that of signed integers, which is what V8 compares without boxing. */
const SIGN = 0x80000000;

// Positional parameters in both: they are called numComponents / 4 times a block and must not allocate.
function lowerFour(shingles: Uint32Array, start: number, end: number, { a, b }: Permutations, components: Uint32Array, c: number): void {
  const a0 = a[c]! | 0;
  const a1 = a[c + 1]! | 0;
  const a2 = a[c + 2]! | 0;
  const a3 = a[c + 3]! | 0;
  const b0 = b[c]! ^ SIGN;
  const b1 = b[c + 1]! ^ SIGN;
  const b2 = b[c + 2]! ^ SIGN;
  const b3 = b[c + 3]! ^ SIGN;
  let least0 = components[c]! ^ SIGN;
  let least1 = components[c + 1]! ^ SIGN;
  let least2 = components[c + 2]! ^ SIGN;
  let least3 = components[c + 3]! ^ SIGN;
  for (let i = start; i < end; i++) {
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
  components[c] = least0 ^ SIGN;
  components[c + 1] = least1 ^ SIGN;
  components[c + 2] = least2 ^ SIGN;
  components[c + 3] = least3 ^ SIGN;
}

function lowerOne(shingles: Uint32Array, start: number, end: number, { a, b }: Permutations, components: Uint32Array, c: number): void {
  let least = components[c]! ^ SIGN;
  for (let i = start; i < end; i++) {
    const value = (Math.imul(a[c]!, shingles[i]!) + (b[c]! ^ SIGN)) | 0;
    least = Math.min(least, value);
  }
  components[c] = least ^ SIGN;
}
