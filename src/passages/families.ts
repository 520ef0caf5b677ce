/**
 * Stage passages: the same passage in all documents that have it. Input judged passages, output for each its family, and
 * families of spans. Two spans are one where passages join them, or where they lie in one document and nearly coincide; so a
 * fragment that some outlets quote and the paragraph that others quote are two families. Union-find; O(passages log passages).
 */

import { IdTable } from "../kernels/id-table.js";
import { UnionFind } from "../kernels/union-find.js";
import type { Judged } from "./judge.js";

/** Two spans of one document are one if they share this part of the longer one. */
const SAME_SPAN = 0.8;
/** Neighbours by start that are compared with a span. */
const LOOK_AHEAD = 32;

/** A span in global token positions, [from, to). */
interface TokenSpan {
  readonly from: number;
  readonly to: number;
}

export interface TokenFamily {
  /** Ascending by position, that is earliest document first. No two overlap. */
  readonly spans: readonly TokenSpan[];
  /** Of its strongest passage; sixteenths of a bit. */
  readonly bits: number;
  readonly tokens: number;
}

/** @returns families by first span, and the family number of each passage. */
export function findFamilies(passages: readonly Judged[]): { families: TokenFamily[]; familyOf: Uint32Array } {
  const spans = new IdTable(2 * passages.length + 1);
  const ends = passages.map((p) => [spans.intern(p.a0, p.a1), spans.intern(p.b0, p.b1)] as const);
  const sets = new UnionFind(spans.size);
  for (const [x, y] of ends) sets.union(x, y);
  uniteCoincident(spans, sets);
  const strongest = new Map<number, Judged>();
  passages.forEach((passage, x) => {
    const root = sets.find(ends[x]![0]);
    const known = strongest.get(root);
    if (!known || passage.bits > known.bits) strongest.set(root, passage);
  });
  const members = new Map<number, TokenSpan[]>();
  for (let x = 0; x < spans.size; x++) {
    const root = sets.find(x);
    const list = members.get(root);
    if (list) list.push({ from: spans.lo(x), to: spans.hi(x) });
    else members.set(root, [{ from: spans.lo(x), to: spans.hi(x) }]);
  }
  const ordered = [...members]
    .map(([root, list]) => ({ root, spans: withoutOverlap(list) }))
    .sort((x, y) => x.spans[0]!.from - y.spans[0]!.from || x.spans[0]!.to - y.spans[0]!.to);
  const numberOf = new Map(ordered.map(({ root }, number) => [root, number]));
  return {
    families: ordered.map(({ root, spans: list }) => ({ spans: list, bits: strongest.get(root)!.bits, tokens: strongest.get(root)!.tokens })),
    familyOf: Uint32Array.from(ends, ([x]) => numberOf.get(sets.find(x))!),
  };
}

function uniteCoincident(spans: IdTable, sets: UnionFind): void {
  const byStart = Array.from({ length: spans.size }, (_, x) => x).sort((x, y) => spans.lo(x) - spans.lo(y) || spans.hi(x) - spans.hi(y));
  for (let x = 0; x < byStart.length; x++) {
    const [from, to] = [spans.lo(byStart[x]!), spans.hi(byStart[x]!)];
    for (let y = x + 1; y < Math.min(byStart.length, x + LOOK_AHEAD); y++) {
      const [otherFrom, otherTo] = [spans.lo(byStart[y]!), spans.hi(byStart[y]!)];
      if (otherFrom - from > (1 - SAME_SPAN) * (to - from)) break;
      if (Math.min(to, otherTo) - otherFrom >= SAME_SPAN * Math.max(to - from, otherTo - otherFrom)) sets.union(byStart[x]!, byStart[y]!);
    }
  }
}

/** Ascending spans of which no two overlap, longest first (the earliest of equals): one that is left out overlaps one that stays. */
function withoutOverlap(list: TokenSpan[]): TokenSpan[] {
  const kept: TokenSpan[] = [];
  let chained: TokenSpan[] = [];
  let end = 0;
  for (const span of list.sort((x, y) => x.from - y.from || y.to - x.to)) {
    if (span.from >= end) {
      kept.push(...longestApart(chained));
      chained = [];
    }
    chained.push(span);
    end = Math.max(end, span.to);
  }
  kept.push(...longestApart(chained));
  return kept;
}

/** Of spans that overlap one after the other. */
function longestApart(chained: readonly TokenSpan[]): TokenSpan[] {
  if (chained.length < 2) return [...chained];
  const kept: TokenSpan[] = [];
  for (const span of [...chained].sort((x, y) => y.to - y.from - (x.to - x.from) || x.from - y.from))
    if (!kept.some(({ from, to }) => span.from < to && from < span.to)) kept.push(span);
  return kept.sort((x, y) => x.from - y.from);
}

/**
 * Which passages to hand out: all of a family of at most `hotSeed` spans; of a larger one those that tie a document to the
 * earliest span, then for a document that none has tied its first other one. So a passage in 5,000 documents is 4,999 edges, not
 * 12.5 million. Repeats inside one document stay. @returns for each passage whether it stays.
 */
export function thinHotFamilies(passages: readonly Judged[], { families, familyOf }: ReturnType<typeof findFamilies>, hotSeed: number): boolean[] {
  const isFree = (x: number) => passages[x]!.a === passages[x]!.b || families[familyOf[x]!]!.spans.length <= hotSeed;
  const isWithEarliest = (x: number) => passages[x]!.a0 < families[familyOf[x]!]!.spans[0]!.to;
  const tied = new Set<string>();
  const keep = (x: number): boolean => {
    const [a, b] = [`${familyOf[x]} ${passages[x]!.a}`, `${familyOf[x]} ${passages[x]!.b}`];
    if (tied.has(a) && tied.has(b)) return false;
    tied.add(a).add(b);
    return true;
  };
  const hot = passages.map((_, x) => x).filter((x) => !isFree(x));
  const kept = new Set([...hot.filter(isWithEarliest).filter(keep), ...hot.filter((x) => !isWithEarliest(x)).filter(keep)]);
  return passages.map((_, x) => isFree(x) || kept.has(x));
}
