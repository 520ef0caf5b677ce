import { describe, expect, it } from "vitest";
import { type GoldItem, scoreGold } from "../../bench/quality/gold.js";

const match = (start: number, end: number, shift = 1000) => ({ a: { id: "x", start, end }, b: { id: "y", start: start + shift, end: end + shift } });
const item = (tier: string, start: number, end: number): GoldItem => ({ tier, ...match(start, end) });

describe("scoreGold", () => {
  it("finds an item that one passage covers by 80 % on both sides", () => {
    expect(scoreGold([item("must", 0, 100)], [match(0, 80)]).tiers.must.missed).toEqual([]);
    expect(scoreGold([item("must", 0, 100)], [match(0, 79)]).tiers.must.missed).toHaveLength(1);
  });

  it("finds an item that two passages cover together, and none that needs three", () => {
    expect(scoreGold([item("should", 0, 100)], [match(0, 50), match(50, 90)]).tiers.should.missed).toEqual([]);
    expect(scoreGold([item("should", 0, 100)], [match(0, 30), match(30, 60), match(60, 90)]).tiers.should.missed).toHaveLength(1);
  });

  it("does not count a passage that lies mostly outside gold", () => {
    const score = scoreGold([item("must", 0, 100)], [match(0, 400)]);
    expect(score.tiers.must.missed).toHaveLength(1);
    expect(score.precision).toBe(0);
  });

  it("takes a container for right without asking for it, and noise for wrong", () => {
    const gold = [item("must", 0, 100), item("container", 0, 300), item("noise", 500, 600)];
    const score = scoreGold(gold, [match(0, 290), match(500, 600)]);
    expect(score.tiers.must.missed).toEqual([]);
    expect(score).toMatchObject({ distinct: 2, precision: 0.5, wrong: [match(500, 600)] });
  });

  it("counts passages that overlap by half on both sides once", () => {
    expect(scoreGold([item("must", 0, 100)], [match(0, 100), match(40, 110), match(0, 100, 1060)]).distinct).toBe(2);
  });

  it("has no precision where nothing is reported", () => {
    expect(scoreGold([item("may", 0, 100)], [])).toMatchObject({ precision: 0, distinct: 0, tiers: { may: { items: 1 }, must: { items: 0, missed: [] } } });
  });
});
