/**
 * Stage sketch: fingerprint selection by winnowing (Schleimer, Wilkerson, Aiken 2003). Input the hashes of consecutive
 * shingles, output the positions kept: the least hash of every window of w, the rightmost of equal ones. Two texts that
 * share w + k - 1 tokens share a window, hence a kept shingle. O(n) amortised for random hashes.
 */

/** Calls `keep(position)` for each selected position of `hashes`, ascending, each once. Fewer than w hashes are one window. */
export function winnow(hashes: Uint32Array, w: number, keep: (position: number) => void): void {
  const n = hashes.length;
  if (w <= 1) {
    for (let i = 0; i < n; i++) keep(i);
    return;
  }
  let least = -1;
  for (let last = Math.min(w, n) - 1; last >= 0 && last < n; last++) {
    const first = Math.max(0, last - w + 1);
    const before = least;
    if (least < first) {
      least = first;
      for (let i = first + 1; i <= last; i++) if (hashes[i]! <= hashes[least]!) least = i;
    } else if (hashes[last]! <= hashes[least]!) least = last;
    if (least !== before) keep(least);
  }
}
