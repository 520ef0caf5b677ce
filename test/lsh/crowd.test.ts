import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Allows, Crowd } from "../../src/lsh/crowd.js";

const countTo = (n: number): Uint32Array => Uint32Array.from({ length: n }, (_, d) => d);

/** Documents of different sources, numbered by time, at most `window` numbers apart. */
const filtered =
  (sources: readonly number[], window: number): Allows =>
  (a, b) =>
    sources[a] !== sources[b] && b - a <= window;

const before = (crowd: Crowd, document: number, most: number): number[] => {
  const found = new Set<number>();
  crowd.before(document, most, (earlier) => found.add(earlier));
  return [...found].sort((x, y) => x - y);
};

const after = (crowd: Crowd, document: number): number[] => {
  const found: number[] = [];
  crowd.after(document, (later) => found.push(later));
  return found;
};

const withSources = fc.tuple(fc.array(fc.nat(3), { minLength: 2, maxLength: 20 }), fc.integer({ min: 1, max: 20 }), fc.nat(19));

describe("Crowd", () => {
  it("compares with the first four and the nearest ones before, and leaves it to those after to compare with it", () => {
    const crowd = new Crowd(countTo(1000), () => true);
    expect(before(crowd, 500, 3)).toEqual([0, 1, 2, 3, 497, 498, 499]);
    expect(after(crowd, 500)).toEqual([]);
    expect(before(crowd, 2, 3)).toEqual([0, 1]);
    expect(after(crowd, 999)).toEqual([]);
  });

  it("has firsts and nearest ones of another source behind any number of its own", () => {
    const sources = [7, 7, 8, 9, ...new Array(500).fill(7), 8, 7];
    const crowd = new Crowd(countTo(sources.length), filtered(sources, 9999));
    expect(before(crowd, 300, 1)).toEqual([2, 3]);
    expect(before(crowd, 505, 1)).toEqual([2, 3, 504]);
    expect(after(crowd, 100)).toEqual([504]);
  });

  it("has an earlier and a later document that may be paired with any given one, if there is any, whatever the sources and the window", () => {
    fc.assert(
      fc.property(withSources, ([sources, window, pick]) => {
        const document = pick % sources.length;
        const allows = filtered(sources, window);
        const crowd = new Crowd(countTo(sources.length), allows);
        const others = [...sources.keys()];
        expect(before(crowd, document, 1).length > 0).toBe(others.some((a) => a < document && allows(a, document)));
        const isNextForbidden = document + 1 < sources.length && !allows(document, document + 1);
        expect(after(crowd, document).length > 0).toBe(isNextForbidden && others.some((b) => b > document && allows(document, b)));
      }),
    );
  });

  it("hands out allowed documents only, and all before where the bound is above their number", () => {
    fc.assert(
      fc.property(withSources, ([sources, window, pick]) => {
        const document = pick % sources.length;
        const allows = filtered(sources, window);
        const crowd = new Crowd(countTo(sources.length), allows);
        const earlier = [...sources.keys()].filter((a) => a < document && allows(a, document));
        expect(before(crowd, document, sources.length)).toEqual(earlier);
        for (const b of after(crowd, document)) expect(b > document && allows(document, b)).toBe(true);
      }),
    );
  });

  it("takes documents of another side by their places in time", () => {
    const crowd = new Crowd(Uint32Array.of(10, 20, 30, 40, 50, 60), (_, b) => b !== 50);
    expect(before(crowd, 45, 1)).toEqual([10, 20, 30, 40]);
    expect(after(crowd, 45)).toEqual([60]);
    expect(after(crowd, 5)).toEqual([10, 20, 30, 40]);
  });
});
