/**
 * Stage sketch: pairs of documents of one collection -> exact resemblance and containment. A document's set of shingles
 * is made when it is first asked for and kept while it fits into a bound; the one unused for longest goes first.
 */
import { distinctShingles, type ShingleSet } from "../shingle/distinct-shingles.js";
import type { TokenColumns } from "../text/columns.js";
import { compareShingleSets, type Resemblance } from "./resemblance.js";

/** Exact resemblance of documents a and b (numbers in the columns), `containmentA` being that of a. */
export type PairResemblance = (a: number, b: number) => Resemblance;

/** Bytes of shingle sets kept: 8 million shingles, about 16,000 news articles. */
const CACHE_BYTES = 64 * 1024 * 1024;

/**
 * A function that gives the exact resemblance of any pair. Ask in sorted order: pairs that share a document find its set
 * in the cache. O(tokens) for a document that is not there, O(shingles) for the comparison.
 */
export function createResemblance(columns: TokenColumns, shingleSize: number, cacheBytes = CACHE_BYTES): PairResemblance {
  const sets = createSetCache(columns, shingleSize, cacheBytes);
  return (a, b) => compareShingleSets(sets(a), sets(b));
}

/** A least-recently-used cache; a Map iterates in the order of insertion. */
function createSetCache(columns: TokenColumns, k: number, cacheBytes: number): (document: number) => ShingleSet {
  const kept = new Map<number, ShingleSet>();
  let bytes = 0;
  const bytesOf = (set: ShingleSet): number => 8 * set.length + 200;
  return (document) => {
    let set = kept.get(document);
    if (set !== undefined) kept.delete(document);
    else {
      set = distinctShingles(columns, { startToken: columns.offsets[document]!, endToken: columns.offsets[document + 1]!, k });
      bytes += bytesOf(set);
    }
    kept.set(document, set);
    for (const [oldest, its] of kept) {
      if (bytes <= cacheBytes || oldest === document) break;
      kept.delete(oldest);
      bytes -= bytesOf(its);
    }
    return set;
  };
}
