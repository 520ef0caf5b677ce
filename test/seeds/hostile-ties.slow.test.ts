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

  it("take two words in turn, in two documents, for one tie, wherever the turn begins", () => {
    const { partners, repeats } = expectLinear(["lantern harbour ".repeat(300_000), `harbour ${"lantern harbour ".repeat(300_000)}`]);
    expect([...partners]).toEqual([1]);
    expect([...repeats]).toEqual([1, 1]);
  });

  it("find in 100,000 sentences that stand in two documents, in the one from first to last and in the other from last to first, one tie", () => {
    const sentences = Array.from({ length: 100_000 }, (_, x) => `Cinder${x} walked past lantern${x} towards harbour${x}.`);
    const { partners } = expectLinear([sentences.join(" "), sentences.toReversed().join(" ")]);
    expect([...partners]).toEqual([1]);
  });

  it("tie each of 5,000 documents made of the same 400 sentences to few", () => {
    const random = randomNumbers(3);
    const sentences = Array.from({ length: 400 }, (_, x) => `Lanterns${x} drifted beyond crumbling harbours${x} while sleepless fishermen${x} mended nets.`);
    const { partners } = expectLinear(Array.from({ length: 5000 }, () => Array.from({ length: 10 }, () => sentences[Math.floor(random() % 400)]!).join(" ")));
    expect(partners.length).toBeGreaterThan(4999);
    // each sentence ties a document to the first one of it, and to the first with a cue
    expect(partners.length).toBeLessThan(20 * 5000);
  });

  it("tie nothing of 50,000 documents that share a name, which is never worth it, or of equal ones that a filter keeps apart", () => {
    const name = Array.from({ length: 50_000 }, (_, d) => `alpha${d} Lantern Harbour Copper omega${d} beta${d} gamma${d}`);
    expect(expectLinear(name).partners).toHaveLength(0);
    const collection = collectionOf(Array.from({ length: 1000 }, () => randomWords(300, 5)));
    let ties: ReturnType<typeof findTies> | undefined;
    const ms = processorMs(() => {
      ties = findTies(collection, { k: 3, levels: BITS, allows: () => false });
    });
    expect(ties!.partners).toHaveLength(0);
    expect(ties!.untied).toBe(999);
    expect(ms / collection.numTokens / plainCost).toBeLessThan(MOST_COST);
  });

  it("tie 3,000 equal documents to the first of the other side", () => {
    const text = randomWords(300, 6);
    const isAgainst = Uint8Array.from({ length: 3000 }, (_, d) => d % 2);
    const collection = collectionOf(Array.from({ length: 3000 }, () => text));
    let ties: ReturnType<typeof findTies> | undefined;
    const ms = processorMs(() => {
      ties = findTies(collection, { k: 3, levels: BITS, isAgainst });
    });
    expect(ties!.partners).toHaveLength(2999);
    expect(ms / collection.numTokens / plainCost).toBeLessThan(MOST_COST);
  });

  it("tie documents of one prefix that branch at each word", () => {
    const words = randomWords(200, 2).split(" ");
    const { partners } = expectLinear(Array.from({ length: 4000 }, (_, d) => `${words.slice(0, d % 200).join(" ")} end${d}`));
    expect(partners.length).toBeGreaterThan(3000);
  });
}, 300_000);
