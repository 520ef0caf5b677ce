import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { UnionFind } from "../../src/arrays/union-find.js";
import { plainComponents } from "../reference/components.js";

const N = 12;
const pairs = fc.array(fc.record({ a: fc.nat(N - 1), b: fc.nat(N - 1) }), { maxLength: 20 });

describe("UnionFind", () => {
  it("joins the same elements as relabelling does, and knows the sizes", () => {
    fc.assert(
      fc.property(pairs, (given) => {
        const sets = new UnionFind(N);
        const label = plainComponents(N, given);
        for (const { a, b } of given) sets.union(a, b);
        for (let i = 0; i < N; i++) {
          for (let j = 0; j < N; j++) expect(sets.find(i) === sets.find(j)).toBe(label[i] === label[j]);
          expect(sets.sizeOf(i)).toBe(label.filter((each) => each === label[i]).length);
        }
      }),
    );
  });

  it("says whether two sets were joined or were one already", () => {
    const sets = new UnionFind(3);
    expect([sets.union(0, 1), sets.union(1, 0), sets.union(2, 2), sets.union(2, 0)]).toEqual([true, false, false, true]);
  });

  it("finds in a chain of a million elements", () => {
    const n = 1_000_000;
    const sets = new UnionFind(n);
    for (let i = n - 1; i > 0; i--) sets.union(i - 1, i);
    expect(sets.find(0)).toBe(sets.find(n - 1));
    expect(sets.sizeOf(5)).toBe(n);
  });
});
