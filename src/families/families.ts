/**
 * Stage families: the same passage in all documents that have it. Input judged passages, output for each its family, and
 * families of spans. Two spans are one where passages join them, or where they lie in one document and nearly coincide; so a
 * fragment that some outlets quote and the paragraph that others quote are two families. A passage in thousands of documents
 * meets a few that have a word more by chance, near or far: then its exact run is what counts; and coincidence is with the
 * span that most passages have, not with any, or a family would drift word by word. Union-find over columns; O(passages log passages of a
 * document), 40 bytes a span.
 */

import type { Extent } from "../align/alignment.js";
import { groupedSort } from "../arrays/grouped-sort.js";
import { IdTable } from "../arrays/id-table.js";
import { UnionFind } from "../arrays/union-find.js";
import type { DocumentOrder } from "../corpus/document-order.js";
import { inRanges, sortInTurn } from "../run/in-turn.js";
import type { Steps } from "../run/pace.js";
import { SCORING, SEARCH_BOUNDS } from "../settings/scoring.js";
import type { PassageColumns } from "./passage-columns.js";

/** Two spans of one document are one if they share this part of the longer one. */
const SAME_SPAN = SCORING.sameSpan;
/** An exact run of this share of what a scattered passage matches stands for it. */
const CORE_SHARE = SCORING.coreShare;
/** Neighbours by start that a span is compared with, to either side. */
const LOOK_AROUND = SEARCH_BOUNDS.lookAround;

/** The tokens [from, to) of documents, by span. */
export interface SpanColumns {
  readonly document: Uint32Array;
  readonly from: Uint32Array;
  readonly to: Uint32Array;
}

/** Families by their first span. */
export interface FamilyColumns extends SpanColumns {
  readonly length: number;
  /**
   * Family f has the spans [firstSpan[f], firstSpan[f + 1]), ascending by position, that is earliest document first. No two overlap: of those
   * that do, the one that most passages have.
   */
  readonly firstSpan: Uint32Array;
  /** By family: of its strongest passage; sixteenths of a bit. */
  readonly bits: Uint32Array;
  readonly tokens: Uint32Array;
  /** By passage. */
  readonly familyOf: Uint32Array;
}

/** The families of passages. Pure. @param order which of two documents is earlier. */
export function* findFamilies(passages: PassageColumns, order: DocumentOrder): Steps<FamilyColumns> {
  const spans = new SpanTable(passages.length + 1);
  const ends = new Uint32Array(2 * passages.length);
  yield* inRanges(passages.length, (first, last) => {
    for (let x = first; x < last; x++) {
      const { a0, a1, b0, b1 } = ownSpans(passages, x);
      ends[2 * x] = spans.intern(passages.a[x]!, a0, a1);
      ends[2 * x + 1] = spans.intern(passages.b[x]!, b0, b1);
    }
  });
  const places = yield* spans.columns();
  const uses = new Uint32Array(spans.size);
  for (const span of ends) uses[span]!++;
  const sets = new UnionFind(spans.size);
  for (let x = 0; x < ends.length; x += 2) sets.union(ends[x]!, ends[x + 1]!);
  const byStart = yield* orderOf(places, order);
  yield* uniteCoincident(places, { uses, sets, byStart });
  const grouped = yield* familiesOf(places, { uses, sets, byStart });
  const familyOf = new Uint32Array(passages.length);
  for (let x = 0; x < familyOf.length; x++) familyOf[x] = grouped.familyOfRoot[sets.find(ends[2 * x]!)]!;
  return { ...grouped, familyOf, ...strongestOf(passages, familyOf, grouped.length) };
}

/** Spans by number, each once. */
class SpanTable {
  readonly #starts: IdTable;
  /** By span: the number of its start, and its end. */
  readonly #spans: IdTable;

  constructor(expected: number) {
    this.#starts = new IdTable(expected);
    this.#spans = new IdTable(expected);
  }

