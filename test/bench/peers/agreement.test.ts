import { describe, expect, test } from "vitest";
import { agreementOf, comparedPairs, errorOverTheory, pairsWithRun, resemblingStories } from "../../../bench/peers/agreement.js";
import { makeCorpus } from "../../../bench/peers/texts.js";
import { Random } from "../../../bench/quality/random.js";

const pair = (a: number, b: number, resemblance: number) => ({ a, b, resemblance });

describe("agreement", () => {
  const truth = [pair(0, 1, 1), pair(0, 2, 0.8), pair(1, 2, 0.9), pair(3, 4, 0.9)];

  test("recall is of the true pairs, precision of those found", () => {
    expect(
      agreementOf(
        [
          [0, 1],
          [0, 2],
          [5, 6],
        ],
        truth,
      ),
    ).toEqual({ pairs: 3, recall: 2 / 4, recallBelowOne: 1 / 3, precision: 2 / 3 });
  });

  test("a share of nothing is left out", () => {
    expect(agreementOf([], [])).toEqual({ pairs: 0 });
  });
});

describe("pairs whose estimates are looked at", () => {
  test("no document is in two of them, and none has resemblance 1", () => {
    const pairs = [pair(0, 1, 1), pair(0, 2, 0.5), pair(1, 2, 0.5), pair(1, 3, 0.6), pair(4, 5, 0.7)];
    expect(comparedPairs(pairs, 10)).toEqual([pair(0, 2, 0.5), pair(1, 3, 0.6), pair(4, 5, 0.7)]);
    expect(comparedPairs(pairs, 1)).toEqual([pair(0, 2, 0.5)]);
  });
});

describe("the error of estimates", () => {
  test("of draws from m independent permutations it is 1", () => {
    const random = new Random(7);
    const pairs = Array.from({ length: 3000 }, (_, i) => pair(2 * i, 2 * i + 1, 0.2 + 0.75 * random.share()));
    const estimates = pairs.map(({ resemblance }) => Array.from({ length: 128 }, () => random.share() < resemblance).filter(Boolean).length / 128);
    // The standard error of a root mean square of n values is about 1 / sqrt(2 n), 0.013 here: four of them.
    expect(Math.abs(errorOverTheory(pairs, estimates, 128) - 1)).toBeLessThan(0.052);
  });

  test("a bias counts", () => {
    expect(errorOverTheory([pair(0, 1, 0.5)], [0.5 + 2 * Math.sqrt(0.25 / 128)], 128)).toBeCloseTo(2, 12);
  });
});

describe("pairs with a run", () => {
  test("are those that share so many words in a row, once each", () => {
    const texts = ["a b c d e", "x b c d y b c d", "c d e", "q r s t u"];
    expect(pairsWithRun(texts, 3).map(({ a, b }) => [a, b])).toEqual([
      [0, 1],
      [0, 2],
    ]);
  });
});

describe("made-up texts", () => {
  test("hold pairs on both sides of the threshold", () => {
    const figures = resemblingStories(makeCorpus(150).stories, 5).map(({ resemblance }) => resemblance);
    expect(figures.filter((figure) => figure >= 0.8).length).toBeGreaterThan(20);
    expect(figures.filter((figure) => figure < 0.8).length).toBeGreaterThan(20);
  });

  test("are the same ones each time", () => {
    expect(makeCorpus(20)).toEqual(makeCorpus(20));
  });
});
