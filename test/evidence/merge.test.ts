/** Two passages of one pair that lie side by side; only what merging reads of them is made. */
import { describe, expect, it } from "vitest";
import { type Alignment, extentOf, matchedTokens, type Run } from "../../src/align/alignment.js";
import type { Judged } from "../../src/evidence/judge.js";
import { mergePassages } from "../../src/evidence/merge.js";

const run = (i: number, j: number, n: number): Run => ({ i, j, n, same: true });

function judged(bits: number, ...runs: Alignment): Judged {
  const tokens = matchedTokens(runs);
  return { a: 0, b: 1, runs, ...extentOf(runs), tokens, bits: 16 * bits, needed: 0, contentWords: 9, isQuotation: false, sentenceSides: 0, rule: "reported" };
}

const merged = (...kept: Judged[]) => mergePassages({ kept, seconds: new Set(), weak: [] });

describe("mergePassages", () => {
  it("joins two paragraphs in another order to one passage that ascends on side a", () => {
    expect(merged(judged(200, run(100, 540, 40)), judged(150, run(140, 500, 40)))).toMatchObject([{ a0: 100, a1: 180, b0: 500, b1: 580, tokens: 80 }]);
  });

  it("gives words that two runs claim to the longer run, whatever its passage is worth", () => {
    // the stronger passage was extended to three words in the middle of the other one's place on side b
    const stronger = judged(200, run(90, 510, 3), run(100, 540, 40));
    const [passage] = merged(stronger, judged(150, run(140, 500, 40)));
    expect(passage!.runs).toEqual([run(100, 540, 40), run(140, 500, 40)]);
  });

  it("leaves the shorter run what the longer one does not claim", () => {
    const [passage] = merged(judged(200, run(100, 510, 12)), judged(150, run(112, 480, 40)));
    expect(passage!.runs).toEqual([run(110, 520, 2), run(112, 480, 40)]);
    expect(passage!.tokens).toBe(42);
  });

  it("leaves passages apart between which more stands than they match", () => {
    expect(merged(judged(200, run(100, 500, 20)), judged(150, run(180, 600, 20)))).toHaveLength(2);
  });
});
