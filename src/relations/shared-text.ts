/**
 * Stage relations: what a pair of documents shares, as tokens. Input a pair and its alignments, output the matched tokens of each side
 * and how many of them stand in quotation marks. O(runs log runs).
 */
import type { Judged } from "../evidence/judge.js";
import type { Span } from "../types/document.js";
import { sizeOf, type TokenRanges, unionOf } from "./token-ranges.js";

/** Two documents, a before b, and what they share that is neither template nor catchphrase. */
export interface SharedText {
  readonly a: number;
  readonly b: number;
  readonly resemblance: number;
  /** Share of each document's tokens that these passages match. */
  readonly coverageA: number;
  readonly coverageB: number;
  readonly passages: readonly Judged[];
  /** Where the passages stand. */
  readonly spans: readonly { readonly a: Span; readonly b: Span }[];
  readonly tokensA: TokenRanges;
  readonly tokensB: TokenRanges;
  /** Matched tokens that stand in quotation marks on neither side, on the side where they are fewer. */
  readonly prose: number;
  /** Whether a passage of it stands in three documents or more for longer than a story has versions. */
  readonly isForm: boolean;
  /** Whether they share a template or a catchphrase besides. */
  readonly hasTemplate: boolean;
}

/** Matched tokens of side a, or of side b, of some alignments. */
export function matchedTokensOf(passages: readonly Judged[], side: "i" | "j"): TokenRanges {
  return unionOf(passages.flatMap(({ runs }) => runs.map((run) => [run[side], run[side] + run.n] as const)));
}

/** How many tokens stand in quotation marks. @param isQuoted by token of their document. */
export function quotedTokensOf(tokens: TokenRanges, isQuoted: Uint8Array): number {
  let quoted = 0;
  for (let x = 0; x < tokens.length; x += 2) for (let t = tokens[x]!; t < tokens[x + 1]!; t++) quoted += isQuoted[t]!;
  return quoted;
}

/** Share of the tokens that stand in quotation marks; 0 where there are none. @param isQuoted by token of their document. */
export function quotedShare(tokens: TokenRanges, isQuoted: Uint8Array): number {
  const all = sizeOf(tokens);
  return all === 0 ? 0 : quotedTokensOf(tokens, isQuoted) / all;
}
