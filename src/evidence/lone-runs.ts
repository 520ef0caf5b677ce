/**
 * Stage evidence: exact runs that pass by themselves where nothing that was found has them. A chain is the best of its whole:
 * what it joins to a run may take the run's cue away (a sentence with a word more is no whole sentence) or its first words
 * (where anchors overlap), and then the whole falls short of what its part had proved. Input the anchors and the passages of
 * a pair, output the verdicts on what is left, strongest first, no place twice. Asked of runs that are worth a tie, and of those that hold a
 * whole quotation. O(anchors + tokens).
 */
import type { Alignment } from "../align/alignment.js";
import type { Anchor, AnchorList } from "../align/anchor-list.js";
import type { ViewPair } from "../align/document-view.js";
import { leastQuotation } from "./company.js";
import { type JudgeContext, type Judged, judge, passes } from "./judge.js";
import { holdsQuotation } from "./quoted-parts.js";
import { leftOf, type MatchedPlaces, takeByStrength } from "./select.js";

interface PairFindings {
  readonly pair: ViewPair;
  readonly anchors: AnchorList;
  readonly found: readonly Judged[];
}

/** @param places scratch. */
export function loneRuns(context: JudgeContext, places: MatchedPlaces, { pair, anchors, found }: PairFindings): Judged[] {
  const candidates: Anchor[] = [];
  const least = leastQuotation(context.thresholds);
  for (let x = 0; x < anchors.size; x++) {
    if (anchors.bits[x]! < least) continue;
    if (anchors.bits[x]! >= context.thresholds.candidate || isQuotation(pair, anchors, x)) candidates.push(anchors.at(x));
  }
  if (candidates.length === 0) return [];
  places.empty(pair);
  for (const { runs } of found) places.add(runs);
  const isMatched = (runs: Alignment) => places.a.holdsMostOf(runs) || places.b.holdsMostOf(runs);
  const left = (runs: Alignment) => leftOf(context, places, { pair, runs }).filter(passes);
  const verdicts = candidates
    .map(({ i, j, n }): Alignment => [{ i, j, n, same: true }])
    .flatMap((runs) => (isMatched(runs) ? left(runs) : judge(context, pair, runs).filter(passes)));
  const lone: Judged[] = [];
  takeByStrength(verdicts, (one) => {
    if (isMatched(one.runs)) return left(one.runs);
    lone.push(one);
    places.add(one.runs);
    return [];
  });
  return lone;
}

function isQuotation({ a, b }: ViewPair, { i, j, n }: AnchorList, x: number): boolean {
  return holdsQuotation(a.quotations, i[x]!, i[x]! + n[x]!) || holdsQuotation(b.quotations, j[x]!, j[x]! + n[x]!);
}
