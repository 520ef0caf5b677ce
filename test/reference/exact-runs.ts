/** Slow and plain: all maximal runs of equal elements of two sequences, by comparing every pair of positions. */
export function maximalExactRuns(a: ArrayLike<number>, b: ArrayLike<number>, minLength: number): { i: number; j: number; n: number }[] {
  const runs: { i: number; j: number; n: number }[] = [];
  for (let i = 0; i < a.length; i++)
    for (let j = 0; j < b.length; j++) {
      if (a[i] !== b[j] || (i > 0 && j > 0 && a[i - 1] === b[j - 1])) continue;
      let n = 0;
      while (i + n < a.length && j + n < b.length && a[i + n] === b[j + n]) n++;
      if (n >= minLength) runs.push({ i, j, n });
    }
  return runs;
}
