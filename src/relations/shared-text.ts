/**
 * Stage relations: what a pair of documents shares, as tokens. Input a pair and its alignments, output the matched tokens of each side
 * and how many of them stand in quotation marks. O(runs log runs).
 */
import type { Judged } from "../passages/judge.js";
import type { Span } from "../types.js";
import { type TokenRanges, unionOf } from "./token-ranges.js";

/** Two documents, a before b, and what they share that is neither template nor catchphrase; nor recurs over months, if there is anything else. */
export interface SharedText {
  readonly a: number;
  readonly b: number;
  readonly resemblance: number;
  /** Share of each document's tokens that all passages of the pair match. */
  readonly coverageA: number;
  readonly coverageB: number;
  readonly passages: readonly Judged[];
  /** Where the passages stand. */
  readonly spans: readonly { readonly a: Span; readonly b: Span }[];
  readonly tokensA: TokenRanges;
  readonly tokensB: TokenRanges;
  /** Whether all of it recurs in further documents over months. */
  readonly isRecurring: boolean;
  /** Sum of the bits of the passages. */
  readonly bits: number;
}

/** Matched tokens of side a, or of side b, of some alignments. */
export function matchedTokensOf(passages: readonly Judged[], side: "i" | "j"): TokenRanges {
  return unionOf(passages.flatMap(({ runs }) => runs.map((run) => [run[side], run[side] + run.n] as const)));
}

/** Share of the tokens that stand in quotation marks; 0 where there are none. @param isQuoted by global token. */
export function quotedShare(tokens: TokenRanges, isQuoted: Uint8Array): number {
  let [quoted, all] = [0, 0];
  for (let x = 0; x < tokens.length; x += 2)
    for (let t = tokens[x]!; t < tokens[x + 1]!; t++) {
      quoted += isQuoted[t]!;
      all++;
    }
  return all === 0 ? 0 : quoted / all;
}
