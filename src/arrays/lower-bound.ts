/**
 * Kernel: bisection of an ascending column. O(log values).
 */

/** The first index in [from, to) of ascending values whose value is at least `wanted`. */
export function lowerBound(values: Uint32Array, wanted: number, from: number, to: number): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (values[middle]! < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
