import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Ties } from "../../src/seeds/ties.js";
import { SEARCH_BOUNDS } from "../../src/settings/scoring.js";
import { collectionOf } from "./collection-of.js";
import { findTies, type TieOptions } from "./find-ties.js";
import { sharedRuns } from "./guaranteed-runs.js";

const BITS = { candidate: 16 * 17 };
const word = fc.constantFrom("the", "of", "and", "quick", "harbour", "lantern", "said");
/** Mixed text: words, and characters that take no space. */
const mixed = fc.array(
  fc.array(fc.constantFrom("港の", "灯台", "は", "と言った", " NHK ", " harbour "), { maxLength: 30 }).map((parts) => parts.join("")),
  { minLength: 2, maxLength: 6 },
);
const plainTexts = fc.array(
  fc.array(word, { maxLength: 30 }).map((words) => words.join(" ")),
  { minLength: 2, maxLength: 6 },
);

function pairsOf({ first, partners }: Ties): Set<string> {
  const pairs = new Set<string>();
  for (let a = 0; a + 1 < first.length; a++) for (const b of partners.subarray(first[a], first[a + 1])) pairs.add(`${a} ${b}`);
  return pairs;
}

function tied(texts: readonly string[], options: Partial<TieOptions> = {}): Set<string> {
  return pairsOf(findTies(collectionOf(texts), { k: 3, levels: BITS, ...options }));
}

/** Documents that share a quotation and nothing else. */
const QUOTATION = "lanterns drifted beyond crumbling harbours";
const carrying = (n: number, said: (i: number) => string = () => QUOTATION) =>
  Array.from({ length: n }, (_, i) => `alpha${i} beta${i} ${said(i)} gamma${i} delta${i}`);
const star = (n: number) => Array.from({ length: n - 1 }, (_, i) => `0 ${i + 1}`).sort();

