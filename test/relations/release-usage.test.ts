import { describe, expect, it } from "vitest";
import { usageOf } from "../../src/relations/release-usage.js";
import { tokenize } from "../../src/text/tokens.js";
import type { Direction } from "../../src/types/relation.js";
import type { ReleaseUse } from "../../src/types/trace.js";

const TEXT = "The quay opens on Monday. All of you are welcome there. Nobody pays.";
const TOKENS = tokenize(TEXT);

/** An article that has these words of the release. */
function article(id: string, words: readonly string[], direction: Direction = "a-to-b"): ReleaseUse {
  const passages = words.map((part) => {
    const start = TEXT.indexOf(part);
    return { blocks: [{ a: [start, start + part.length], b: [0, part.length] }] };
  });
  return { article: { id }, relation: { label: "release", direction, evidence: [] }, passages } as unknown as ReleaseUse;
}
const usage = (...articles: ReleaseUse[]) => usageOf(TOKENS, articles);
const parts = (...articles: ReleaseUse[]) => usage(...articles).parts.map(({ start, end, uses, possible }) => `${TEXT.slice(start, end)}: ${uses} ${possible}`);

describe("the use of a release", () => {
  it("is a count for each range of it, and the ranges cover all", () =>
    expect(parts(article("x", ["opens on Monday"]), article("y", ["on Monday. All of you"]))).toEqual([
      "The quay: 0 0",
      "opens: 1 0",
      "on Monday: 2 0",
      "All of you: 1 0",
      "are welcome there. Nobody pays: 0 0",
    ]));
  it("counts an article once, however often it repeats a word", () =>
    expect(parts(article("x", ["opens on", "opens on Monday"]))).toEqual([
      "The quay: 0 0",
      "opens on Monday: 1 0",
      "All of you are welcome there. Nobody pays: 0 0",
    ]));
  it("counts one without a direction as possible, and one that the release took from not at all", () => {
    const found = usage(article("x", ["Nobody pays"], "undetermined"), article("y", ["The quay"], "b-to-a"));
    expect(found.parts.map(({ uses, possible }) => [uses, possible])).toEqual([
      [0, 0],
      [0, 1],
    ]);
    expect(found.usedShare).toBeCloseTo(2 / TOKENS.length, 12);
  });
  it("is of a sentence where an article has half of it or more", () => {
    const { sentences } = usage(article("x", ["The quay opens", "All of"]), article("y", ["Nobody pays"], "undetermined"));
    expect(sentences.map(({ start, end, uses, possible, articles }) => [TEXT.slice(start, end), uses, possible, articles])).toEqual([
      ["The quay opens on Monday", 1, 0, ["x"]],
      ["All of you are welcome there", 0, 0, []],
      ["Nobody pays", 0, 1, ["y"]],
    ]);
  });
  it("of an empty release is nothing", () => expect(usageOf(tokenize(""), [])).toEqual({ usedShare: 0, parts: [], sentences: [] }));
  it("is no word that a block has only in part", () => expect(parts(article("x", ["quay opens on Mon"]))).toContain("quay opens on: 1 0"));
});
