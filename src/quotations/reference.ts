/**
 * Stage quotations: which form of a quotation the others are held against. Input the documents that have it, with what is known of them, output
 * the ones that come first in question and why:
 *
 *   1. release   a document known to be the release, else one with a mark that only releases have
 *   2. source    the one that most of the others took text from, and that took none from them
 *   3. earliest  the one that was over before all others
 *   4. fullest   nothing tells: all of them; what most have word for word decides, then the fullest form
 *
 * Where several are left by one rule the next decides among them. Names, and the order of documents, decide nothing: documents without a
 * time come in the order of the input, which says nothing of who was first. O(documents).
 */

import type { DocumentOrder } from "../corpus/document-order.js";
import { type DocumentTime, isBefore } from "../relations/document-times.js";
import type { ReferenceReason } from "../types/quotation.js";

/** What is known of documents, by number. */
export interface ReferenceContext {
  readonly order: DocumentOrder;
  isKnownRelease(document: number): boolean;
  isMarkedRelease(document: number): boolean;
  time(document: number): DocumentTime;
  /** The documents that one has text of, where that is determined. */
  sourcesOf(document: number): ReadonlySet<number>;
}

/** The documents that are left in question, earliest first, and the rule that left them. */
export interface Referenced {
  readonly documents: readonly number[];
  readonly reason: ReferenceReason;
}

/** @param documents each once, earliest first. */
export function referenceDocuments(context: ReferenceContext, documents: readonly number[]): Referenced {
  const known = documents.filter((d) => context.isKnownRelease(d));
  if (known.length > 0) return { documents: earliestOf(context, known), reason: "release" };
  const marked = documents.filter((d) => context.isMarkedRelease(d));
  if (marked.length > 0) return { documents: earliestOf(context, marked), reason: "release" };
  const sources = commonSources(context, documents);
  if (sources.length > 0) return { documents: earliestOf(context, sources), reason: "source" };
  const earliest = earliestOf(context, documents);
  return { documents: earliest, reason: earliest.length === 1 ? "earliest" : "fullest" };
}

/** Those that most of the others took text from; none where that is nobody. */
function commonSources({ sourcesOf, order }: ReferenceContext, documents: readonly number[]): number[] {
  const here = new Set(documents);
  const takers = new Map<number, number>();
  for (const d of documents) for (const source of sourcesOf(d)) if (here.has(source)) takers.set(source, (takers.get(source) ?? 0) + 1);
  const first = [...takers].filter(([d]) => ![...sourcesOf(d)].some((source) => here.has(source)));
  const most = Math.max(0, ...first.map(([, count]) => count));
  return first.flatMap(([d, count]) => (count === most ? d : [])).sort(order);
}

/** The one that was over before all others, else all that may have been first: any without a time may. */
function earliestOf({ time }: ReferenceContext, documents: readonly number[]): readonly number[] {
  const known = documents.filter((d) => time(d).interval);
  if (known.length === 0) return documents;
  const first = known.reduce((x, y) => (time(y).interval!.endMs < time(x).interval!.endMs ? y : x));
  return documents.filter((d) => d === first || !isBefore(time(first), time(d)));
}
