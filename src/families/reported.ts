/**
 * Stage families: judged alignments of a collection as a result. Input alignments in any order, output passages by document
 * order and offset, their families, and per pair of documents which passages it has and how much of each document they cover.
 * O(passages log passages + matched tokens).
 */

import { append } from "../arrays/append.js";
import type { Judged } from "../evidence/judge.js";
import { bitsFromSixteenths } from "../kernels/log2.js";
import { mapInTurn, sortInTurn } from "../run/in-turn.js";
import type { Steps } from "../run/pace.js";
import type { Family } from "../types/family.js";
import type { Passage } from "../types/passage.js";
import type { Pair } from "../types/relation.js";
import { findFamilies, type TokenFamily } from "./families.js";
import { type RenderContext, renderPassage, renderSpan } from "./render.js";
import { byPlace, pairKey, pairOfKey } from "./strongest.js";

/** Exact figures of a pair of documents. */
export interface PairFigures {
  readonly resemblance: number;
  readonly containmentA: number;
  readonly containmentB: number;
}

export interface ReportOptions {
  /** Pairs of document numbers that belong in `pairs` even without a passage. */
  readonly nearDuplicates: Iterable<readonly [number, number]>;
  /** Exact resemblance and containment of two document numbers. */
  figuresOf(a: number, b: number): PairFigures;
}

/** A family before it is known what it is, and where each of its spans came from. */
export type FoundFamily = Omit<Family, "label" | "occurrences">;

/** A pair before its relation is known. */
export type FoundPair = Omit<Pair, "relation">;

export interface Report {
  readonly passages: Passage[];
  /** The alignment behind each of `passages`. */
  readonly judged: readonly Judged[];
  readonly families: FoundFamily[];
  readonly pairs: FoundPair[];
}

export function* reportPassages(context: RenderContext, found: readonly Judged[], options: ReportOptions): Steps<Report> {
  const all = yield* sortInTurn(found, byPlace);
  const grouped = yield* findFamilies(all);
  return {
    judged: all,
    passages: yield* mapInTurn(all, (judged, x) => renderPassage(context, judged, { index: x, family: grouped.familyOf[x]! })),
    families: yield* mapInTurn(grouped.families, (family, index) => renderFamily(context, family, index)),
    pairs: yield* pairsOf(context, all, options),
  };
}

function renderFamily(context: RenderContext, { spans, bits, tokens }: TokenFamily, index: number): FoundFamily {
  const rendered = spans.map((span) => renderSpan(context, span));
  const text = context.textOf(spans[0]!.document).slice(rendered[0]!.start, rendered[0]!.end);
  return { index, bits: bitsFromSixteenths(bits), tokens, text, spans: rendered };
}

function* pairsOf(context: RenderContext, sorted: readonly Judged[], { nearDuplicates, figuresOf }: ReportOptions): Steps<FoundPair[]> {
  const { idOf, tokensOf } = context;
  const byPair = new Map<number, number[]>();
  for (const [a, b] of nearDuplicates) byPair.set(pairKey({ a, b }), []);
  for (const [x, one] of sorted.entries()) {
    if (one.a !== one.b) append(byPair, pairKey(one), x);
    yield;
  }
  const ordered = yield* sortInTurn([...byPair], ([x], [y]) => x - y);
  return yield* mapInTurn(ordered, ([key, passages]) => {
    const [a, b] = pairOfKey(key);
    const { resemblance, containmentA, containmentB } = figuresOf(a, b);
    const found = passages.map((x) => sorted[x]!);
    return {
      a: idOf(a),
      b: idOf(b),
      resemblance,
      containmentA,
      containmentB,
      coverageA: coverage(tokensOf(a).length, found, "i"),
      coverageB: coverage(tokensOf(b).length, found, "j"),
      passages,
    };
  });
}

/** Share of a document's tokens, `length` of them, that stand in an exact run of the passages. */
function coverage(length: number, passages: readonly Judged[], side: "i" | "j"): number {
  if (length === 0 || passages.length === 0) return 0;
  const mask = new Uint8Array(length);
  for (const { runs } of passages) for (const run of runs) if (run.same) mask.fill(1, run[side], run[side] + run.n);
  let covered = 0;
  for (const bit of mask) covered += bit;
  return covered / length;
}
