import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anchorSeeds } from "../../src/align/anchors.js";
import { Repeats } from "../../src/evidence/repeats.js";
import { finish } from "../../src/run/pace.js";
import { SEARCH_BOUNDS } from "../../src/settings/scoring.js";
import { collectionOf } from "../seeds/collection-of.js";

const texts = fc.array(fc.array(fc.constantFrom("ore", "ore", "tin", "of", "the"), { maxLength: 50 }), { minLength: 1, maxLength: 4 });

describe("Repeats", () => {
  it("count the places of a run inside one document, and in no other", () => {
    fc.assert(
      fc.property(texts, fc.nat(), fc.nat(), fc.nat(), (list, x, y, z) => {
        const collection = collectionOf(list.map((words) => words.join(" ")));
        const { words, offsets } = collection;
        const repeats = new Repeats(collection, finish(anchorSeeds(collection)));
        for (const [d, other] of [
          [x % list.length, y % list.length],
          [z % list.length, x % list.length],
        ] as const) {
          const [first, end] = [offsets[d]!, offsets[d + 1]!];
          const from = offsets[other]! + (offsets[other + 1]! > offsets[other]! ? z % (offsets[other + 1]! - offsets[other]!) : 0);
          const to = Math.min(offsets[other + 1]!, from + 3 + (y % 5));
          let count = 0;
          for (let at = first; at + to - from <= end; at++) if (words.subarray(at, at + to - from).every((one, q) => one === words[from + q])) count++;
          expect(repeats.inDocument(from, to, first, end)).toBe(to - from < 3 ? 1 : Math.max(1, count));
        }
      }),
    );
  });

  it("stop counting at a bound", () => {
    const collection = collectionOf(["ore ".repeat(5000)]);
    expect(new Repeats(collection, finish(anchorSeeds(collection))).inDocument(0, 4, 0, 5000)).toBe(SEARCH_BOUNDS.repeats);
  });
});
