import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createPermutations } from "../../src/sketch/column-sketcher.js";

/** Four hashes that have nothing to do with each other. */
const VALUES = [0x1b873593, 0xcc9e2d51, 0x62a9f04b, 0xe6546b64];

describe("the permutations of a seed", () => {
  it("permute: their multipliers are odd, and none is used twice", () => {
    fc.assert(
      fc.property(fc.nat(2 ** 32 - 1), (seed) => {
        const { throwFactors, a, b } = createPermutations(seed, 200);
        expect([a.length, b.length, new Set([...a, ...throwFactors]).size]).toEqual([200, 200, 202]);
        expect([...a, ...throwFactors].every((multiplier) => multiplier % 2 === 1)).toBe(true);
      }),
      { seed: 84, numRuns: 50 },
    );
  });
  it("have multipliers of their own, however many there are", () => expect(new Set(createPermutations(0, 4096).a).size).toBe(4096));
  it("begin alike, however many there are", () => {
    const [few, many] = [createPermutations(7, 16), createPermutations(7, 64)];
    expect([many.throwFactors, many.throwAddends]).toEqual([few.throwFactors, few.throwAddends]);
    expect([...many.a.slice(0, 16), ...many.b.slice(0, 16)]).toEqual([...few.a, ...few.b]);
  });
  it("are others for another seed", () => expect([...createPermutations(7, 16).a]).not.toEqual([...createPermutations(8, 16).a]));
  it("put each of some values first about equally often", () => {
    const { a, b } = createPermutations(3, 4000);
    const firsts = [0, 0, 0, 0];
    for (let i = 0; i < a.length; i++) {
      const images = VALUES.map((value) => (Math.imul(a[i]!, value) + b[i]!) >>> 0);
      firsts[images.indexOf(Math.min(...images))]!++;
    }
    // 1000 each, with a standard error of 27
    for (const count of firsts) expect(Math.abs(count - 1000)).toBeLessThan(5 * 27.4);
  });
});
