import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Collection, sharedBits } from "../../src/information/collection.js";
import { type CandidateSettings, findCandidates } from "../../src/passages/candidates.js";
import { buildPostings } from "../../src/passages/postings.js";
import { maximalExactRuns } from "../reference/exact-runs.js";
import { collectionOf } from "./collection-of.js";

const word = fc.constantFrom("the", "of", "and", "quick", "harbour", "lantern", "said");
/** Mixed text: words, and characters that take no space. */
const mixed = fc.array(
  fc.array(fc.constantFrom("港の", "灯台", "は", "と言った", " NHK ", " harbour "), { maxLength: 30 }).map((parts) => parts.join("")),
  { minLength: 2, maxLength: 6 },
);
const texts = fc.array(
  fc.array(word, { maxLength: 30 }).map((words) => words.join(" ")),
  { minLength: 2, maxLength: 6 },
);

function pairsOf(collection: Collection, k: number, settings: Partial<CandidateSettings>): Set<string> {
  const w = settings.w ?? 1;
  const { first, partners } = findCandidates(collection, buildPostings(collection, k, w), {
    w,
    hotSeed: 100,
    neededBits: 16 * 17,
    neededQuotedBits: 16 * 17,
    allows: () => true,
    ...settings,
  });
  const pairs = new Set<string>();
  for (let a = 0; a + 1 < first.length; a++) for (const b of partners.subarray(first[a], first[a + 1])) pairs.add(`${a} ${b}`);
  return pairs;
}

/** Pairs that share an exact run as long as `minTokens` words, a character being half of one, and of `neededBits`, by comparing everything with everything. */
function oraclePairs({ words, offsets, numDocuments, bits, lexicon }: Collection, minTokens: number, neededBits: number): Set<string> {
  const pairs = new Set<string>();
  const halves = (from: number, n: number) => words.subarray(from, from + n).reduce((sum, w) => sum + (lexicon.isCharacter[w] ? 1 : 2), 0);
  for (let a = 0; a < numDocuments; a++)
    for (let b = a + 1; b < numDocuments; b++)
      for (const { i, j, n } of maximalExactRuns(words.subarray(offsets[a], offsets[a + 1]), words.subarray(offsets[b], offsets[b + 1]), 1)) {
        let sum = 0;
        for (let q = 0; q < n; q++) sum += sharedBits(bits, offsets[a]! + i + q, offsets[b]! + j + q, q);
        if (sum >= neededBits && halves(offsets[a]! + i, n) >= 2 * minTokens) pairs.add(`${a} ${b}`);
      }
  return pairs;
}

describe("findCandidates", () => {
  for (const [k, w] of [
    [3, 1],
    [4, 5],
    [8, 8],
  ] as const)
    it(`finds every pair that shares an exact run of ${w + k - 1} words, or ${2 * (w + k - 1)} characters, with enough bits (k = ${k}, w = ${w})`, () => {
      fc.assert(
        fc.property(fc.oneof(texts, mixed), (list) => {
          const collection = collectionOf(list);
          const found = pairsOf(collection, k, { w });
          for (const pair of oraclePairs(collection, w + k - 1, 16 * 17)) expect(found).toContain(pair);
        }),
        { numRuns: 300 },
      );
    });

  it("finds no pair that shares no run of enough bits", () => {
    fc.assert(
      fc.property(texts, (list) => {
        const collection = collectionOf(list);
        const least = oraclePairs(collection, 3, 16);
        for (const pair of pairsOf(collection, 3, {})) expect(least).toContain(pair);
      }),
    );
  });

  it("ties documents that share a hot seed to the earliest, not all to all, and counts the seed", () => {
    const quotation = "lanterns drifted beyond crumbling harbours";
    const collection = collectionOf(Array.from({ length: 30 }, (_, i) => `alpha${i} beta${i} ${quotation} gamma${i} delta${i}`));
    const pairs = pairsOf(collection, 3, { hotSeed: 10 });
    expect([...pairs].sort()).toEqual(Array.from({ length: 29 }, (_, i) => `0 ${i + 1}`).sort());
  });

  it("ties those that share more than a hot seed to each other", () => {
    const quotation = "lanterns drifted beyond crumbling harbours";
    const longer = `${quotation} while sleepless fishermen mended copper nets`;
    const texts = Array.from({ length: 30 }, (_, i) => `alpha${i} beta${i} ${i === 7 || i === 9 ? longer : quotation} gamma${i} delta${i}`);
    expect(pairsOf(collectionOf(texts), 3, { hotSeed: 10 })).toContain("7 9");
  });

  it("ties to the earliest document that may be compared", () => {
    const quotation = "lanterns drifted beyond crumbling harbours";
    const collection = collectionOf(Array.from({ length: 30 }, (_, i) => `alpha${i} beta${i} ${quotation} gamma${i} delta${i}`));
    const pairs = pairsOf(collection, 3, { hotSeed: 10, allows: (a) => a !== 0 });
    expect(pairs).toContain("1 2");
    expect([...pairs].some((pair) => pair.startsWith("0 "))).toBe(false);
  });
});
