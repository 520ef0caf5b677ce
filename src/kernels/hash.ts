/**
 * Kernel: the 64-bit hash of a token, over the UTF-16 units of its folded form (text/fold.ts). This file is the
 * specification; every faster kernel gives the same bits.
 *
 *   lo = 0, hi = 0
 *   for each unit u:  lo = lo * 0x2c9277b5 + u,  hi = hi * 0x85ebca6b + u             (modulo 2^32)
 *   lo = mix32(lo + hi * 0x9e3779b1);  hi = mix32(hi + rotateLeft(lo, 16))            (the new lo)
 *
 * The lanes are polynomials (Horner's rule), so a vector kernel may take the units of a word at once: multiply by powers,
 * add up, in any order; leading zeros change nothing. The end is a bijection of both lanes: two tokens collide only if
 * both polynomials do, and either lane alone is a good 32-bit hash. Equal low bits of the two polynomials leave about 63
 * bits: among 10^8 distinct words a collision has a probability of about 2^-11. Not keyed: no defence against an adversary.
 * Multipliers: L'Ecuyer 1999 (doi:10.1090/S0025-5718-99-00996-5) and Appleby's MurmurHash3, 5 and 3 modulo 8. Cost: two
 * multiplications a unit. The constants stand in the functions, where an engine sees that they are constant: bundlers turn
 * a `const` at the top of a module into a variable, which costs a factor of two here.
 */

/** A bijection of 32-bit integers, each bit of the result depending on each bit of `x`: the finaliser of MurmurHash3. Returns an int32. */
export function mix32(x: number): number {
  let h = x;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

/** The low lane after one more UTF-16 unit; begin with 0. Returns an int32. */
export function stepLo(lo: number, unit: number): number {
  return (Math.imul(lo, 0x2c9277b5) + unit) | 0;
}

/** The high lane after one more UTF-16 unit; begin with 0. Returns an int32. */
export function stepHi(hi: number, unit: number): number {
  return (Math.imul(hi, 0x85ebca6b) + unit) | 0;
}

/** The low lane of the hash, from both polynomials. Returns an int32; `>>> 0` makes it the element of `hashLo`. */
export function finishLo(lo: number, hi: number): number {
  return mix32((lo + Math.imul(hi, 0x9e3779b1)) | 0);
}

/** The high lane of the hash, from the high polynomial and the finished low lane. Returns an int32. */
export function finishHi(finishedLo: number, hi: number): number {
  return mix32((hi + ((finishedLo << 16) | (finishedLo >>> 16))) | 0);
}

/** The hash [lo, hi] of a string as it stands, two unsigned 32-bit integers. O(length). */
export function hashUnits(units: string): readonly [lo: number, hi: number] {
  let lo = 0;
  let hi = 0;
  for (let i = 0; i < units.length; i++) {
    const unit = units.charCodeAt(i);
    lo = stepLo(lo, unit);
    hi = stepHi(hi, unit);
  }
  const finished = finishLo(lo, hi);
  return [finished >>> 0, finishHi(finished, hi) >>> 0];
}

/** A hash as 16 hexadecimal digits, the low half first. */
export function hexOf(hash: readonly [lo: number, hi: number]): string {
  return hash.map((half) => half.toString(16).padStart(8, "0")).join("");
}
