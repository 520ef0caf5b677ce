/**
 * What a model counts, of text that would be quadratic for a careless count. Measured is processor time of a token, as a multiple of what plain text takes:
 * what is linear costs up to ten times as much, what is quadratic thousands of times.
 */
import { beforeAll, describe, expect, it } from "vitest";
import { numberCollection } from "../../src/information/lexicon.js";
import { modelOf, sampleOf } from "../../src/information/word-model.js";
import { finish } from "../../src/run/pace.js";
import { concatenateTokens } from "../../src/text/token-columns.js";
import { scanTokens } from "../../src/text/tokens.js";
import { processorMs } from "../processor-time.js";
import { randomNumbers } from "../reference/random-numbers.js";

const MOST_COST = 40;
let plainCost = 0;

function counted(texts: readonly string[]): { model: ReturnType<typeof modelCounts>; cost: number } {
  const columns = concatenateTokens(texts.map((text) => scanTokens(text, undefined)));
  const numbered = finish(numberCollection(columns, (d) => texts[d]!));
  const sample = sampleOf(
    numbered.words,
    columns,
    texts.map((_, d) => d),
  );
  let model: ReturnType<typeof modelCounts> | undefined;
  const ms = processorMs(() => {
    model = modelCounts(sample, numbered.lexicon);
  });
  return { model: model!, cost: ms / columns.numTokens };
}

const modelCounts = (...[sample, lexicon]: [Parameters<typeof modelOf>[0], Parameters<typeof modelOf>[1]]) => finish(modelOf(sample, lexicon, null)).counts;

function expectLinear(texts: readonly string[]): ReturnType<typeof modelCounts> {
  const { model, cost } = counted(texts);
  expect(cost / plainCost, "cost of a token as a multiple of plain text").toBeLessThan(MOST_COST);
  return model;
}

/** `count` pieces of what `of` makes of a random number each. */
function randomText(count: number, of: (random: number) => string): string {
  const random = randomNumbers(11);
  return Array.from({ length: count }, () => of(Math.floor(random()))).join(" ");
}

beforeAll(() => {
  const text = [randomText(500_000, (x) => `w${x % 50_000}`)];
  counted(text);
  plainCost = counted(text).cost;
});

describe("the counts of hostile text", () => {
  it("have no context of a word that stands a million times by itself, nor of a million that stand once", () => {
    const { words, pairs, formulas } = expectLinear(["lantern ".repeat(1_000_000)]);
    expect([words.length, pairs.size, formulas.contexts.length]).toEqual([0, 0, 0]);
    expect(expectLinear([Array.from({ length: 1_000_000 }, (_, x) => `a${x}`).join(" ")]).words).toHaveLength(0);
  });

  it("have no context of 50,000 copies of a sentence, and all that surround a formula", () => {
    const copies = expectLinear(Array.from({ length: 50_000 }, () => "Lanterns drifted beyond crumbling harbours while fishermen mended nets."));
    expect(copies.words).toHaveLength(0);
    const { formulas } = expectLinear([randomText(100_000, (x) => `w${x % 50_000} unless otherwise required by law`)]);
    // of five words three of three, two of four, one of five, each between the same words of the formula or between ever others
    expect(Math.max(...formulas.contexts)).toBeGreaterThan(40_000);
  });

  it("are those of few words in every order", () => {
    const { words, pairs, triples } = expectLinear([randomText(1_000_000, (x) => ["lantern", "harbour", "copper"][(x >> 4) % 3]!)]);
    expect([words.length, pairs.size, triples.size]).toEqual([3, 9, 27]);
    expect(new Set(triples.count)).toEqual(new Set([2]));
  });

  it("are those of characters in every order, and of one character a million times", () => {
    expectLinear(["\u6f22".repeat(1_000_000)]);
    expectLinear([randomText(300_000, (x) => String.fromCharCode(0x4e00 + (x % 3000))).replaceAll(" ", "")]);
    expectLinear([randomText(300_000, (x) => `${String.fromCharCode(0x4e00 + (x % 20))} of the harbour`)]);
  });
}, 300_000);