describe("first holders", () => {
  for (const k of [3, 8, 15])
    it(`tie every two of a few documents that share an exact run of ${k} words and enough bits in mixed text, two characters being one word`, () => {
      fc.assert(
        fc.property(mixed, (list) => {
          const collection = collectionOf(list);
          const found = pairsOf(findTies(collection, { k, levels: BITS }));
          for (const { a, b } of sharedRuns(collection, { tokens: k, bits: BITS.candidate })) expect(found).toContain(`${a} ${b}`);
        }),
        { numRuns: 200 },
      );
    });

  it("tie no documents that share no run of enough bits", () => {
    fc.assert(
      fc.property(plainTexts, (list) => {
        const collection = collectionOf(list);
        const least = new Set(Array.from(sharedRuns(collection, { tokens: 3, bits: BITS.candidate }), ({ a, b }) => `${a} ${b}`));
        for (const pair of pairsOf(findTies(collection, { k: 3, levels: BITS }))) expect(least).toContain(pair);
      }),
    );
  });

  it("are the same wherever the seeds are cut", () => {
    fc.assert(
      fc.property(plainTexts, (list) => {
        const collection = collectionOf([...list, ...carrying(20)]);
        const whole = findTies(collection, { k: 3, levels: BITS });
        expect(findTies(collection, { k: 3, levels: BITS, finely: true })).toEqual(whole);
      }),
    );
  });

  it("tie all of a few documents, and of many each to the earliest", () => {
    expect(tied(carrying(SEARCH_BOUNDS.fewHolders)).size).toBe((SEARCH_BOUNDS.fewHolders * (SEARCH_BOUNDS.fewHolders - 1)) / 2);
    expect([...tied(carrying(30))].sort()).toEqual(star(30));
  });

  it("tie those that share more than a popular run to each other", () => {
    const longer = `${QUOTATION} while sleepless fishermen mended copper nets`;
    expect(tied(carrying(30, (i) => (i === 7 || i === 9 ? longer : QUOTATION)))).toContain("7 9");
  });

  it("tie what follows a long popular passage in few documents", () => {
    const release = Array.from({ length: 40 }, (_, i) => `release${i}`).join(" ");
    const texts = Array.from({ length: 30 }, (_, i) => `alpha${i} ${release} ${i === 7 || i === 9 ? "sleepless fishermen mended copper nets" : ""} gamma${i}`);
    expect(tied(texts)).toContain("7 9");
  });

  it("tie a copy to the first that begins a sentence with the run, beside the earliest", () => {
    const sentence = "Lanterns drifted beyond crumbling harbours.";
    const pairs = tied(
      Array.from({ length: 20 }, (_, i) => (i === 5 || i === 9 ? `alpha${i} beta${i}. ${sentence}` : `alpha${i} beta${i} ${sentence} gamma${i}`)),
    );
    for (const d of [6, 12, 19]) expect(pairs).toContain(`5 ${d}`);
    expect(pairs).toContain("5 9");
    expect(pairs.size).toBeLessThanOrEqual(2 * 20);
  });

  it("tie those without quotation marks to the earliest with them, where only marks make a run worth a look", () => {
    const texts = Array.from({ length: 30 }, (_, i) => (i === 7 ? `alpha${i} “zorbel the lantern” gamma${i}` : `alpha${i} zorbel the lantern gamma${i}`));
    const pairs = tied(texts, { levels: { soon: 16 * 17, quoted: 16 * 17, candidate: 16 * 60 } });
    expect(pairs.size).toBe(29);
    expect([...pairs].every((pair) => pair.split(" ").includes("7"))).toBe(true);
  });

  it("tie documents of about the same time by a quoted run of fewer bits", () => {
    const texts = ["She said “what makes me smart” to him.", "Well, what makes me smart is no secret."];
    const levels = { soon: 16 * 10, quoted: 16 * 100, candidate: 16 * 200 };
    expect(tied(texts, { levels, areSoon: () => true })).toEqual(new Set(["0 1"]));
    expect(tied(texts, { levels, areSoon: () => false })).toEqual(new Set());
    expect(tied(texts, { levels })).toEqual(new Set());
    expect(tied(texts, { levels: { ...levels, soon: 16 * 90 }, areSoon: () => true })).toEqual(new Set());
  });

  it("say which documents have a seed twice", () => {
    const { repeats } = findTies(collectionOf([`${QUOTATION} once`, `${QUOTATION} and ${QUOTATION}`, "nothing of it"]), { k: 3, levels: BITS });
    expect([...repeats]).toEqual([0, 1, 0]);
  });

  describe("with two sides", () => {
    const sides = (isOld: (d: number) => boolean) => Uint8Array.from({ length: 30 }, (_, d) => Number(isOld(d)));

    it("tie documents of one to the first of the other", () => {
      const others = Array.from({ length: 28 }, (_, i) => (i % 2 === 0 ? `1 ${i + 2}` : `0 ${i + 2}`));
      expect([...tied(carrying(30), { isAgainst: sides((d) => d % 2 === 1) })].sort()).toEqual(["0 1", ...others].sort());
    });

    it("tie those that may not be compared with the first to the nearest of the other side that may, before or after it", () => {
      const near = (a: number, b: number) => Math.abs(b - a) <= 3;
      const isAgainst = sides((d) => d === 0 || d === 29);
      expect([...tied(carrying(30), { isAgainst, allows: near })].sort()).toEqual(["0 1", "0 2", "0 3", "26 29", "27 29", "28 29"]);
      const bySource = (a: number, b: number) => a % 15 !== b % 15;
      const pairs = tied(carrying(30), { isAgainst: sides((d) => d < 15), allows: bySource });
      expect(pairs).toContain("1 15");
      expect(pairs).toContain("0 16");
    });

    it("find nothing where one of them is empty", () => {
      for (const side of [0, 1]) {
        const found = findTies(collectionOf(carrying(30)), { k: 3, levels: BITS, isAgainst: sides(() => side === 1) });
        expect(found).toMatchObject({ untied: 0, partners: new Uint32Array(0) });
      }
    });
  });

  it("are the earliest that may be compared", () => {
    const pairs = tied(carrying(30), { allows: (a) => a !== 0 });
    expect(pairs).toContain("1 2");
    expect([...pairs].some((pair) => pair.startsWith("0 "))).toBe(false);
  });

  it("are no use to a document that may be compared with none, which is counted", () => {
    const found = findTies(collectionOf(carrying(30)), { k: 3, levels: BITS, allows: (a, b) => a !== 7 && b !== 7 });
    expect(found.untied).toBe(1);
  });
});
