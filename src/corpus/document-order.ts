/**
 * Leaf: what "earlier" means, here alone: of two documents the one whose time begins first; of equal times, and of documents without one, which
 * come last, the one that came first. Input times, output comparisons by document number. What is reported first of two (side a of a
 * passage, the first span of a family, the reference of a quotation that all have alike) is the earlier one in this order; whether one was over before
 * another began, on which claims rest, is another question (relations/document-times.ts). O(1).
 */
import type { PublicationTime } from "./publication-time.js";

/** Below 0 where document x is earlier than y; 0 for one document only. */
export type DocumentOrder = (x: number, y: number) => number;

/** When a document was published, to sort by: documents without a time come last. A finite stand-in: the difference of two infinities has no order. */
export function startOf(time: PublicationTime | undefined): number {
  return time?.startMs ?? Number.MAX_SAFE_INTEGER;
}

/** The order of documents that came in the order of their numbers. @param times by number. */
export function documentOrder(times: readonly (PublicationTime | undefined)[]): DocumentOrder {
  return (x, y) => startOf(times[x]) - startOf(times[y]) || x - y;
}
