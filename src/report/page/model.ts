/**
 * Page of the report: the overview with what is looked up in it again and again. Built once, O(documents + pairs).
 */
import type { DocumentSummary } from "../../types.js";
import type { Overview, PairHead } from "../report-data.js";
import { startMs } from "./figures.js";

/** Documents that are tied by reuse: a story, or a component of the pairs where the detection knows no stories. */
export interface Group {
  readonly documents: readonly number[];
  /** Indices of pairs between them. */
  readonly pairs: readonly number[];
  /** Number of independent origins; undefined where it is not known. */
  readonly origins: number | undefined;
}

export interface Model extends Overview {
  /** Start of the publication time of each document; NaN where it is unknown. */
  readonly startMs: Float64Array;
  /** Indices of pairs by document, repeats inside it among them. */
  readonly pairsOf: readonly (readonly number[])[];
  /** Largest first. */
  readonly groups: readonly Group[];
  /** Place of a document by its id as an address can hold it (lone surrogates replaced). */
  documentOf(id: string): number | undefined;
  /** Index of the pair of two documents, in any order. */
  pairOf(a: number, b: number): number | undefined;
  /** Index of the quotation of a family. */
  readonly quotationOfFamily: ReadonlyMap<number, number>;
}

export function createModel(overview: Overview): Model {
  const { documents, pairs } = overview;
  const numberOf = new Map(documents.map(({ id }, number) => [asAddressed(id), number]));
  const pairsOf: number[][] = documents.map(() => []);
  pairs.forEach(({ a, b }, index) => {
    pairsOf[a]?.push(index);
    if (a !== b) pairsOf[b]?.push(index);
  });
  return {
    ...overview,
    startMs: Float64Array.from(documents, ({ publishedAt }) => startMs(publishedAt) ?? Number.NaN),
    pairsOf,
    groups: groupsOf(overview, numberOf, pairsOf),
    documentOf: (id) => numberOf.get(asAddressed(id)),
    pairOf: (a, b) => pairsOf[a]?.find((index) => isPairOf(pairs[index] as PairHead, a, b)),
    quotationOfFamily: new Map(overview.quotations.map(({ family }, index) => [family, index])),
  };
}

function isPairOf(pair: PairHead, a: number, b: number): boolean {
  return (pair.a === a && pair.b === b) || (pair.a === b && pair.b === a);
}

/** What comes back when `id` has been in a URL. */
function asAddressed(id: string): string {
  return id.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "\ufffd");
}

function groupsOf({ stories, documents, pairs }: Overview, numberOf: ReadonlyMap<string, number>, pairsOf: readonly (readonly number[])[]): Group[] {
  const groups: { documents: number[]; origins: number | undefined }[] = stories.map((story) => ({
    documents: story.documents.flatMap((id) => numberOf.get(asAddressed(id)) ?? []),
    origins: story.origins.length,
  }));
  const known = groups.length > 0 ? groups : components(documents, pairs, pairsOf).map((members) => ({ documents: members, origins: undefined }));
  return known
    .filter((group) => group.documents.length > 1)
    .map((group) => ({ ...group, pairs: pairsWithin(group.documents, pairs, pairsOf) }))
    .sort((x, y) => y.documents.length - x.documents.length);
}

function pairsWithin(members: readonly number[], pairs: readonly PairHead[], pairsOf: readonly (readonly number[])[]): number[] {
  const inside = new Set(members);
  const found = members.flatMap((document) =>
    (pairsOf[document] ?? []).filter((index) => {
      const { a, b } = pairs[index] as PairHead;
      return a === document && a !== b && inside.has(b);
    }),
  );
  return found.sort((x, y) => x - y);
}

function components(documents: readonly DocumentSummary[], pairs: readonly PairHead[], pairsOf: readonly (readonly number[])[]): number[][] {
  const seen = new Uint8Array(documents.length);
  const found: number[][] = [];
  documents.forEach((_, start) => {
    if (seen[start] === 1) return;
    seen[start] = 1;
    const members = [start];
    for (const member of members)
      for (const index of pairsOf[member] ?? []) {
        const { a, b } = pairs[index] as PairHead;
        const other = a === member ? b : a;
        if (seen[other] === 1) continue;
        seen[other] = 1;
        members.push(other);
      }
    found.push(members.sort((x, y) => x - y));
  });
  return found;
}
