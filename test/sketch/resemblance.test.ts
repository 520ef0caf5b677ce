import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { distinctShingles } from "../../src/sketch/distinct-shingles.js";
import { compareShingleSets, createResemblance, exactJaccard } from "../../src/sketch/resemblance.js";
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

const text = fc.array(fc.constantFrom("boat", "pier", "gull", "net"), { maxLength: 12 }).map((words) => words.join(" "));
/** By sets of strings; a text of fewer than k words is one shingle. */
function plainJaccard(x: string, y: string, k: number): number {
  const shingles = (of: string): Set<string> => {
    const words = of.split(" ").filter(Boolean);
    if (words.length === 0) return new Set();
    return new Set(words.length < k ? [words.join(" ")] : words.slice(k - 1).map((_, at) => words.slice(at, at + k).join(" ")));
  };
  const [p, q] = [shingles(x), shingles(y)];
  const common = [...p].filter((one) => q.has(one)).length;
  return p.size + q.size === 0 ? 1 : common / (p.size + q.size - common);
}

describe("the exact resemblance of two texts", () => {
  it("is that of their sets of shingles, the same either way", () => {
    fc.assert(
      fc.property(text, text, fc.integer({ min: 1, max: 5 }), (x, y, k) => {
        expect(exactJaccard(x, y, { shingleSize: k })).toBe(plainJaccard(x, y, k));
        expect(exactJaccard(y, x, { shingleSize: k })).toBe(exactJaccard(x, y, { shingleSize: k }));
      }),
      { seed: 85, numRuns: 200 },
    );
  });
  it("is of words as they are folded", () => expect(exactJaccard("The Boat sank", "the bóat SANK", { shingleSize: 2 })).toBe(1));
  it("is refused for what is no text, or an option that is none", () => {
    expect(() => exactJaccard("a", 5 as unknown as string)).toThrow(TypeError);
    expect(() => exactJaccard("a", "b", { shingleSize: 0 })).toThrow(RangeError);
    expect(() => exactJaccard("a", "b", { kk: 2 } as unknown as { shingleSize: number })).toThrow();
  });
});

const range = (from: number, to: number) => Array.from({ length: to - from }, (_, x) => from + x);
const COLUMNS = columnsOf([range(0, 20), range(10, 20), range(50, 60), []]);

describe("the resemblance of two documents of a collection", () => {
  const of = createResemblance(COLUMNS, 2);
  it("is of their sets of shingles, with what each has of the other", () =>
    expect(of(0, 1)).toEqual({ resemblance: 9 / 19, containmentA: 9 / 19, containmentB: 1 }));
  it("is turned round with them", () => expect(of(1, 0)).toEqual({ resemblance: 9 / 19, containmentA: 1, containmentB: 9 / 19 }));
  it("is nothing where they share nothing, or one is empty", () => expect([of(0, 2).resemblance, of(0, 3).resemblance]).toEqual([0, 0]));
  it("is the same where no set is kept", () => {
    const forgetful = createResemblance(COLUMNS, 2, 0);
    for (const [a, b] of [
      [0, 1],
      [1, 2],
      [0, 3],
      [0, 1],
    ] as const)
      expect(forgetful(a, b)).toEqual(of(a, b));
  });
});
