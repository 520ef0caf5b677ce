import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { finish } from "../../src/run/pace.js";
import { leastMean, linkDocuments, type ResemblingDocuments, strongestFirst } from "../../src/stories/guarded-linkage.js";
import { plainComponents } from "../reference/components.js";

/** Groups of documents that resemble as `of` says, pairs being all at or above the threshold. */
function groups(n: number, of: (a: number, b: number) => number, threshold = 0.7): number[][] {
  const pairs: ResemblingDocuments[] = [];
  for (let a = 0; a < n; a++) for (let b = a + 1; b < n; b++) if (of(a, b) >= threshold) pairs.push({ a, b, resemblance: of(a, b) });
  const sets = finish(linkDocuments(n, pairs.sort(strongestFirst), { threshold, resemblance: of }));
  const found = new Map<number, number[]>();
  for (let d = 0; d < n; d++) found.set(sets.find(d), [...(found.get(sets.find(d)) ?? []), d]);
  return [...found.values()].filter((group) => group.length > 1);
}
const isLow = (x: number) => x < 4;

describe("the guard against chains", () => {
  it("keeps two groups apart that one pair bridges", () =>
    expect(groups(8, (a, b) => (a === 3 && b === 4 ? 0.75 : isLow(a) === isLow(b) ? 0.9 : 0.1))).toEqual([
      [0, 1, 2, 3],
      [4, 5, 6, 7],
    ]));
  it("joins two groups that resemble each other on the whole, though one pair only is listed", () =>
    expect(groups(8, (a, b) => (a === 3 && b === 4 ? 0.75 : isLow(a) === isLow(b) ? 0.9 : 0.66))).toEqual([[0, 1, 2, 3, 4, 5, 6, 7]]));
  it("joins what is equal without asking", () => {
    let asked = 0;
    const of = () => {
      asked++;
      return 1;
    };
    const pairs = Array.from({ length: 9 }, (_, x) => ({ a: x, b: x + 1, resemblance: 1 }));
    const sets = finish(linkDocuments(10, pairs, { threshold: 0.7, resemblance: of }));
    expect([sets.sizeOf(sets.find(0)), asked]).toEqual([10, 0]);
  });
  it("leaves no near-duplicate alone: what it kept out joins its strongest pair", () =>
    expect(groups(5, (a, b) => (b === 4 ? (a === 3 ? 0.7 : 0) : 0.95))).toEqual([[0, 1, 2, 3, 4]]));
  it("asks for so much as lies between the threshold and two steps at it", () => {
    expect(leastMean(0.7)).toBeCloseTo(0.6065, 4);
    for (const threshold of [0.1, 0.5, 0.9]) expect(leastMean(threshold)).toBeLessThan(threshold);
    expect(leastMean(1)).toBe(1);
  });
  it("looks at 64 pairs of two groups of hundreds", () => {
    let asked = 0;
    const size = 200;
    const pairs: ResemblingDocuments[] = [0, size].flatMap((first) =>
      Array.from({ length: size - 1 }, (_, x) => ({ a: first + x, b: first + x + 1, resemblance: 1 })),
    );
    const of = () => {
      asked++;
      return 0;
    };
    finish(linkDocuments(2 * size, [...pairs, { a: 0, b: size, resemblance: 0.8 }], { threshold: 0.7, resemblance: of }));
    expect(asked).toBe(64);
  });
});

it("never joins what no pairs connect, and joins each pair's documents with somebody", () => {
  const lists = fc.uniqueArray(
    fc.tuple(fc.nat(9), fc.nat(9), fc.integer({ min: 70, max: 100 })).filter(([a, b]) => a < b),
    { selector: ([a, b]) => `${a} ${b}`, maxLength: 20 },
  );
  fc.assert(
    fc.property(lists, (list) => {
      const pairs = list.map(([a, b, per]) => ({ a, b, resemblance: per / 100 })).sort(strongestFirst);
      const known = new Map(pairs.map(({ a, b, resemblance }) => [`${a} ${b}`, resemblance]));
      const sets = finish(linkDocuments(10, pairs, { threshold: 0.7, resemblance: (a, b) => known.get(`${a} ${b}`) ?? 0 }));
      const whole = plainComponents(10, pairs);
      for (let x = 0; x < 10; x++) for (let y = 0; y < x; y++) if (sets.find(x) === sets.find(y)) expect(whole[x]).toBe(whole[y]);
      for (const { a, b } of pairs) for (const d of [a, b]) expect(sets.sizeOf(sets.find(d))).toBeGreaterThan(1);
    }),
    { seed: 51, numRuns: 200 },
  );
});
