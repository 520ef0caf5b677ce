import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { distinctShingles } from "../../src/sketch/distinct-shingles.js";
import { compareShingleSets, createResemblance } from "../../src/sketch/resemblance.js";
import { plainResemblance, plainShingles } from "../reference/shingle-sets.js";
import { columnsOf, tokensOf } from "../reference/token-columns.js";

const document = fc.array(fc.nat(4), { maxLength: 40 });
const sizes = fc.integer({ min: 1, max: 5 });
const setOf = (words: readonly number[], k: number) => distinctShingles(tokensOf(words), { startToken: 0, endToken: words.length, k });

describe("compareShingleSets", () => {
  it("gives what counting strings in sets gives", () => {
    fc.assert(
      fc.property(document, document, sizes, (a, b, k) => {
        expect(compareShingleSets(setOf(a, k), setOf(b, k))).toEqual(plainResemblance(plainShingles(a, k), plainShingles(b, k)));
      }),
    );
  });

  it("counts hashes that differ in one half only as different", () => {
    const set = (lo: number[], hi: number[]) => ({ length: lo.length, lo: Uint32Array.from(lo), hi: Uint32Array.from(hi) });
    expect(compareShingleSets(set([1, 2, 3], [5, 5, 5]), set([2, 1], [5, 6])).resemblance).toBe(1 / 4);
  });

  it("takes two empty sets to be the same and an empty and another one to have nothing in common", () => {
    expect(compareShingleSets(setOf([], 3), setOf([], 3))).toEqual({ resemblance: 1, containmentA: 1, containmentB: 1 });
    expect(compareShingleSets(setOf([], 3), setOf([1], 3))).toEqual({ resemblance: 0, containmentA: 0, containmentB: 0 });
  });
});

describe("createResemblance", () => {
  it("gives the same whether all sets, some or none fit into its cache", () => {
    fc.assert(
      fc.property(fc.array(document, { minLength: 2, maxLength: 6 }), fc.array(fc.tuple(fc.nat(5), fc.nat(5)), { maxLength: 20 }), (documents, asked) => {
        const columns = columnsOf(documents);
        const [roomy, tight, none] = [1e6, 500, 0].map((bytes) => createResemblance(columns, 3, bytes));
        for (const [i, j] of asked) {
          const [a, b] = [i % documents.length, j % documents.length];
          const expected = plainResemblance(plainShingles(documents[a]!, 3), plainShingles(documents[b]!, 3));
          expect([roomy!(a, b), tight!(a, b), none!(a, b)]).toEqual([expected, expected, expected]);
        }
      }),
    );
  });
});
