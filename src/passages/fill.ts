/**
 * Stage passages: matches single words inside a gap of a chain. Full-matrix alignment that maximises the bits of the matched
 * words (Hirschberg's problem at a size where no trick is needed): a gap has at most maxGap tokens on each side.
 * Input the gap on both sides, output its matches. O(n m), at most 25 x 25 cells; nothing for a larger gap.
 */
import type { Collection } from "../information/collection.js";
import { SCORING } from "../scoring.js";
import { type Alignment, appendMatch } from "./alignment.js";

const SIDE = SCORING.maxGap + 1;
const scores = new Int32Array(SIDE * SIDE);

/** Appends the matches between tokens [i0, i1) and [j0, j1) to `runs`. */
export function fillGap({ words, model }: Pick<Collection, "words" | "model">, gap: { i0: number; i1: number; j0: number; j1: number }, runs: Alignment): void {
  const { i0, i1, j0, j1 } = gap;
  const n = i1 - i0;
  const m = j1 - j0;
  if (n <= 0 || m <= 0 || n >= SIDE || m >= SIDE) return;
  scores.fill(0);
  for (let i = n - 1; i >= 0; i--)
    for (let j = m - 1; j >= 0; j--) {
      let best = Math.max(scores[(i + 1) * SIDE + j]!, scores[i * SIDE + j + 1]!);
      if (words[i0 + i] === words[j0 + j]) best = Math.max(best, scores[(i + 1) * SIDE + j + 1]! + model.wordBits[words[i0 + i]!]!);
      scores[i * SIDE + j] = best;
    }
  for (let i = 0, j = 0; i < n && j < m; ) {
    const score = scores[i * SIDE + j]!;
    if (words[i0 + i] === words[j0 + j] && score === scores[(i + 1) * SIDE + j + 1]! + model.wordBits[words[i0 + i]!]!)
      appendMatch(runs, i0 + i++, j0 + j++, true);
    else if (scores[(i + 1) * SIDE + j]! >= scores[i * SIDE + j + 1]!) i++;
    else j++;
  }
}
