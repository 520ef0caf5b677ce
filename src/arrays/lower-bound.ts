/**
 * Arrays: bisection of an ascending column, O(log values); and whether two places of a column hold the same values, O(length).
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

/** Whether the n words from x on are those from y on. */
export function sameWords(words: Uint32Array, x: number, y: number, n: number): boolean {
  for (let q = 0; q < n; q++) if (words[x + q] !== words[y + q]) return false;
  return true;
}
