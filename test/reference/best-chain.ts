/** The score of the best chain of runs, each tried behind each, by the formula of align/chain.ts; where no boundary is near and no gap is beyond maxGap. */
import type { Anchor } from "../../src/align/anchor-list.js";
import { gapCost } from "../../src/align/chain.js";
import { SCORING } from "../../src/settings/scoring.js";

/** @param anchors by i, then j. */
export function bestChain(anchors: readonly Anchor[]): number {
  const scores: number[] = [];
  anchors.forEach((y, at) => {
    let best = y.bits;
    for (let before = 0; before < at; before++) best = Math.max(best, scores[before]! + y.bits - joinCost(anchors[before]!, y));
    scores.push(best);
  });
  return Math.max(0, ...scores);
}

function joinCost(x: Anchor, y: Anchor): number {
  const [da, db] = [y.i - x.i - x.n, y.j - x.j - x.n];
  const overlap = Math.max(0, -da, -db);
  if (y.i <= x.i || y.j <= x.j || Math.max(da, db) > SCORING.maxGap || overlap >= x.n || overlap >= y.n) return Number.POSITIVE_INFINITY;
  const gap = da > 0 || db > 0 ? gapCost(Math.max(0, da), Math.max(0, db)) : 0;
  return gap + (overlap > 0 ? Math.round((overlap * y.bits) / y.n) + 16 * SCORING.overlapOpen : 0);
}
