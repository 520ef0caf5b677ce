/**
 * Stage passages: judged alignments of a collection as a result. Input alignments in any order, output passages by document
 * order and offset, their families, and per pair of documents which passages it has and how much of each document they cover.
 * O(passages log passages + matched tokens).
 */
import type { Family, Pair, Passage } from "../types.js";
import { findFamilies } from "./families.js";
import type { Judged } from "./judge.js";
import { documentAt } from "./occurrences.js";
import { bitsFromSixteenths, type RenderContext, renderPassage, renderSpan } from "./render.js";

/** Exact figures of a pair of documents. */
export interface PairFigures {
  readonly resemblance: number;
  readonly containmentA: number;
  readonly containmentB: number;
}

export interface Report {
  readonly passages: Passage[];
  readonly families: Family[];
  readonly pairs: Pair[];
}

/**
 * @param nearDuplicates pairs of document numbers that belong in `pairs` even without a passage.
 * @param figuresOf exact resemblance and containment of two document numbers.
 */
export function reportPassages(
  context: RenderContext,
  found: readonly Judged[],
  nearDuplicates: Iterable<readonly [number, number]>,
  figuresOf: (a: number, b: number) => PairFigures,
): Report {
  const sorted = [...found].sort((x, y) => x.a0 - y.a0 || x.b0 - y.b0 || x.a1 - y.a1 || x.b1 - y.b1);
  const { families, familyOf } = findFamilies(sorted);
  const passages = sorted.map((judged, x) => renderPassage(context, judged, familyOf[x]!));
  return {
    passages,
    families: families.map(({ spans, bits, tokens }, id) => {
      const rendered = spans.map(({ from, to }) => renderSpan(context, documentAt(context.collection.offsets, from), from, to));
      const first = rendered[0]!;
      return {
        id,
        bits: bitsFromSixteenths(bits),
        tokens,
        text: context.textOf(documentAt(context.collection.offsets, spans[0]!.from)).slice(first.start, first.end),
        spans: rendered,
      };
    }),
    pairs: pairsOf(context, sorted, nearDuplicates, figuresOf),
  };
}

function pairsOf(
  context: RenderContext,
  sorted: readonly Judged[],
  nearDuplicates: Iterable<readonly [number, number]>,
  figuresOf: (a: number, b: number) => PairFigures,
): Pair[] {
  const { idOf, collection } = context;
  const numDocuments = collection.numDocuments;
  const byPair = new Map<number, number[]>();
  for (const [a, b] of nearDuplicates) byPair.set(a * numDocuments + b, []);
  sorted.forEach(({ a, b }, x) => {
    if (a === b) return;
    const key = a * numDocuments + b;
    const list = byPair.get(key);
    if (list) list.push(x);
    else byPair.set(key, [x]);
  });
  return [...byPair]
    .sort(([x], [y]) => x - y)
    .map(([key, passages]) => {
      const a = Math.floor(key / numDocuments);
      const b = key % numDocuments;
      const { resemblance, containmentA, containmentB } = figuresOf(a, b);
      const of = passages.map((x) => sorted[x]!);
      return {
        a: idOf(a),
        b: idOf(b),
        resemblance,
        containmentA,
        containmentB,
        coverageA: coverage(collection.offsets, a, of, "i"),
        coverageB: coverage(collection.offsets, b, of, "j"),
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
