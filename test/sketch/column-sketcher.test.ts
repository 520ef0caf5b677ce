import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createColumnSketcher } from "../../src/sketch/column-sketcher.js";
import { EMPTY_COMPONENT } from "../../src/sketch/signature.js";
import { tokensOf } from "../reference/token-columns.js";

function componentsOf(words: readonly number[], options: { k?: number; numComponents?: number; seed?: number } = {}): Uint32Array {
  const { k = 3, numComponents = 8, seed = 0 } = options;
  const components = new Uint32Array(numComponents);
  createColumnSketcher({ k, numComponents, seed })(tokensOf(words), { startToken: 0, endToken: words.length }, components);
  return components;
}

describe("createColumnSketcher", () => {
  it("gives these components for these tokens, as long as the algorithm is called wirecopy-minhash-3", () => {
    const tokens = { hashLo: Uint32Array.of(1, 2, 3, 4, 5, 6), hashHi: Uint32Array.of(11, 12, 13, 14, 15, 16) };
    const components = new Uint32Array(5);
    createColumnSketcher({ k: 3, numComponents: 5, seed: 42 })(tokens, { startToken: 0, endToken: 6 }, components);
    expect([...components]).toMatchInlineSnapshot(`
      [
        498199006,
        1593404979,
        2322232210,
        2845259410,
        282251589,
      ]
    `);
  });

  it("gives equal signatures to documents with the same set of shingles", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(5), { minLength: 3, maxLength: 30 }), (words) => {
        const repeated = [...words, ...words.slice(0, 2), ...words];
        expect(componentsOf([...repeated, ...words.slice(0, 2), ...words])).toEqual(componentsOf(repeated));
      }),
    );
  });

  it("gives 0xffffffff everywhere to an empty range, after a longer one too", () => {
    const components = new Uint32Array(6);
    const sketch = createColumnSketcher({ k: 2, numComponents: 6, seed: 0 });
    sketch(tokensOf([1, 2, 3]), { startToken: 0, endToken: 3 }, components);
    sketch(tokensOf([1, 2, 3]), { startToken: 2, endToken: 2 }, components);
    expect([...components]).toEqual(new Array(6).fill(EMPTY_COMPONENT));
  });

  it("gives the same for a long document after short ones as at once", () => {
    const long = Array.from({ length: 5000 }, (_, i) => i % 977);
    const sketch = createColumnSketcher({ k: 3, numComponents: 8, seed: 0 });
    const components = new Uint32Array(8);
    sketch(tokensOf([1, 2]), { startToken: 0, endToken: 2 }, components);
    sketch(tokensOf(long), { startToken: 0, endToken: 5000 }, components);
    expect(components).toEqual(componentsOf(long));
  });

  it("gives other components for another seed and for another k", () => {
    const words = [1, 2, 3, 4, 5, 6, 7];
    expect(componentsOf(words, { seed: 1 })).not.toEqual(componentsOf(words));
    expect(componentsOf(words, { k: 4 })).not.toEqual(componentsOf(words));
  });
});
