/**
 * Stage relations: sets of tokens of one document as sorted, disjoint ranges, flat: [from, to, from, to ...). Union, size of
 * one and of what two have in common; linear in the ranges, the union O(ranges log ranges). Never changed once made.
 */

/** Even length, ascending. */
export type TokenRanges = readonly number[];

export const NO_TOKENS: TokenRanges = [];

/** The set of all tokens of `ranges`, pairs [from, to) in any order that may overlap. */
export function unionOf(ranges: readonly (readonly [from: number, to: number])[]): TokenRanges {
  const union: number[] = [];
  for (const [from, to] of [...ranges].sort((x, y) => x[0] - y[0] || x[1] - y[1])) {
    if (from >= to) continue;
    if (union.length > 0 && from <= union.at(-1)!) union[union.length - 1] = Math.max(union.at(-1)!, to);
    else union.push(from, to);
  }
  return union;
}

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
