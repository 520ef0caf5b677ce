/**
 * The search for first holders on what would be quadratic for a careless one. Measured is processor time of a token, as a multiple of what plain text takes:
 * what is linear costs up to ten times as much, what is quadratic thousands of times.
 */
import { beforeAll, describe, expect, it } from "vitest";
import { processorMs } from "../processor-time.js";
import { randomNumbers } from "../reference/random-numbers.js";
import { collectionOf } from "./collection-of.js";
import { findTies } from "./find-ties.js";

const BITS = { candidate: 16 * 30 };
const MOST_COST = 60;
const SENTENCE = "Lanterns drifted beyond crumbling harbours while sleepless fishermen mended copper nets.";

/** Words of which no three stand together twice, but by chance. */
function randomWords(count: number, seed: number): string {
  const random = randomNumbers(seed);
  return Array.from({ length: count }, () => `w${Math.floor(random() % 50_000)}`).join(" ");
}

let plainCost = 0;

function tiesOf(texts: readonly string[]): { ties: ReturnType<typeof findTies>; cost: number } {
  const collection = collectionOf(texts);
  let ties: ReturnType<typeof findTies> | undefined;
  const ms = processorMs(() => {
    ties = findTies(collection, { k: 3, levels: BITS });
  });
  return { ties: ties!, cost: ms / collection.numTokens };
}

function expectLinear(texts: readonly string[]): ReturnType<typeof findTies> {
  const { ties, cost } = tiesOf(texts);
  expect(cost / plainCost, "cost of a token as a multiple of plain text").toBeLessThan(MOST_COST);
  return ties;
}

beforeAll(() => {
  const texts = Array.from({ length: 2000 }, (_, d) => randomWords(250, d));
  tiesOf(texts);
  plainCost = tiesOf(texts).cost;
});

describe("first holders of hostile text", () => {
  it("take one seed a million times in one document for a repeat, and tie a second document that has it", () => {
    const { partners, repeats } = expectLinear(["lantern ".repeat(1_000_000), `${"lantern ".repeat(100)}and more`]);
    expect([...partners]).toEqual([1]);
    expect(repeats[0]).toBe(1);
  });

  it("tie 50,000 documents that share one sentence each to the first", () => {
    const { first, partners } = expectLinear(Array.from({ length: 50_000 }, (_, d) => `alpha${d} ${SENTENCE} omega${d}`));
    expect(partners).toHaveLength(49_999);
    expect(first[1]).toBe(49_999);
  });

  it("find nothing in a million seeds that stand once", () => {
    const { partners } = expectLinear([
      Array.from({ length: 500_000 }, (_, x) => `a${x}`).join(" "),
      Array.from({ length: 500_000 }, (_, x) => `b${x}`).join(" "),
    ]);
    expect(partners).toHaveLength(0);
  });

  it("tie documents that are equal, and those that differ in a word, to the first", () => {
    const text = randomWords(300, 1);
    expect(expectLinear(Array.from({ length: 3000 }, () => text)).partners).toHaveLength(2999);
    const words = text.split(" ");
    const ties = expectLinear(Array.from({ length: 3000 }, (_, d) => words.map((one, x) => (x === d % 300 ? `unlike${d}` : one)).join(" ")));
    // and a few of those that differ in the same word to each other
    expect(ties.partners.length).toBeGreaterThanOrEqual(2999);
    expect(ties.partners.length).toBeLessThan(5 * 3000);
  });

  it("tie documents of one prefix that branch at each word", () => {
    const words = randomWords(200, 2).split(" ");
    const { partners } = expectLinear(Array.from({ length: 4000 }, (_, d) => `${words.slice(0, d % 200).join(" ")} end${d}`));
    expect(partners.length).toBeGreaterThan(3000);
  });
}, 300_000);
