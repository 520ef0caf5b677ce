/**
 * Stage lsh: the components of one band -> an integer key of 53 bits, exact as a number, so that it can index a Map. Two
 * different bands have the same key with probability 2^-53; whoever needs certainty compares the components. O(rows).
 */

/** Key of components[start .. start + rows), 0 to 2^53 - 1. Its lower 32 bits are well mixed on their own (`key >>> 0`). */
export function bandKey(components: Uint32Array, start: number, rows: number): number {
  let lo = 0x243f6a88;
  let hi = 0x85a308d3;
  for (let i = start; i < start + rows; i++) {
    const component = components[i]!;
    lo = Math.imul(lo ^ component, 0x9e3779b1);
    lo ^= lo >>> 15;
    hi = Math.imul(hi ^ component, 0x85ebca6b);
    hi ^= hi >>> 13;
  }
  lo = Math.imul(lo ^ (lo >>> 16) ^ hi, 0xc2b2ae35);
  hi = Math.imul(hi ^ (hi >>> 16), 0x27d4eb2f);
  return (hi & 0x1fffff) * 0x1_0000_0000 + ((lo ^ (lo >>> 13)) >>> 0);
}
