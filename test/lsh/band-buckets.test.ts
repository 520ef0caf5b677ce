import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bucketBands } from "../../src/lsh/band-buckets.js";
import { bandKey } from "../../src/lsh/band-key.js";
import { finish } from "../../src/run/pace.js";
import { plainBuckets } from "../reference/brute-force-bands.js";

/** Signatures of 7 components, of which 3 bands of 2 rows are used. */
const signatures = fc.array(fc.array(fc.nat(2), { minLength: 7, maxLength: 7 }), { maxLength: 25 });
const LAYOUT = { stride: 7, bands: 3, rows: 2 };

describe("bucketBands", () => {
  it("gives every item, in every band, the ascending items that agree with it in all rows", () => {
    fc.assert(
      fc.property(signatures, (given) => {
        const { numItems, bands, order, start, end } = finish(bucketBands(Uint32Array.from(given.flat()), LAYOUT));
        expect([numItems, bands]).toEqual([given.length, 3]);
        for (let band = 0; band < bands; band++)
          for (const bucket of plainBuckets(given, band, 2))
            for (const item of bucket) expect([...order.subarray(start[band * numItems + item], end[band * numItems + item])]).toEqual(bucket);
      }),
    );
  });

  it("has no slot where there is no item", () => {
    expect(finish(bucketBands(new Uint32Array(0), LAYOUT))).toMatchObject({ numItems: 0, order: { length: 0 } });
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
