import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { NgramTable } from "../../src/information/ngram-table.js";

const LARGEST = 2 ** 27 - 1;
const number = fc.oneof(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: LARGEST }), fc.constant(LARGEST));

describe("NgramTable", () => {
  it("gives back the bits of every n-gram that was added, and finds no other", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(number, number, fc.integer({ min: 0, max: 1022 })), { maxLength: 300, selector: ([c, l]) => `${c} ${l}` }),
        (ngrams) => {
          const half = ngrams.slice(0, ngrams.length >> 1);
          const table = new NgramTable(half.length);
          const numbers = half.map(([context, last, bits]) => table.add(context, last, bits));
          expect(table.size).toBe(half.length);
          expect(new Set(numbers).size).toBe(half.length);
          for (const [x, [context, last, bits]] of half.entries()) {
            expect(table.find(context, last)).toBe(numbers[x]);
            expect(numbers[x]).toBeLessThan(table.capacity);
            expect(table.bits(numbers[x]!)).toBe(bits);
          }
          for (const [context, last] of ngrams.slice(half.length)) expect(table.find(context, last)).toBe(-1);
        },
      ),
    );
  });

  it("finds many n-grams at once as it finds each", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(number, number), { maxLength: 200, selector: ([c, l]) => `${c} ${l}` }),
        fc.array(fc.tuple(number, number), { maxLength: 50 }),
        (ngrams, others) => {
          const table = new NgramTable(ngrams.length);
          for (const [context, last] of ngrams) table.add(context, last, 7);
          const asked = [...ngrams, ...others, [-1, 3] as const, [3, -1] as const];
          const [contexts, lasts] = [0, 1].map((side) => Int32Array.from(asked, (pair) => pair[side]!));
          const found = new Int32Array(asked.length);
          table.findEach(contexts!, lasts!, asked.length, found);
          expect([...found]).toEqual(asked.map(([context, last]) => (context < 0 || last < 0 ? -1 : table.find(context, last))));
        },
      ),
    );
  });

  it("cuts off bits that no probability has", () => {
    const table = new NgramTable(1);
    expect(table.bits(table.add(1, 2, 5000))).toBe(1022);
  });

  it("finds nothing where nothing was added, not even words 0 and 0", () => {
    expect(new NgramTable(0).find(0, 0)).toBe(-1);
  });
});
