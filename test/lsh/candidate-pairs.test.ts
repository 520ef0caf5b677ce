import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bandKey } from "../../src/lsh/band-key.js";
import { findCandidatePairs } from "../../src/lsh/candidate-pairs.js";
import { plainCandidates } from "../reference/brute-force-bands.js";

/** Signatures of 7 components, of which 3 bands of 2 rows are used. */
const signatures = fc.array(fc.array(fc.nat(2), { minLength: 7, maxLength: 7 }), { maxLength: 25 });
const LAYOUT = { stride: 7, bands: 3, rows: 2 };

function pairsOf(given: readonly (readonly number[])[], maxBucket: number) {
  const { a, b, ...counts } = findCandidatePairs(Uint32Array.from(given.flat()), { ...LAYOUT, maxBucket });
  return { pairs: Array.from(a, (first, i) => [first, b[i]]), ...counts };
}

describe("findCandidatePairs", () => {
  it("finds exactly the pairs that agree in a whole band, sorted, each once", () => {
    fc.assert(
      fc.property(signatures, (given) => {
        expect(pairsOf(given, 1000)).toEqual(plainCandidates(given, { ...LAYOUT, maxBucket: 1000 }));
      }),
    );
  });

  it("ties the documents of a bucket above the bound to its first one only, and counts bucket and documents", () => {
    fc.assert(
      fc.property(signatures, fc.integer({ min: 1, max: 6 }), (given, maxBucket) => {
        expect(pairsOf(given, maxBucket)).toEqual(plainCandidates(given, { ...LAYOUT, maxBucket }));
      }),
    );
  });

  it("makes one star of 5,000 equal signatures and all pairs of 1,000", () => {
    const equal = (n: number) => new Array(n).fill([1, 2, 3, 4, 5, 6, 7]);
    expect(pairsOf(equal(5000), 1000)).toMatchObject({ pairs: { length: 4999 }, largeBuckets: 3, documentsInLargeBuckets: 5000 });
    expect(pairsOf(equal(1000), 1000)).toMatchObject({ pairs: { length: 499_500 }, largeBuckets: 0, documentsInLargeBuckets: 0 });
  });

  it("finds nothing among none and in one", () => {
    expect(pairsOf([], 10).pairs).toEqual([]);
    expect(pairsOf([[1, 1, 1, 1, 1, 1, 1]], 10).pairs).toEqual([]);
  });
});

describe("bandKey", () => {
  it("is an exact integer below 2^53 that depends on every component and on their order", () => {
    const keys = [
      [1, 2, 3],
      [2, 1, 3],
      [1, 2, 4],
      [1, 3, 3],
      [0, 0, 0],
      [0xffffffff, 0xffffffff, 0xffffffff],
    ].map((components) => bandKey(Uint32Array.from(components), 0, 3));
    expect(keys.every((key) => Number.isSafeInteger(key) && key >= 0)).toBe(true);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it("has no equal keys, and few with equal lower halves, among 300,000 bands of small numbers", () => {
    const n = 300_000;
    const keys = Array.from({ length: n }, (_, i) => bandKey(Uint32Array.of(i % 67, Math.floor(i / 67) % 67, Math.floor(i / 4489)), 0, 3));
    expect(new Set(keys).size).toBe(n);
    // n^2 / 2^33 = 10.5 are expected by chance; five standard errors above it is 27.
    expect(n - new Set(keys.map((key) => key >>> 0)).size).toBeLessThan(27);
  });
});
