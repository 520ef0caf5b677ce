import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { commonRuns } from "../../src/quotations/word-differences.js";

/** Length of the longest common subsequence, by the full matrix. */
function longestCommon(a: readonly number[], b: readonly number[]): number {
  let row = new Array<number>(b.length + 1).fill(0);
  for (const x of a) {
    const next = [0];
    for (const [j, y] of b.entries()) next.push(x === y ? row[j]! + 1 : Math.max(row[j + 1]!, next[j]!));
    row = next;
  }
  return row[b.length]!;
}

const words = fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 24 });

describe("commonRuns", () => {
  it("has as many words as the longest common subsequence, equal on both sides and ascending", () => {
    fc.assert(
      fc.property(words, words, (a, b) => {
        const runs = commonRuns(a, b);
        let [endA, endB] = [0, 0];
        for (const run of runs) {
          expect(run.a >= endA && run.b >= endB && run.n > 0).toBe(true);
          expect(a.slice(run.a, run.a + run.n)).toEqual(b.slice(run.b, run.b + run.n));
          [endA, endB] = [run.a + run.n, run.b + run.n];
        }
        expect(runs.reduce((sum, { n }) => sum + n, 0)).toBe(longestCommon(a, b));
      }),
      { seed: 3, numRuns: 1000 },
    );
  });
  it("gives up the middle of two long texts with nothing in common, and keeps their ends", () => {
    const side = (from: number) => [1, 2, ...Array.from({ length: 5000 }, (_, x) => from + x), 3];
    expect(commonRuns(side(10), side(10_000))).toEqual([
      { a: 0, b: 0, n: 2 },
      { a: 5002, b: 5002, n: 1 },
    ]);
  });
});
