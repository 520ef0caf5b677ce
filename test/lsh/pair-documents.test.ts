import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type BandBuckets, bucketBands } from "../../src/lsh/band-buckets.js";
import { groupIdenticalDocuments } from "../../src/lsh/identical-documents.js";
import { type PairedDocuments, pairDocuments } from "../../src/lsh/pair-documents.js";
import { finish } from "../../src/run/pace.js";
import { plainComponents } from "../reference/components.js";
import { columnsOf } from "../reference/token-columns.js";

/** Documents by the number of their text: equal numbers are identical documents, and `alike` tells which texts resemble. */
interface Collection {
  readonly texts: readonly number[];
  alike(textA: number, textB: number): boolean;
  /** By document; empty where all are compared with each other. */
  readonly isAgainst: Uint8Array;
  allows(a: number, b: number): boolean;
  readonly maxBucket: number;
  /** "one": all texts in one bucket; "each pair": a band for every two texts, so that no bucket is large. */
  readonly buckets: "one" | "each pair";
}

function pair({ texts, alike, isAgainst, allows, maxBucket, buckets }: Collection): PairedDocuments {
  const groups = finish(groupIdenticalDocuments(columnsOf(texts.map((text) => [text]))));
  const textOf = (document: number): number => texts[document]!;
  const found = pairDocuments(texts.length, groups, buckets === "one" ? oneBucket(groups.numGroups) : bucketEachPair(groups.numGroups), {
    threshold: 0.5,
    maxBucket,
    allows,
    isAgainst,
    resemblance: (a, b) => {
      const resemblance = alike(textOf(a), textOf(b)) ? 0.75 : 0.25;
      return { resemblance, containmentA: 0.1 * textOf(a), containmentB: 0.1 * textOf(b) };
    },
  });
  return finish(found);
}

function oneBucket(numItems: number): BandBuckets {
  return finish(bucketBands(new Uint32Array(numItems), { stride: 1, bands: 1, rows: 1 }));
}

function bucketEachPair(numItems: number): BandBuckets {
  const bands: [number, number][] = [];
  for (let a = 0; a < numItems; a++) for (let b = a + 1; b < numItems; b++) bands.push([a, b]);
  const signatures = Array.from({ length: numItems }, (_, item) => bands.map(([a, b]) => (item === a || item === b ? 0 : item + 1)));
  return finish(bucketBands(Uint32Array.from(signatures.flat()), { stride: bands.length, bands: bands.length, rows: 1 }));
}

/** All allowed pairs of documents that are identical or alike. */
function allPairs({ texts, alike, isAgainst, allows: mayPair }: Collection): { a: number; b: number }[] {
  const allows = (a: number, b: number) => mayPair(a, b) && (isAgainst.length === 0 || isAgainst[a] !== isAgainst[b]);
  return texts.flatMap((textA, a) => texts.flatMap((textB, b) => (a < b && allows(a, b) && (textA === textB || alike(textA, textB)) ? [{ a, b }] : [])));
}

const TEXTS = 8;
/** Up to 14 documents of 8 texts, any of them alike, on one side or two, filters by source and distance, any bound from 1 to 6. */
const collections = (buckets: Collection["buckets"]): fc.Arbitrary<Collection> =>
  fc
    .record({
      texts: fc.array(fc.nat(TEXTS - 1), { maxLength: 14 }),
      matrix: fc.array(fc.boolean(), { minLength: TEXTS * TEXTS, maxLength: TEXTS * TEXTS }),
      sources: fc.array(fc.nat(3), { minLength: 14, maxLength: 14 }),
      isAgainst: fc.oneof(fc.constant([]), fc.array(fc.nat(1), { minLength: 14, maxLength: 14 })),
      otherSourceOnly: fc.boolean(),
      within: fc.integer({ min: 1, max: 14 }),
      maxBucket: fc.integer({ min: 1, max: 6 }),
    })
    .map(({ texts, matrix, sources, isAgainst, otherSourceOnly, within, maxBucket }) => ({
      texts,
      alike: (x, y) => matrix[Math.min(x, y) * TEXTS + Math.max(x, y)]!,
      isAgainst: Uint8Array.from(isAgainst),
      allows: (a, b) => b - a <= within && !(otherSourceOnly && sources[a] === sources[b]),
      maxBucket,
      buckets,
    }));

const edges = (pairs: readonly { a: number; b: number }[]): string[] => pairs.map(({ a, b }) => `${a}-${b}`).sort();
const everything: Collection = { texts: [], alike: () => true, isAgainst: new Uint8Array(0), allows: () => true, maxBucket: 100, buckets: "one" };

