import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { minhash, type Permutations } from "../../src/kernels/minhash.js";
import { createPermutations } from "../../src/sketch/column-sketcher.js";

const MODULUS = 1n << 32n;
const EMPTY = 0xffffffffn;

const numbers = fc.uint32Array({ maxLength: 50 });

const least = (values: readonly bigint[]): bigint => values.toSorted((a, b) => Number(a - b))[0] ?? EMPTY;

/** The definition, in BigInt: of the first throw that puts anything into a bin, else of the permutation. */
function plainMinhash(shingles: Uint32Array, { throwFactors, throwAddends, a, b }: Permutations): number[] {
  const image = (x: number, factor: number, addend: number): bigint => (BigInt(factor) * BigInt(x) + BigInt(addend)) % MODULUS;
  return Array.from(a, (factor, bin) => {
    for (const t of [0, 1] as const) {
      const thrown = [...shingles].map((x) => image(x, throwFactors[t], throwAddends[t])).filter((y) => (y * BigInt(a.length)) / MODULUS === BigInt(bin));
      if (least(thrown) !== EMPTY) return Number(least(thrown));
    }
    return Number(least([...shingles].map((x) => image(x, factor, b[bin]!))));
  });
}

function componentsOf(shingles: Uint32Array, permutations: Permutations): Uint32Array {
  const components = new Uint32Array(permutations.a.length);
  minhash(shingles, permutations, components);
  return components;
}

describe("minhash", () => {
  it("is what two throws and the permutations say, for any number of components", () => {
    fc.assert(
      fc.property(numbers, fc.nat(), fc.integer({ min: 1, max: 40 }), (shingles, seed, numComponents) => {
        const permutations = createPermutations(seed, numComponents);
        expect([...componentsOf(shingles, permutations)]).toEqual(plainMinhash(shingles, permutations));
      }),
    );
  });

  it.each([7, 128, 4096])("gives the same for shingles of any order that stand there once or several times, with %i components", (numComponents) => {
    const permutations = createPermutations(1, numComponents);
    const shingles = Uint32Array.from({ length: 5000 }, (_, i) => Math.imul(i + 1, 0x9e3779b1));
    const others = Uint32Array.from([...shingles.slice(3000).reverse(), ...shingles, ...shingles.slice(0, 100)]);
    expect(componentsOf(others, permutations)).toEqual(componentsOf(shingles, permutations));
  });

  it("keeps a component unless a shingle that comes in decides it", () => {
    fc.assert(
      fc.property(fc.uint32Array({ minLength: 1, maxLength: 60 }), fc.nat(0xffffffff), (shingles, more) => {
        const permutations = createPermutations(3, 32);
        const [before, alone, after] = [shingles, Uint32Array.of(more), Uint32Array.of(...shingles, more)].map((set) => componentsOf(set, permutations));
        after!.forEach((component, i) => {
          if (component !== before![i]) expect(plainMinhash(Uint32Array.of(more), permutations).concat(thrown(more, permutations))).toContain(component);
        });
        expect(alone!.length).toBe(32);
      }),
    );
  });

  it("is all ones where there are no shingles", () => {
    const components = Uint32Array.of(5, 0xffffffff, 0x80000000, 0, 7);
    minhash(new Uint32Array(0), createPermutations(0, 5), components);
    expect([...components]).toEqual(new Array(5).fill(0xffffffff));
  });
});

/** What one shingle is in either throw. */
function thrown(x: number, { throwFactors, throwAddends }: Permutations): number[] {
  return [0, 1].map((t) => (Math.imul(throwFactors[t as 0 | 1], x) + throwAddends[t as 0 | 1]) >>> 0);
}
