/**
 * Stage stories: pairs with their relations, and near-duplicate clusters -> stories: documents tied by reuse that belong to one
 * event, each with its independent origins (origins.ts).
 *
 * Two documents are tied where their relation is a real one (not template, catchphrase, none) and they are published at most
 * `STORY_DAYS` apart or are of one cluster. A document without a time is tied as any other, but does not tie two groups whose times are
 * further apart than that: the strongest tie decides which of them it belongs to. O(pairs log pairs + documents).
 */

import { UnionFind } from "../arrays/union-find.js";
import type { DocumentOrder } from "../corpus/document-order.js";
import { distanceMs, type PublicationTime } from "../corpus/publication-time.js";
import { isReuse } from "../relations/reuse-graph.js";
import { mapInTurn } from "../run/in-turn.js";
import type { Steps } from "../run/pace.js";
import type { Share } from "../types/relation.js";
import type { Cluster, Story } from "../types/story.js";
import { findOrigins } from "./origins.js";
import type { RelatedPair } from "./ties.js";

export interface StoryOptions {
  readonly clusters: readonly Cluster[];
  /** Where the text of a document came from, as far as it is known. Asked for documents of stories only. */
  sharesOf(document: number): readonly Share[] | undefined;
  /** Which of two documents is earlier. */
  readonly order: DocumentOrder;
  /** When a document appeared, by number; undefined where it is not known, not even from its text. Asked for documents that are tied only. */
  timeOf(document: number): PublicationTime | undefined;
}

/**
 * Days that two documents of one story are apart at most. A wire, the papers that print it and the weeklies that come after lie within a
 * fortnight; a longer bound ties one season's news about a subject together. By reason, not by measurement.
 */
export const STORY_DAYS = 14;
const DAY_MS = 86_400_000;

/**
 * The stories of two or more documents, by their first document. A document is in at most one.
 * @param documents all of a run, by number. @param pairs each once; those that tie nothing are passed over.
 */
export function* findStories(
  documents: readonly { readonly id: string }[],
  pairs: Iterable<RelatedPair>,
  { clusters, order, timeOf, sharesOf }: StoryOptions,
): Steps<Story[]> {
  const clusterOf = new Map(clusters.flatMap((cluster) => cluster.documents.map((id) => [id, cluster.index] as const)));
  const related: RelatedPair[] = [];
  for (const pair of pairs) {
    if (isReuse(pair.relation)) related.push(pair);
    yield;
  }
  const isOfOneCluster = ({ a, b }: RelatedPair): boolean => {
    const cluster = clusterOf.get(documents[a]!.id);
    return cluster !== undefined && cluster === clusterOf.get(documents[b]!.id);
  };
  const times = new Array<PublicationTime | undefined>(documents.length).fill(undefined);
  for (const { a, b } of related) {
    for (const document of [a, b]) times[document] ??= timeOf(document);
    yield;
  }
  const groups = tieDocuments(times, related, { order, isOfOneCluster });
  const stories: Story[] = [];
  for (const [index, { members, pairs: inside }] of gather(groups, documents.map((_, d) => d).sort(order), related).entries()) {
    const ids = members.map((number) => documents[number]!.id);
    const accounts = yield* mapInTurn(members, sharesOf);
    stories.push({
      index,
      documents: ids,
      clusters: [...new Set(ids.flatMap((each) => clusterOf.get(each) ?? []))].sort((x, y) => x - y),
      origins: findOrigins({ ids, pairs: inside, accounts }),
    });
    yield;
  }
  return stories;
}

/** Groups of documents: ties of one cluster, then of known times, then the strongest first. */
function tieDocuments(
  times: readonly (PublicationTime | undefined)[],
  pairs: readonly RelatedPair[],
  { order, isOfOneCluster }: { readonly order: DocumentOrder; isOfOneCluster(pair: RelatedPair): boolean },
): UnionFind {
  const groups = new UnionFind(times.length);
  const spans = [...times];
  const join = ({ a, b }: RelatedPair): void => {
    const span = hull(spans[groups.find(a)], spans[groups.find(b)]);
    groups.union(a, b);
    spans[groups.find(a)] = span;
  };
  const undated: RelatedPair[] = [];
  for (const pair of pairs) {
    const gapMs = gapBetween(times[pair.a], times[pair.b]);
    if (isOfOneCluster(pair) || (gapMs !== undefined && gapMs <= STORY_DAYS * DAY_MS)) join(pair);
    else if (gapMs === undefined) undated.push(pair);
  }
  const strength = ({ coverageA, coverageB }: RelatedPair): number => Math.max(coverageA, coverageB);
  for (const pair of undated.sort((x, y) => strength(y) - strength(x) || order(x.a, y.a) || order(x.b, y.b))) {
    const gapMs = gapBetween(spans[groups.find(pair.a)], spans[groups.find(pair.b)]);
    if (gapMs === undefined || gapMs <= STORY_DAYS * DAY_MS) join(pair);
  }
  return groups;
}

/** Undefined where one of the two is not known. */
function gapBetween(x: PublicationTime | undefined, y: PublicationTime | undefined): number | undefined {
  return x && y && distanceMs(x, y);
}

function hull(x: PublicationTime | undefined, y: PublicationTime | undefined): PublicationTime | undefined {
  if (x === undefined || y === undefined) return x ?? y;
  return { startMs: Math.min(x.startMs, y.startMs), endMs: Math.max(x.endMs, y.endMs) };
}

interface Gathered {
  /** Document numbers, earliest first. */
  readonly members: number[];
  /** Between members, by their places in `members`. */
  readonly pairs: RelatedPair[];
}

/** Groups of two or more, by their first documents. @param documents earliest first. */
function gather(groups: UnionFind, documents: readonly number[], pairs: readonly RelatedPair[]): Gathered[] {
  const stories = new Map<number, Gathered>();
  const places = new Uint32Array(documents.length);
  for (const document of documents) {
    if (groups.sizeOf(document) < 2) continue;
    const group = groups.find(document);
    const story = stories.get(group) ?? { members: [], pairs: [] };
    stories.set(group, story);
    places[document] = story.members.push(document) - 1;
  }
  for (const pair of pairs) {
    const group = groups.find(pair.a);
    if (group === groups.find(pair.b)) stories.get(group)!.pairs.push({ ...pair, a: places[pair.a]!, b: places[pair.b]! });
  }
  return [...stories.values()];
}
