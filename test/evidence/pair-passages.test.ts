/** Pairs with more equal shingles than are looked at, of which the rest promises nothing. */
import { describe, expect, it } from "vitest";
import { detect } from "../../src/api/detect.js";

const LETTERS = "abcdefghijklmnopqrst";

/** 6,000 words that stand nowhere else, with a phrase behind every fortieth: large texts, in which one short run is no passage. */
function pageOf(prefix: string, phrase: string): string {
  const word = (x: number): string => prefix + LETTERS[x % 20] + LETTERS[Math.floor(x / 20) % 20] + LETTERS[Math.floor(x / 400)];
  return Array.from({ length: 6000 }, (_, x) => (x % 40 === 0 ? `${word(x)} ${phrase}` : word(x))).join(" ");
}

/** They share one run that makes them a candidate and is no passage, and a phrase of 150 places in the one and a single one in the other. */
const DOCUMENTS = [
  { id: "repetitive", text: `${pageOf("qu", "one of the")} harbour wall and quiet.` },
  { id: "plain", text: `One of the harbour wall and ${pageOf("zu", "")}` },
];

describe("a pair that promises no passage", () => {
  it("is counted where its frequent shingles were passed over", async () => {
    const { passages, limits } = await detect(DOCUMENTS, { self: false, limits: { maxPairSeeds: 20 } });
    expect(passages).toEqual([]);
    expect(limits).toMatchObject([{ code: "pair-too-repetitive", count: 1 }]);
  });

  it("is not counted where all of its shingles were looked at", async () => {
    const { passages, limits } = await detect(DOCUMENTS, { self: false });
    expect(passages).toEqual([]);
    expect(limits).toEqual([]);
  });
});
