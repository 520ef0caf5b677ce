/**
 * How well a number orders labels: Spearman's rank correlation with ties, and the best F1 of "at least c".
 * Input: one value and one label (or one yes or no) each item. Cost: sorting.
 */

/** Ranks from 1, equal values sharing the mean of theirs. */
function ranksOf(values: readonly number[]): number[] {
  const order = values.map((_, i) => i).sort((i, j) => values[i]! - values[j]!);
  const ranks = new Array<number>(values.length);
  for (let from = 0, to = 0; from < order.length; from = to) {
    while (to < order.length && values[order[to]!] === values[order[from]!]) to++;
    for (let i = from; i < to; i++) ranks[order[i]!] = (from + to + 1) / 2;
  }
  return ranks;
}

/** Spearman's rho, -1 to 1: Pearson's correlation of the ranks; 0 where one side does not vary. */
export function rankCorrelation(x: readonly number[], y: readonly number[]): number {
  const [ranksX, ranksY] = [ranksOf(x), ranksOf(y)];
  const mean = (x.length + 1) / 2;
  let [xy, xx, yy] = [0, 0, 0];
  for (let i = 0; i < x.length; i++) {
    const [dx, dy] = [ranksX[i]! - mean, ranksY[i]! - mean];
    xy += dx * dy;
    xx += dx * dx;
    yy += dy * dy;
  }
  return xx > 0 && yy > 0 ? xy / Math.sqrt(xx * yy) : 0;
}

/** The least `bound` of those with the highest F1 of "value >= bound" for `positive`; F1 is 0 where nothing is positive. */
export function bestF1(values: readonly number[], positive: readonly boolean[]): { readonly f1: number; readonly bound: number } {
  const wanted = positive.filter(Boolean).length;
  let best = { f1: 0, bound: Number.POSITIVE_INFINITY };
  for (const bound of [...new Set(values)].sort((x, y) => y - x)) {
    const chosen = values.filter((value) => value >= bound).length;
    const right = values.filter((value, i) => value >= bound && positive[i]).length;
    const f1 = (2 * right) / (chosen + wanted);
    if (right > 0 && f1 >= best.f1) best = { f1, bound };
  }
  return best;
}
