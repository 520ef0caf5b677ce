import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bandKey } from "../../src/lsh/band-key.js";

const components = fc.array(fc.nat(2 ** 32 - 1), { minLength: 8, maxLength: 8 }).map((list) => Uint32Array.from(list));

describe("the key of a band", () => {
  it("is a whole number of 53 bits, of the components of the band alone", () => {
    fc.assert(
      fc.property(components, fc.nat(4), fc.integer({ min: 1, max: 4 }), (list, start, rows) => {
        const key = bandKey(list, start, rows);
        expect(Number.isSafeInteger(key) && key >= 0).toBe(true);
        expect(bandKey(list.slice(start, start + rows), 0, rows)).toBe(key);
      }),
      { seed: 91, numRuns: 200 },
    );
  });
  it("is another where one component is, or two are exchanged", () => {
    fc.assert(
      fc.property(components, fc.nat(3), (list, at) => {
        const other = list.slice();
        other[at]! ^= 1;
        expect(bandKey(other, 0, 4)).not.toBe(bandKey(list, 0, 4));
        const turned = list.slice(0, 4).reverse();
        if (turned.some((value, x) => value !== list[x])) expect(bandKey(turned, 0, 4)).not.toBe(bandKey(list, 0, 4));
      }),
      { seed: 92, numRuns: 200 },
    );
  });
  it("has 32 lower bits that spread small differences over all slots", () => {
    const slots = new Set(Array.from({ length: 4096 }, (_, x) => bandKey(Uint32Array.of(x, 7), 0, 2) & 4095));
    // of n balls in n slots 1 - 1/e of the slots are hit: 2589, with a standard deviation of 31
    expect(Math.abs(slots.size - 2589)).toBeLessThan(6 * 31);
  });
});
