/**
 * Page of the report: what is shown of a pair wherever it stands: the share that the two have in common, and where it is read. O(1).
 */

import type { PairHead } from "../../src/report/report-data.js";
import type { DocumentSummary } from "../../src/types/result.js";
import { fragmentOf } from "./route.js";

/** The larger of what the two have of each other, 0 to 1; the resemblance where passages were not looked for. */
export function shareOf({ coverageA, coverageB, resemblance }: PairHead): number {
  return Math.max(coverageA, coverageB) || resemblance;
}

/** The reading view of a pair, at its first passage if it has one. */
export function hrefOfPair(documents: readonly DocumentSummary[], { a, b, passages }: PairHead): string {
  const [first, second] = [documents[a] as DocumentSummary, documents[b] as DocumentSummary];
  return fragmentOf({ view: "reader", a: first.id, b: second.id, ...(passages > 0 && { passage: 1 }) });
}
