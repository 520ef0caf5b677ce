/**
 * Stage evidence: whether the exact runs that two documents share promise a passage, before anything is aligned. Most candidate
 * pairs share one run of names or set phrases that is worth a candidate and no more. Input the anchors of a pair, output a yes or no:
 *
 *   - a run touches a quotation on either side: three words may suffice;
 *   - or a run passes by itself, as a whole sentence does with fewer bits than other text;
 *   - or the runs together, the longest in full and the rest at SCORING.rest as in score.ts, come within SCORING.promise bits of what
 *     plain text needs: what an alignment adds to them are single words and runs of two.
 *
 * Runs that one inflected or misread word parts count as one. O(anchors).
 */

import type { AnchorList } from "../align/anchor-list.js";
import type { ViewPair } from "../align/document-view.js";
import { sixteenths } from "../kernels/log2.js";
import { SCORING } from "../settings/scoring.js";
import { type JudgeContext, judge, passes } from "./judge.js";

const PROMISE = sixteenths(SCORING.promise);

export class Promising {
  readonly #context: JudgeContext;

  constructor(context: JudgeContext) {
    this.#context = context;
  }

  /** @param anchors of the pair, by i, then j. */
  isPromising(pair: ViewPair, anchors: AnchorList): boolean {
    const { plain, candidate } = this.#context.thresholds;
    if (this.#togetherWorth(anchors) >= plain - PROMISE) return true;
    for (let x = 0; x < anchors.size; x++) if (touchesQuotation(pair, anchors, x)) return true;
    for (let x = 0; x < anchors.size; x++) if (anchors.bits[x]! >= candidate && this.#passesAlone(pair, anchors, x)) return true;
    return false;
  }

  #togetherWorth({ size, i, j, n, bits }: AnchorList): number {
    let [sum, longest, current] = [0, 0, 0];
    for (let x = 0; x < size; x++) {
      const isContinued = x > 0 && i[x]! - i[x - 1]! === j[x]! - j[x - 1]! && i[x]! === i[x - 1]! + n[x - 1]! + 1;
      current = isContinued ? current + bits[x]! : bits[x]!;
      longest = Math.max(longest, current);
      sum += bits[x]!;
    }
    return longest + SCORING.rest * (sum - longest);
  }

  #passesAlone(pair: ViewPair, { i, j, n }: AnchorList, x: number): boolean {
    return judge(this.#context, pair, [{ i: i[x]!, j: j[x]!, n: n[x]!, same: true }]).some(passes);
  }
}

function touchesQuotation({ a, b }: ViewPair, { i, j, n }: AnchorList, x: number): boolean {
  for (let q = 0; q < n[x]!; q++) if (a.isQuoted[i[x]! + q] || b.isQuoted[j[x]! + q]) return true;
  return false;
}
