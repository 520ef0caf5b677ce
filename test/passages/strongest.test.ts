import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Judged } from "../../src/passages/judge.js";
import { StrongestPassages } from "../../src/passages/strongest.js";

/** A passage at one place of one document and another; all that matters here. */
function passage(place: number, bits: number): Judged {
  const extent = { a0: place, a1: place + 5, b0: 1000 + place, b1: 1005 + place };
  return { a: 0, b: 1, runs: [], tokens: 5, needed: 0, contentWords: 5, isQuotation: false, sentenceSides: 0, rule: "reported", bits, ...extent };
}

describe("StrongestPassages", () => {
  it("keeps the passages with the most bits, the earlier of equals, in whatever order they come, and counts the others", () => {
    const bitsOfAll = fc.array(fc.integer({ min: 0, max: 6 }), { maxLength: 60 });
    fc.assert(
      fc.property(bitsOfAll, fc.integer({ min: 1, max: 12 }), fc.infiniteStream(fc.nat()), (bits, most, random) => {
        const all = bits.map((each, place) => passage(place, each));
        const shuffled = all.map((each) => [random.next().value, each] as const).sort(([x], [y]) => x - y);
        const strongest = new StrongestPassages(most);
        for (const [, each] of shuffled) strongest.add(each);
        const expected = [...all].sort((x, y) => y.bits - x.bits || x.a0 - y.a0).slice(0, most);
        expect(new Set(strongest.list())).toEqual(new Set(expected));
        expect(strongest.leftOut).toBe(all.length - expected.length);
      }),
    );
  });
});
