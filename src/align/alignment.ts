/**
 * Stage align: the alignment of two documents as a list of runs, and the few operations every later step needs. A run is
 * n tokens from i on of one document (side a) matched with n from j on of the other (side b). `same` is false for one inflected
 * word matched with another form of it, which then is a run of its own. Runs ascend on side a; until passages are merged they
 * ascend on side b as well.
 */
import { sharedBits } from "../information/token-bits.js";
import type { ViewPair } from "./document-view.js";

export interface Run {
  i: number;
  j: number;
  n: number;
  readonly same: boolean;
}

export type Alignment = Run[];

/** Appends the match of tokens i and j, joining it to the last run where it continues it. */
export function appendMatch(runs: Alignment, i: number, j: number, same: boolean): void {
  const last = runs.at(-1);
  if (same && last?.same && last.i + last.n === i && last.j + last.n === j) last.n++;
  else runs.push({ i, j, n: 1, same });
}

/** Appends whole runs, joining at the seam. */
export function appendRuns(runs: Alignment, more: readonly Run[]): void {
  for (const run of more) {
    const last = runs.at(-1);
    if (run.same && last?.same && last.i + last.n === run.i && last.j + last.n === run.j) last.n += run.n;
    else runs.push({ ...run });
  }
}

/** Whether `next` follows `run` at once on both sides. */
export function isContiguous(run: Run, next: Run): boolean {
  return run.i + run.n === next.i && run.j + run.n === next.j;
}

export function matchedTokens(runs: readonly Run[]): number {
  let sum = 0;
  for (const run of runs) sum += run.n;
  return sum;
}

/** Index of the first run that ends beyond `token` on a side on which they ascend; the number of runs where none does. O(log runs). */
export function firstReaching(runs: readonly Run[], token: number, side: "i" | "j"): number {
  let low = 0;
  let high = runs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (runs[middle]![side] + runs[middle]!.n <= token) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The part of an alignment whose side-a tokens lie in [from, to). O(log runs + its runs). */
export function sliceAlignment(runs: readonly Run[], from: number, to: number): Alignment {
  const part: Alignment = [];
  for (let x = firstReaching(runs, from, "i"); x < runs.length && runs[x]!.i < to; x++) {
    const run = runs[x]!;
    const first = Math.max(run.i, from);
    part.push({ i: first, j: run.j + first - run.i, n: Math.min(run.i + run.n, to) - first, same: run.same });
  }
  return part;
}

/** The token ranges an alignment spans. */
export interface Extent {
  readonly a0: number;
  readonly a1: number;
  readonly b0: number;
  readonly b1: number;
}

export function extentOf(runs: readonly Run[]): Extent {
  let [a0, a1, b0, b1] = [Number.POSITIVE_INFINITY, 0, Number.POSITIVE_INFINITY, 0];
  for (const { i, j, n } of runs) {
    a0 = Math.min(a0, i);
    a1 = Math.max(a1, i + n);
    b0 = Math.min(b0, j);
    b1 = Math.max(b1, j + n);
  }
  return { a0, a1, b0, b1 };
}

/** Bits of the token q of a run, `before` tokens of the same exact run standing before it; an inflected word counts half. */
export function matchBits(pair: ViewPair, { i, j, same }: Run, q: number, before: number): number {
  return same ? sharedBits(pair, i + q, j + q, before) : sharedBits(pair, i, j, 0) >> 1;
}
