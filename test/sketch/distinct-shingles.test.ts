import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { distinctShingles, sortHashes } from "../../src/sketch/distinct-shingles.js";
import { randomNumbers } from "../reference/random-numbers.js";
import { plainShingles } from "../reference/shingle-sets.js";
import { tokensOf } from "../reference/token-columns.js";

const joined = (hi: number, lo: number): bigint => (BigInt(hi) << 32n) | BigInt(lo);

describe("distinctShingles", () => {
  it("has as many hashes as there are different shingles, strictly ascending", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(4), { maxLength: 120 }), fc.integer({ min: 1, max: 8 }), (document, k) => {
        const { length, lo, hi } = distinctShingles(tokensOf(document), { startToken: 0, endToken: document.length, k });
        expect([length, lo.length, hi.length]).toEqual(new Array(3).fill(plainShingles(document, k).size));
        for (let i = 1; i < length; i++) expect(joined(hi[i]!, lo[i]!) > joined(hi[i - 1]!, lo[i - 1]!)).toBe(true);
      }),
    );
  });

  it("does not depend on the order or the number of repeats", () => {
    const once = [1, 2, 3, 4, 5];
    const range = { startToken: 0, k: 2 };
    expect(distinctShingles(tokensOf([...once, 1, ...once]), { ...range, endToken: 11 })).toEqual(
      distinctShingles(tokensOf([5, 1, ...once, 1, 2]), { ...range, endToken: 9 }),
    );
  });
});

describe("sortHashes", () => {
  it.each([0, 1, 2, 32, 33, 600, 5000, 16_383, 16_384, 40_000])("sorts %i hashes as BigInts are sorted, also where the upper halves are equal", (n) => {
    for (const upperBits of [32, 3]) {
      const next = randomNumbers(n);
      const lo = Uint32Array.from({ length: n }, next);
      const hi = Uint32Array.from({ length: n }, () => next() >>> (32 - upperBits));
      const expected = BigUint64Array.from({ length: n }, (_, i) => joined(hi[i]!, lo[i]!)).sort();
      sortHashes({ lo, hi });
      expect(BigUint64Array.from({ length: n }, (_, i) => joined(hi[i]!, lo[i]!))).toEqual(expected);
    }
  });
});
