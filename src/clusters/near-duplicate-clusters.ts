/**
 * Stage clusters: verified near-duplicate pairs -> clusters, the connected components (single linkage): two documents of
 * a cluster are joined by a chain of pairs, not necessarily by one. O(documents + pairs).
 */

import { UnionFind } from "../kernels/union-find.js";
import type { Cluster } from "../types.js";

/** Two documents by number. */
export interface DocumentPair {
  readonly a: number;
  readonly b: number;
}

/**
 * The clusters of two or more documents: documents in input order, clusters by their first document, `id` being the
 * place in the result.
 * @param ids id of each document, by number.
 */
export function nearDuplicateClusters(ids: readonly string[], pairs: Iterable<DocumentPair>): Cluster[] {
  const sets = new UnionFind(ids.length);
  for (const { a, b } of pairs) sets.union(a, b);
  const clusterOf = new Map<number, string[]>();
  ids.forEach((id, document) => {
    if (sets.sizeOf(document) < 2) return;
    const root = sets.find(document);
    const documents = clusterOf.get(root);
    if (documents === undefined) clusterOf.set(root, [id]);
    else documents.push(id);
  });
  return Array.from(clusterOf.values(), (documents, id) => ({ id, documents }));
}
