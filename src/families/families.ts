/**
 * Stage families: the same passage in all documents that have it. Input judged passages, output for each its family, and
 * families of spans. Two spans are one where passages join them, or where they lie in one document and nearly coincide; so a
 * fragment that some outlets quote and the paragraph that others quote are two families. A passage in thousands of documents
 * meets a few that have a word more by chance, near or far: then its exact run is what counts; and coincidence is with the
 * span that most passages have, not with any, or a family would drift word by word. Union-find; O(passages log passages).
 */

import type { Extent } from "../align/alignment.js";
import { append } from "../arrays/append.js";
import { IdTable } from "../arrays/id-table.js";
import { UnionFind } from "../arrays/union-find.js";
import type { Judged } from "../evidence/judge.js";
import { mapInTurn, sortInTurn } from "../run/in-turn.js";
import type { Steps } from "../run/pace.js";
import { SCORING, SEARCH_BOUNDS } from "../settings/scoring.js";

/** Two spans of one document are one if they share this part of the longer one. */
const SAME_SPAN = SCORING.sameSpan;
/** An exact run of this share of what a scattered passage matches stands for it. */
const CORE_SHARE = SCORING.coreShare;
/** Neighbours by start that a span is compared with, to either side. */
const LOOK_AROUND = SEARCH_BOUNDS.lookAround;

/** The tokens [from, to) of a document. */
export interface TokenSpan {
  readonly document: number;
  readonly from: number;
  readonly to: number;
}

export interface TokenFamily {
  /** Ascending by position, that is earliest document first. No two overlap: of those that do, the one that most passages have. */
  readonly spans: readonly TokenSpan[];
  /** Of its strongest passage; sixteenths of a bit. */
  readonly bits: number;
  readonly tokens: number;
}

/** Families by first span, and the family number of each passage. */
export interface FoundFamilies {
  readonly families: readonly TokenFamily[];
  readonly familyOf: Uint32Array;
}

