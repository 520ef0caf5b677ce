/**
 * Stage evidence: cuts end pieces that do not pay for the gap that joins them, names above all. Input an alignment, output
 * the part of it that holds together. O(runs) a cut.
 */

import { type Alignment, isContiguous, matchBits, type Run } from "../align/alignment.js";
import { crossesBoundary } from "../align/chain.js";
import type { ViewPair } from "../align/document-view.js";
import { NAME_NONE } from "../information/token-bits.js";
import { sixteenths } from "../kernels/log2.js";
import { SCORING } from "../settings/scoring.js";
import { CONTENT_WORD, cheapestGap } from "./score.js";

const TRIM = sixteenths(SCORING.trim);
const TRIM_NAMES = sixteenths(SCORING.trimNames);
const TRIM_CROSSING = sixteenths(SCORING.trimCrossing);

export function trimEnds(pair: ViewPair, alignment: Alignment): Alignment {
  let runs = alignment;
  for (let size = -1; size !== runs.length; ) {
    size = runs.length;
    const head = headLength(runs);
    if (head < runs.length && !pays(pair, runs.slice(0, head), runs[head - 1]!, runs[head]!)) runs = runs.slice(head);
    const tail = tailStart(runs);
    if (tail > 0 && !pays(pair, runs.slice(tail), runs[tail - 1]!, runs[tail]!)) runs = runs.slice(0, tail);
  }
  return runs;
}

/** Number of runs at the beginning that follow each other without a gap. */
function headLength(runs: readonly Run[]): number {
  let x = 1;
  while (x < runs.length && isContiguous(runs[x - 1]!, runs[x]!)) x++;
  return x;
}

/** Where the runs at the end begin that follow each other without a gap. */
function tailStart(runs: readonly Run[]): number {
  let x = runs.length - 1;
  while (x > 0 && isContiguous(runs[x - 1]!, runs[x]!)) x--;
  return x;
}

/** Whether an end piece is worth more than the gap between `left` and `right`. */
function pays(pair: ViewPair, piece: readonly Run[], left: Run, right: Run): boolean {
  const { a, b } = pair;
  const { wordBits } = a.vocabulary;
  let worth = 0;
  let namesOnly = true;
  let before = 0;
  for (const run of piece)
    for (let q = 0; q < run.n; q++) {
      worth += matchBits(pair, run, q, before++);
      if (a.bits.name[run.i + q] === NAME_NONE && wordBits[a.words[run.i + q]!]! >= CONTENT_WORD) namesOnly = false;
    }
  const crossing = crossesBoundary(a.flags, left.i + left.n - 1, right.i) || crossesBoundary(b.flags, left.j + left.n - 1, right.j);
  const cost = cheapestGap(right.i - left.i - left.n, right.j - left.j - left.n) + (crossing ? TRIM_CROSSING : 0);
  return worth >= cost + (namesOnly ? TRIM_NAMES : TRIM);
}
