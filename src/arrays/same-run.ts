/**
 * Kernel: whether two places of a column hold the same values. O(n), less where they differ.
 */

/** Whether the n words from x on are those from y on. */
export function sameWords(words: Uint32Array, x: number, y: number, n: number): boolean {
  for (let q = 0; q < n; q++) if (words[x + q] !== words[y + q]) return false;
  return true;
}
