import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ANCHOR_WORDS } from "../../src/align/anchors.js";
import { SegmentViews } from "../../src/align/document-view.js";
import { SparseAnchorFinder } from "../../src/align/sparse-anchors.js";
import { PairAligner } from "../../src/evidence/pair-passages.js";
import { compare } from "../../src/index.js";
import { SCORING } from "../../src/settings/scoring.js";
import { maximalExactRuns } from "../reference/exact-runs.js";
import { collectionOf } from "../seeds/collection-of.js";
import { searchOf, viewsOf } from "./views-of.js";

const LETTERS = "bcdfghklmnprstvz";

/** A word nobody uses, one for each number below 4096. */
function rareWord(x: number): string {
  return [x & 15, (x >> 4) & 15, (x >> 8) & 15].map((digit) => `${LETTERS[digit]}o`).join("");
}

const rareWords = (from: number, count: number): string[] => Array.from({ length: count }, (_, x) => rareWord(from + x));

/** Sparse anchors of two texts. */
function sparse(a: string, b: string) {
  const [viewA, viewB] = viewsOf([a, b]);
  const finder = new SparseAnchorFinder(viewA!.vocabulary.forms.length);
  finder.load(viewA!);
  return finder
    .find(viewB!)
    .toArray()
    .map(({ i, j, n }) => ({ i, j, n }));
}

const text = fc.array(fc.nat(30), { maxLength: 60 }).map((words) => words.map(rareWord).join(" "));

describe("SparseAnchorFinder", () => {
  it("finds two rare words that follow each other closely on both sides", () => {
    expect(sparse("a bodomo of the fozopo", "one bodomo in all but some fozopo")).toEqual([
      { i: 1, j: 1, n: 1 },
      { i: 4, j: 6, n: 1 },
    ]);
  });

  it("passes over two rare words in another order", () => {
    expect(sparse("a bodomo of the fozopo", "one fozopo in all but some bodomo")).toEqual([]);
  });

  it("passes over two rare words that lie further apart than a chain may bridge", () => {
    const far = "the ".repeat(SCORING.maxGap);
    expect(sparse(`bodomo ${far} fozopo`, `bodomo ${far} fozopo`)).toEqual([]);
  });

  it("passes over a word that stands in the document all the time", () => {
    const often = "the bodomo of ".repeat(SCORING.sparseRepeats + 1);
    expect(sparse(`${often} fozopo`, "bodomo by fozopo")).toEqual([]);
  });

  it("yields maximal exact runs that are too short for an anchor, each once", () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        const [viewA, viewB] = viewsOf([a, b]);
        const runs = maximalExactRuns(viewA!.words, viewB!.words, 1);
        const short = new Set(runs.filter(({ n }) => n < ANCHOR_WORDS).map(({ i, j, n }) => `${i} ${j} ${n}`));
        const found = sparse(a, b).map(({ i, j, n }) => `${i} ${j} ${n}`);
        expect(found.filter((run) => !short.has(run))).toEqual([]);
        expect(new Set(found).size).toBe(found.length);
      }),
    );
  });

  it("finds the same whatever partners came before", () => {
    fc.assert(
      fc.property(text, text, text, (a, b, c) => {
        const [viewA, viewB, viewC] = viewsOf([a, b, c]);
        const finder = new SparseAnchorFinder(viewA!.vocabulary.forms.length);
        finder.load(viewA!);
        const first = finder.find(viewB!).toArray();
        finder.find(viewC!);
        expect(finder.find(viewB!).toArray()).toEqual(first);
      }),
    );
  });
});

describe("rewritten text", () => {
  const source = rareWords(0, 60);

  it("is one passage although no three words in a row are left", () => {
    const rewritten = source.map((word, x) => (x % 3 === 2 ? rareWord(1000 + x) : word));
    const b = [...rareWords(2000, 40), ...rewritten, ...rareWords(3000, 40)].join(" ");
    const search = searchOf(collectionOf([source.join(" "), b]));
    const views = new SegmentViews(search);
    const aligner = new PairAligner(views.vocabulary, search, 1000);
    aligner.load(views.view(0));
    const passages = aligner.passages(views.view(1));
    expect(passages).toHaveLength(1);
    const { a0, a1, b0, b1 } = passages[0]!;
    expect(a1 - a0).toBeGreaterThan(0.9 * source.length);
    expect(b1 - b0).toBeLessThanOrEqual(source.length);
  });

  it("is found between two documents that share a run elsewhere, which ties them", () => {
    const rewritten = source.map((word, x) => (x % 3 === 2 ? rareWord(1000 + x) : word));
    const run = rareWords(3500, 6);
    const a = [...source, ...rareWords(1500, 200), ...run].join(" ");
    const b = [...run, ...rareWords(2500, 200), ...rewritten].join(" ");
    const copies = compare(a, b).passages.map(({ b: copy }) => b.slice(copy.start, copy.end).split(" ").length);
    expect(copies.sort((x, y) => x - y)).toEqual([6, expect.closeTo(60, -1)]);
  });

  it("is not what two texts are that share a subject's rare words in another order", () => {
    const reversed = [...source].reverse().join(" ");
    expect(compare(source.join(" "), reversed).passages).toEqual([]);
  });

  it("is not what two texts are that share one word in six", () => {
    const other = source.map((word, x) => (x % 6 === 0 ? word : rareWord(1000 + x)));
    expect(compare(source.join(" "), other.join(" ")).passages).toEqual([]);
  });
});
