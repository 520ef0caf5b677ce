import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { covered, distinctMatches, MatchesByPair } from "../../bench/quality/spans.js";

const span = (id: string, start: number, end: number) => ({ id, start, end });

describe("covered", () => {
  it("counts each character once, however the spans overlap", () => {
    const place = fc.tuple(fc.nat(30), fc.integer({ min: 1, max: 12 })).map(([start, length]) => ({ start, end: start + length }));
    fc.assert(
      fc.property(place, fc.array(place), (wanted, others) => {
        let count = 0;
        for (let i = wanted.start; i < wanted.end; i++) if (others.some(({ start, end }) => start <= i && i < end)) count++;
        expect(covered(wanted, others)).toBe(count);
      }),
    );
  });
});

describe("MatchesByPair", () => {
  it("turns a match to the orientation that was asked for", () => {
    const matches = new MatchesByPair([{ a: span("y", 5, 9), b: span("x", 0, 4) }]);
    expect(matches.touching({ a: span("x", 2, 6), b: span("y", 0, 6) })).toEqual([{ a: span("x", 0, 4), b: span("y", 5, 9) }]);
  });

  it("leaves out a match that overlaps on one side only", () => {
    const matches = new MatchesByPair([{ a: span("x", 0, 4), b: span("y", 5, 9) }]);
    expect(matches.touching({ a: span("x", 0, 4), b: span("y", 9, 12) })).toEqual([]);
  });

  it("turns a repeat inside one document the way that covers more", () => {
    const matches = new MatchesByPair([{ a: span("x", 0, 10), b: span("x", 20, 30) }]);
    expect(matches.touching({ a: span("x", 21, 29), b: span("x", 0, 9) })).toEqual([{ a: span("x", 20, 30), b: span("x", 0, 10) }]);
  });
});

describe("distinctMatches", () => {
  it("drops an exact repeat in either orientation and keeps the first", () => {
    const one = { a: span("x", 0, 4), b: span("y", 5, 9) };
    expect(distinctMatches([one, { a: one.b, b: one.a }, { ...one }])).toEqual([one]);
  });

  it.each([
    ["an empty span", { a: span("x", 4, 4), b: span("y", 5, 9) }],
    ["a reversed span", { a: span("x", 4, 2), b: span("y", 5, 9) }],
    ["a place matched with itself", { a: span("x", 0, 4), b: span("x", 0, 4) }],
  ])("refuses %s", (_, match) => {
    expect(() => distinctMatches([match])).toThrow(RangeError);
  });
});
