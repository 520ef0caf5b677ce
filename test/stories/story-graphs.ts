/** Made-up histories: documents with times, and pairs with relations, as `findStories` takes them. */

import { type PublicationTime, parsePublicationTime } from "../../src/corpus/publication-time.js";
import { finish } from "../../src/run/pace.js";
import { findStories } from "../../src/stories/stories.js";
import type { Pair, Relation, RelationLabel, Share } from "../../src/types/relation.js";
import type { Cluster, Story } from "../../src/types/story.js";

/** A pair whose relation is judged. */
export type JudgedPair = Pair & { readonly relation: Relation };

interface DatedDocument {
  readonly id: string;
  readonly shares: readonly Share[] | undefined;
  readonly time: PublicationTime | undefined;
}

/** `findStories` of documents that have their times with them. */
export function storiesOf(documents: readonly DatedDocument[], pairs: readonly JudgedPair[], clusters: readonly Cluster[] = []): Story[] {
  const numberOf = (id: string): number => documents.findIndex((document) => document.id === id);
  const related = pairs.map(({ a, b, coverageA, coverageB, relation }) => ({ a: numberOf(a), b: numberOf(b), coverageA, coverageB, relation }));
  return finish(
    findStories(documents, related, { clusters, order: (x, y) => x - y, timeOf: (d) => documents[d]!.time, sharesOf: (d) => documents[d]!.shares }),
  );
}

/** A document of this day of January 2020, or of the ISO time; undefined for one without a time. */
export function documentOf(id: string, day: number | string | undefined, shares?: readonly Share[]): DatedDocument {
  const written = typeof day === "number" ? new Date(Date.UTC(2020, 0, day)).toISOString().slice(0, 10) : day;
  const time = parsePublicationTime(written);
  return { id, time: typeof time === "string" ? undefined : time, shares };
}

interface PairOptions extends Partial<Pick<Relation, "direction" | "via" | "wire">> {
  /** Of both. */
  readonly coverage?: number;
  readonly coverageB?: number;
}

/** A pair; its direction is a-to-b unless something else is said. */
export function pairOf(
  a: string,
  b: string,
  label: RelationLabel,
  { direction = "a-to-b", via = null, wire = null, coverage = 0.5, coverageB = coverage }: PairOptions = {},
): JudgedPair {
  const relation: Relation = { label, direction, evidence: [], via, wire };
  return { a, b, resemblance: 0.1, containmentA: 0, containmentB: 0, coverageA: coverage, coverageB, passages: [], relation };
}

/** What `b` took from `a`. */
export function shareOf(from: string, share: number, label: RelationLabel = "syndication"): Share {
  return { from, label, share };
}
