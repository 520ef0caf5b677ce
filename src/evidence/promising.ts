/**
 * Stage evidence: whether a chain of anchors promises a passage, before it is aligned. Most chains are names and set phrases, worth a tie of two
 * documents and no more. Input the anchors of one chain, output a yes or no:
 *
 *   - the runs together, the longest in full and the rest at SCORING.rest as in score.ts, come within SCORING.promise bits of what plain
 *     text needs: what an alignment adds to them are single words and runs of two;
 *   - or one run comes within SCORING.promiseExact bits of what it needs by the edges of sentences near its own;
 *   - or the runs hold half of what has to be matched of a quotation, on either side, and come within SCORING.promise bits of what it needs at least.
 *
 * Runs that one inflected or misread word parts count as one. O(anchors + tokens of the quotations that they touch).
 */

import type { ChainList } from "../align/chain.js";
import type { ViewPair } from "../align/document-view.js";
import { sharedBits } from "../information/token-bits.js";
import { sixteenths } from "../kernels/log2.js";
import { quotationsBefore } from "../seeds/quoted-tokens.js";
import { isEdgeNear } from "../seeds/seed-tokens.js";
import { LEAST_SHARE, promisesAlone } from "../seeds/worth.js";
import { SCORING } from "../settings/scoring.js";
import type { Thresholds } from "../settings/thresholds.js";
import { leastQuotation } from "./company.js";

const PROMISE = sixteenths(SCORING.promise);

/** A run, and its bits in sixteenths. */
interface WeighedRun {
  readonly i: number;
  readonly j: number;
  readonly n: number;
  readonly bits: number;
}

export class Promising {
  readonly #thresholds: Thresholds;
  readonly #leastQuotation: number;

  constructor(thresholds: Thresholds) {
    this.#thresholds = thresholds;
    this.#leastQuotation = leastQuotation(thresholds) - PROMISE;
  }

  /** @param x a chain of the list. */
  isPromising(pair: ViewPair, chains: ChainList, x: number): boolean {
    const { i, j, n, bits } = chains.anchors;
    const [first, end] = [chains.first[x]!, chains.first[x + 1]!];
    let [sum, longest] = [0, 0];
    for (let m = first; m < end; ) {
      const from = chains.members[m]!;
      let run: WeighedRun = { i: i[from]!, j: j[from]!, n: n[from]!, bits: bits[from]! };
      if (this.#mayPass(pair, run)) return true;
      for (m++; m < end; m++) {
        const y = chains.members[m]!;
        if (i[y]! - run.i !== j[y]! - run.j || i[y]! - run.i - run.n > 1) break;
        run = { ...run, n: i[y]! + n[y]! - run.i, bits: run.bits + bits[y]! };
        if (this.#mayPass(pair, run) || this.#mayPass(pair, { i: i[y]!, j: j[y]!, n: n[y]!, bits: bits[y]! })) return true;
      }
      sum += run.bits;
      const grown = grow(pair, run);
      if (grown !== run && this.#mayPass(pair, grown)) return true;
      longest = Math.max(longest, grown.bits);
    }
    return (
      longest + SCORING.rest * Math.max(0, sum - longest) >= this.#thresholds.plain - PROMISE ||
      (hasQuotations(pair) && this.#holdsQuotation(pair, chains.anchorsOf(x)))
    );
  }

  /** Whether a run comes near to what it needs by itself, its edges being where those of sentences are near. */
  #mayPass({ a, b }: ViewPair, { i, j, n, bits }: WeighedRun): boolean {
    if (bits < this.#thresholds.candidate) return false;
    const edges = {
      startA: isEdgeNear(a.flags, i - 1),
      startB: isEdgeNear(b.flags, j - 1),
      endA: isEdgeNear(a.flags, i + n - 1),
      endB: isEdgeNear(b.flags, j + n - 1),
    };
    return promisesAlone(bits, edges, this.#thresholds);
  }

  /** Whether ascending runs hold a good part of a quotation that lies in their reach. */
  #holdsQuotation(pair: ViewPair, runs: readonly WeighedRun[]): boolean {
    return this.#holdsOneOf(pair, runs, "i") || this.#holdsOneOf(pair, runs, "j");
  }

  #holdsOneOf(pair: ViewPair, runs: readonly WeighedRun[], side: "i" | "j"): boolean {
    const { quotations } = side === "i" ? pair.a : pair.b;
    const last = runs.at(-1)!;
    const [from, to] = [runs[0]![side], last[side] + last.n];
    // one that begins before the runs may reach into them, but is no longer than they can hold enough of
    const least = from - (to - from) / LEAST_SHARE;
    for (let q = quotationsBefore(quotations, to) - 1; q >= 0; q--) {
      const [start, stop] = [quotations[2 * q]!, quotations[2 * q + 1]!];
      if (start < least) break;
      if (stop <= from) continue;
      let [tokens, bits] = [0, 0];
      for (const { i, j, n, [side]: at } of runs) {
        const [low, high] = [Math.max(at, start), Math.min(at + n, stop)];
        if (low >= high) continue;
        tokens += high - low;
        for (let t = low; t < high; t++) bits += sharedBits(pair, i + t - at, j + t - at, t - low);
      }
      if (tokens >= LEAST_SHARE * (stop - start) && bits >= this.#leastQuotation) return true;
    }
    return false;
  }
}

function hasQuotations({ a, b }: ViewPair): boolean {
  return a.quotations.length > 0 || b.quotations.length > 0;
}

/** Bits of a word that may be a form of another, or misread. */
const HALF_WORD = sixteenths(SCORING.unknownWord / 2);

/** A run with the equal words behind one more word at either end: that one may be a form of the other, or misread. */
function grow(pair: ViewPair, run: WeighedRun): WeighedRun {
  const { a, b } = pair;
  const { i, j, n } = run;
  let [before, after, bits] = [0, 0, run.bits];
  while (i - before > 1 && j - before > 1 && a.words[i - before - 2] === b.words[j - before - 2]) before++;
  for (let q = 0; q < before; q++) bits += sharedBits(pair, i - before - 1 + q, j - before - 1 + q, q);
  const [endI, endJ] = [i + n + 1, j + n + 1];
  for (; endI + after < a.length && endJ + after < b.length && a.words[endI + after] === b.words[endJ + after]; after++)
    bits += sharedBits(pair, endI + after, endJ + after, after);
  if (before + after === 0) return run;
  const [moreBefore, moreAfter] = [before > 0 ? before + 1 : 0, after > 0 ? after + 1 : 0];
  bits += HALF_WORD * (Math.sign(before) + Math.sign(after));
  return { i: i - moreBefore, j: j - moreBefore, n: n + moreBefore + moreAfter, bits };
}
