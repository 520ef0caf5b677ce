/** Chains of made-up runs beside what was aligned before. */
import { describe, expect, it } from "vitest";
import { AnchorList } from "../../src/align/anchor-list.js";
import { Chainer } from "../../src/align/chain.js";
import { CoveredBoxes, NearBoxes } from "../../src/evidence/aligned-places.js";
import { SCORING } from "../../src/settings/scoring.js";
import { pairOfTexts } from "./pair-of-texts.js";

const { pair } = pairOfTexts("bor ".repeat(600), "tal ".repeat(600));

/** The only chain of one run. */
function chainOf(i: number, j: number, n = 5, bits = 30) {
  const anchors = new AnchorList();
  anchors.push(i, j, n, 16 * bits);
  return new Chainer().chain(pair, anchors);
}

describe("a chain that lies in what was aligned", () => {
  const aligned = new CoveredBoxes();
  aligned.add([
    { i: 100, j: 200, n: 20, same: true },
    { i: 130, j: 230, n: 20, same: true },
  ]);
  it("is covered where most of it is matched there", () => expect(aligned.cover(chainOf(105, 205), 0)).toBe(true));
  it("is not where it lies outside, or between its runs", () => {
    expect(aligned.cover(chainOf(300, 300), 0)).toBe(false);
    expect(aligned.cover(chainOf(122, 222), 0)).toBe(false);
  });
  it("is covered where one side of it is matched with another place", () => expect(aligned.cover(chainOf(105, 222), 0)).toBe(true));
});

describe("a chain near a strong passage", () => {
  const near = new NearBoxes();
  near.add({ a0: 100, a1: 150, b0: 200, b1: 250 });
  it("may become part of it", () => expect(near.isNear(chainOf(170, 270), 0)).toBe(true));
  it("may not where it is far away on one side", () => {
    expect(near.isNear(chainOf(170, 550), 0)).toBe(false);
    expect(near.isNear(chainOf(150 + 2 * SCORING.mergeGap, 270), 0)).toBe(false);
  });
  it("is not near where there is no strong passage", () => expect(new NearBoxes().isNear(chainOf(170, 270), 0)).toBe(false));
});
