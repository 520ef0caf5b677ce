import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AnchorFinder } from "../../src/align/anchors.js";
import { SegmentViews } from "../../src/align/document-view.js";
import type { Collection } from "../../src/information/collection.js";
import { sharedBits } from "../../src/information/token-bits.js";
import { finish } from "../../src/run/pace.js";
import { quotedTokens } from "../../src/seeds/quoted-tokens.js";
import { type SeedMeasure, seedLength, seedMeasure } from "../../src/seeds/seeds.js";
import { SENSITIVITIES } from "../../src/settings/options.js";
import { SEARCH_BOUNDS } from "../../src/settings/scoring.js";
import { searchOf } from "../align/views-of.js";
import { releaseTexts, reuseTexts } from "../evidence/reuse-texts.js";
import { collectionOf } from "./collection-of.js";
import { findTies } from "./find-ties.js";
import { bitsAround, holdersOf, type SharedRun, sharedRuns, TiedPairs } from "./guaranteed-runs.js";

interface Search {
  readonly k: number;
  /** Sixteenths of a bit. */
  readonly bits: number;
  allows?(a: number, b: number): boolean;
}

function search(collection: Collection, { k, bits, allows = () => true }: Search) {
  const ties = findTies(collection, { k, levels: { candidate: bits, plain: Math.round(1.5 * bits) }, allows });
  return { ties, tied: new TiedPairs(ties), measure: finish(seedMeasure(collection, finish(quotedTokens(collection)), k)) };
}

/** The seed at the start of a run: how many tokens, and the documents that have it. */
function seedOf(collection: Collection, measure: SeedMeasure, { i, a }: SharedRun, needed: number) {
  const n = seedLength(measure, i, { end: collection.offsets[a + 1]!, needed });
  return { n, holders: holdersOf(collection, { i, n }) };
}

/** Where n words stand in a document. */
function placesOf({ words, offsets }: Collection, i: number, n: number, document: number): number[] {
  const places: number[] = [];
  for (let at = offsets[document]!; at + n <= offsets[document + 1]!; at++)
    if (Array.from({ length: n }, (_, q) => words[at + q] === words[i + q]).every(Boolean)) places.push(at);
  return places;
}

/** Bits of the best run of two documents around the n words at i. */
function bestAround(collection: Collection, [a, b]: readonly [number, number], i: number, n: number): number {
  const bits = placesOf(collection, i, n, a).flatMap((p) => placesOf(collection, i, n, b).map((q) => bitsAround(collection, a, b, [p, q])));
  return Math.max(...bits);
}

/** Checks one run that should have been examined: directly where few documents have its seed, else each with the first that has it. */
function expectExamined(collection: Collection, run: SharedRun, { tied, measure }: ReturnType<typeof search>, { bits }: Search): void {
  const { a, b, i } = run;
  if (tied.has(a, b)) return;
  const { n, holders } = seedOf(collection, measure, run, bits);
  expect(n, "it begins with a whole seed").toBeGreaterThan(0);
  expect(n).toBeLessThanOrEqual(run.n);
  expect(holders.length, "many have the seed").toBeGreaterThan(SEARCH_BOUNDS.fewHolders);
  const first = holders[0]!;
  for (const d of [a, b]) {
    if (d === first || tied.has(d, first)) continue;
    expect(bestAround(collection, [first, d], i, n), `${d} shares less with ${first}`).toBeLessThan(bits);
  }
}

const neededBits = fc.constantFrom(17, 29, 60, 120).map((bits) => 16 * bits);
const texts = fc.oneof(reuseTexts({ documents: { min: 2, max: 14 }, maxBlock: 45, maxPieces: 5 }), releaseTexts({ min: 2, max: 30 }));

describe("the guarantee", () => {
  for (const [sensitivity, { k, w }] of Object.entries(SENSITIVITIES)) {
    const least = w + k - 1;
    it(`holds for "${sensitivity}": each run of ${least} tokens with enough bits ties its two documents, or both to the first that has its seed`, () => {
      fc.assert(
        fc.property(texts, neededBits, (list, bits) => {
          const collection = collectionOf(list);
          const settings = { k: least, bits };
          const found = search(collection, settings);
          for (const run of sharedRuns(collection, { tokens: least, bits })) expectExamined(collection, run, found, settings);
        }),
        { numRuns: 120 },
      );
    });
  }

  for (const [filter, allows] of [
    ["other sources only", (a: number, b: number) => a % 3 !== b % 3],
    ["a window of time", (a: number, b: number) => Math.abs(a - b) <= 2],
  ] as const)
    it(`holds with a filter (${filter}): a document with a run of another that it may be compared with is tied to one, or shares less with the one it was offered`, () => {
      fc.assert(
        fc.property(releaseTexts({ min: 2, max: 30 }), neededBits, (list, bits) => {
          const collection = collectionOf(list);
          const { ties, tied, measure } = search(collection, { k: 3, bits, allows });
          for (let a = 0; a < list.length; a++) for (const b of tied.partnersOf(a)) expect(allows(a, b)).toBe(true);
          for (const run of sharedRuns(collection, { tokens: 3, bits })) {
            const { a, b } = run;
            if (!allows(a, b) || tied.has(a, b)) continue;
            const { n, holders } = seedOf(collection, measure, run, bits);
            expect(holders.length).toBeGreaterThan(SEARCH_BOUNDS.fewHolders);
            for (const d of [a, b]) {
              const isOffered = (h: number) => h !== d && allows(Math.min(d, h), Math.max(d, h));
              const sharesLess = holders.some((h) => isOffered(h) && bestAround(collection, [h, d], run.i, n) < bits);
              expect(tied.partnersOf(d).size > 0 || ties.untied > 0 || sharesLess).toBe(true);
            }
          }
        }),
        { numRuns: 200 },
      );
    });

  it("counts in the bits of a seed what the words carry, never less than any place of them does", () => {
    fc.assert(
      fc.property(texts, fc.constantFrom(16 * 25, 16 * 40), (list, needed) => {
        const collection = collectionOf(list);
        const measure = finish(seedMeasure(collection, finish(quotedTokens(collection)), 3));
        const { offsets, bits, numDocuments } = collection;
        for (let d = 0; d < numDocuments; d++)
          for (let at = offsets[d]!; at < offsets[d + 1]!; at++) {
            const n = seedLength(measure, at, { end: offsets[d + 1]!, needed });
            let sum = 0;
            for (let q = 0; q < n - 1; q++) sum += sharedBits({ a: { bits }, b: { bits } }, at + q, at + q, q);
            if (n > 3) expect(sum).toBeLessThan(needed);
          }
      }),
      { numRuns: 100 },
    );
  });

  it("has an anchor of the aligner over every such run", () => {
    fc.assert(
      fc.property(reuseTexts({ documents: { min: 2, max: 5 }, maxBlock: 45, maxPieces: 5 }), neededBits, (list, bits) => {
        const collection = collectionOf(list);
        const { offsets } = collection;
        const views = new SegmentViews(searchOf(collection));
        const finder = new AnchorFinder(200_000);
        for (const { a, b, i, j, n } of sharedRuns(collection, { tokens: 3, bits })) {
          finder.load(views.view(a));
          expect(
            finder
              .find(views.view(b))
              .toArray()
              .some((anchor) => anchor.i === i - offsets[a]! && anchor.j === j - offsets[b]! && anchor.n === n),
          ).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });
});
