import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { alignedRuns } from "../../src/quotations/word-alignment.js";
import { commonRuns } from "../../src/quotations/word-differences.js";
import { wordsOf } from "./made-up-forms.js";

/** What both have, as the words of the form, a run each. */
function shared(reference: string, form: string): string[] {
  const [a, b] = [wordsOf(reference), wordsOf(form)];
  return alignedRuns(a, b).map((run) => form.slice(b.from[run.b], b.to[run.b + run.n - 1]));
}

/** What of the reference the runs have. */
function kept(reference: string, form: string): string[] {
  const [a, b] = [wordsOf(reference), wordsOf(form)];
  return alignedRuns(a, b).map((run) => reference.slice(a.from[run.a], a.to[run.a + run.n - 1]));
}

describe("where the words of a form stand in the reference", () => {
  it("is one run where the form is a part", () => expect(shared("we mend the old bridge in spring", "the old bridge")).toEqual(["the old bridge"]));
  it("is a run on either side of a word that differs", () =>
    expect(shared("we mend the old bridge soon", "we mend the new bridge soon")).toEqual(["we mend the", "bridge soon"]));
  it("is closest together: the second of two equal words goes with the rest", () =>
    expect(kept("a boat came with a drunken keeper on board", "a drunken keeper on board")).toEqual(["a drunken keeper on board"]));
  it("is no lone small word far away", () => {
    const reference = `the ${"boat sank and all of us swam home in cold water ".repeat(3)}keeper saw it coming`;
    expect(shared(reference, "the keeper saw it coming")).toEqual(["keeper saw it coming"]);
  });
  it("is a lone word far away where the form owns up to an omission", () => {
    const reference = `Nobody ${"boat sank and all of us swam home in cold water ".repeat(3)}keeper saw it coming`;
    expect(shared(reference, "Nobody ... keeper saw it coming")).toEqual(["Nobody", "keeper saw it coming"]);
  });
  it("leaves whole sentences out where several cuts are possible", () =>
    expect(kept("It will. It shall. It must be.", "It will. It must be.")).toEqual(["It will", "It must be"]));
  it("cuts where the form has an ellipsis, if that is one of the ways", () => {
    expect(kept("We think the bridge is old and that the bridge is closed", "We think the bridge … is closed")).toEqual(["We think the bridge", "is closed"]);
  });
  it("is nothing where nothing is shared", () => expect(shared("we mend it", "they sank them")).toEqual([]));

  it("ascends on both sides, matches equal words, and has no fewer words than the plain alignment but for strays", () => {
    const text = fc.array(fc.constantFrom("the", "old", "boat", "sank.", "It", "was", "wet", "..."), { maxLength: 20 }).map((words) => words.join(" "));
    fc.assert(
      fc.property(text, text, (x, y) => {
        const [a, b] = [wordsOf(x), wordsOf(y)];
        const runs = alignedRuns(a, b);
        let [endA, endB] = [0, 0];
        for (const run of runs) {
          expect(run.a >= endA && run.b >= endB && run.n >= 0).toBe(true);
          expect([...a.keys.slice(run.a, run.a + run.n)]).toEqual([...b.keys.slice(run.b, run.b + run.n)]);
          [endA, endB] = [run.a + run.n, run.b + run.n];
        }
        const size = (list: readonly { readonly n: number }[]) => list.reduce((sum, { n }) => sum + n, 0);
        // a stray run has two words at most, and only those at the ends are given up; here all lie within reach
        const plain = commonRuns(a.keys, b.keys);
        expect(size(runs)).toBeLessThanOrEqual(size(plain));
        if (Math.max(a.length, b.length) <= 12) expect(size(runs)).toBe(size(plain));
      }),
      { seed: 35, numRuns: 500 },
    );
  });
});
