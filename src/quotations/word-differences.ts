/**
 * Stage quotations: two runs of words, word by word. Input two columns of words (equal words have equal numbers), output the runs that
 * both have, in order, as few words differing as possible (Myers 1986, the greedy form). O((n + m) d) time and O(d²) memory for d
 * differing words; beyond MAX_DIFFERENCES only the common beginning and end are taken, and the rest is one difference.
 */

/** Words [a, a + n) of one side equal words [b, b + n) of the other. */
export interface CommonRun {
  readonly a: number;
  readonly b: number;
  readonly n: number;
}

/** Words of both sides together that are taken to differ before the middle is given up. */
const MAX_DIFFERENCES = 600;

/** The runs that both sides have, ascending on both; none of them empty, no two touching on both sides. */
export function commonRuns(a: ArrayLike<number>, b: ArrayLike<number>): CommonRun[] {
  const least = Math.min(a.length, b.length);
  let head = 0;
  while (head < least && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < least - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  const middle = middleRuns(a, b, { a0: head, a1: a.length - tail, b0: head, b1: b.length - tail });
  return joined([{ a: 0, b: 0, n: head }, ...middle, { a: a.length - tail, b: b.length - tail, n: tail }]);
}

interface Box {
  readonly a0: number;
  readonly a1: number;
  readonly b0: number;
  readonly b1: number;
}

/** Furthest-reaching paths, one column of diagonals for each number of differences, and the way back through them. */
function middleRuns(a: ArrayLike<number>, b: ArrayLike<number>, { a0, a1, b0, b1 }: Box): CommonRun[] {
  const n = a1 - a0;
  const m = b1 - b0;
  const most = Math.min(n + m, MAX_DIFFERENCES);
  const reached = cleared(2 * most + 3);
  const centre = most + 1;
  for (let d = 0; d <= most; d++) {
    keepColumn(reached, centre, d);
    for (let k = -d; k <= d; k += 2) {
      const down = k === -d || (k !== d && reached[centre + k - 1]! < reached[centre + k + 1]!);
      let x = down ? reached[centre + k + 1]! : reached[centre + k - 1]! + 1;
      while (x < n && x - k < m && a[a0 + x] === b[b0 + x - k]) x++;
      reached[centre + k] = x;
      if (x >= n && x - k >= m) return wayBack(d, { n, m }, { a0, b0 });
    }
  }
  return [];
}

/** Both serve all quotations: most differ in nothing or little, and a typed array of a few elements costs more than a comparison. */
let reachedBy = new Int32Array(256);
/** By number of differences d, from d * (d + 2) on: what diagonals -d - 1 to d + 1 had reached with one less. */
let columns = new Int32Array(1024);

function cleared(length: number): Int32Array {
  if (length > reachedBy.length) reachedBy = new Int32Array(length);
  else reachedBy.fill(0, 0, length);
  return reachedBy;
}

function keepColumn(reached: Int32Array, centre: number, d: number): void {
  const from = d * (d + 2);
  const length = 2 * d + 3;
  if (from + length > columns.length) {
    const grown = new Int32Array(2 * (from + length));
    grown.set(columns);
    columns = grown;
  }
  for (let k = 0; k < length; k++) columns[from + k] = reached[centre - d - 1 + k]!;
}

/** @param differences of the way whose end was reached. */
function wayBack(differences: number, { n, m }: { n: number; m: number }, { a0, b0 }: { a0: number; b0: number }): CommonRun[] {
  const runs: CommonRun[] = [];
  let [x, y] = [n, m];
  for (let d = differences; d >= 0; d--) {
    const middle = d * (d + 2) + d + 1;
    const at = (k: number): number => columns[middle + k]!;
    const k = x - y;
    const down = k === -d || (k !== d && at(k - 1) < at(k + 1));
    const fromX = d === 0 ? 0 : down ? at(k + 1) : at(k - 1);
    const fromY = d === 0 ? 0 : fromX - (down ? k + 1 : k - 1);
    const startX = d === 0 ? 0 : down ? fromX : fromX + 1;
    if (x > startX) runs.push({ a: a0 + startX, b: b0 + startX - k, n: x - startX });
    [x, y] = [fromX, fromY];
  }
  return runs.reverse();
}

function joined(runs: readonly CommonRun[]): CommonRun[] {
  const found: CommonRun[] = [];
  for (const run of runs) {
    const last = found.at(-1);
    if (run.n === 0) continue;
    if (last && last.a + last.n === run.a && last.b + last.n === run.b) found[found.length - 1] = { ...last, n: last.n + run.n };
    else found.push(run);
  }
  return found;
}
