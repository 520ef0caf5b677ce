/**
 * Stage relations: sets of tokens of one document as sorted, disjoint ranges, flat: [from, to, from, to ...). Size of one and of what two have
 * in common; linear in the ranges. Made by arrays/range-union.ts, never changed once made.
 */

/** Even length, ascending. */
export type TokenRanges = ArrayLike<number>;

/** Number of tokens. */
export function sizeOf(ranges: TokenRanges): number {
  let size = 0;
  for (let x = 0; x < ranges.length; x += 2) size += ranges[x + 1]! - ranges[x]!;
  return size;
}

/** Number of tokens that both have. */
export function commonSize(x: TokenRanges, y: TokenRanges): number {
  let [size, i, j] = [0, 0, 0];
  while (i < x.length && j < y.length) {
    size += Math.max(0, Math.min(x[i + 1]!, y[j + 1]!) - Math.max(x[i]!, y[j]!));
    if (x[i + 1]! < y[j + 1]!) i += 2;
    else j += 2;
  }
  return size;
}
