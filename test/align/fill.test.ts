/** Gaps filled word by word; texts are of words that nothing else uses, so that all of them are unknown. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Alignment } from "../../src/align/alignment.js";
import type { DocumentView } from "../../src/align/document-view.js";
import { fillGap } from "../../src/align/fill.js";
import { WordForms } from "../../src/align/word-forms.js";
import { viewsOf } from "./views-of.js";

/** The matches between two whole texts: [word of a, word of b, equal or not]. */
function matches(textA: string, textB: string) {
  const [a, b] = viewsOf([textA, textB]) as [DocumentView, DocumentView];
  const { forms } = a.vocabulary;
  const runs: Alignment = [];
  fillGap({ a, b }, new WordForms(forms), { i0: 0, i1: a.length, j0: 0, j1: b.length }, runs);
  const wordAt = ({ words }: DocumentView, token: number) => forms[words[token]!]!;
  return runs.flatMap(({ i, j, n, same }) => Array.from({ length: n }, (_, q) => [wordAt(a, i + q), wordAt(b, j + q), same]));
}

describe("fillGap", () => {
  it("matches equal words in order", () => {
    expect(matches("quorb vexil zandor", "zandor quorb pliff vexil")).toEqual([
      ["quorb", "quorb", true],
      ["vexil", "vexil", true],
    ]);
  });

  it("matches a misread word in part", () => {
    expect(matches("quorb industrole vexil", "quorb inductrole vexil")).toEqual([
      ["quorb", "quorb", true],
      ["industrole", "inductrole", false],
      ["vexil", "vexil", true],
    ]);
  });

  it("matches the longer one of two words that the other side runs together, whichever side does", () => {
    expect(matches("quorb zandor", "quorbzandor")).toEqual([["zandor", "quorbzandor", false]]);
    expect(matches("zandorquip", "zandor quip")).toEqual([["zandorquip", "zandor", false]]);
  });

  it("prefers equal words to misread ones", () => {
    expect(matches("industrole", "inductrole industrole")).toEqual([["industrole", "industrole", true]]);
  });

  it("never matches a number with another", () => {
    expect(matches("1987", "1988")).toEqual([]);
  });

  it("leaves a gap alone that is longer than a chain may have", () => {
    const long = Array.from({ length: 30 }, (_, i) => `w${"xyz".repeat(i + 1)}`).join(" ");
    expect(matches(long, long)).toEqual([]);
  });

  it("matches words that are worth as much as those of any other way through the gap", () => {
    const side = fc.array(fc.constantFrom("the", "of", "quorb", "vexil", "zandor", "said"), { minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(side, side, (a, b) => {
        const { forms, wordBits } = viewsOf([a.join(" "), b.join(" ")])[0]!.vocabulary;
        const bitsOf = (word: string): number => wordBits[forms.indexOf(word)]!;
        // the heaviest common subsequence, by the full matrix
        const best = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
        for (let i = 1; i <= a.length; i++)
          for (let j = 1; j <= b.length; j++)
            best[i]![j] = Math.max(best[i - 1]![j]!, best[i]![j - 1]!, a[i - 1] === b[j - 1] ? best[i - 1]![j - 1]! + bitsOf(a[i - 1]!) : 0);
        const found = matches(a.join(" "), b.join(" ")).reduce((sum, [word]) => sum + bitsOf(word as string), 0);
        expect(found).toBe(best[a.length]![b.length]!);
      }),
      { seed: 70, numRuns: 60 },
    );
  });
});
