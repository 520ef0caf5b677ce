/** Gaps filled word by word; texts are of words that nothing else uses, so that all of them are unknown. */
import { describe, expect, it } from "vitest";
import type { Alignment } from "../../src/align/alignment.js";
import { fillGap } from "../../src/align/fill.js";
import { WordForms } from "../../src/align/word-forms.js";
import { collectionOf } from "../seeds/collection-of.js";

/** The matches between two whole texts: [word of a, word of b, equal or not]. */
function matches(a: string, b: string) {
  const collection = collectionOf([a, b]);
  const [, middle, end] = collection.offsets;
  const runs: Alignment = [];
  fillGap(collection, new WordForms(collection.lexicon.words), { i0: 0, i1: middle!, j0: middle!, j1: end! }, runs);
  const wordAt = (token: number) => collection.lexicon.words[collection.words[token]!]!;
  return runs.flatMap(({ i, j, n, same }) => Array.from({ length: n }, (_, q) => [wordAt(i + q), wordAt(j + q), same]));
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
});
