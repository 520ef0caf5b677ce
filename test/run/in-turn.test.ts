import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { columnInTurn, inRanges, mapInTurn, sortInTurn } from "../../src/run/in-turn.js";
import { finish } from "../../src/run/pace.js";

describe("loops that give way", () => {
  it("map as a list does", () => expect(finish(mapInTurn(["a", "b"], (element, x) => element + x))).toEqual(["a0", "b1"]));
  it.each([0, 1, 65_535, 65_536, 65_537, 200_000])("go over %i elements in ranges that follow each other", (length) => {
    const ranges: [number, number][] = [];
    finish(inRanges(length, (from, to) => ranges.push([from, to])));
    expect(ranges.reduce((end, [from, to]) => (from === end && to > from ? to : -1), 0)).toBe(length);
  });
  it("make a column as `Uint32Array.from` does", () => {
    const column = Uint32Array.from({ length: 70_000 }, (_, x) => x);
    expect(finish(columnInTurn(column, (x) => 2 * x))).toEqual(column.map((x) => 2 * x));
  });
  it("sort as `sort` does, equal elements in the order in which they came, whatever is left of a run", () => {
    for (const length of [0, 1, 8192, 8193, 30_000]) {
      const elements = Array.from({ length }, (_, x) => ({ key: (x * 7919) % 101, x }));
      const by = (p: { key: number }, q: { key: number }) => p.key - q.key;
      expect(finish(sortInTurn(elements, by))).toEqual([...elements].sort(by));
    }
  });
  it("sort any list and leave it as it is", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20)), (list) => {
        const before = [...list];
        expect(finish(sortInTurn(list, (x, y) => x - y))).toEqual([...list].sort((x, y) => x - y));
        expect(list).toEqual(before);
      }),
      { seed: 95 },
    );
  });
});
