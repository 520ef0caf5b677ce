import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { repeatedPlaces } from "../../src/arrays/repeated-places.js";
import { finish } from "../../src/run/pace.js";
import { processorMs } from "../processor-time.js";

/** The places of each value that stands `least` times or more, by their first places. */
function placesByValue(values: readonly number[], least: number): number[][] {
  const places = new Map<number, number[]>();
  values.forEach((value, at) => {
    if (value !== 0) places.set(value, [...(places.get(value) ?? []), at]);
  });
  return [...places.values()].filter((list) => list.length >= least);
}

function groupsOf(values: readonly number[], least: 2 | 3): number[][] {
  const { positions, starts } = finish(repeatedPlaces(Uint32Array.from(values), least));
  return Array.from({ length: starts.length - 1 }, (_, x) => [...positions.subarray(starts[x], starts[x + 1])]);
}

/** Few values, many of which share their lowest or their highest bits. */
const value = fc.oneof(
  fc.constant(0),
  fc.nat({ max: 20 }),
  fc.nat({ max: 20 }).map((x) => (x << 20) >>> 0),
  fc.nat({ max: 3 }).map((x) => (0xfffffff0 + x) >>> 0),
  fc.nat({ max: 0xffffffff }),
);

describe("repeatedPlaces", () => {
  for (const least of [2, 3] as const)
    it(`gives the places of each hash that stands ${least} times or more, in the order of their first ones`, () => {
      fc.assert(
        fc.property(fc.array(value, { maxLength: 200 }), (values) => {
          expect(groupsOf(values, least)).toEqual(placesByValue(values, least));
        }),
      );
    });

  it("does so across blocks", () => {
    const values = Array.from({ length: 150_000 }, (_, x) => 1 + ((Math.imul(x, x) ^ (x >> 3)) & 0xffff));
    expect(groupsOf(values, 3)).toEqual(placesByValue(values, 3));
  });

  it("takes time in proportion to the places, whether one hash stands everywhere or each hash once or twice", () => {
    const n = 1 << 20;
    const spread = (x: number): number => Math.imul(x + 1, 0x9e3779b1) >>> 0;
    const times = [() => 7, spread, (x: number) => spread(x % (n / 2))].map((of) => {
      const hashes = Uint32Array.from({ length: n }, (_, x) => of(x));
      return processorMs(() => finish(repeatedPlaces(hashes, 2)));
    });
    // some 30 to 150 ns a hash
    for (const ms of times) expect(ms).toBeLessThan(4000);
  });
});
