import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { commonSize, NO_TOKENS, sizeOf, type TokenRanges, unionOf } from "../../src/relations/token-ranges.js";

const ranges = fc
  .array(fc.tuple(fc.nat(30), fc.integer({ min: -2, max: 8 })), { maxLength: 10 })
  .map((list) => list.map(([from, length]) => [from, from + length] as const));
/** The tokens of ranges, one by one. */
const plain = (list: readonly (readonly [number, number])[]): Set<number> =>
  new Set(list.flatMap(([from, to]) => Array.from({ length: Math.max(0, to - from) }, (_, x) => from + x)));
const tokens = (set: TokenRanges): Set<number> => plain(Array.from({ length: set.length / 2 }, (_, x) => [set[2 * x]!, set[2 * x + 1]!]));

describe("sets of tokens", () => {
  it("have the tokens of all their ranges, ascending and with gaps between", () => {
    fc.assert(
      fc.property(ranges, (list) => {
        const union = unionOf(list);
        expect(tokens(union)).toEqual(plain(list));
        for (let x = 1; x < union.length; x++) expect(union[x]!).toBeGreaterThan(union[x - 1]!);
      }),
      { seed: 41 },
    );
  });
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
  it("may be empty", () => expect([sizeOf(NO_TOKENS), commonSize(NO_TOKENS, [1, 5]), unionOf([[3, 3]]).length]).toEqual([0, 0, 0]));
});
