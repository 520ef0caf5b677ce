import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findNearDuplicates, type NearDuplicateOptions } from "../../src/lsh/near-duplicates.js";
import { randomNumbers } from "../reference/random-numbers.js";
import { plainResemblance, plainShingles } from "../reference/shingle-sets.js";
import { columnsOf } from "../reference/token-columns.js";

const OPTIONS: NearDuplicateOptions = { shingleSize: 3, threshold: 0.7, maxMissRate: 0.01, maxBucket: 1000, allows: () => true };

/** Every pair that reaches the threshold, by comparing all with all. Documents without a word resemble none. */
function allPairs(documents: readonly (readonly number[])[], { shingleSize, threshold, allows }: NearDuplicateOptions) {
  const sets = documents.map((words) => plainShingles(words, shingleSize));
  return sets.flatMap((setA, a) =>
    sets.flatMap((setB, b) => {
      if (a >= b || setA.size === 0 || setB.size === 0 || !allows(a, b)) return [];
      const figures = plainResemblance(setA, setB);
      return figures.resemblance >= threshold ? [{ a, b, ...figures }] : [];
    }),
  );
}

/** A story of `length` words, and a copy of it with one word in `step` replaced. */
function storyAndCopy(seed: number, length: number, step: number): [number[], number[]] {
  const next = randomNumbers(seed);
  const story = Array.from({ length }, () => next());
  return [story, story.map((word, i) => (i % step === step - 1 ? next() : word))];
}

describe("findNearDuplicates", () => {
  it("finds what comparing all with all finds, with the same figures, where hardly any miss is allowed", () => {
    // One base text of 12 words, each document a stretch of it with a word changed: many pairs on either side of 0.5.
    const document = fc
      .tuple(fc.nat(4), fc.integer({ min: 0, max: 12 }), fc.nat(11), fc.nat(1))
      .map(([start, length, at, word]) => Array.from({ length }, (_, i) => (i === at && word ? 99 : start + i)));
    const options = { ...OPTIONS, threshold: 0.5, maxMissRate: 1e-9 };
    fc.assert(
      fc.property(fc.array(document, { maxLength: 12 }), (documents) => {
        expect(findNearDuplicates(columnsOf(documents), options).pairs).toEqual(allPairs(documents, options));
      }),
    );
  });

  it("misses pairs just above the threshold no more often than its miss rate, by five standard errors", () => {
    const pairs = 400;
    // One word in 26 replaced: 3-word shingles resemble each other by about 0.79.
    const documents = Array.from({ length: pairs }, (_, i) => storyAndCopy(i, 130, 26)).flat();
    const options = { ...OPTIONS, threshold: 0.78, maxMissRate: 0.05 };
    const { pairs: found, banding } = findNearDuplicates(columnsOf(documents), options);
    expect(allPairs(documents.slice(0, 2), options)[0]!.resemblance).toBeCloseTo(0.79, 1);
    expect(banding.missRate).toBeLessThanOrEqual(0.05);
    expect(1 - found.length / pairs).toBeLessThan(0.05 + 5 * Math.sqrt((0.05 * 0.95) / pairs));
  });

  it("reports nothing below the threshold", () => {
    const documents = storyAndCopy(1, 200, 10);
    expect(findNearDuplicates(columnsOf(documents), { ...OPTIONS, threshold: 0.6, maxMissRate: 1e-6 }).pairs).toHaveLength(0);
    expect(findNearDuplicates(columnsOf(documents), { ...OPTIONS, threshold: 0.4, maxMissRate: 1e-6 }).pairs).toHaveLength(1);
  });

  it("pairs only documents that may be paired", () => {
    const documents = [[1, 2, 3], [1, 2, 3], [4, 5, 6], [1, 2, 3], ...storyAndCopy(2, 400, 200)];
    const sameParity = { ...OPTIONS, allows: (a: number, b: number) => (a - b) % 2 === 0 };
    expect(findNearDuplicates(columnsOf(documents), OPTIONS).pairs.map(({ a, b }) => [a, b])).toEqual([
      [0, 1],
      [0, 3],
      [1, 3],
      [4, 5],
    ]);
    expect(findNearDuplicates(columnsOf(documents), sameParity).pairs.map(({ a, b }) => [a, b])).toEqual([[1, 3]]);
  });

  it("takes no two documents without a word for duplicates", () => {
    expect(findNearDuplicates(columnsOf([[], [1], [], [1]]), OPTIONS).pairs).toEqual([{ a: 1, b: 3, resemblance: 1, containmentA: 1, containmentB: 1 }]);
  });

  it("has no pairs and no limits for none, one or unrelated documents", () => {
    for (const documents of [
      [],
      [[1, 2, 3, 4]],
      [
        [1, 2, 3, 4],
        [5, 6, 7, 8],
      ],
    ])
      expect(findNearDuplicates(columnsOf(documents), OPTIONS)).toMatchObject({ pairs: [], limits: [] });
  });

  it("ties 10,000 identical documents to the first in 9,999 pairs, and says so", () => {
    const columns = columnsOf(new Array(10_000).fill([1, 2, 3, 4, 5, 6, 7, 8]));
    const { pairs, limits } = findNearDuplicates(columns, OPTIONS);
    expect(pairs).toHaveLength(9999);
    expect(pairs.every(({ a, resemblance }) => a === 0 && resemblance === 1)).toBe(true);
    expect(limits).toEqual([{ code: "identical-documents", count: 10_000, detail: expect.stringContaining("1000") }]);
  });

  it("verifies 3,000 nearly identical documents against the first of their buckets only, and says so", () => {
    const story = storyAndCopy(3, 300, 300)[0];
    const columns = columnsOf(Array.from({ length: 3000 }, (_, d) => [...story, 1_000_000 + d]));
    const { pairs, limits } = findNearDuplicates(columns, OPTIONS);
    expect(pairs.length).toBeGreaterThanOrEqual(2999);
    expect(pairs.length).toBeLessThan(3000 * 18);
    expect(new Set(pairs.flatMap(({ a, b }) => [a, b])).size).toBe(3000);
    expect(limits).toEqual([{ code: "bucket-too-large", count: 3000, detail: expect.stringMatching(/^documents in \d+ buckets of more than 1000/) }]);
  });

  it("calls back with rising numbers that end with all documents, empty and identical ones included", () => {
    const calls: number[] = [];
    findNearDuplicates(columnsOf([[], [1, 2], [3], [1, 2], []]), { ...OPTIONS, onDocument: (done) => calls.push(done) });
    expect(calls).toEqual([4, 5]);
  });

  it("stops where the callback throws", () => {
    const cancel = () => {
      throw new Error("cancelled");
    };
    expect(() => findNearDuplicates(columnsOf([[1, 2]]), { ...OPTIONS, onDocument: cancel })).toThrow("cancelled");
  });

  it("states bands, rows and miss rate, more than asked for where 128 components do not suffice", () => {
    expect(findNearDuplicates(columnsOf([]), OPTIONS).banding).toMatchObject({ bands: 17, rows: 4 });
    expect(findNearDuplicates(columnsOf([]), { ...OPTIONS, threshold: 0.01 }).banding).toEqual({
      bands: 128,
      rows: 1,
      missRate: expect.closeTo(0.99 ** 128, 9),
    });
  });
});
