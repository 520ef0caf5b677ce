/**
 * Stage lsh, for batches: the signatures of n documents in one array -> the distinct pairs that agree in all rows of some
 * band (Indyk & Motwani 1998). Each band is sorted by its keys, so a bucket is a run; no Map, no array a bucket.
 *
 *   signatures   document 0: c c c c ... c   document 1: c c c c ... c   ...    stride components each
 *                            band 0 | band 1 | (unused)                         rows components each
 *
 * A pair is emitted by the first band it agrees in, found by comparing components, so that a collision of keys makes no
 * candidate and 1,000 identical documents make 499,500 pairs once, not once a band. A bucket of more than `maxBucket`
 * documents would make too many pairs: each of its documents is paired with its first one only, and they are counted.
 * O(bands n + pairs), 8 bytes a pair.
 */
import { radixSort } from "../kernels/radix-sort.js";
import { bandKey, sameBand } from "./band-key.js";

/** Layout of the signatures and the bound on buckets. */
export interface CandidateOptions {
  /** Components of one signature; bands * rows of them are used. */
  readonly stride: number;
  readonly bands: number;
  readonly rows: number;
  readonly maxBucket: number;
}

/** Candidate pairs a[i] < b[i], ascending by (a, b), each once. */
export interface CandidatePairs {
  readonly a: Uint32Array;
  readonly b: Uint32Array;
  /** Buckets of more than `maxBucket` documents. */
  readonly largeBuckets: number;
  /** Documents that stand in at least one of them. */
  readonly documentsInLargeBuckets: number;
}

/** The candidate pairs among the documents whose signatures follow each other in `signatures`; deterministic. */
export function findCandidatePairs(signatures: Uint32Array, options: CandidateOptions): CandidatePairs {
  const { stride, bands, rows, maxBucket } = options;
  const numDocuments = signatures.length / stride;
  const pairs = createPairList();
  const large = createLargeBuckets(numDocuments);
  const keys = new Uint32Array(numDocuments);
  const documents = new Uint32Array(numDocuments);
  for (let band = 0; band < bands; band++) {
    for (let d = 0; d < numDocuments; d++) {
      keys[d] = bandKey(signatures, d * stride + band * rows, rows);
      documents[d] = d;
    }
    radixSort(keys, documents);
    forEachRun(keys, (start, end) => {
      const bucket = documents.subarray(start, end);
      if (bucket.length > maxBucket) {
        large.add(band, bucket);
        for (const b of bucket.subarray(1)) if (sharesBand(bucket[0]!, b, band)) pairs.push(bucket[0]!, b);
      } else
        for (let i = 0; i < bucket.length; i++)
          for (let j = i + 1; j < bucket.length; j++) {
            const a = bucket[i]!;
            const b = bucket[j]!;
            if (sharesBand(a, b, band) && !emittedBefore(a, b, band)) pairs.push(a, b);
          }
    });
  }
  return { ...pairs.sortedDistinct(), largeBuckets: large.buckets, documentsInLargeBuckets: large.documents };

  function sharesBand(a: number, b: number, band: number): boolean {
    return sameBand(signatures, a * stride + band * rows, b * stride + band * rows, rows);
  }

  function emittedBefore(a: number, b: number, band: number): boolean {
    for (let earlier = 0; earlier < band; earlier++) if (sharesBand(a, b, earlier) && !large.has(earlier, a)) return true;
    return false;
  }
}

/** Calls back with [start, end) of every run of two or more equal keys. */
function forEachRun(keys: Uint32Array, found: (start: number, end: number) => void): void {
  for (let start = 0, end = 0; start < keys.length; start = end) {
    for (end = start + 1; end < keys.length && keys[end] === keys[start]; end++);
    if (end - start > 1) found(start, end);
  }
}

/** Which documents stand in a large bucket of which band: a byte a document for each band that has one. */
function createLargeBuckets(numDocuments: number) {
  const marks: (Uint8Array | undefined)[] = [];
  const anywhere = new Set<number>();
  let buckets = 0;
  return {
    add(band: number, bucket: Uint32Array): void {
      buckets++;
      marks[band] ??= new Uint8Array(numDocuments);
      for (const document of bucket) {
        marks[band][document] = 1;
        anywhere.add(document);
      }
    },
    has: (band: number, document: number): boolean => marks[band]?.[document] === 1,
    get buckets() {
      return buckets;
    },
    get documents() {
      return anywhere.size;
    },
  };
}

/** A growing list of pairs in two columns. */
function createPairList() {
  let a = new Uint32Array(1024);
  let b = new Uint32Array(1024);
  let length = 0;
  const grow = (old: Uint32Array): Uint32Array<ArrayBuffer> => {
    const grown = new Uint32Array(2 * old.length);
    grown.set(old);
    return grown;
  };
  return {
    push(first: number, second: number): void {
      if (length === a.length) {
        a = grow(a);
        b = grow(b);
      }
      a[length] = first;
      b[length++] = second;
    },
    /** Pairs with the first of large buckets may come from several bands. */
    sortedDistinct(): { a: Uint32Array; b: Uint32Array } {
      const first = a.subarray(0, length);
      const second = b.subarray(0, length);
      radixSort(second, first);
      radixSort(first, second);
      let kept = 0;
      for (let i = 0; i < length; i++) {
        if (kept > 0 && first[i] === first[kept - 1] && second[i] === second[kept - 1]) continue;
        first[kept] = first[i]!;
        second[kept++] = second[i]!;
      }
      return { a: first.slice(0, kept), b: second.slice(0, kept) };
    },
  };
}
