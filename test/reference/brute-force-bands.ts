/** Candidate pairs by grouping documents under the text of each band, with Maps: the plain form of src/lsh/candidate-pairs.ts. */

export interface PlainCandidates {
  /** [a, b] with a < b, ascending, each once. */
  readonly pairs: [number, number][];
  readonly largeBuckets: number;
  readonly documentsInLargeBuckets: number;
}

/** A bucket of more than `maxBucket` documents ties each to the first only. */
export function plainCandidates(signatures: readonly (readonly number[])[], options: { bands: number; rows: number; maxBucket: number }): PlainCandidates {
  const { bands, rows, maxBucket } = options;
  const pairs = new Map<string, [number, number]>();
  const inLarge = new Set<number>();
  let largeBuckets = 0;
  for (let band = 0; band < bands; band++) {
    const buckets = new Map<string, number[]>();
    signatures.forEach((signature, d) => {
      const key = signature.slice(band * rows, (band + 1) * rows).join(" ");
      buckets.set(key, [...(buckets.get(key) ?? []), d]);
    });
    for (const bucket of buckets.values()) {
      if (bucket.length > maxBucket) {
        largeBuckets++;
        for (const d of bucket) inLarge.add(d);
      }
      bucket.forEach((b, j) => {
        for (const a of bucket.slice(0, bucket.length > maxBucket ? Math.min(1, j) : j)) pairs.set(`${a} ${b}`, [a, b]);
      });
    }
  }
  return { pairs: [...pairs.values()].sort((x, y) => x[0] - y[0] || x[1] - y[1]), largeBuckets, documentsInLargeBuckets: inLarge.size };
}
