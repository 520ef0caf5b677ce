import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nearDuplicateClusters } from "../../src/clusters/near-duplicate-clusters.js";
import { UnionFind } from "../../src/kernels/union-find.js";
import { plainComponents } from "../reference/components.js";

const N = 12;
const pairs = fc.array(fc.record({ a: fc.nat(N - 1), b: fc.nat(N - 1) }), { maxLength: 20 });
const ids = Array.from({ length: N }, (_, i) => `d${i}`);

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

describe("nearDuplicateClusters", () => {
  it("has documents in input order and clusters by their first document, without single documents", () => {
    const given = [
      { a: 5, b: 9 },
      { a: 1, b: 7 },
      { a: 4, b: 9 },
    ];
    expect(nearDuplicateClusters(ids, given)).toEqual([
      { id: 0, documents: ["d1", "d7"] },
      { id: 1, documents: ["d4", "d5", "d9"] },
    ]);
  });

  it("is the same whatever the order of the pairs and of their ends", () => {
    fc.assert(
      fc.property(pairs, (given) => {
        const turned = given.map(({ a, b }) => ({ a: b, b: a })).reverse();
        expect(nearDuplicateClusters(ids, turned)).toEqual(nearDuplicateClusters(ids, given));
      }),
    );
  });

  it("has none without pairs", () => {
    expect(nearDuplicateClusters(ids, [])).toEqual([]);
    expect(nearDuplicateClusters([], [])).toEqual([]);
  });
});
