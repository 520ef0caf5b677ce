import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findNearDuplicates, type NearDuplicateOptions } from "../../src/lsh/near-duplicates.js";
import { finish } from "../../src/run/pace.js";
import { plainComponents } from "../reference/components.js";
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

/** `n` documents of 300 words, equal but for the last. */
function differingInTheLastWord(n: number): number[][] {
  const [story] = storyAndCopy(3, 299, 299);
  return Array.from({ length: n }, (_, d) => [...story, 1_000_000 + d]);
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
        expect(finish(findNearDuplicates(columnsOf(documents), options)).pairs).toEqual(allPairs(documents, options));
      }),
    );
  });

  it("gives every document an allowed near-duplicate, if it has any, or counts it, under filters and with small bounds", () => {
    const document = fc.tuple(fc.nat(3), fc.integer({ min: 3, max: 12 })).map(([start, length]) => Array.from({ length }, (_, i) => start + i));
    const filter = fc.record({ sources: fc.array(fc.nat(2), { minLength: 20, maxLength: 20 }), window: fc.integer({ min: 1, max: 20 }) });
    fc.assert(
      fc.property(fc.array(document, { maxLength: 20 }), filter, fc.integer({ min: 1, max: 8 }), (documents, { sources, window }, maxBucket) => {
        const allows = (a: number, b: number) => b - a <= window && sources[a] !== sources[b];
        const options = { ...OPTIONS, threshold: 0.5, maxMissRate: 1e-9, maxBucket, allows };
        const { pairs, limits } = finish(findNearDuplicates(columnsOf(documents), options));
        const all = allPairs(documents, options);
        expect(all).toEqual(expect.arrayContaining(pairs));
        if (limits.length === 0) expect(pairs).toEqual(all);
        const paired = new Set(pairs.flatMap(({ a, b }) => [a, b]));
        const untied = new Set(all.flatMap(({ a, b }) => [a, b]).filter((d) => !paired.has(d)));
        expect(untied.size).toBeLessThanOrEqual(Number(/(\d+) documents of large groups end without/.exec(limits[0]?.detail ?? "")?.[1] ?? 0));
      }),
    );
  });

  it("misses pairs just above the threshold no more often than its miss rate, by five standard errors", () => {
    const pairs = 400;
    // One word in 26 replaced: 3-word shingles resemble each other by about 0.79.
    const documents = Array.from({ length: pairs }, (_, i) => storyAndCopy(i, 130, 26)).flat();
    const options = { ...OPTIONS, threshold: 0.78, maxMissRate: 0.05 };
    const { pairs: found, banding } = finish(findNearDuplicates(columnsOf(documents), options));
    expect(allPairs(documents.slice(0, 2), options)[0]!.resemblance).toBeCloseTo(0.79, 1);
    expect(banding.missRate).toBeLessThanOrEqual(0.05);
    expect(1 - found.length / pairs).toBeLessThan(0.05 + 5 * Math.sqrt((0.05 * 0.95) / pairs));
  });

  it("reports nothing below the threshold", () => {
    const documents = storyAndCopy(1, 200, 10);
    expect(finish(findNearDuplicates(columnsOf(documents), { ...OPTIONS, threshold: 0.6, maxMissRate: 1e-6 })).pairs).toHaveLength(0);
    expect(finish(findNearDuplicates(columnsOf(documents), { ...OPTIONS, threshold: 0.4, maxMissRate: 1e-6 })).pairs).toHaveLength(1);
  });

  it("pairs only documents that may be paired", () => {
    const documents = [[1, 2, 3], [1, 2, 3], [4, 5, 6], [1, 2, 3], ...storyAndCopy(2, 400, 200)];
    const sameParity = { ...OPTIONS, allows: (a: number, b: number) => (a - b) % 2 === 0 };
    expect(finish(findNearDuplicates(columnsOf(documents), OPTIONS)).pairs.map(({ a, b }) => [a, b])).toEqual([
      [0, 1],
      [0, 3],
      [1, 3],
      [4, 5],
    ]);
    expect(finish(findNearDuplicates(columnsOf(documents), sameParity)).pairs.map(({ a, b }) => [a, b])).toEqual([[1, 3]]);
  });

  it("takes no two documents without a word for duplicates", () => {
    expect(finish(findNearDuplicates(columnsOf([[], [1], [], [1]]), OPTIONS)).pairs).toEqual([
      { a: 1, b: 3, resemblance: 1, containmentA: 1, containmentB: 1 },
    ]);
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
      expect(finish(findNearDuplicates(columnsOf(documents), OPTIONS))).toMatchObject({ pairs: [], limits: [] });
  });

  it("gives 10,000 identical documents one cluster and pairs in proportion to their number, and says so", () => {
    const columns = columnsOf(new Array(10_000).fill([1, 2, 3, 4, 5, 6, 7, 8]));
    const { pairs, limits } = finish(findNearDuplicates(columns, { ...OPTIONS, maxBucket: 100 }));
    // 101 are paired all to all, each of the others with the first four and the four before it
    expect(pairs).toHaveLength((101 * 100) / 2 + 8 * 9899);
    expect(pairs.every(({ a, b, resemblance }) => resemblance === 1 && (a < 4 || b <= 100 || b - a <= 4))).toBe(true);
    expect(limits).toEqual([{ code: "identical-documents", count: 10_000, detail: expect.stringContaining("more than 100 near-duplicates") }]);
  });

  it("gives 1,500 documents that differ in a word one cluster and pairs in proportion to their number, and says so", () => {
    const { pairs, limits } = finish(findNearDuplicates(columnsOf(differingInTheLastWord(1500)), { ...OPTIONS, maxBucket: 100 }));
    expect(new Set(plainComponents(1500, pairs))).toEqual(new Set([0]));
    expect(pairs.length).toBeLessThan(20 * 1500);
    expect(limits).toEqual([{ code: "bucket-too-large", count: 1500, detail: expect.stringMatching(/^documents among more than 100 /) }]);
  });

  it("gives 800 documents with 5 words in 300 changed, alike and not alike, one cluster and pairs in proportion to their number", () => {
    const next = randomNumbers(5);
    const [story] = storyAndCopy(4, 300, 300);
    const documents = Array.from({ length: 800 }, () => {
      const changed = [...story];
      for (let i = 0; i < 5; i++) changed[next() % 300] = next();
      return changed;
    });
    const { pairs } = finish(findNearDuplicates(columnsOf(documents), { ...OPTIONS, shingleSize: 5, maxBucket: 30 }));
    expect(new Set(plainComponents(800, pairs))).toEqual(new Set([0]));
    expect(pairs.length).toBeLessThan(20 * 800);
  });

  it("finds every pair that a narrow window allows in a bucket and in a group of any size", () => {
    const n = 1000;
    const window = { ...OPTIONS, maxBucket: 20, allows: (a: number, b: number) => b - a <= 4 };
    for (const documents of [differingInTheLastWord(n), new Array(n).fill([1, 2, 3, 4])]) {
      const { pairs } = finish(findNearDuplicates(columnsOf(documents), window));
      expect(pairs).toHaveLength(4 * n - 10);
      expect(pairs.every(({ a, b }) => b - a <= 4)).toBe(true);
    }
  });

  it("ties every document of a large bucket to one of another source, however late that comes", () => {
    const n = 600;
    const sourceOf = (d: number): number => (d < 500 ? 0 : 1);
    const { pairs, limits } = finish(
      findNearDuplicates(columnsOf(differingInTheLastWord(n)), {
        ...OPTIONS,
        maxBucket: 20,
        allows: (a, b) => sourceOf(a) !== sourceOf(b),
      }),
    );
    expect(new Set(plainComponents(n, pairs))).toEqual(new Set([0]));
    expect(limits[0]!.detail).not.toContain("without a pair");
  });

  it("says how many documents of large buckets end without a pair", () => {
    const { pairs, limits } = finish(findNearDuplicates(columnsOf(differingInTheLastWord(200)), { ...OPTIONS, maxBucket: 20, allows: () => false }));
    expect(pairs).toEqual([]);
    expect(limits[0]!.detail).toContain("200 documents of large groups end without a pair");
  });

  it("calls back with rising numbers that end with all documents, empty and identical ones included", () => {
    const calls: number[] = [];
    finish(findNearDuplicates(columnsOf([[], [1, 2], [3], [1, 2], []]), { ...OPTIONS, onDocument: (done) => calls.push(done) }));
    expect(calls).toEqual([4, 5]);
  });

  it("stops where the callback throws", () => {
    const cancel = () => {
      throw new Error("cancelled");
    };
    expect(() => finish(findNearDuplicates(columnsOf([[1, 2]]), { ...OPTIONS, onDocument: cancel }))).toThrow("cancelled");
  });

  it("states bands, rows and miss rate, more than asked for where 128 components do not suffice", () => {
    expect(finish(findNearDuplicates(columnsOf([]), OPTIONS)).banding).toMatchObject({ bands: 17, rows: 4 });
    expect(finish(findNearDuplicates(columnsOf([]), { ...OPTIONS, threshold: 0.01 })).banding).toEqual({
      bands: 128,
      rows: 1,
      missRate: expect.closeTo(0.99 ** 128, 9),
    });
  });

  it("says in limits that the miss rate asked for is not reached, with the one that is, and nothing where it is", () => {
    expect(finish(findNearDuplicates(columnsOf([]), { ...OPTIONS, threshold: 0.01 })).limits).toEqual([
      { code: "miss-rate-not-reached", count: 1, detail: expect.stringContaining("probability 0.28, not 0.01 (maxMissRate)") },
    ]);
    expect(finish(findNearDuplicates(columnsOf([]), { ...OPTIONS, threshold: 0.1 })).limits).toEqual([]);
  });
});
