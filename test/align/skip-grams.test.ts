/** Skip-grams of content words that two texts share; all words are such that nobody else uses them. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AnchorList } from "../../src/align/anchor-list.js";
import { AnchorFinder } from "../../src/align/anchors.js";
import { contentOf, type DocumentView } from "../../src/align/document-view.js";
import { SkipGramFinder } from "../../src/align/skip-grams.js";
import { SCORING } from "../../src/settings/scoring.js";
import { strangeWords } from "../evidence/pair-of-texts.js";
import { viewsOf } from "./views-of.js";

const NONE = new AnchorList();

/** How many skip-grams two texts share that no anchor settles. */
function shared(textA: string, textB: string, anchorsOf: (a: DocumentView, b: DocumentView) => AnchorList = () => NONE): number {
  const [a, b] = viewsOf([textA, textB]) as [DocumentView, DocumentView];
  const finder = new SkipGramFinder();
  finder.load(a);
  return finder.count(b, anchorsOf(a, b), Number.POSITIVE_INFINITY);
}

const exactAnchors = (a: DocumentView, b: DocumentView): AnchorList => {
  const finder = new AnchorFinder(1000);
  finder.load(a);
  return finder.find(b);
};

/** Pairs of words of a text, the second one of the next content words and less than maxGap tokens behind the first. */
function pairsOf(view: DocumentView): Set<string> {
  const content = [...contentOf(view)];
  const pairs = content.flatMap((from, x) =>
    content
      .slice(x + 1, x + 1 + SCORING.sparseRanks)
      .filter((to) => to - from < SCORING.maxGap)
      .map((to) => `${view.words[from]} ${view.words[to]}`),
  );
  return new Set(pairs);
}

describe("skip-grams that two documents share", () => {
  it("are two content words in one order, whatever small words stand between", () => {
    expect(shared("a quorb of the vexil", "one quorb in all but some vexil")).toBe(1);
    expect(shared("a quorb of the vexil", "one vexil in all but some quorb")).toBe(0);
  });
  it("count once, however often they stand there", () => expect(shared("quorb vexil", "quorb the vexil, a quorb of vexil")).toBe(1));
  it("are none across a gap that no chain bridges", () => {
    const far = "the ".repeat(SCORING.maxGap);
    expect(shared(`quorb ${far} vexil`, `quorb ${far} vexil`)).toBe(0);
  });
  it("are none where exact anchors have both words, and some where they have one", () => {
    const run = "plovers nested beneath canneries";
    expect(shared(run, run, exactAnchors)).toBe(0);
    expect(shared(`${run} harlo quorb`, `${run} mistle quorb`, exactAnchors)).toBeGreaterThan(0);
  });
  it("are those that comparing all of them finds, whatever partners came before", () => {
    const words = strangeWords("bor", 12).split(" ");
    const text = fc.array(fc.constantFrom(...words, "the", "of"), { minLength: 1, maxLength: 40 }).map((list) => list.join(" "));
    fc.assert(
      fc.property(text, text, text, (x, y, z) => {
        const [a, b, c] = viewsOf([x, y, z]) as [DocumentView, DocumentView, DocumentView];
        const finder = new SkipGramFinder();
        finder.load(c);
        finder.count(a, NONE, Number.POSITIVE_INFINITY);
        finder.load(a);
        finder.count(c, NONE, Number.POSITIVE_INFINITY);
        const ofA = pairsOf(a);
        expect(finder.count(b, NONE, Number.POSITIVE_INFINITY)).toBe([...pairsOf(b)].filter((pair) => ofA.has(pair)).length);
      }),
      { seed: 81, numRuns: 100 },
    );
  });
});
