/**
 * Stage sketch: pairs of documents of one collection -> exact resemblance and containment. A document's set of shingles
 * is made when it is first asked for and kept while it fits into a bound (set-cache.ts).
 */

import type { TokenColumns } from "../text/token-columns.js";
import { distinctShingles } from "./distinct-shingles.js";
import { compareShingleSets, type Resemblance } from "./resemblance.js";
import { createSetCache } from "./set-cache.js";

/** Exact resemblance of documents a and b (numbers in the columns), `containmentA` being that of a. */
export type PairResemblance = (a: number, b: number) => Resemblance;

/**
 * A function that gives the exact resemblance of any pair. Ask in sorted order: pairs that share a document find its set
 * in the cache. O(tokens) for a document that is not there, O(shingles) for the comparison.
 */
export function createResemblance(columns: TokenColumns, shingleSize: number, cacheBytes?: number): PairResemblance {
  const { offsets } = columns;
  const sets = createSetCache((d) => distinctShingles(columns, { startToken: offsets[d]!, endToken: offsets[d + 1]!, k: shingleSize }), cacheBytes);
  return (a, b) => compareShingleSets(sets(a), sets(b));
}
