/**
 * Stage information: which documents a model is counted on. Input ids and sizes, output the documents that come first by the hash of their
 * ids, as many as fit: a choice that depends on neither order nor number of the others, so that the same documents give the same model.
 * O(documents log documents).
 */
import { hashUnits } from "../kernels/hash.js";

/** A document that may be counted. */
export interface SampledDocument {
  readonly id: string;
  readonly numTokens: number;
}

/** Ascending places in `documents`: those of the least hashes whose tokens are together at most `maxTokens`, and one in any case. */
export function sampleDocuments(documents: readonly SampledDocument[], maxTokens: number): number[] {
  if (documents.reduce((sum, { numTokens }) => sum + numTokens, 0) <= maxTokens) return documents.map((_, x) => x);
  const hashes = documents.map(({ id }) => hashUnits(id));
  const order = documents.map((_, x) => x).sort((x, y) => hashes[x]![1] - hashes[y]![1] || hashes[x]![0] - hashes[y]![0] || x - y);
  const sample: number[] = [];
  let left = maxTokens;
  for (const x of order) {
    left -= documents[x]!.numTokens;
    if (left < 0 && sample.length > 0) break;
    sample.push(x);
  }
  return sample.sort((x, y) => x - y);
}
