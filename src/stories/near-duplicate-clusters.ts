/**
 * Stage stories: verified near-duplicate pairs -> clusters (guarded-linkage.ts), each with the document that stands for it and the pair
 * it hangs on: the least edge of a maximum spanning tree of its pairs (Kruskal 1956). What the guard against chaining kept apart is
 * counted in `limits`. O(pairs log pairs), and the exact resemblances that the guard asks for.
 */
import { append } from "../arrays/append.js";
import { UnionFind } from "../arrays/union-find.js";
import { publisherOf } from "../relations/publisher-names.js";
import { mapInTurn, sortInTurn } from "../run/in-turn.js";
import type { Steps } from "../run/pace.js";
import type { Limit } from "../types/limit.js";
import type { Representative } from "../types/options.js";
import type { Cluster } from "../types/story.js";
import { type LinkageOptions, linkDocuments, type ResemblingDocuments, strongestFirst } from "./guarded-linkage.js";

interface ClusterOptions extends LinkageOptions {
  /** @default "earliest" */
  readonly representative?: Representative | undefined;
}

interface NearDuplicateClusters {
  readonly clusters: Cluster[];
  readonly limits: Limit[];
}

/**
 * The clusters of two or more documents: documents in document order, clusters by their first document, `id` being the place in the
 * result. Every document that has a pair is in one. The order of `pairs` and of their ends does not matter.
 * @param documents by number, in document order.
 */
export function* nearDuplicateClusters(
  documents: readonly (RepresentedDocument & { readonly id: string })[],
  pairs: Iterable<ResemblingDocuments>,
  options: ClusterOptions,
): Steps<NearDuplicateClusters> {
  const ascending = yield* mapInTurn(pairs, ({ a, b, resemblance }) => ({ a: Math.min(a, b), b: Math.max(a, b), resemblance }));
  const sorted = yield* sortInTurn(ascending, strongestFirst);
  const groups = yield* linkDocuments(documents.length, sorted, options);
  const weakest = weakestPairs(groups, sorted, documents.length);
  const idOf = (document: number): string => documents[document]!.id;
  const clusters = yield* mapInTurn(membersOf(groups, documents.length), ([group, members], index) => {
    const { a, b, resemblance } = weakest.get(group)!;
    return {
      index,
      documents: members.map(idOf),
      representative: idOf(representativeOf(members, documents, options.representative ?? "earliest")),
      weakest: { a: idOf(a), b: idOf(b), resemblance },
    };
  });
  return { clusters, limits: splitLimits(groups, sorted, documents.length) };
}

/** Groups of two or more by what stands for them, in the order of their first documents. */
function membersOf(groups: UnionFind, numDocuments: number): Map<number, number[]> {
  const members = new Map<number, number[]>();
  for (let document = 0; document < numDocuments; document++) {
    if (groups.sizeOf(document) > 1) append(members, groups.find(document), document);
  }
  return members;
}

/** By group: the last pair that a maximum spanning tree of it takes. */
function weakestPairs(groups: UnionFind, sorted: readonly ResemblingDocuments[], numDocuments: number): Map<number, ResemblingDocuments> {
  const weakest = new Map<number, ResemblingDocuments>();
  const tree = new UnionFind(numDocuments);
  for (const pair of sorted) {
    const group = groups.find(pair.a);
    if (group === groups.find(pair.b) && tree.union(pair.a, pair.b)) weakest.set(group, pair);
  }
  return weakest;
}

/** What single linkage would have joined and the guard kept apart. */
function splitLimits(groups: UnionFind, sorted: readonly ResemblingDocuments[], numDocuments: number): Limit[] {
  const bridges = sorted.filter(({ a, b }) => groups.find(a) !== groups.find(b));
  if (bridges.length === 0) return [];
  const chained = new UnionFind(numDocuments);
  const parts = new Set<number>();
  for (const { a, b } of sorted) chained.union(a, b);
  const wholes = new Set(bridges.map(({ a }) => chained.find(a)));
  for (const { a } of sorted) if (wholes.has(chained.find(a))) parts.add(groups.find(a));
  const detail = `near-duplicate pairs between documents of different clusters: following them would have chained ${parts.size} clusters to ${wholes.size}, although these resemble each other too little on average`;
  return [{ code: "cluster-split", count: bridges.length, detail }];
}

/** What the rules look at. */
interface RepresentedDocument {
  readonly text: { readonly length: number };
  readonly source?: string | null | undefined;
  readonly url?: string | null | undefined;
}

/** The number of the document that stands for `members`, which are numbers in document order, at least one. */
function representativeOf(members: readonly number[], documents: readonly RepresentedDocument[], rule: Representative): number {
  if (rule === "earliest") return members[0]!;
  if (rule === "longest") return best(members, (document) => -documents[document]!.text.length);
  const { preferredSources } = rule;
  const rankOf = new Map(preferredSources.map((source, rank) => [publisherOf(source)?.key, rank] as const).reverse());
  return best(members, (document) => {
    const key = publisherOf(documents[document]!.source, documents[document]!.url)?.key;
    return (key === undefined ? undefined : rankOf.get(key)) ?? preferredSources.length;
  });
}

/** The first member of the least rank. */
function best(members: readonly number[], rank: (document: number) => number): number {
  return members.reduce((least, document) => (rank(document) < rank(least) ? document : least));
}
