/**
 * Stage sketch: document number -> its set of shingles, made when it is first asked for and kept while it fits into a bound; the
 * one unused for longest goes first. O(1) for one that is kept; a Map iterates in the order of insertion.
 */
import type { ShingleSet } from "./distinct-shingles.js";

/** Bytes of shingle sets kept: 8 million shingles, about 16,000 news articles. */
const CACHE_BYTES = 64 * 1024 * 1024;

/** A least-recently-used cache of what `make` gives; the set that was asked for last is kept whatever its size. */
export function createSetCache(make: (document: number) => ShingleSet, cacheBytes = CACHE_BYTES): (document: number) => ShingleSet {
  const kept = new Map<number, ShingleSet>();
  let bytes = 0;
  const bytesOf = (set: ShingleSet): number => 8 * set.length + 200;
  return (document) => {
    let set = kept.get(document);
    if (set !== undefined) kept.delete(document);
    else {
      set = make(document);
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
