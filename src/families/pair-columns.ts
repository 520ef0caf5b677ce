/**
 * Stage families: the pairs of documents of a collection that share a passage or are nearly the same. Input passages and verified
 * near-duplicates, output for each pair which passages it has, and how much of each document they cover, as columns.
 * O(passages + matched runs + what the figures cost), 52 bytes a pair and 4 a passage.
 */
import { groupedSort } from "../arrays/grouped-sort.js";
import { IdTable } from "../arrays/id-table.js";
import { lowerBound } from "../arrays/lower-bound.js";
import { RangeUnion } from "../arrays/range-union.js";
import { inRanges } from "../run/in-turn.js";
import type { Steps } from "../run/pace.js";
import type { PassageColumns } from "./passage-columns.js";

/** Exact figures of a pair of documents. */
export interface PairFigures {
  readonly resemblance: number;
  readonly containmentA: number;
  readonly containmentB: number;
}

export interface PairOptions {
  readonly numDocuments: number;
  /** Pairs of document numbers that belong among the pairs even without a passage. */
  readonly nearDuplicates: Iterable<readonly [number, number]>;
  /** Exact resemblance and containment of two document numbers. */
  figuresOf(a: number, b: number): PairFigures;
  /** Number of tokens of a document. */
  lengthOf(document: number): number;
}

/** By pair, ascending in a, then in b; a is before b. */
export interface PairColumns {
  readonly length: number;
  readonly a: Uint32Array;
  readonly b: Uint32Array;
  /** Pair x has the passages [firstPassage[x], firstPassage[x + 1]) of `passages`, ascending. */
  readonly firstPassage: Uint32Array;
  readonly passages: Uint32Array;
  readonly resemblance: Float64Array;
  readonly containmentA: Float64Array;
  readonly containmentB: Float64Array;
  /** Share of a document's tokens that stand in an exact run of the passages. */
  readonly coverageA: Float64Array;
  readonly coverageB: Float64Array;
}

export function* pairColumns(passages: PassageColumns, options: PairOptions): Steps<PairColumns> {
  const { figuresOf, lengthOf } = options;
  const { a, b, ...lists } = yield* sharedPairs(passages, options);
  const [resemblance, containmentA, containmentB] = [new Float64Array(a.length), new Float64Array(a.length), new Float64Array(a.length)];
  const [coverageA, coverageB] = [new Float64Array(a.length), new Float64Array(a.length)];
  const covered = new RangeUnion();
  // pairs of few documents at a time: their sets of shingles and tokens are at hand
  for (let x = 0; x < a.length; x++) {
    const figures = figuresOf(a[x]!, b[x]!);
    resemblance[x] = figures.resemblance;
    containmentA[x] = figures.containmentA;
    containmentB[x] = figures.containmentB;
    const own = lists.passages.subarray(lists.firstPassage[x]!, lists.firstPassage[x + 1]!);
    coverageA[x] = coverage(lengthOf(a[x]!), exactTokens(covered, passages, own, "i"));
    coverageB[x] = coverage(lengthOf(b[x]!), exactTokens(covered, passages, own, "j"));
    yield;
  }
  return { length: a.length, a, b, ...lists, resemblance, containmentA, containmentB, coverageA, coverageB };
}

type Pairs = Pick<PairColumns, "a" | "b" | "firstPassage" | "passages">;

/** Which pairs there are, and the passages of each. */
function* sharedPairs({ length, a, b }: PassageColumns, { numDocuments, nearDuplicates }: PairOptions): Steps<Pairs> {
  const table = new IdTable(length + 1);
  for (const [x, y] of nearDuplicates) table.intern(x, y);
  const between: number[] = [];
  const pairOf: number[] = [];
  yield* inRanges(length, (from, to) => {
    for (let x = from; x < to; x++) {
      if (a[x] === b[x]) continue;
      between.push(x);
      pairOf.push(table.intern(a[x]!, b[x]!));
    }
  });
  const firsts = Uint32Array.from({ length: table.size }, (_, x) => table.lo(x));
  const { order } = yield* groupedSort(firsts, numDocuments, (x, y) => table.hi(x) - table.hi(y));
  const rank = new Uint32Array(table.size);
  order.forEach((x, at) => {
    rank[x] = at;
  });
  const { order: places, first } = yield* groupedSort(
    Uint32Array.from(pairOf, (x) => rank[x]!),
    table.size,
  );
  return { a: order.map((x) => table.lo(x)), b: order.map((x) => table.hi(x)), firstPassage: first, passages: places.map((x) => between[x]!) };
}

/** Tokens of one side that stand in an exact run of some passages. */
function exactTokens(union: RangeUnion, { firstRun, runs }: PassageColumns, list: Uint32Array, side: "i" | "j"): number {
  const starts = runs[side];
  union.clear();
  for (const x of list)
    for (let run = firstRun[x]!; run < firstRun[x + 1]!; run++) if (runs.same[run] === 1) union.add(starts[run]!, starts[run]! + runs.n[run]!);
  return union.size();
}

function coverage(length: number, covered: number): number {
  return length === 0 ? 0 : covered / length;
}

/** The number of the pair of a and b, -1 where there is none. @param a the earlier one. O(log pairs). */
export function pairNumber(pairs: Pick<PairColumns, "length" | "a" | "b">, a: number, b: number): number {
  const from = lowerBound(pairs.a, a, 0, pairs.length);
  const at = lowerBound(pairs.b, b, from, lowerBound(pairs.a, a + 1, from, pairs.length));
  return pairs.a[at] === a && pairs.b[at] === b ? at : -1;
}
