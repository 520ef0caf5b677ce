import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import type { AnchorList } from "../../src/align/anchor-list.js";
import type { ChainList } from "../../src/align/chain.js";
import { ChainFinder } from "../../src/align/chain-finder.js";
import type { DocumentView } from "../../src/align/document-view.js";
import { type PairChains, PairKernel } from "../../src/align/pair-kernel.js";
import { forceKernel } from "../../src/kernels/kernel.js";
import { sixteenths } from "../../src/kernels/log2.js";
import { SCORING } from "../../src/settings/scoring.js";
import { viewsOf } from "./views-of.js";

const LETTERS = "bcdfghklmnprstvz";
/** A word nobody uses, one for each number below 4096. */
const rareWord = (x: number): string => [x & 15, (x >> 4) & 15, (x >> 8) & 15].map((digit) => `${LETTERS[digit]}o`).join("");

const RULES = { maxPairSeeds: 20_000, plain: sixteenths(SCORING.plain) };

afterEach(() => forceKernel(undefined));

const anchorsIn = (list: AnchorList) => list.toArray();
const chainsIn = (list: ChainList) =>
  Array.from(list.order.subarray(0, list.size), (x) => ({ score: list.score[x], sparse: list.sparseBits[x], anchors: list.anchorsOf(x) }));

/** Copies of the lists, which the next call overwrites. */
const copyOf = (anchors: AnchorList, { exact, rewritten, isLimited }: PairChains, areAnchorsLimited: boolean) => ({
  anchors: anchorsIn(anchors),
  exact: chainsIn(exact),
  rewritten: chainsIn(rewritten),
  isLimited: areAnchorsLimited || isLimited,
});

/** What a finder says of each document with itself and all later ones, in WebAssembly or not. */
function allChains(views: readonly DocumentView[], kind: "typescript" | undefined, rules = RULES) {
  forceKernel(kind);
  const finder = new ChainFinder(views[0]!.vocabulary, rules);
  return views.map((a, x) => {
    finder.load(a);
    return views.slice(x).map((b) => {
      const anchors = finder.anchors(b);
      const areAnchorsLimited = finder.isLimited;
      return copyOf(anchors, finder.chains(), areAnchorsLimited);
    });
  });
}

function expectSame(texts: readonly string[], rules = RULES) {
  const views = viewsOf([...texts]);
  const found = allChains(views, undefined, rules);
  expect(found).toEqual(allChains(views, "typescript", rules));
  return found;
}

/** Rare words and everyday ones, ends of sentences, quotations. */
const word = fc.oneof({ weight: 6, arbitrary: fc.nat(40).map(rareWord) }, { weight: 3, arbitrary: fc.constantFrom("the", "of", "a", "in", "7", "12") });
const mark = fc.constantFrom(" ", " ", " ", " ", " ", ". ", ", ", " ... ", "\n\n", ' "', '" ');
const text = fc.array(fc.tuple(word, mark), { maxLength: 120 }).map((list) => list.map((part) => part.join("")).join(""));

/** A text, and others made of it by words taken out, put in and moved. */
const rewritten = fc
  .tuple(fc.array(word, { minLength: 40, maxLength: 150 }), fc.array(fc.tuple(fc.nat(149), fc.nat(2), word), { maxLength: 60 }))
  .map(([words, changes]) => {
    const other = [...words];
    for (const [at, kind, by] of changes) other.splice(at % other.length, kind === 2 ? 0 : 1, ...(kind === 0 ? [] : [by]));
    return [words.join(" "), other.join(" ")];
  });

describe("ChainFinder", () => {
  it("has a kernel to be held against", () => {
    expect(PairKernel.open(10, RULES)).not.toBeNull();
  });

  it("finds the same anchors and chains with and without WebAssembly, in texts of any kind", () => {
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 4 }), (texts) => void expectSame(texts)),
      { numRuns: 150 },
    );
  });

  it("finds the same in rewritten texts, of which some have chains of single words", () => {
    let chains = 0;
    fc.assert(
      fc.property(rewritten, (texts) => {
        chains += expectSame(texts)[0]![1]!.rewritten.length;
      }),
      { numRuns: 150 },
    );
    expect(chains).toBeGreaterThan(3);
  });

  it("finds the same in texts that repeat themselves, whose anchors are many", () => {
    const verse = (x: number) => `${rareWord(x % 3)} ${rareWord(x % 5)} the ${rareWord(x % 7)} of ${rareWord(x % 2)}. `;
    const song = Array.from({ length: 160 }, (_, x) => verse(x)).join("");
    const found = expectSame([song, `${song.slice(0, 900)} And then ${song.slice(1200)}`, `A ${rareWord(9)} that ${song.slice(500, 2500)}`], {
      ...RULES,
      maxPairSeeds: 1_000_000,
    });
    expect(found[0]![1]!.anchors.length).toBeGreaterThan(1000);
  });

  it("says of a pair of too many hits what TypeScript says", () => {
    const repeated = `${"one two three ".repeat(300)} ${Array.from({ length: 20 }, (_, x) => rareWord(x)).join(" ")}`;
    const found = expectSame([repeated, `${repeated} by ${rareWord(30)}`, "one two three and no more"], { ...RULES, maxPairSeeds: 500 });
    expect(found[0]![1]!.isLimited).toBe(true);
    expect(found[0]![2]!.isLimited).toBe(false);
  });

  it("finds the same as its memory grows: long documents after short ones, and short ones after long", () => {
    const long = (seed: number, words: number) => Array.from({ length: words }, (_, x) => rareWord((x * x * 7 + seed * x) % 4096)).join(" ");
    expectSame([long(1, 30), long(1, 60_000), long(2, 20), long(1, 50_000), long(2, 70_000), long(1, 40)], { ...RULES, maxPairSeeds: 1_000_000 });
  });
});
