import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { minhash } from "../../src/kernels/minhash.js";
import { createPermutations } from "../../src/sketch/column-sketcher.js";

const numbers = fc.uint32Array({ maxLength: 50 });

/** The definition, in BigInt. */
function plainMinhash(shingles: Uint32Array, a: Uint32Array, b: Uint32Array): Uint32Array {
  return a.map((multiplier, i) =>
    Number(
      shingles.reduce((least, x) => {
        const value = (BigInt(multiplier) * BigInt(x) + BigInt(b[i]!)) % (1n << 32n);
        return value < least ? value : least;
      }, 0xffffffffn),
    ),
  );
}

describe("minhash", () => {
  it("is the least value of each permutation, for any number of components", () => {
    fc.assert(
      fc.property(numbers, fc.nat(), fc.integer({ min: 1, max: 11 }), (shingles, seed, numComponents) => {
        const permutations = createPermutations(seed, numComponents);
        const components = new Uint32Array(numComponents).fill(0xffffffff);
        minhash(shingles, permutations, components);
        expect(components).toEqual(plainMinhash(shingles, permutations.a, permutations.b));
      }),
    );
  });

  it("gives the same for shingles in one call, in several, and in another order", () => {
    const permutations = createPermutations(1, 7);
    const shingles = Uint32Array.from({ length: 10_000 }, (_, i) => Math.imul(i + 1, 0x9e3779b1));
    const [whole, parts] = [0, 1].map(() => new Uint32Array(7).fill(0xffffffff));
    minhash(shingles, permutations, whole!);
    minhash(shingles.slice(3000).reverse(), permutations, parts!);
    minhash(shingles.slice(0, 3000), permutations, parts!);
    expect(parts).toEqual(whole);
  });

  it("leaves components as they are where there are no shingles", () => {
    const components = Uint32Array.of(5, 0xffffffff, 0x80000000, 0, 7);
    minhash(new Uint32Array(0), createPermutations(0, 5), components);
    expect(components).toEqual(Uint32Array.of(5, 0xffffffff, 0x80000000, 0, 7));
  });
});

describe("createPermutations", () => {
  it("has odd multipliers, none twice", () => {
    const { a } = createPermutations(0, 4096);
    expect(a.every((multiplier) => multiplier % 2 === 1)).toBe(true);
    expect(new Set(a).size).toBe(4096);
  });

  it("begins with the permutations of a shorter list of the same seed", () => {
    const [long, short] = [createPermutations(9, 300), createPermutations(9, 100)];
    expect([long.a.slice(0, 100), long.b.slice(0, 100)]).toEqual([short.a, short.b]);
  });

  it("gives other permutations for another seed", () => {
    expect(createPermutations(1, 100).a).not.toEqual(createPermutations(2, 100).a);
  });
});
