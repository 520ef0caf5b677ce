import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Judged } from "../../src/evidence/judge.js";
import { StrongestPassages } from "../../src/families/strongest.js";
import { finish } from "../../src/run/pace.js";

/** A passage at one place of one document and another; all that matters here. */
function passage(place: number, bits: number): Judged {
  const extent = { a0: place, a1: place + 5, b0: 1000 + place, b1: 1005 + place };
  return {
    a: 0,
    b: 1,
    runs: [{ i: place, j: 1000 + place, n: 5, same: true }],
    tokens: 5,
    needed: 0,
    contentWords: 5,
    isQuotation: false,
    sentenceSides: 0,
    rule: "reported",
    bits,
    ...extent,
  };
}

/** What is kept when all came, one after the other. */
function strongestOf(most: number, passages: readonly Judged[]): StrongestPassages {
  const strongest = new StrongestPassages(most);
  finish(strongest.add(passages));
  return strongest;
}

describe("StrongestPassages", () => {
  it("keeps the passages with the most bits, the earlier of equals, in whatever order they come, and counts the others", () => {
    const bitsOfAll = fc.array(fc.integer({ min: 0, max: 6 }), { maxLength: 60 });
    fc.assert(
      fc.property(bitsOfAll, fc.integer({ min: 1, max: 12 }), fc.infiniteStream(fc.nat()), (bits, most, random) => {
        const all = bits.map((each, place) => passage(place, each));
        const shuffled = all.map((each) => [random.next().value, each] as const).sort(([x], [y]) => x - y);
        const strongest = strongestOf(
          most,
          shuffled.map(([, each]) => each),
        );
        const expected = [...all].sort((x, y) => y.bits - x.bits || x.a0 - y.a0).slice(0, most);
        expect(new Set(finish(strongest.list()))).toEqual(new Set(expected));
        expect(strongest.leftOut).toBe(all.length - expected.length);
      }),
    );
  });

  it("keeps of a large family one passage a document, and with that room for all others", () => {
    const documents = 30;
    const place = (document: number) => 1000 * document;
    const between = (a: number, b: number, at: number, bits: number): Judged => ({
      ...passage(0, bits),
      ...{
        a,
        b,
        a0: place(a) + at,
        a1: place(a) + at + 20,
        b0: place(b) + at,
        b1: place(b) + at + 20,
        runs: [{ i: place(a) + at, j: place(b) + at, n: 20, same: true }],
        tokens: 20,
      },
    });
    const weak = [between(3, 4, 500, 24), between(7, 9, 600, 22)];
    const common: Judged[] = [];
    for (let a = 0; a < documents; a++) for (let b = a + 1; b < documents; b++) common.push(between(a, b, 0, 900));
    const strongest = strongestOf(60, [...common, ...weak]);
    const kept = finish(strongest.list());
    expect(kept).toEqual(expect.arrayContaining(weak));
    expect(new Set(kept.flatMap(({ a, b }) => [a, b])).size).toBe(documents);
    expect(kept).toHaveLength(documents - 1 + weak.length);
    expect(strongest.thinned).toBe((documents * (documents - 1)) / 2 - (documents - 1));
    expect([strongest.leftOut, strongest.numCutPairs]).toEqual([0, strongest.thinned]);
  });

  it("keeps room for short whole quotations, and says how many pairs lost something", () => {
    const long = Array.from({ length: 20 }, (_, x) => ({ ...passage(10 * x, 1000 + x), a: x, b: x + 100 }));
    const quotations = [0, 1, 2].map((x) => ({ ...passage(500 + 10 * x, 30 + x), isQuotation: true, tokens: 4, a: 50 + x, b: 60 + x }));
    const strongest = strongestOf(8, [...long, ...quotations]);
    const kept = finish(strongest.list());
    expect(kept).toHaveLength(8);
    expect(kept.filter(({ isQuotation }) => isQuotation)).toEqual(expect.arrayContaining(quotations.slice(1)));
    expect([strongest.leftOut, strongest.numCutPairs]).toEqual([15, 15]);
  });
});
