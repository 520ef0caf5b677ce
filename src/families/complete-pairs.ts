/**
 * Stage families: which pairs of a family are still to be aligned. Ties align each member of a family with the first ones that have its
 * passage; what two other members share is known to be there, not where it begins and ends. Input the passages of all ties, output the
 * pairs of documents that families of at most `most` documents have beside those. In a larger family n (n - 1) / 2
 * pairs say no more than n - 1 do. O(passages log passages + pairs).
 */
import { IdTable } from "../arrays/id-table.js";
import type { DocumentOrder } from "../corpus/document-order.js";
import type { Steps } from "../run/pace.js";
import { type PairLists, pairLists } from "../seeds/ties.js";
import { documentsOf, findFamilies } from "./families.js";
import type { PassageColumns } from "./passage-columns.js";

export interface KnownPairs {
  /** Pairs that are aligned already. */
  readonly aligned: PairLists;
  /** Documents of a family that all its pairs are wanted of, at most. */
  readonly most: number;
  readonly order: DocumentOrder;
  /** Whether two documents may be compared. */
  mayCompare(a: number, b: number): boolean;
}

/** @returns the pairs, and how many families were too large for them. */
export function* pairsToComplete(
  passages: PassageColumns,
  { aligned, most, order, mayCompare }: KnownPairs,
): Steps<{ readonly pairs: PairLists; readonly large: number }> {
  const known = new IdTable();
  const numDocuments = aligned.first.length - 1;
  for (let a = 0; a < numDocuments; a++) for (let x = aligned.first[a]!; x < aligned.first[a + 1]!; x++) known.intern(a, aligned.partners[x]!);
  const more = new IdTable();
  let large = 0;
  const families = yield* findFamilies(passages, order);
  for (let family = 0; family < families.length; family++) {
    yield;
    const documents = documentsOf(families, family);
    if (documents.length > most) {
      large++;
      continue;
    }
    documents.forEach((b, y) => {
      for (const a of documents.slice(0, y)) if (known.find(a, b) < 0 && mayCompare(a, b)) more.intern(a, b);
    });
  }
  return { pairs: pairLists(more, numDocuments), large };
}
