import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AnchorList } from "../../src/align/anchor-list.js";

const pair = fc.tuple(fc.nat(40), fc.nat(40));

describe("AnchorList", () => {
  it("sorts by i, then j, and keeps one of equal places, at any length", () => {
    fc.assert(
      fc.property(fc.array(pair, { maxLength: 700 }), (pairs) => {
        const list = new AnchorList();
        for (const [i, j] of pairs) list.push(i, j, i + j, 16);
        list.sort();
        const expected = [...new Map(pairs.map(([i, j]) => [`${i} ${j}`, { i, j, n: i + j, bits: 16 }])).values()];
        expect(list.toArray()).toEqual(expected.sort((x, y) => x.i - y.i || x.j - y.j));
      }),
    );
  });

  it("sorts again after it was emptied", () => {
    const list = new AnchorList();
    for (let x = 100; x > 0; x--) list.push(x, 1, 3, x);
    list.sort();
    list.clear();
    for (const x of [3, 1, 2]) list.push(x, x, 3, 8);
    list.sort();
    expect(list.toArray().map(({ i }) => i)).toEqual([1, 2, 3]);
    expect(list.sumOfBits()).toBe(24);
  });
});
