import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { columnInTurn, inRanges, mapInTurn, sortInTurn } from "../../src/run/in-turn.js";
import { finish, type Steps } from "../../src/run/pace.js";
import { randomNumbers } from "../reference/random-numbers.js";

/** How often work pauses. */
function pausesOf(steps: Steps<unknown>): number {
  let pauses = 0;
  while (!steps.next().done) pauses++;
  return pauses;
}

describe("loops that give way", () => {
  it("sort as the stable sort of the language does, whatever the length", () => {
    for (const length of [0, 1, 2, 8191, 8192, 8193, 16_384, 50_001]) {
      const random = randomNumbers(length);
      const list = Array.from({ length }, (_, place) => ({ key: random() % 1000, place }));
      const before = [...list];
      const plain = [...list].sort((x, y) => x.key - y.key);
      const sorted = finish(sortInTurn(list, (x, y) => x.key - y.key));
      expect(sorted.length).toBe(length);
      expect(sorted.every((element, x) => element === plain[x])).toBe(true);
      expect(list.every((element, x) => element === before[x])).toBe(true);
    }
  });

  it("pause for every few thousand elements that they sort or merge", () => {
    const list = Array.from({ length: 100_000 }, (_, x) => (x * 7919) % 100_003);
    let compared = 0;
    let most = 0;
    const steps = sortInTurn(list, (x, y) => {
      compared++;
      return x - y;
    });
    while (!steps.next().done) [most, compared] = [Math.max(most, compared), 0];
    expect(most).toBeLessThan(8192 * 15);
  });

  it("map each element with its place, with a pause behind each", () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), (list) => {
        expect(finish(mapInTurn(list, (element, x) => element * x))).toEqual(list.map((element, x) => element * x));
        expect(pausesOf(mapInTurn(list, (element) => element))).toBe(list.length);
      }),
    );
  });

  it("cover a length in ranges that follow each other, and make columns of them", () => {
    for (const length of [0, 1, 65_535, 65_536, 65_537, 200_000]) {
      const ends: number[] = [0];
      finish(
        inRanges(length, (from, to) => {
          expect(from).toBe(ends.at(-1));
          expect(to).toBeGreaterThan(from);
          ends.push(to);
        }),
      );
      expect(ends.at(-1)).toBe(length);
      const column = Uint32Array.from({ length }, (_, x) => x);
      const doubled = finish(columnInTurn(column, (x) => 2 * x));
      expect(doubled.length).toBe(length);
      expect(doubled.every((value, x) => value === 2 * x)).toBe(true);
    }
  });
});
