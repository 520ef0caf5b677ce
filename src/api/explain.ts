/**
 * Two documents in, an Explanation out: every run they share, its bits, the bits it would have needed, and the rule that held
 * it back. The same verdicts as compare.ts, shown instead of acted upon.
 */

import type { Extent } from "../align/alignment.js";
import { ANCHOR_WORDS, AnchorFinder } from "../align/anchors.js";
import { SegmentViews } from "../align/document-view.js";
import { type Judged, judge, passes } from "../evidence/judge.js";
import { createSearch, guaranteeOf } from "../evidence/search.js";
import { repetitionLimits } from "../families/find-passages.js";
import { type RenderContext, renderSpan } from "../families/render.js";
import { bitsFromSixteenths } from "../kernels/log2.js";
import { finish } from "../run/pace.js";
import { type ResolvedCompareOptions, resolveExplainOptions } from "../settings/options.js";
import { createResemblance } from "../sketch/resemblance.js";
import type { Document } from "../types/document.js";
import type { Limit } from "../types/limit.js";
import type { ExplainOptions } from "../types/options.js";
import type { ExplainedRun, Explanation, ExplanationRule } from "../types/result.js";
import { type PreparedPair, preparePair } from "./compare.js";

/** Runs that are listed, strongest first; the summary counts all. */
const MAX_RUNS = 1000;

/**
 * Why two texts have the passages they have, and why the rest of what they share is not reported.
 *
 * @param a a string (its id is "a") or a document. @param b the same ("b").
 * @returns reported passages, then every other shared run of three tokens or more, strongest first (at most 1,000; `limits` counts the rest).
 * @throws {TypeError | RangeError} if a document or an option is not what it has to be.
 *
 * @example
 * const { runs, summary } = explain("He spoke at the end of the day.", "By the end of the day it was over.");
 */
export function explain(a: string | Document, b: string | Document, options?: ExplainOptions): Explanation {
  const resolved = resolveExplainOptions(options);
  const pair = preparePair(a, b, resolved);
  const { corpus, thresholds, context, settings, aligner, areTied, isTurned, sides, limits } = pair;
  aligner.load(sides[0]);
  const passages = (areTied ? [...aligner.passages(sides[1])] : []).sort((x, y) => y.bits - x.bits);
  const finder = new AnchorFinder(resolved.limits.maxPairSeeds);
  finder.load(sides[0]);
  const anchors = finder.find(sides[1], 0).toArray();
  const isReported = (extent: Extent) => passages.some((passage) => isInside(extent, passage));
  const left = anchors.filter(({ i, j, n }) => !isReported({ a0: i, a1: i + n, b0: j, b1: j + n }));
  // asked again of the verdict: of a run that goes on beyond a quotation, `judge` may leave the quotation alone, as the search did
  const judging = areTied ? aligner.context : aligner.meet(sides[1]);
  const held = left
    .flatMap((anchor) => judge(judging, { a: sides[0], b: sides[1] }, [{ i: anchor.i, j: anchor.j, n: anchor.n, same: true }]))
    .filter((one) => !isReported(one));
  const ignored = ignoredRuns(pair, resolved);
  const runs = [
    ...passages.map((passage) => explainRun(context, passage, "reported")),
    ...[
      ...held.map((one) => explainRun(context, one, passes(one) ? "repeated-elsewhere" : one.rule)),
      ...ignored.map((one) => explainRun(context, one, "ignored")),
    ].sort((x, y) => y.bits - x.bits),
  ];
  return {
    settings,
    a: corpus.summaries[0]!,
    b: corpus.summaries[1]!,
    nothingInCommon: anchors.length + ignored.length === 0,
    resemblance: createResemblance(corpus.columns, resolved.shingleSize)(0, 1).resemblance,
    guarantee: guaranteeOf(thresholds, resolved),
    runs: runs.slice(0, MAX_RUNS).map((run) => (isTurned ? turnedRun(context, run) : run)),
    summary: summaryOf(passages.length, held.length + ignored.length),
    limits: [...limits, ...repetitionLimits(aligner, resolved), ...listLimits(runs.length)],
  };
}

function listLimits(numRuns: number): Limit[] {
  if (numRuns <= MAX_RUNS) return [];
  return [{ code: "runs-not-listed", count: numRuns - MAX_RUNS, detail: `shared runs that are not listed: the list ends after ${MAX_RUNS}` }];
}

