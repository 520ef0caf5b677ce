/**
 * Stage evidence: the quotation cue. Input an alignment, output its parts that fill a whole quotation on one side or both:
 * the first and the last word between the marks are matched, and four fifths of what lies between. Words that somebody put
 * in quotation marks are given as somebody's words; three of them prove what ten others do not. O(quotations + runs).
 */

import { type Alignment, type Extent, extentOf, firstReaching, matchedTokens, type Run, sliceAlignment } from "../align/alignment.js";
import type { ViewPair } from "../align/document-view.js";
import { quotationsBefore } from "../seeds/quoted-tokens.js";
import { SCORING } from "../settings/scoring.js";

/** Least matched tokens, and least share of the quotation that is matched. */
const MIN_TOKENS = SCORING.quotationTokens;
const MIN_SHARE = SCORING.quotationShare;

/** Whether a quotation of MIN_TOKENS tokens or more lies within [from, to). O(log quotations + those within). */
export function holdsQuotation(quotations: Uint32Array, from: number, to: number): boolean {
  if (quotations.length === 0) return false;
  for (let x = 2 * quotationsBefore(quotations, from); x < quotations.length && quotations[x]! < to; x += 2)
    if (quotations[x + 1]! <= to && quotations[x + 1]! - quotations[x]! >= MIN_TOKENS) return true;
  return false;
}

/** The parts, each once, ascending on side a. */
export function quotedParts(pair: ViewPair, alignment: Alignment): Alignment[] {
  const extent = extentOf(alignment);
  if (!holdsQuotation(pair.a.quotations, extent.a0, extent.a1) && !holdsQuotation(pair.b.quotations, extent.b0, extent.b1)) return [];
  const parts = new Map<string, Alignment>();
  for (const side of ["a", "b"] as const) {
    for (const [from, to] of quotationsWithin(pair[side].quotations, extent, side)) {
      const part = wholeQuotation(alignment, from, to, side);
      if (!part) continue;
      const { a0, a1 } = extentOf(part);
      parts.set(`${a0} ${a1}`, part);
    }
  }
  return [...parts.values()].sort((x, y) => x[0]!.i - y[0]!.i);
}

/** Quotations of a document that lie within the extent on their side. */
function* quotationsWithin(quotations: Uint32Array, { a0, a1, b0, b1 }: Extent, side: "a" | "b"): Generator<readonly [number, number]> {
  const [low, high] = side === "a" ? [a0, a1] : [b0, b1];
  for (let x = 2 * quotationsBefore(quotations, low); x < quotations.length; x += 2) {
    const from = quotations[x]!;
    const to = quotations[x + 1]!;
    if (from >= high) return;
    if (to <= high) yield [from, to];
  }
}

function wholeQuotation(alignment: Alignment, from: number, to: number, side: "a" | "b"): Alignment | null {
  const key = side === "a" ? "i" : "j";
  const first = runAt(alignment, key, from);
  const last = runAt(alignment, key, to - 1);
  if (!first || !last) return null;
  const start = first.i + from - first[key];
  const end = last.i + to - last[key];
  if (end <= start) return null;
  const runs = sliceAlignment(alignment, start, end);
  const matched = matchedTokens(runs);
  return matched >= MIN_TOKENS && matched >= MIN_SHARE * (to - from) ? runs : null;
}

/** The run that holds a token; runs ascend on both sides here. */
function runAt(alignment: Alignment, key: "i" | "j", token: number): Run | undefined {
  const run = alignment[firstReaching(alignment, token, key)];
  return run && run[key] <= token ? run : undefined;
}
