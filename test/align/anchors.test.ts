import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ANCHOR_WORDS, AnchorFinder } from "../../src/align/anchors.js";
import { maximalExactRuns } from "../reference/exact-runs.js";
import { viewsOf } from "./views-of.js";

/** Texts over few words, so that runs overlap, nest and repeat. */
const text = fc.array(fc.constantFrom("a", "b", "c", "d"), { maxLength: 40 }).map((words) => words.join(" "));

describe("AnchorFinder", () => {
  it("finds every maximal exact run of three tokens that two documents share", () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        const [viewA, viewB] = viewsOf([a, b]);
        const finder = new AnchorFinder(1_000_000);
        finder.load(viewA!);
        const found = finder
          .find(viewB!, 0)
          .toArray()
          .map(({ i, j, n }) => ({ i, j, n }));
        const expected = maximalExactRuns(viewA!.words, viewB!.words, ANCHOR_WORDS);
        expect(found).toEqual(expected);
      }),
    );
  });

  it("finds every maximal exact run of six characters where words are not spaced", () => {
    const characters = fc.array(fc.constantFrom("東", "京", "の"), { maxLength: 60 }).map((list) => list.join(""));
    fc.assert(
      fc.property(characters, characters, (a, b) => {
        const [viewA, viewB] = viewsOf([a, b]);
        const finder = new AnchorFinder(1_000_000);
        finder.load(viewA!);
        const found = finder
          .find(viewB!, 0)
          .toArray()
          .map(({ i, j, n }) => ({ i, j, n }));
        expect(found).toEqual(maximalExactRuns(viewA!.words, viewB!.words, 2 * ANCHOR_WORDS));
      }),
    );
  });

  it("matches a document with itself above the diagonal, without a run running into its copy", () => {
    fc.assert(
      fc.property(text, (a) => {
        const [view] = viewsOf([a]);
        const finder = new AnchorFinder(1_000_000);
        finder.load(view!);
        for (const { i, j, n } of finder.find(view!, 0).toArray()) expect(i + n).toBeLessThanOrEqual(j);
      }),
    );
  });

  it("stays within its bound of hits and says so", () => {
    const repeated = "one two three ".repeat(2000);
    const [a, b] = viewsOf([`${repeated} a rare run of words here`, `${repeated} a rare run of words here`]);
    const finder = new AnchorFinder(10_000);
    finder.load(a!);
    const anchors = finder.find(b!, 0).toArray();
    expect(finder.limited).toBe(true);
    expect(anchors.length).toBeLessThan(10_000);
    expect(anchors.some(({ n }) => n >= 6)).toBe(true);
  });

  it("is not limited where every shingle stands once, however long the texts", () => {
    const long = Array.from({ length: 5000 }, (_, i) => `w${i}`).join(" ");
    const [a, b] = viewsOf([long, long]);
    const finder = new AnchorFinder(1000);
    finder.load(a!);
    expect(finder.find(b!, 0).toArray()).toMatchObject([{ i: 0, j: 0, n: 5000 }]);
    expect(finder.limited).toBe(false);
  });
});
