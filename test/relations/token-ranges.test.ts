import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { commonSize, sizeOf } from "../../src/relations/token-ranges.js";
import { unionOf } from "./shared-by.js";

const ranges = fc
  .array(fc.tuple(fc.nat(30), fc.integer({ min: -2, max: 8 })), { maxLength: 10 })
  .map((list) => list.map(([from, length]) => [from, from + length] as const));
/** The tokens of ranges, one by one. */
const plain = (list: readonly (readonly [number, number])[]): Set<number> =>
  new Set(list.flatMap(([from, to]) => Array.from({ length: Math.max(0, to - from) }, (_, x) => from + x)));

describe("sets of tokens", () => {
  it("have a size, and one in common, as sets of numbers have", () => {
    fc.assert(
      fc.property(ranges, ranges, (x, y) => {
        const [p, q] = [plain(x), plain(y)];
        expect(sizeOf(unionOf(x))).toBe(p.size);
        expect(commonSize(unionOf(x), unionOf(y))).toBe([...p].filter((token) => q.has(token)).length);
      }),
      { seed: 42 },
    );
  });
  it("may be empty", () => expect([sizeOf([]), commonSize([], [1, 5])]).toEqual([0, 0]));
});
