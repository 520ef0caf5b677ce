/** Buckets and candidate pairs by grouping items under the text of each band, with Maps: the plain form of src/lsh. */

/** The buckets of one band: ascending items that agree in all its rows. */
export function plainBuckets(signatures: readonly (readonly number[])[], band: number, rows: number): number[][] {
  const buckets = new Map<string, number[]>();
  signatures.forEach((signature, item) => {
    const key = signature.slice(band * rows, (band + 1) * rows).join(" ");
    buckets.set(key, [...(buckets.get(key) ?? []), item]);
  });
  return [...buckets.values()];
}

/** [a, b] with a < b, ascending, each once. */
export function plainCandidates(signatures: readonly (readonly number[])[], { bands, rows }: { bands: number; rows: number }): [number, number][] {
  const pairs = new Map<string, [number, number]>();
  for (let band = 0; band < bands; band++)
    for (const bucket of plainBuckets(signatures, band, rows))
      bucket.forEach((b, j) => {
        for (const a of bucket.slice(0, j)) pairs.set(`${a} ${b}`, [a, b]);
      });
  return [...pairs.values()].sort((x, y) => x[0] - y[0] || x[1] - y[1]);
}
