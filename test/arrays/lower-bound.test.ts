import fc from "fast-check";
import { expect, it } from "vitest";
import { lowerBound } from "../../src/arrays/lower-bound.js";

it("bisection finds what a plain look finds, in any part of an ascending column with equal values", () => {
  const column = fc.array(fc.nat(12), { maxLength: 20 }).map((values) => Uint32Array.from(values).sort());
  fc.assert(
    fc.property(column, fc.nat(14), fc.nat(20), fc.nat(20), (values, wanted, x, y) => {
      const [from, to] = [Math.min(x, y, values.length), Math.min(Math.max(x, y), values.length)];
      let plain = from;
      while (plain < to && values[plain]! < wanted) plain++;
      expect(lowerBound(values, wanted, from, to)).toBe(plain);
    }),
    { seed: 81, numRuns: 300 },
  );
});
