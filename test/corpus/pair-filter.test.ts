import { describe, expect, it } from "vitest";
import { allowedBy, areCompared, createPairFilter } from "../../src/corpus/pair-filter.js";
import { parsePublicationTime } from "../../src/corpus/publication-time.js";

const timesOf = (...values: (string | undefined)[]) =>
  values.map((value) => {
    const time = parsePublicationTime(value);
    return typeof time === "string" ? undefined : time;
  });

describe("the sides of a pair", () => {
  it("have to differ, where there are any", () => {
    const isAgainst = Uint8Array.of(0, 1, 0, 1);
    expect([areCompared(isAgainst, 0, 1), areCompared(isAgainst, 1, 2), areCompared(isAgainst, 0, 2), areCompared(isAgainst, 1, 3)]).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect(areCompared(new Uint8Array(0), 0, 2)).toBe(true);
  });
});

describe("the filter of pairs", () => {
  it("forbids two documents of one source, and nothing where a source is missing", () => {
    const allows = allowedBy(createPairFilter(["a", "b", "a", undefined, null, ""], [], { otherSourceOnly: true, withinMs: Number.POSITIVE_INFINITY }));
    expect([allows(0, 1), allows(0, 2), allows(0, 3), allows(3, 4), allows(0, 5), allows(5, 5)]).toEqual([true, false, true, true, true, false]);
  });

  it("forbids two documents further apart than it is told, and nothing where a time is missing", () => {
    const times = timesOf("2026-03-01", "2026-03-02T12:00:00Z", "2026-03-02T12:00:00.001Z", undefined);
    const allows = allowedBy(createPairFilter([], times, { otherSourceOnly: false, withinMs: 12 * 3_600_000 }));
    expect([allows(0, 1), allows(0, 2), allows(0, 3), allows(1, 2)]).toEqual([true, false, true, true]);
  });

  it("forbids nothing without conditions", () => {
    const allows = allowedBy(createPairFilter(["a", "a"], timesOf("1990", "2026"), { otherSourceOnly: false, withinMs: Number.POSITIVE_INFINITY }));
    expect(allows(0, 1)).toBe(true);
  });
});
