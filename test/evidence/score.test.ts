import { describe, expect, it } from "vitest";
import { matchBits } from "../../src/align/alignment.js";
import { cheapestGap, evidenceOf } from "../../src/evidence/score.js";
import { SCORING } from "../../src/settings/scoring.js";
import { pairOfTexts } from "./pair-of-texts.js";

const evidence = (a: string, b: string, ...aligned: Parameters<ReturnType<typeof pairOfTexts>["align"]>) => {
  const texts = pairOfTexts(a, b);
  return { ...evidenceOf(texts.pair, texts.align(...aligned)), ...texts };
};
const SIX = "plovers nested beneath shuttered rusting canneries";

describe("the evidence of an alignment", () => {
  it("is the sum of the bits of its words where it is one run", () => {
    const { total, longestRun, bits, gaps, align, pair } = evidence(SIX, SIX, SIX);
    const [run] = align(SIX);
    const sum = Array.from({ length: run!.n }, (_, q) => matchBits(pair, run!, q, q)).reduce((x, y) => x + y, 0);
    expect([total, longestRun, bits, gaps]).toEqual([sum, sum, sum, 0]);
  });
  it("counts the longest run in full and a quarter of the rest", () => {
    const { total, longestRun, bits, gaps } = evidence(`${SIX} harlo vexil pliff`, `${SIX} mistle vexil pliff`, SIX, "vexil pliff");
    expect(gaps).toBe(1);
    expect(bits).toBe(longestRun + Math.floor(SCORING.rest * (total - longestRun)));
    expect(bits).toBeLessThan(evidence(`${SIX} vexil pliff`, `${SIX} vexil pliff`, `${SIX} vexil pliff`).bits);
  });
  it("takes the cost of each gap off", () => {
    const one = evidence(`${SIX} harlo vexil pliff`, `${SIX} mistle vexil pliff`, SIX, "vexil pliff");
    const two = evidence(`${SIX} harlo quorb vexil pliff`, `${SIX} mistle zandor vexil pliff`, SIX, "vexil pliff");
    expect(one.total - two.total).toBe(cheapestGap(2, 2) - cheapestGap(1, 1));
  });
  it("takes more off where a number stands for a number: a form filled in twice", () => {
    const words = evidence(`${SIX} harlo vexil pliff`, `${SIX} mistle vexil pliff`, SIX, "vexil pliff");
    const numbers = evidence(`${SIX} 46 vexil pliff`, `${SIX} 39 vexil pliff`, SIX, "vexil pliff");
    expect(words.total - numbers.total).toBe(16 * SCORING.numberForNumber);
  });
  it("joins a form of a word to the run around it", () => {
    const { gaps, longestRun, total } = evidence(
      "plovers nested industrole vexil pliff",
      "plovers nested inductrole vexil pliff",
      "plovers nested",
      ["industrole", "inductrole", false],
      "vexil pliff",
    );
    expect([gaps, longestRun]).toEqual([0, total]);
  });
  it("of nothing is nothing", () =>
    expect(evidenceOf(pairOfTexts("plovers", "canneries").pair, [])).toMatchObject({ total: 0, bits: 0, gaps: 0, contentWords: 0 }));
});

describe("content words", () => {
  it("are the words that many bits are worth, each once, and no numbers", () =>
    expect(evidence("the plovers of 1848 nested", "the plovers of 1848 nested", "the plovers of 1848 nested").contentWords).toBe(2));
  it("count a name once, and do not count as plain where there is nothing else", () => {
    const { contentWords, hasPlainContent } = evidence("then Quarn Tovrin Mavel", "now Quarn Tovrin Mavel", "Quarn Tovrin Mavel");
    expect([contentWords, hasPlainContent]).toEqual([1, false]);
  });
  it("are two characters of a script without spaces", () => {
    const { contentWords, isUnspaced } = evidence("船长知道码头漏水", "船长知道码头漏水", "船长知道码头漏水");
    expect([contentWords, isUnspaced]).toEqual([4, true]);
  });
});

it("a further name of a passage is worth less than the first", () => {
  const text = "plovers nested by Quarn Mavel while canneries rusted by Tovrin Hanu there";
  const { pair, align, total } = evidence(text, text, text);
  const [run] = align(text);
  const plain = Array.from({ length: run!.n }, (_, q) => matchBits(pair, run!, q, q));
  const further = plain[text.split(" ").indexOf("Tovrin")]!;
  expect(further).toBeGreaterThan(16 * SCORING.nameAgain);
  expect(plain.reduce((x, y) => x + y, 0) - total).toBe(further - 16 * SCORING.nameAgain);
});

it("a gap costs the least of one affine gap and word by word, the same either way", () => {
  expect(cheapestGap(1, 1)).toBe(16 * SCORING.substitution);
  expect(cheapestGap(1, 0)).toBe(16 * SCORING.insertion);
  expect(cheapestGap(20, 20)).toBeLessThan(20 * 16 * SCORING.substitution);
  for (let da = 0; da < 30; da++) for (let db = 0; db < 30; db++) expect(cheapestGap(da, db)).toBe(cheapestGap(db, da));
});
