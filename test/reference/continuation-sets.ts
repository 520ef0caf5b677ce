/** Continuation counts by their definition: sets of the neighbours of every distinct n-gram. For comparing with the kernel that groups occurrences. */

/**
 * D of each distinct run of `n` words, by the words joined with a space, where it is not 0.
 * @param runs word numbers of runs of words; an n-gram lies in one of them.
 */
export function continuationSets(runs: readonly (readonly number[])[], n: number): Map<string, number> {
  const left = new Map<string, Set<number>>();
  const right = new Map<string, Set<number>>();
  const add = (sets: Map<string, Set<number>>, ngram: string, neighbour: number | undefined): void => {
    if (!sets.has(ngram)) sets.set(ngram, new Set());
    if (neighbour !== undefined) sets.get(ngram)!.add(neighbour);
  };
  for (const run of runs) {
    for (let i = 0; i + n <= run.length; i++) {
      const ngram = run.slice(i, i + n).join(" ");
      add(left, ngram, run[i - 1]);
      add(right, ngram, run[i + n]);
    }
  }
  const counts = [...left].map(([ngram, neighbours]) => [ngram, Math.min(neighbours.size, right.get(ngram)!.size) - 1] as const);
  return new Map(counts.filter(([, count]) => count > 0));
}
