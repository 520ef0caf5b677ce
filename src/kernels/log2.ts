/**
 * Leaf: binary logarithms as integers, in sixteenths of a bit, so that a score is the same on every machine.
 * Only exactly rounded operations (IEEE 754 multiplication and comparison) are used; Math.log2 may differ by an ulp
 * from engine to engine. Error at most half a sixteenth.
 */

/** Sixteenths to a bit: every score inside the library is an integer in this unit. */
export const SIXTEENTHS = 16;

/**
 * BOUNDARIES[i] = 2^((i + 0.5) / 16): from there on a mantissa in [1, 2) rounds to (i + 1) sixteenths. Made from the
 * literal 2^(1/32) by exactly rounded multiplications.
 */
const BOUNDARIES: readonly number[] = boundaries();

function boundaries(): number[] {
  const step = 1.0442737824274138; // 2^(1/16)
  const list = [1.0218971486541166]; // 2^(1/32)
  while (list.length < SIXTEENTHS) list.push(list[list.length - 1]! * step);
  return list;
}

/** Powers of two that bring a number to [1, 2), each at most once behind the first: a step is an exact multiplication. */
const STEPS = [8, 4, 2, 1] as const;

/** log2(x) in sixteenths, rounded. @param x positive and finite; anything else gives 0. */
export function log2Sixteenths(x: number): number {
  if (!(x > 0) || x === Number.POSITIVE_INFINITY) return 0;
  let whole = 0;
  while (x >= 65536) {
    x *= 1 / 65536;
    whole += 16;
  }
  while (x < 1) {
    x *= 65536;
    whole -= 16;
  }
  for (const step of STEPS) {
    const power = 1 << step;
    if (x < power) continue;
    x *= 1 / power;
    whole += step;
  }
  let sixteenths = 0;
  for (const step of STEPS) if (x >= BOUNDARIES[sixteenths + step - 1]!) sixteenths += step;
  if (x >= BOUNDARIES[SIXTEENTHS - 1]!) sixteenths = SIXTEENTHS;
  return whole * SIXTEENTHS + sixteenths;
}

/** Bits of a probability in sixteenths: -log2(p), never negative. */
export function bitsOf(probability: number): number {
  return Math.max(0, -log2Sixteenths(probability));
}

/** A number of bits as sixteenths, rounded. */
export function sixteenths(bits: number): number {
  return Math.round(bits * SIXTEENTHS);
}

/** Bits from sixteenths, exact in binary. */
export function bitsFromSixteenths(value: number): number {
  return value / SIXTEENTHS;
}
