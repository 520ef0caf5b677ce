import { describe, expect, it } from "vitest";
import type { ShingleSet } from "../../src/sketch/distinct-shingles.js";
import { createSetCache } from "../../src/sketch/resemblance.js";

/** A cache of sets of `length` shingles, and which documents were made, in order. */
function cacheOf(length: number, bytes: number) {
  const made: number[] = [];
  const set = { length, lo: new Uint32Array(length), hi: new Uint32Array(length) } as unknown as ShingleSet;
  const of = createSetCache((document) => {
    made.push(document);
    return { ...set };
  }, bytes);
  return { of, made };
}

describe("the sets that are kept", () => {
  it("are made once while they fit", () => {
    const { of, made } = cacheOf(10, 10_000);
    expect(of(1)).toBe(of(1));
    for (const document of [2, 1, 2]) of(document);
    expect(made).toEqual([1, 2]);
  });
  it("give way until half of the room is free, those unused for longest first", () => {
    const { of, made } = cacheOf(100, 4 * 1000);
    for (const document of [1, 2, 3, 4, 1, 5, 1, 4]) of(document);
    expect(made).toEqual([1, 2, 3, 4, 5, 4]);
  });
  it("hold the one asked for last, whatever its size", () => {
    const { of, made } = cacheOf(100_000, 10);
    for (const document of [1, 1, 2, 2, 1]) of(document);
    expect(made).toEqual([1, 2, 1]);
  });
});
