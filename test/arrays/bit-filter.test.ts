import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BitFilter } from "../../src/arrays/bit-filter.js";

const numbers = fc.array(fc.nat({ max: 0xffffffff }), { maxLength: 50 });

describe("BitFilter", () => {
  it("has every number that it took in, and of all others those that share their lowest bits with one", () => {
    fc.assert(
      fc.property(fc.constantFrom(32, 64, 1024), numbers, numbers, (size, held, asked) => {
        const filter = new BitFilter(size);
        for (const value of held) filter.add(value);
        const lowest = new Set(held.map((value) => value % size));
        for (const value of [...held, ...asked]) expect(filter.mayHave(value)).toBe(lowest.has(value % size));
      }),
    );
  });

  it("is empty when it was cleared, at whatever size it had and has", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(32, 64, 1024), { minLength: 1, maxLength: 5 }), numbers, (sizes, held) => {
        const filter = new BitFilter(64);
        for (const size of sizes) {
          for (const value of held) filter.add(value);
          filter.clear(size);
          for (const value of held) expect(filter.mayHave(value)).toBe(false);
        }
      }),
    );
  });
});
