import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Collection } from "../../src/information/collection.js";
import { finish } from "../../src/run/pace.js";
import type { CandidateSettings } from "../../src/seeds/candidates.js";
import { buildPostings } from "../../src/seeds/postings.js";
import { SENSITIVITIES } from "../../src/settings/options.js";
import { collectionOf } from "./collection-of.js";
import { findCandidates } from "./find-candidates.js";
import { sharedRuns } from "./guaranteed-runs.js";

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
  const { first, partners } = findCandidates(collection, finish(buildPostings(collection, k, w)), {
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

describe("findCandidates", () => {
  for (const [sensitivity, { k, w }] of Object.entries(SENSITIVITIES))
    it(`finds every pair that shares an exact run as long as ${w + k - 1} words in mixed text, two characters being one ("${sensitivity}")`, () => {
      fc.assert(
        fc.property(mixed, (list) => {
          const collection = collectionOf(list);
          const found = pairsOf(collection, k, { w });
          for (const { a, b } of sharedRuns(collection, { tokens: w + k - 1, bits: 16 * 17 })) expect(found).toContain(`${a} ${b}`);
        }),
        { numRuns: 300 },
      );
    });

  it("finds no pair that shares no run of enough bits", () => {
    fc.assert(
      fc.property(texts, (list) => {
        const collection = collectionOf(list);
        const least = new Set(Array.from(sharedRuns(collection, { tokens: 3, bits: 16 }), ({ a, b }) => `${a} ${b}`));
        for (const pair of pairsOf(collection, 3, {})) expect(least).toContain(pair);
      }),
    );
  });

  it("ties documents of about the same time by a quoted run of fewer bits", () => {
    const collection = collectionOf(["She said “what makes me smart” to him.", "Well, what makes me smart is no secret."]);
    const bits = { neededBits: 16 * 200, neededQuotedBits: 16 * 100, neededSoonBits: 16 * 10 };
    expect(pairsOf(collection, 3, { ...bits, areSoon: () => true })).toEqual(new Set(["0 1"]));
    expect(pairsOf(collection, 3, { ...bits, areSoon: () => false })).toEqual(new Set());
    expect(pairsOf(collection, 3, bits)).toEqual(new Set());
    expect(pairsOf(collection, 3, { ...bits, neededSoonBits: 16 * 90, areSoon: () => true })).toEqual(new Set());
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

  it("ties what follows a long popular passage in few documents, which its first tokens do not tell apart", () => {
    const release = Array.from({ length: 40 }, (_, i) => `release${i}`).join(" ");
    const texts = Array.from({ length: 30 }, (_, i) => `alpha${i} ${release} ${i === 7 || i === 9 ? "sleepless fishermen mended copper nets" : ""} gamma${i}`);
    expect(pairsOf(collectionOf(texts), 3, { hotSeed: 10 })).toContain("7 9");
  });

  it("ties those without quotation marks to the earliest with them, where only marks make a run worth a look", () => {
    const texts = Array.from({ length: 30 }, (_, i) => (i === 7 ? `alpha${i} “zorbel the lantern” gamma${i}` : `alpha${i} zorbel the lantern gamma${i}`));
    const pairs = pairsOf(collectionOf(texts), 3, { hotSeed: 10, neededBits: 16 * 60 });
    expect(pairs.size).toBe(29);
    expect([...pairs].every((pair) => pair.split(" ").includes("7"))).toBe(true);
  });

  describe("with two sides", () => {
    const quotation = "lanterns drifted beyond crumbling harbours";
    const collection = collectionOf(Array.from({ length: 30 }, (_, i) => `alpha${i} beta${i} ${quotation} gamma${i} delta${i}`));
    const sides = (isOld: (d: number) => boolean) => Uint8Array.from({ length: 30 }, (_, d) => Number(isOld(d)));

    it("ties documents of one to documents of the other, all of a group that is not hot", () => {
      const pairs = pairsOf(collection, 3, { isAgainst: sides((d) => d > 1) });
      expect([...pairs].sort()).toEqual([0, 1].flatMap((a) => Array.from({ length: 28 }, (_, i) => `${a} ${i + 2}`)).sort());
    });

    it("ties those of a hot seed to the earliest of the other side", () => {
      const pairs = pairsOf(collection, 3, { hotSeed: 10, isAgainst: sides((d) => d % 2 === 1) });
      const others = Array.from({ length: 28 }, (_, i) => (i % 2 === 0 ? `1 ${i + 2}` : `0 ${i + 2}`));
      expect([...pairs].sort()).toEqual(["0 1", ...others].sort());
    });

    it("ties those that may not be compared with the earliest to the nearest of the other side that may, before or after it", () => {
      const near = (a: number, b: number) => b - a <= 3;
      const isAgainst = sides((d) => d === 0 || d === 29);
      expect([...pairsOf(collection, 3, { hotSeed: 2, isAgainst, allows: near })].sort()).toEqual(["0 1", "0 2", "0 3", "26 29", "27 29", "28 29"]);
      const bySource = (a: number, b: number) => a % 15 !== b % 15;
      const pairs = pairsOf(collection, 3, { hotSeed: 2, isAgainst: sides((d) => d < 15), allows: bySource });
      expect(pairs).toContain("1 15");
      expect(pairs).toContain("0 16");
    });

    it("finds nothing, and counts no hot seed, where one of them is empty", () => {
      const settings = { w: 1, hotSeed: 10, neededBits: 16 * 17, neededQuotedBits: 16 * 17, allows: () => true };
      for (const side of [0, 1]) {
        const found = findCandidates(collection, finish(buildPostings(collection, 3, 1)), { ...settings, isAgainst: sides(() => side === 1) });
        expect(found).toMatchObject({ hotSeeds: 0, untied: 0, partners: new Uint32Array(0) });
      }
    });
  });

  it("ties to the earliest document that may be compared", () => {
    const quotation = "lanterns drifted beyond crumbling harbours";
    const collection = collectionOf(Array.from({ length: 30 }, (_, i) => `alpha${i} beta${i} ${quotation} gamma${i} delta${i}`));
    const pairs = pairsOf(collection, 3, { hotSeed: 10, allows: (a) => a !== 0 });
    expect(pairs).toContain("1 2");
    expect([...pairs].some((pair) => pair.startsWith("0 "))).toBe(false);
  });
});