describe("pairDocuments", () => {
  it("lists every allowed pair while no bucket, group or number of partners is above the bound, and counts nothing", () => {
    fc.assert(
      fc.property(collections("one"), (given) => {
        const paired = pair({ ...given, maxBucket: 14 });
        expect(edges(paired.pairs)).toEqual(edges(allPairs(given)));
        expect(paired).toMatchObject({ notComparedWithAll: 0, notPairedWithIdentical: 0, withoutPair: 0 });
      }),
    );
  });

  it("lists only pairs that are allowed and alike, each once, whatever the bound", () => {
    fc.assert(
      fc.property(collections("one"), (given) => {
        const all = new Set(edges(allPairs(given)));
        const listed = edges(pair(given).pairs);
        expect(new Set(listed).size).toBe(listed.length);
        expect(listed.filter((edge) => !all.has(edge))).toEqual([]);
      }),
    );
  });

  it("lists all pairs or counts the documents, but for those of `against`, that lack one, whatever the filter and the bound", () => {
    fc.assert(
      fc.property(collections("one"), (given) => {
        const { pairs, notComparedWithAll, notPairedWithIdentical } = pair(given);
        const listed = new Set(edges(pairs));
        const lacking = new Set(allPairs(given).flatMap(({ a, b }) => (listed.has(`${a}-${b}`) ? [] : [a, b])));
        for (const d of lacking) if (given.isAgainst[d] === 1) lacking.delete(d);
        expect(lacking.size).toBeLessThanOrEqual(notComparedWithAll + notPairedWithIdentical);
      }),
    );
  });

  it("gives every document that has an allowed partner a pair, or counts it among those without", () => {
    fc.assert(
      fc.property(collections("one"), (given) => {
        const { pairs, withoutPair } = pair(given);
        const paired = new Set(pairs.flatMap(({ a, b }) => [a, b]));
        const untied = new Set(
          allPairs(given)
            .flatMap(({ a, b }) => [a, b])
            .filter((d) => !paired.has(d) && given.isAgainst[d] !== 1),
        );
        expect(untied.size).toBeLessThanOrEqual(withoutPair);
      }),
    );
  });

  it("leaves no document of a crowd of identical ones without a pair that the filter allows", () => {
    fc.assert(
      fc.property(collections("one"), (given) => {
        const identical = { ...given, texts: given.texts.map(() => 1) };
        const documentsOf = (pairs: readonly { a: number; b: number }[]) => [...new Set(pairs.flatMap(({ a, b }) => [a, b]))].sort((x, y) => x - y);
        expect(documentsOf(pair(identical).pairs)).toEqual(documentsOf(allPairs(identical)));
      }),
    );
  });

  it("has the clusters of comparing all with all without a filter where texts resemble in classes, identical documents above the bound included", () => {
    fc.assert(
      fc.property(collections("each pair"), fc.integer({ min: 1, max: 4 }), (given, classes) => {
        const alike = (x: number, y: number): boolean => x % classes === y % classes;
        const unfiltered = { ...given, alike, isAgainst: new Uint8Array(0), allows: () => true };
        const n = given.texts.length;
        expect(plainComponents(n, pair(unfiltered).pairs)).toEqual(plainComponents(n, allPairs(unfiltered)));
      }),
    );
  });

  it("says the same of documents whatever comes after them", () => {
    fc.assert(
      fc.property(collections("one"), fc.nat(14), (given, length) => {
        const inPart = pair({ ...given, texts: given.texts.slice(0, length), isAgainst: given.isAgainst.slice(0, length) }).pairs;
        const inAll = pair(given).pairs.filter(({ b }) => b < length);
        expect(edges(inAll)).toEqual(edges(inPart));
      }),
    );
  });

  it("lists a document with the first four and the last four of those that resemble, where they are more than the bound, and counts all that are in too large a crowd", () => {
    const { pairs, notPairedWithIdentical, notComparedWithAll } = pair({ ...everything, texts: new Array(12).fill(1), maxBucket: 9 });
    expect(edges(pairs.filter(({ b }) => b === 9))).toHaveLength(9);
    expect(pairs.filter(({ b }) => b === 10).map(({ a }) => a)).toEqual([0, 1, 2, 3, 6, 7, 8, 9]);
    expect([notPairedWithIdentical, notComparedWithAll]).toEqual([7, 0]);
  });

  it("passes over earlier ones that do not resemble", () => {
    const alike = (x: number, y: number) => Math.abs(x - y) <= 3;
    const { pairs, notComparedWithAll } = pair({ ...everything, texts: [0, 1, 2, 3, 4, 5, 6], alike, maxBucket: 2, buckets: "each pair" });
    expect(edges(pairs)).toEqual(edges(allPairs({ ...everything, texts: [0, 1, 2, 3, 4, 5, 6], alike })));
    expect(notComparedWithAll).toBe(0);
  });

  it("gives pairs the figures of their texts, containments on the right sides", () => {
    const { pairs } = pair({ ...everything, texts: [2, 5, 2] });
    expect(pairs.find(({ a, b }) => a === 0 && b === 1)).toMatchObject({
      resemblance: 0.75,
      containmentA: expect.closeTo(0.2),
      containmentB: expect.closeTo(0.5),
    });
    expect(pairs.find(({ a, b }) => a === 1 && b === 2)).toMatchObject({
      resemblance: 0.75,
      containmentA: expect.closeTo(0.5),
      containmentB: expect.closeTo(0.2),
    });
    expect(pairs.find(({ a, b }) => a === 0 && b === 2)).toMatchObject({ resemblance: 1, containmentA: 1, containmentB: 1 });
  });

  it("ties a thousand documents of one source to the only one of another, before or after them", () => {
    for (const only of [0, 500, 999]) {
      const { pairs, withoutPair } = pair({ ...everything, texts: new Array(1000).fill(1), allows: (a, b) => a === only || b === only, maxBucket: 10 });
      expect(pairs).toHaveLength(999);
      expect(withoutPair).toBe(0);
    }
  });

  it("ties documents of one source to the next one of another that a window allows, behind any number of their own", () => {
    const allows = (a: number, b: number) => b - a <= 30 && a !== 50 && b === 50;
    for (const texts of [new Array(60).fill(1), Array.from({ length: 60 }, (_, d) => d)]) {
      const { pairs, withoutPair } = pair({ ...everything, texts, allows, maxBucket: 5 });
      expect(pairs.map(({ a }) => a).sort((x, y) => x - y)).toEqual(Array.from({ length: 30 }, (_, i) => 20 + i));
      expect(withoutPair).toBe(60 - 31);
    }
  });
});
