/**
 * Stage families: judged alignments of a collection as a result. Input alignments in any order, output passages by document
 * order and offset, their families, and per pair of documents which passages it has and how much of each document they cover.
 * O(passages log passages + matched tokens).
 */

import { append } from "../arrays/append.js";
import { partAt } from "../arrays/starts.js";
import type { Judged } from "../evidence/judge.js";
import { bitsFromSixteenths } from "../kernels/log2.js";
import { mapInTurn, sortInTurn } from "../run/in-turn.js";
import type { Steps } from "../run/pace.js";
import type { Family } from "../types/family.js";
import type { Passage } from "../types/passage.js";
import type { Pair } from "../types/relation.js";
import { findFamilies, type TokenFamily, thinHotFamilies } from "./families.js";
import { type RenderContext, renderPassage, renderSpan } from "./render.js";

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
  /** Spans up to which a family has all its pairs. */
  readonly hotSeed: number;
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
  /** Passages of large families that were left out. */
  readonly leftOut: number;
}

export function* reportPassages(context: RenderContext, found: readonly Judged[], options: ReportOptions): Steps<Report> {
  const all = yield* sortInTurn(found, (x, y) => x.a0 - y.a0 || x.b0 - y.b0 || x.a1 - y.a1 || x.b1 - y.b1);
  const grouped = yield* findFamilies(all);
  const stays = yield* thinHotFamilies(all, grouped, options.hotSeed);
  const kept = all.filter((_, x) => stays[x]);
  const familyOf = grouped.familyOf.filter((_, x) => stays[x]);
  return {
    judged: kept,
    passages: yield* mapInTurn(kept, (judged, x) => renderPassage(context, judged, familyOf[x]!)),
    families: yield* mapInTurn(grouped.families, (family, id) => renderFamily(context, family, id)),
    pairs: yield* pairsOf(context, kept, all, options),
    leftOut: all.length - kept.length,
  };
}

function renderFamily(context: RenderContext, { spans, bits, tokens }: TokenFamily, id: number): FoundFamily {
  const documentOf = ({ from }: TokenFamily["spans"][0]) => partAt(context.columns.offsets, from);
  const rendered = spans.map((span) => renderSpan(context, documentOf(span), span.from, span.to));
  const text = context.textOf(documentOf(spans[0]!)).slice(rendered[0]!.start, rendered[0]!.end);
  return { id, bits: bitsFromSixteenths(bits), tokens, text, spans: rendered };
}

/** @param all what pairs share, passages of large families that are left out of `sorted` included: coverage is of what was found. */
function* pairsOf(context: RenderContext, sorted: readonly Judged[], all: readonly Judged[], { nearDuplicates, figuresOf }: ReportOptions): Steps<FoundPair[]> {
  const { idOf, columns } = context;
  const { numDocuments } = columns;
  const byPair = new Map<number, number[]>();
  for (const [a, b] of nearDuplicates) byPair.set(a * numDocuments + b, []);
  sorted.forEach(({ a, b }, x) => {
    if (a !== b) append(byPair, a * numDocuments + b, x);
  });
  const foundOf = new Map<number, Judged[]>(Array.from(byPair.keys(), (key) => [key, []]));
  for (const one of all) foundOf.get(one.a * numDocuments + one.b)?.push(one);
  yield;
  const ordered = yield* sortInTurn([...byPair], ([x], [y]) => x - y);
  return yield* mapInTurn(ordered, ([key, passages]) => {
    const a = Math.floor(key / numDocuments);
    const b = key % numDocuments;
    const { resemblance, containmentA, containmentB } = figuresOf(a, b);
    const found = foundOf.get(key)!;
    return {
      a: idOf(a),
      b: idOf(b),
      resemblance,
      containmentA,
      containmentB,
      coverageA: coverage(columns.offsets, a, found, "i"),
      coverageB: coverage(columns.offsets, b, found, "j"),
      passages,
    };
  });
}

/** Share of a document's tokens that stand in an exact run of the passages. */
function coverage(offsets: Uint32Array, document: number, passages: readonly Judged[], side: "i" | "j"): number {
  const from = offsets[document]!;
  const length = offsets[document + 1]! - from;
  if (length === 0 || passages.length === 0) return 0;
  const mask = new Uint8Array(length);
  for (const { runs } of passages) for (const run of runs) if (run.same) mask.fill(1, run[side] - from, run[side] - from + run.n);
  let covered = 0;
  for (const bit of mask) covered += bit;
  return covered / length;
}
