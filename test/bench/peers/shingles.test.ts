import fc from "fast-check";
import { describe, expect, test } from "vitest";

interface Shingles {
  shinglesOf(text: string, k: number): string[];
  neighbours<T>(all: readonly T[]): [T, T][];
  pairsOf(candidatesOf: (b: number) => number[], count: number): [number, number][];
}

// It has no types: a runner is plain JavaScript, so that it needs nothing but its own package.
const { shinglesOf, neighbours, pairsOf } = (await import(new URL("../../../bench/peers/runners/shingles.mjs", import.meta.url).href)) as Shingles;

function plainShingles(words: readonly string[], k: number): string[] {
  if (words.length === 0) return [];
  return words.length < k ? [words.join(" ")] : words.slice(k - 1).map((_, i) => words.slice(i, i + k).join(" "));
}

describe("shingles for other libraries", () => {
  test("are k words each, joined", () => {
    const words = fc.array(fc.stringMatching(/^[a-z0-9]{1,4}$/), { maxLength: 12 });
    fc.assert(
      fc.property(words, fc.integer({ min: 1, max: 6 }), (list, k) => {
        expect(shinglesOf(list.join(", "), k)).toEqual(plainShingles(list, k));
      }),
    );
  });

  test("are in lower case", () => {
    expect(shinglesOf("One TWO three", 2)).toEqual(["one two", "two three"]);
  });
});

test("texts that come in twos are compared in twos", () => {
  expect(neighbours(["a", "b", "c", "d"])).toEqual([
    ["a", "b"],
    ["c", "d"],
  ]);
});

test("a pair that is a candidate from both sides counts once", () => {
  const candidates = [[0, 1], [0, 1, 1], [2]];
  expect(pairsOf((b) => candidates[b] ?? [], 3)).toEqual([[0, 1]]);
});