/** The families of passages. Pure. */
export function* findFamilies(passages: readonly Judged[]): Steps<FoundFamilies> {
  const spans = new SpanTable(2 * passages.length + 1);
  const ends = yield* mapInTurn(passages, (passage) => {
    const { a0, a1, b0, b1 } = ownSpans(passage);
    return [spans.intern(passage.a, a0, a1), spans.intern(passage.b, b0, b1)] as const;
  });
  const uses = new Uint32Array(spans.size);
  for (const pair of ends) for (const x of pair) uses[x]!++;
  const sets = new UnionFind(spans.size);
  for (const [x, y] of ends) sets.union(x, y);
  yield* uniteCoincident(spans, uses, sets);
  const strongest = new Map<number, Judged>();
  passages.forEach((passage, x) => {
    const root = sets.find(ends[x]![0]);
    const known = strongest.get(root);
    if (!known || passage.bits > known.bits) strongest.set(root, passage);
  });
  const members = new Map<number, UsedSpan[]>();
  for (let x = 0; x < spans.size; x++) {
    append(members, sets.find(x), { ...spans.at(x), uses: uses[x]! });
    yield;
  }
  const apart = yield* mapInTurn(members, ([root, list]) => ({ root, spans: withoutOverlap(list) }));
  const ordered = yield* sortInTurn(apart, (x, y) => byPlace(x.spans[0]!, y.spans[0]!));
  const numberOf = new Map(ordered.map(({ root }, number) => [root, number]));
  return {
    families: ordered.map(({ root, spans: list }) => ({ spans: list, bits: strongest.get(root)!.bits, tokens: strongest.get(root)!.tokens })),
    familyOf: Uint32Array.from(ends, ([x]) => numberOf.get(sets.find(x))!),
  };
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

  at(x: number): TokenSpan {
    const start = this.#spans.lo(x);
    return { document: this.#starts.lo(start), from: this.#starts.hi(start), to: this.#spans.hi(x) };
  }
}

/** By document, start and end. */
function byPlace(x: TokenSpan, y: TokenSpan): number {
  return x.document - y.document || x.from - y.from || x.to - y.to;
}

/** A span, and how many passages have it. */
interface UsedSpan extends TokenSpan {
  readonly uses: number;
}

/**
 * The spans that a passage is known by: its own, or those of its longest exact run where that is most of what it matches and much
 * less than it spans, because a few words far away met by chance.
 */
function ownSpans({ a0, a1, b0, b1, runs, tokens }: Judged): Extent {
  const { i, j, n } = runs.reduce((longest, run) => (run.n > longest.n ? run : longest));
  const isScattered = n >= CORE_SHARE * tokens && n < SAME_SPAN * Math.max(a1 - a0, b1 - b0);
  return isScattered ? { a0: i, a1: i + n, b0: j, b1: j + n } : { a0, a1, b0, b1 };
}

/** Joins each span with the most used one that it nearly coincides with. */
function* uniteCoincident(spans: SpanTable, uses: Uint32Array, sets: UnionFind): Steps<void> {
  const all = Array.from({ length: spans.size }, (_, x) => x);
  const places = yield* mapInTurn(all, (x) => spans.at(x));
  const byStart = yield* sortInTurn(all, (x, y) => byPlace(places[x]!, places[y]!));
  const rank = new Uint32Array(spans.size);
  byStart.forEach((x, at) => {
    rank[x] = at;
  });
  const isCentre = new Uint8Array(spans.size);
  for (const x of yield* sortInTurn(byStart, (p, q) => uses[q]! - uses[p]! || rank[p]! - rank[q]!)) {
    const centre = byStart
      .slice(Math.max(0, rank[x]! - LOOK_AROUND), rank[x]! + LOOK_AROUND + 1)
      .find((y) => isCentre[y] && nearlyCoincide(places[x]!, places[y]!));
    if (centre === undefined) isCentre[x] = 1;
    else sets.union(x, centre);
    yield;
  }
}

function nearlyCoincide(x: TokenSpan, y: TokenSpan): boolean {
  return x.document === y.document && Math.min(x.to, y.to) - Math.max(x.from, y.from) >= SAME_SPAN * Math.max(x.to - x.from, y.to - y.from);
}

/** Ascending spans of which no two overlap: one that is left out overlaps one that stays. */
function withoutOverlap(list: UsedSpan[]): TokenSpan[] {
  const kept: TokenSpan[] = [];
  let chained: UsedSpan[] = [];
  let end = 0;
  for (const span of list.sort((x, y) => x.document - y.document || x.from - y.from || y.to - x.to)) {
    if (span.document !== chained[0]?.document || span.from >= end) {
      kept.push(...mostUsedApart(chained));
      chained = [];
      end = 0;
    }
    chained.push(span);
    end = Math.max(end, span.to);
  }
  kept.push(...mostUsedApart(chained));
  return kept;
}

/** Of spans that overlap one after the other: the most used, then the longest, then the earliest first. */
function mostUsedApart(chained: readonly UsedSpan[]): TokenSpan[] {
  if (chained.length < 2) return [...chained];
  const kept: TokenSpan[] = [];
  for (const span of [...chained].sort((x, y) => y.uses - x.uses || y.to - y.from - (x.to - x.from) || x.from - y.from))
    if (!kept.some(({ from, to }) => span.from < to && from < span.to)) kept.push(span);
  return kept.sort((x, y) => x.from - y.from);
}

/**
 * Which passages to keep where there is room for few: all of a family in at most `most` documents; of a larger one those that tie a document to the
 * earliest span, then for a document that none has tied its first other one. So a passage in 5,000 documents is 4,999 edges, not
 * 12.5 million. Repeats inside one document stay. @returns for each passage whether it stays.
 */
export function* thinHotFamilies(passages: readonly Judged[], { families, familyOf }: FoundFamilies, most: number): Steps<boolean[]> {
  const documentsOf = families.map(() => new Set<number>());
  for (const [x, { a, b }] of passages.entries()) {
    documentsOf[familyOf[x]!]!.add(a).add(b);
    yield;
  }
  const isFree = (x: number) => passages[x]!.a === passages[x]!.b || documentsOf[familyOf[x]!]!.size <= most;
  const isWithEarliest = (x: number): boolean => {
    const { document, to } = families[familyOf[x]!]!.spans[0]!;
    return passages[x]!.a === document && passages[x]!.a0 < to;
  };
  const tied = new Set<string>();
  const keep = (x: number): boolean => {
    const [a, b] = [`${familyOf[x]} ${passages[x]!.a}`, `${familyOf[x]} ${passages[x]!.b}`];
    if (tied.has(a) && tied.has(b)) return false;
    tied.add(a).add(b);
    return true;
  };
  const hot = passages.map((_, x) => x).filter((x) => !isFree(x));
  const kept = new Set<number>();
  for (const isFirst of [true, false])
    for (const x of hot) {
      if (isWithEarliest(x) === isFirst && keep(x)) kept.add(x);
      yield;
    }
  return passages.map((_, x) => isFree(x) || kept.has(x));
}
