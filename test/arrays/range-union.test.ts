import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { RangeUnion } from "../../src/arrays/range-union.js";

type Ranges = readonly (readonly [from: number, to: number])[];
const ranges = fc
  .array(fc.tuple(fc.nat(60), fc.integer({ min: -2, max: 8 })), { maxLength: 80 })
  .map((list) => list.map(([from, length]) => [from, Math.max(0, from + length)] as const));
/** The numbers of ranges, one by one. */
const plain = (list: Ranges): number[] =>
  [...new Set(list.flatMap(([from, to]) => Array.from({ length: Math.max(0, to - from) }, (_, x) => from + x)))].sort((x, y) => x - y);
const union = new RangeUnion();
function united(list: Ranges): number[] {
  union.clear();
  for (const [from, to] of list) union.add(from, to);
  return [...union.ranges()];
}

describe("the union of ranges", () => {
  it("has the numbers of all of them, ascending and with gaps between, in whatever order they came", () => {
    fc.assert(
      fc.property(ranges, (list) => {
        const found = united(list);
        expect(plain(Array.from({ length: found.length / 2 }, (_, x) => [found[2 * x]!, found[2 * x + 1]!] as const))).toEqual(plain(list));
        for (let x = 1; x < found.length; x++) expect(found[x]!).toBeGreaterThan(found[x - 1]!);
        expect(union.size()).toBe(plain(list).length);
      }),
      { seed: 41 },
    );
  });
  it("joins ranges that touch", () =>
    expect(
      united([
        [3, 5],
        [5, 7],
      ]),
    ).toEqual([3, 7]));
  it("goes on after it was asked for", () => {
    united([
      [9, 12],
      [1, 3],
    ]);
    union.add(2, 10);
    expect([...union.ranges()]).toEqual([1, 12]);
  });
  it("of nothing is nothing", () =>
    expect([
      united([]),
      united([
        [4, 4],
        [5, 2],
      ]),
    ]).toEqual([[], []]));
});
