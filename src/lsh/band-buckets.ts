/**
 * Stage lsh, for batches: the signatures of n items in one array -> for each band the buckets of items that agree in all its
 * rows (Indyk & Motwani 1998). Each band is sorted by its keys, so a bucket is a run; no Map, no array a bucket, and no list
 * of pairs, which would be quadratic in a bucket.
 *
 *   signatures   item 0: c c c c ... c   item 1: c c c c ... c   ...    stride components each
 *                        band 0 | band 1 | (unused)                     rows components each
 *
 * Two bands with the same 32-bit key and different components share a bucket (probability 2^-32): one more candidate to
 * verify, nothing else. O(bands n) time, 12 bytes an item and band.
 */
import { radixSort } from "../arrays/radix-sort.js";
import type { Steps } from "../run/pace.js";
import { bandKey } from "./band-key.js";

/** Layout of the signatures. */
export interface SignatureLayout {
  /** Components of one signature; bands * rows of them are used. */
  readonly stride: number;
  readonly bands: number;
  readonly rows: number;
}

/**
 * The buckets of all bands. Slot band * numItems + item belongs to an item in a band.
 *
 *   order   0 4 7 | 1 | 2 3 ...        items, ascending inside a bucket; bucket x is order[start, end)
 *   start   by slot: where the bucket of that item begins in `order`
 *   end     by slot: where it ends
 */
export interface BandBuckets {
  readonly numItems: number;
  readonly bands: number;
  readonly order: Uint32Array;
  readonly start: Uint32Array;
  readonly end: Uint32Array;
}

/** The buckets of the items whose signatures follow each other in `signatures`; deterministic. */
export function* bucketBands(signatures: Uint32Array, { stride, bands, rows }: SignatureLayout): Steps<BandBuckets> {
  const numItems = signatures.length / stride;
  const slots = bands * numItems;
  const buckets = { numItems, bands, order: new Uint32Array(slots), start: new Uint32Array(slots), end: new Uint32Array(slots) };
  const keys = new Uint32Array(numItems);
  for (let band = 0; band < bands; band++) {
    yield;
    const base = band * numItems;
    const order = buckets.order.subarray(base, base + numItems);
    for (let item = 0; item < numItems; item++) {
      keys[item] = bandKey(signatures, item * stride + band * rows, rows);
      order[item] = item;
    }
    yield* radixSort(keys, order);
    for (let start = 0, end = 0; start < numItems; start = end) {
      for (end = start + 1; end < numItems && keys[end] === keys[start]; end++);
      for (let i = start; i < end; i++) {
        buckets.start[base + order[i]!] = base + start;
        buckets.end[base + order[i]!] = base + end;
      }
    }
  }
  return buckets;
}
