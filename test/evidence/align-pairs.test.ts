import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { alignPairs, cutPairs, type PairsToAlign } from "../../src/evidence/align-pairs.js";
import { readJudged } from "../../src/evidence/judged-records.js";
import { pairOfTexts, strangeWords } from "./pair-of-texts.js";

const SIX = "plovers nested beneath shuttered rusting canneries";
/** Five documents, four of which share a sentence, and all pairs of them. */
function allPairs(numDocuments: number): PairsToAlign {
  const texts = Array.from({ length: numDocuments }, (_, d) =>
    d === 2 ? strangeWords("lom", 20) : `${strangeWords(`b${d}`, 8)}. ${SIX}. ${strangeWords(`t${d}`, 8)}. ${d === 1 ? `${SIX}.` : ""}`,
  );
  const { search } = pairOfTexts(texts[0]!, texts[1]!, texts.slice(2));
  const [first, partners]: [number[], number[]] = [[0], []];
  for (let a = 0; a < numDocuments; a++) {
    for (let b = a + 1; b < numDocuments; b++) partners.push(b);
    first.push(partners.length);
  }
  return {
    search,
    pairs: { first: Uint32Array.from(first), partners: Uint32Array.from(partners) },
    withItself: new Uint8Array(numDocuments).fill(1),
    maxPairSeeds: 1000,
  };
}
const INPUT = allPairs(5);
/** Slots of five documents: one each for itself, and one for each pair. */
const SLOTS = 5 + 10;

/** The records of slots cut at these places. */
function records(cuts: readonly number[]): number[] {
  const run = alignPairs.open(INPUT);
  const edges = [0, ...cuts, SLOTS];
  return edges.slice(1).flatMap((to, x) => [...run({ from: edges[x]!, to }).records]);
}

describe("the pairs of a collection", () => {
  const whole = records([]);
  it("have the same verdicts wherever they are cut into parts", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: SLOTS - 1 }), { maxLength: SLOTS }), (cuts) => {
        expect(records([...cuts].sort((x, y) => x - y))).toEqual(whole);
      }),
      { seed: 75, numRuns: 40 },
    );
  });
  it("are found where they share a sentence, and where one has it twice, in order", () => {
    const found = [...readJudged(Int32Array.from(whole))].map(({ a, b }) => `${a} ${b}`);
    expect([...new Set(found)]).toEqual(["0 1", "0 3", "0 4", "1 1", "1 3", "1 4", "3 4"]);
  });
});

describe("the cut", () => {
  it("has all slots, each once, in order, and depends on the documents only", () => {
    const { parts } = cutPairs(INPUT);
    expect(parts[0]!.from).toBe(0);
    expect(parts.at(-1)!.to).toBe(SLOTS);
    for (let x = 1; x < parts.length; x++) expect(parts[x]!.from).toBe(parts[x - 1]!.to);
    expect(cutPairs(INPUT)).toEqual(cutPairs(INPUT));
  });
  it("makes parts of about equal work, however unequal documents are", () => {
    const lengths = Array.from({ length: 400 }, (_, d) => (d % 50 === 0 ? 30_000 : 300));
    const offsets = new Uint32Array(lengths.length + 1);
    lengths.forEach((length, d) => {
      offsets[d + 1] = offsets[d]! + length;
    });
    const first = Uint32Array.from(offsets, (_, d) => Math.min(d, 1) * 399);
    const partners = Uint32Array.from({ length: 399 }, (_, x) => x + 1);
    const { parts, cost } = cutPairs({
      ...INPUT,
      search: { ...INPUT.search, collection: { ...INPUT.search.collection, offsets, numDocuments: 400 } },
      pairs: { first, partners },
      withItself: new Uint8Array(400),
    });
    expect(parts.at(-1)!.to).toBe(400 + 399);
    // the first document is loaded, then each of its partners costs its tokens and a little; the others have nothing to do
    const workOf = (slot: number): number => (slot === 0 ? lengths[0]! : slot < 400 ? lengths[slot]! + 64 : 0);
    const works = parts.map(({ from, to }) => Array.from({ length: to - from }, (_, x) => workOf(from + x)).reduce((x, y) => x + y, 0));
    expect(works.reduce((x, y) => x + y, 0)).toBe(cost);
    const full = works.slice(0, -1);
    expect(full.length).toBeGreaterThan(2);
    expect(Math.max(...full)).toBeLessThan(Math.min(...full) + 30_064);
  });
  it("of nothing is nothing to do but its own slots", () =>
    expect(cutPairs({ ...INPUT, pairs: { first: new Uint32Array(6), partners: new Uint32Array(0) }, withItself: new Uint8Array(5) })).toEqual({
      parts: [{ from: 0, to: 5 }],
      cost: 0,
    }));
});
