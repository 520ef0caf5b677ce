/**
 * Stage stories: the documents of a cluster -> the one that stands for it, by a stated rule. O(documents).
 */

import { publisherOf } from "../relations/publisher-names.js";
import type { Representative } from "../types/options.js";

/** What the rules look at. */
export interface RepresentedDocument {
  readonly text: string;
  readonly source?: string | null | undefined;
  readonly url?: string | null | undefined;
}

/** The number of the document that stands for `members`, which are numbers in document order, at least one. */
export function representativeOf(members: readonly number[], documents: readonly RepresentedDocument[], rule: Representative): number {
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
