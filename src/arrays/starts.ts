/**
 * Kernel: where parts of different lengths begin when they are laid end to end in one column. O(parts).
 *
 *   lengths   4        2    3            startsOf   0        4    6      9
 */

/** numParts + 1 elements: where each part begins, then where the last one ends. At most 2^32 - 1 elements in all. */
export function startsOf(numParts: number, lengthOf: (part: number) => number): Uint32Array<ArrayBuffer> {
  const starts = new Uint32Array(numParts + 1);
  for (let x = 0; x < numParts; x++) starts[x + 1] = starts[x]! + lengthOf(x);
  return starts;
}

/** The last part that begins at or before a position: the one that holds it, where the position lies in a part. O(log parts). */
export function partAt(starts: Uint32Array, position: number): number {
  let low = 0;
  let high = starts.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle]! <= position) low = middle;
    else high = middle - 1;
  }
  return low;
}