  get size(): number {
    return this.#spans.size;
  }

  intern(document: number, from: number, to: number): number {
    return this.#spans.intern(this.#starts.intern(document, from), to);
  }

  *columns(): Steps<SpanColumns> {
    const [document, from, to] = [new Uint32Array(this.size), new Uint32Array(this.size), new Uint32Array(this.size)];
    yield* inRanges(this.size, (first, last) => {
      for (let x = first; x < last; x++) {
        const start = this.#spans.lo(x);
        document[x] = this.#starts.lo(start);
        from[x] = this.#starts.hi(start);
        to[x] = this.#spans.hi(x);
      }
    });
    return { document, from, to };
  }
}

/** Spans by document, start and end. */
function* orderOf({ document, from, to }: SpanColumns, order: DocumentOrder): Steps<Uint32Array> {
  const documents = [...new Set(document)].sort(order);
  const placeOf = new Map(documents.map((d, place) => [d, place]));
  const places = document.map((d) => placeOf.get(d)!);
  return (yield* groupedSort(places, documents.length, (x, y) => from[x]! - from[y]! || to[x]! - to[y]!)).order;
}

/**
 * The spans that a passage is known by: its own, or those of its longest exact run where that is most of what it matches and much
 * less than it spans, because a few words far away met by chance.
 */
function ownSpans({ a0, a1, b0, b1, tokens, firstRun, runs }: PassageColumns, x: number): Extent {
  let longest = firstRun[x]!;
  for (let run = longest + 1; run < firstRun[x + 1]!; run++) if (runs.n[run]! > runs.n[longest]!) longest = run;
  const n = runs.n[longest]!;
  const isScattered = n >= CORE_SHARE * tokens[x]! && n < SAME_SPAN * Math.max(a1[x]! - a0[x]!, b1[x]! - b0[x]!);
  if (!isScattered) return { a0: a0[x]!, a1: a1[x]!, b0: b0[x]!, b1: b1[x]! };
  const [i, j] = [runs.i[longest]!, runs.j[longest]!];
  return { a0: i, a1: i + n, b0: j, b1: j + n };
}

/** Spans with what is known of them: how many passages have each, which are one, and their order by place. */
interface UsedSpans {
  readonly uses: Uint32Array;
  readonly sets: UnionFind;
  readonly byStart: Uint32Array;
}

/** Joins each span with the most used one that it nearly coincides with. */
function* uniteCoincident(places: SpanColumns, { uses, sets, byStart }: UsedSpans): Steps<void> {
  const n = byStart.length;
  const most = uses.reduce((max, count) => Math.max(max, count), 0);
  const { order: byUse } = yield* groupedSort(
    byStart.map((x) => most - uses[x]!),
    most + 1,
  );
  const isCentre = new Uint8Array(n);
  const { document } = places;
  yield* inRanges(n, (first, last) => {
    for (const rank of byUse.subarray(first, last)) {
      const x = byStart[rank]!;
      let from = rank;
      while (from > 0 && rank - from < LOOK_AROUND && document[byStart[from - 1]!] === document[x]) from--;
      let centre = -1;
      for (let at = from; at < n && at <= rank + LOOK_AROUND && centre < 0 && document[byStart[at]!] === document[x]; at++)
        if (isCentre[byStart[at]!] === 1 && nearlyCoincide(places, x, byStart[at]!)) centre = byStart[at]!;
      if (centre < 0) isCentre[x] = 1;
      else sets.union(x, centre);
    }
  });
}

/** Two spans of one document. */
function nearlyCoincide({ from, to }: SpanColumns, x: number, y: number): boolean {
  return Math.min(to[x]!, to[y]!) - Math.max(from[x]!, from[y]!) >= SAME_SPAN * Math.max(to[x]! - from[x]!, to[y]! - from[y]!);
}