/** What the two share inside ignored texts, of either side, judged as if nothing were ignored. */
function ignoredRuns({ corpus, passages: { whole, search }, occurrences }: PreparedPair, options: ResolvedCompareOptions): Judged[] {
  if (occurrences.length === 0) return [];
  const context = finish(createSearch({ collection: whole, publications: search.publications, isAgainst: corpus.isAgainst }, options));
  const views = new SegmentViews(context);
  const [a, b] = [views.view(0), views.view(1)];
  const [ignoredA, ignoredB] = [a, b].map(({ length }) => new Uint8Array(length)) as [Uint8Array, Uint8Array];
  for (const { document, from, to } of occurrences) (document === 0 ? ignoredA : ignoredB).fill(1, from, to);
  const finder = new AnchorFinder(options.limits.maxPairSeeds);
  finder.load(a);
  const runs: Judged[] = [];
  for (const { i, j, n } of finder.find(b, 0).toArray())
    for (let from = 0, q = 0; q <= n; q++) {
      if (q < n && (ignoredA[i + q] || ignoredB[j + q])) continue;
      if (q - from >= ANCHOR_WORDS) runs.push(...judge(context, { a, b }, [{ i: i + from, j: j + from, n: q - from, same: true }]));
      from = q + 1;
    }
  return runs;
}

function isInside(inner: Extent, outer: Extent): boolean {
  return inner.a0 >= outer.a0 && inner.a1 <= outer.a1 && inner.b0 >= outer.b0 && inner.b1 <= outer.b1;
}

function explainRun(context: RenderContext, judged: Judged, rule: ExplanationRule): ExplainedRun {
  const a = renderSpan(context, { document: judged.a, from: judged.a0, to: judged.a1 });
  const bits = bitsFromSixteenths(judged.bits);
  const needed = bitsFromSixteenths(judged.needed);
  return {
    a,
    b: renderSpan(context, { document: judged.b, from: judged.b0, to: judged.b1 }),
    text: context.textOf(judged.a).slice(a.start, a.end),
    tokens: judged.tokens,
    bits,
    needed,
    rule,
    reason: reasonOf(rule, judged, bits, needed),
  };
}

/** The same run with the other document, number 1 of the two, as side a. */
function turnedRun({ textOf }: RenderContext, run: ExplainedRun): ExplainedRun {
  return { ...run, a: run.b, b: run.a, text: textOf(1).slice(run.b.start, run.b.end) };
}

function reasonOf(rule: ExplanationRule, judged: Judged, bits: number, needed: number): string {
  const figures = `${bits.toFixed(1)} bits, ${needed.toFixed(1)} needed`;
  switch (rule) {
    case "reported":
      return `Reported: ${figures}.`;
    case "ignored":
      return `In a text that is ignored; otherwise: ${figures}.`;
    case "too-few-bits":
      return `Words that often stand together by chance: ${figures}${judged.isQuotation ? " for a whole quotation" : ""}.`;
    case "too-few-content-words":
      return `Enough bits (${figures}), but only ${judged.contentWords} content words: function words alone prove nothing.`;
    case "formula":
      return `A formula that stands in many different contexts here: ${figures}.`;
    case "names":
      return `Names and numbers alone: a name counts once, whoever writes it (${figures}).`;
    case "repeated-elsewhere":
      return bits < needed
        ? `One of the documents repeats it, so it counts less: ${figures}.`
        : `The same words have a stronger match elsewhere in the pair (${figures}).`;
    case "inside-one-document":
      return `A text echoes itself: inside one document more is asked (${figures}).`;
  }
}

function summaryOf(reported: number, held: number): string {
  if (reported + held === 0) return "The two have nothing in common: they share no run of three words.";
  const plural = (n: number, noun: string) => `${n} ${noun}${n === 1 ? "" : "s"}`;
  if (reported === 0) return `Nothing is reported: of ${plural(held, "shared run")} none carries enough evidence of copying.`;
  return held === 0
    ? `${plural(reported, "passage")} reported; nothing else is shared.`
    : `${plural(reported, "passage")} reported; ${plural(held, "other shared run")} held back.`;
}
