import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bitsOf, log2Sixteenths, sixteenths } from "../../src/kernels/log2.js";

describe("log2Sixteenths", () => {
  it("is the binary logarithm to half a sixteenth", () => {
    fc.assert(
      fc.property(fc.double({ min: 2 ** -60, max: 2 ** 60, noNaN: true }), (x) => {
        expect(Math.abs(log2Sixteenths(x) - 16 * Math.log2(x))).toBeLessThanOrEqual(0.5 + 1e-9);
      }),
    );
  });

  it("is exact for powers of two", () => {
    for (let e = -40; e <= 40; e++) expect(log2Sixteenths(2 ** e)).toBe(16 * e);
  });

  it("never falls where its argument grows", () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-9, max: 1e9, noNaN: true }), fc.double({ min: 1, max: 4, noNaN: true }), (x, factor) => {
        expect(log2Sixteenths(x * factor)).toBeGreaterThanOrEqual(log2Sixteenths(x));
      }),
    );
  });

  it("gives 0 for what has no finite logarithm", () => {
    for (const x of [0, -1, Number.NaN, Number.POSITIVE_INFINITY]) expect(log2Sixteenths(x)).toBe(0);
  });
});

it("bits of a probability are never negative, and 1 bit is 16 sixteenths", () => {
  expect(bitsOf(1)).toBe(0);
  expect(bitsOf(1.5)).toBe(0);
  expect(bitsOf(0.5)).toBe(16);
  expect(sixteenths(2.5)).toBe(40);
});
