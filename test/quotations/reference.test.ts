import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { referenceDocuments } from "../../src/quotations/reference.js";
import { type Known, referenceContext } from "./made-up-forms.js";

const reference = (known: Known, documents: readonly number[] = [0, 1, 2]) => {
  const { documents: left, reason } = referenceDocuments(referenceContext(known), documents);
  return `${reason} ${left.join()}`;
};
const DAYS = ["2020-05-02", "2020-05-01", "2020-05-03"];

describe("the form that others are held against", () => {
  it("is the one known to be the release, before all else", () =>
    expect(reference({ releases: [2], marked: [0], days: DAYS, sources: [[0, 1]] })).toBe("release 2"));
  it("is the one with the mark of a release next", () => expect(reference({ marked: [2], days: DAYS, sources: [[0, 1]] })).toBe("release 2"));
  it("is the earlier of two releases", () => expect(reference({ releases: [0, 1], days: DAYS })).toBe("release 1"));
  it("is the one that others took text from", () =>
    expect(
      reference({
        days: DAYS,
        sources: [
          [0, 2],
          [1, 2],
        ],
      }),
    ).toBe("source 2"));
  it("is not one that took text itself", () =>
    expect(
      reference({
        days: DAYS,
        sources: [
          [1, 0],
          [0, 2],
        ],
      }),
    ).toBe("source 2"));
  it("is not a source that is not among them", () =>
    expect(
      reference({
        days: DAYS,
        sources: [
          [0, 9],
          [2, 9],
        ],
      }),
    ).toBe("earliest 1"));
  it("is the one that was over before the others", () => expect(reference({ days: DAYS })).toBe("earliest 1"));
  it("is all of them where two may have been first", () => expect(reference({ days: ["2020-05-01", "2020-05-01", "2020-05-03"] })).toBe("fullest 0,1"));
  it("may be one without a time", () => expect(reference({ days: [undefined, "2020-05-01", "2020-05-03"] })).toBe("fullest 0,1"));
  it("is all of them where nothing is known: their order says nothing", () => expect(reference({})).toBe("fullest 0,1,2"));

  it("is among the documents, by a later rule only where the earlier ones leave several, whatever is known", () => {
    const numbers = fc.uniqueArray(fc.nat(4));
    const known = fc.record({
      releases: numbers,
      marked: numbers,
      days: fc.array(fc.constantFrom(undefined, ...DAYS), { minLength: 5, maxLength: 5 }),
      sources: fc.array(fc.tuple(fc.nat(4), fc.nat(4))),
    });
    fc.assert(
      fc.property(known, (given) => {
        const { documents, reason } = referenceDocuments(referenceContext(given), [0, 1, 2, 3, 4]);
        expect(documents.length).toBeGreaterThan(0);
        expect([...documents].sort()).toEqual([...new Set(documents)].sort());
        if (given.releases.length > 0) expect(documents.every((d) => given.releases.includes(d))).toBe(true);
        if (reason === "earliest") expect(documents).toHaveLength(1);
      }),
      { seed: 34, numRuns: 200 },
    );
  });
});
