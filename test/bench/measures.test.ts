/** The figures of one small case, counted by hand. */
import { describe, expect, it } from "vitest";
import { type Case, measure } from "../../bench/quality/measures.js";

const span = (id: string, start: number, end: number) => ({ id, start, end });

/**
 * Four cases of 100 characters a side, but for the split one: two parts of 40 with 20 characters between them in the copy.
 * The last two are copies of one place, in x and in y.
 */
const TRUTH: readonly Case[] = [
  { kind: "verbatim", a: span("s", 0, 100), b: span("t", 200, 300) },
  {
    kind: "quote-split",
    a: span("s", 400, 480),
    b: span("t", 500, 600),
    parts: [
      { a: span("s", 400, 440), b: span("t", 500, 540) },
      { a: span("s", 440, 480), b: span("t", 560, 600) },
    ],
  },
  { kind: "popular", a: span("s", 1000, 1100), b: span("x", 0, 100) },
  { kind: "popular", a: span("s", 1000, 1100), b: span("y", 50, 150) },
];

const PASSAGES = [
  // The verbatim case in two pieces, the second one 10 characters too long on both sides; the other way round.
  { a: span("t", 200, 250), b: span("s", 0, 50) },
  { a: span("s", 50, 110), b: span("t", 250, 310) },
  // The first part of the split quotation alone.
  { a: span("s", 400, 440), b: span("t", 500, 540) },
  // The first copy of the popular one, 79 of its characters.
  { a: span("s", 1000, 1079), b: span("x", 0, 79) },
  // The two copies with each other.
  { a: span("x", 0, 100), b: span("y", 50, 150) },
  // Between documents that share nothing; inside one document.
  { a: span("x", 300, 340), b: span("t", 0, 40) },
  { a: span("s", 2000, 2050), b: span("s", 3000, 3050) },
];

const measures = measure(TRUTH, PASSAGES);

describe("measure", () => {
  it("finds a case that is covered by 80 % on both sides, by kind", () => {
    expect(Object.fromEntries(measures.kinds)).toEqual({
      verbatim: { cases: 1, found: 1 },
      "quote-split": { cases: 1, found: 0 },
      popular: { cases: 2, found: 0 },
    });
    expect(measures.misses.map(({ truth, coverageA, coverageB }) => [truth.b.id, coverageA, coverageB])).toEqual([
      ["t", 0.5, 0.5],
      ["x", 0.79, 0.79],
      ["y", 0, 0],
    ]);
  });

  it("averages recall over cases, a split one by its parts", () => {
    expect(measures.recall).toBeCloseTo((1 + 0.5 + 0.79 + 0) / 4, 12);
  });

  it("averages precision over passages, siblings left out", () => {
    // 50 of 50; 50 of 60; 40 of 40; 79 of 79; 0; 0
    expect(measures.precision).toBeCloseTo((1 + 50 / 60 + 1 + 1) / 6, 12);
    expect([measures.reported, measures.siblings]).toEqual([6, 1]);
  });

  it("measures precision and plagdet without the passages inside one document as well", () => {
    const [recall, precision] = [2.29 / 4, (3 + 5 / 6) / 5];
    expect(measures.between.reported).toBe(5);
    expect(measures.between.precision).toBeCloseTo(precision, 12);
    expect(measures.between.plagdet).toBeCloseTo((2 * recall * precision) / (recall + precision) / Math.log2(7 / 3), 12);
  });

  it("counts false alarms between documents and inside one apart", () => {
    expect(measures.alarmsBetween).toEqual([PASSAGES[5]]);
    expect(measures.alarmsInside).toEqual([PASSAGES[6]]);
  });

  it("counts passages a detected case, those of a split one by its parts and none below 1", () => {
    // verbatim 2, split max(1, 1 / 2), popular 1
    expect(measures.granularity).toBeCloseTo(4 / 3, 12);
  });

  it("divides F1 by log2(1 + granularity)", () => {
    const [recall, precision] = [2.29 / 4, (3 + 5 / 6) / 6];
    expect(measures.plagdet).toBeCloseTo((2 * recall * precision) / (recall + precision) / Math.log2(7 / 3), 12);
  });

  it("measures edges where the copy is exact", () => {
    // verbatim: start 0, end 10, twice; popular in x: start 0, end 21, twice; a split quotation has no exact edge
    expect(measures.edgeError).toBeCloseTo((10 + 10 + 21 + 21) / 8, 12);
  });

  it("takes a match of other parts of one source for no sibling", () => {
    const crossed = { a: span("x", 0, 40), b: span("y", 110, 150) };
    expect(measure(TRUTH, [crossed])).toMatchObject({ siblings: 0, reported: 1, alarmsBetween: [crossed] });
  });

  it("follows a copy that is longer than its source back to the right place", () => {
    const stretched: Case[] = [
      { kind: "edit-25", a: span("s", 0, 100), b: span("x", 0, 200) },
      { kind: "edit-25", a: span("s", 0, 100), b: span("y", 0, 100) },
    ];
    expect(measure(stretched, [{ a: span("x", 100, 200), b: span("y", 50, 100) }]).siblings).toBe(1);
    expect(measure(stretched, [{ a: span("x", 0, 80), b: span("y", 50, 100) }]).siblings).toBe(0);
  });

  it("gives 0 for nothing reported, and no edge error", () => {
    expect(measure(TRUTH, [])).toMatchObject({ found: 0, recall: 0, precision: 0, granularity: 1, plagdet: 0, edgeError: null, reported: 0 });
  });

  it("gives 1 for the truth itself", () => {
    expect(measure(TRUTH, TRUTH)).toMatchObject({ found: 4, recall: 1, precision: 1, granularity: 1, plagdet: 1, edgeError: 0 });
  });
});
