import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AnchorFinder } from "../../src/align/anchors.js";
import { SegmentViews } from "../../src/align/document-view.js";
import type { Collection } from "../../src/information/collection.js";
import { finish } from "../../src/run/pace.js";
import { buildPostings } from "../../src/seeds/postings.js";
import { SENSITIVITIES } from "../../src/settings/options.js";
import { searchOf } from "../align/views-of.js";
import { releaseTexts, reuseTexts } from "../evidence/reuse-texts.js";
import { collectionOf } from "./collection-of.js";
import { findCandidates } from "./find-candidates.js";
import { bitsWithoutHub, earliestWith, hasHotSeed, type SharedRun, sharedRuns, TiedPairs } from "./guaranteed-runs.js";

/** Tokens up to which the documents of a hot seed are told apart (HOT_CONTEXT of candidates.ts). */
const HOT_TOKENS = 24;

interface Search {
  readonly k: number;
  readonly w: number;
  readonly hotSeed: number;
  /** Sixteenths of a bit. */
  readonly bits: number;
}

const all = () => true;

function search(collection: Collection, { k, w, hotSeed, bits }: Search, allows: (a: number, b: number) => boolean = all) {
  const candidates = findCandidates(collection, finish(buildPostings(collection, k, w)), { w, hotSeed, neededBits: bits, neededQuotedBits: bits, allows });
  return { candidates, tied: new TiedPairs(candidates) };
}

const least = ({ k, w, bits }: Search) => ({ tokens: w + k - 1, bits });

/** Checks one run that should have been examined; a pair that is no candidate has to be joined through hubs of a hot seed. */
function expectExamined(collection: Collection, run: SharedRun, tied: TiedPairs, settings: Search): void {
  const { a, b, n } = run;
  if (tied.has(a, b)) return;
  expect(hasHotSeed(collection, run, settings.k, settings.hotSeed), "it has a hot seed").toBe(true);
  if (n <= HOT_TOKENS && settings.w === 1) {
    const earliest = earliestWith(collection, run);
    for (const d of [a, b]) expect(d === earliest || tied.has(d, earliest), `${d} is tied to ${earliest}`).toBe(true);
    return;
  }
  expect(bitsWithoutHub(collection, run, tied.hubs(a, b), settings.k), "bits that no hub has").toBeLessThan(settings.bits);
}

const neededBits = fc.constantFrom(17, 29, 60, 120).map((bits) => 16 * bits);

describe("the guarantee", () => {
  for (const [sensitivity, { k, w }] of Object.entries(SENSITIVITIES)) {
    it(`holds for "${sensitivity}": each run of ${w + k - 1} tokens with enough bits makes its pair a candidate, or ties both to the earliest that has it`, () => {
      fc.assert(
        fc.property(
          fc.oneof(reuseTexts({ documents: { min: 2, max: 14 }, maxBlock: 45, maxPieces: 5 }), releaseTexts({ min: 2, max: 20 })),
          fc.constantFrom(2, 3, 10, 100),
          neededBits,
          (texts, hotSeed, bits) => {
            const collection = collectionOf(texts);
            const settings = { k, w, hotSeed, bits };
            const { tied } = search(collection, settings);
            for (const run of sharedRuns(collection, least(settings))) expectExamined(collection, run, tied, settings);
          },
        ),
        { numRuns: 400 },
      );
    });
  }

  for (const [filter, allows] of [
    ["other sources only", (a: number, b: number) => a % 3 !== b % 3],
    ["a window of time", (a: number, b: number) => Math.abs(a - b) <= 2],
  ] as const)
    it(`holds with a filter (${filter}): each document of a hot run is tied to one that may be compared with it, or is counted`, () => {
      fc.assert(
        fc.property(releaseTexts({ min: 2, max: 20 }), fc.constantFrom(2, 3, 10), neededBits, (texts, hotSeed, bits) => {
          const collection = collectionOf(texts);
          const settings = { k: 3, w: 1, hotSeed, bits };
          const { candidates, tied } = search(collection, settings, allows);
          for (const run of sharedRuns(collection, least(settings))) {
            if (!allows(run.a, run.b) || tied.has(run.a, run.b)) continue;
            expect(hasHotSeed(collection, run, 3, hotSeed)).toBe(true);
            for (const d of [run.a, run.b]) expect(tied.partnersOf(d).size > 0 || candidates.untied > 0).toBe(true);
          }
        }),
        { numRuns: 200 },
      );
    });

  it("holds where a seed is in more than 100 documents", () => {
    const settings = { k: 3, w: 1, hotSeed: 100, bits: 16 * 29 };
    fc.assert(
      fc.property(releaseTexts({ min: 101, max: 130 }), (texts) => {
        const collection = collectionOf(texts);
        const { tied } = search(collection, settings);
        for (const run of sharedRuns(collection, least(settings))) expectExamined(collection, run, tied, settings);
      }),
      { numRuns: 3 },
    );
  });

  it("has an anchor of the aligner over every such run", () => {
    fc.assert(
      fc.property(reuseTexts({ documents: { min: 2, max: 5 }, maxBlock: 45, maxPieces: 5 }), neededBits, (texts, bits) => {
        const collection = collectionOf(texts);
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