/** The spans of each set that do not overlap, sets by their first one. */
function* familiesOf(places: SpanColumns, { uses, sets, byStart }: UsedSpans) {
  const roots = byStart.map((x) => sets.find(x));
  const { order, first } = yield* groupedSort(roots, byStart.length);
  const numbered: { readonly root: number; readonly rank: number; readonly spans: number[] }[] = [];
  const rankOf = new Uint32Array(byStart.length);
  byStart.forEach((x, rank) => {
    rankOf[x] = rank;
  });
  for (let root = 0; root < byStart.length; root++) {
    if (first[root] === first[root + 1]) continue;
    const spans = withoutOverlap(
      places,
      uses,
      Array.from(order.subarray(first[root]!, first[root + 1]!), (rank) => byStart[rank]!),
    );
    numbered.push({ root, rank: rankOf[spans[0]!]!, spans });
    yield;
  }
  const ordered = yield* sortInTurn(numbered, (x, y) => x.rank - y.rank);
  const familyOfRoot = new Uint32Array(byStart.length);
  const firstSpan = new Uint32Array(ordered.length + 1);
  ordered.forEach(({ root, spans }, family) => {
    familyOfRoot[root] = family;
    firstSpan[family + 1] = firstSpan[family]! + spans.length;
  });
  const kept = new Uint32Array(firstSpan[ordered.length]!);
  ordered.forEach(({ spans }, family) => {
    kept.set(spans, firstSpan[family]);
  });
  const take = (column: Uint32Array): Uint32Array => kept.map((x) => column[x]!);
  return { length: ordered.length, firstSpan, document: take(places.document), from: take(places.from), to: take(places.to), familyOfRoot };
}

/** Ascending spans of which no two overlap: one that is left out overlaps one that stays. @param list by place. */
function withoutOverlap(places: SpanColumns, uses: Uint32Array, list: readonly number[]): number[] {
  const { document, from, to } = places;
  const kept: number[] = [];
  let chained: number[] = [];
  let end = 0;
  const close = (): void => {
    for (const x of mostUsedApart(places, uses, chained)) kept.push(x);
    chained = [];
    end = 0;
  };
  for (const x of list) {
    if (chained.length > 0 && (document[x] !== document[chained[0]!] || from[x]! >= end)) close();
    chained.push(x);
    end = Math.max(end, to[x]!);
  }
  close();
  return kept;
}

/** Of spans that overlap one after the other: the most used, then the longest, then the earliest first. */
function mostUsedApart({ from, to }: SpanColumns, uses: Uint32Array, chained: readonly number[]): number[] {
  if (chained.length < 2) return [...chained];
  const lengthOf = (x: number): number => to[x]! - from[x]!;
  const kept: number[] = [];
  for (const x of [...chained].sort((p, q) => uses[q]! - uses[p]! || lengthOf(q) - lengthOf(p) || from[p]! - from[q]!))
    if (!kept.some((y) => from[x]! < to[y]! && from[y]! < to[x]!)) kept.push(x);
  return kept.sort((x, y) => from[x]! - from[y]!);
}

/** By family: bits and tokens of its strongest passage, the first of several. */
function strongestOf(passages: PassageColumns, familyOf: Uint32Array, numFamilies: number) {
  const [bits, tokens] = [new Uint32Array(numFamilies), new Uint32Array(numFamilies)];
  familyOf.forEach((family, x) => {
    if (tokens[family] !== 0 && passages.bits[x]! <= bits[family]!) return;
    bits[family] = passages.bits[x]!;
    tokens[family] = passages.tokens[x]!;
  });
  return { bits, tokens };
}

/** The documents of a family, each once, earliest first. */
export function documentsOf({ firstSpan, document }: FamilyColumns, family: number): number[] {
  const documents: number[] = [];
  for (let x = firstSpan[family]!; x < firstSpan[family + 1]!; x++) if (document[x] !== documents.at(-1)) documents.push(document[x]!);
  return documents;
}
