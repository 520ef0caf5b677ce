/** The tuned constants, all together: what the code that reads them takes for granted. */
import { describe, expect, it } from "vitest";
import { QUOTATION_RULES } from "../../src/settings/quotation-rules.js";
import { RELATION_RULES } from "../../src/settings/relation-rules.js";
import { SCORING, SEARCH_BOUNDS } from "../../src/settings/scoring.js";

/** Every number of a table, with its name. */
function numbers(table: object, prefix = ""): [string, number][] {
  return Object.entries(table).flatMap(([name, value]): [string, number][] =>
    typeof value === "number" ? [[prefix + name, value]] : typeof value === "object" && value !== null ? numbers(value, `${prefix}${name}.`) : [],
  );
}

describe.each([
  ["scoring", SCORING],
  ["bounds of the search", SEARCH_BOUNDS],
  ["relations", RELATION_RULES],
  ["quotations", QUOTATION_RULES],
])("the rules of %s", (_, table) => {
  it("are numbers that JSON can print, none below zero", () => {
    for (const [name, value] of numbers(table)) expect([name, Number.isFinite(value) && value >= 0]).toEqual([name, true]);
    expect(JSON.parse(JSON.stringify(table))).toEqual(table);
  });
  it("have shares between nothing and all", () => {
    for (const [name, value] of numbers(table)) if (/Share$|Coverage$/.test(name)) expect([name, value <= 1]).toEqual([name, true]);
  });
});

describe("the weights of a direction", () => {
  const { decides, time, timeInHours, doubtfulReleaseMarker, digest, timeSamePublisher, creditOfPublisher, releaseMarker, attribution, updateNote } =
    RELATION_RULES;
  it("decide alone only where a text says outright whose its words are, or one publisher's clock", () => {
    for (const weight of [creditOfPublisher, releaseMarker, attribution, updateNote, timeSamePublisher]) expect(weight).toBeGreaterThanOrEqual(decides);
    for (const weight of [time, timeInHours, doubtfulReleaseMarker, digest, time + doubtfulReleaseMarker]) expect(weight).toBeLessThan(decides);
  });
  it("decide for a digest with its time, as they are meant to", () => expect(digest + timeInHours).toBeGreaterThanOrEqual(decides));
});

describe("the thresholds of a passage", () => {
  it("are lower for a stronger cue", () => {
    expect(SCORING.quotation).toBeLessThan(SCORING.sentence);
    expect(SCORING.sentence).toBeLessThan(SCORING.plain);
    expect(SCORING.plain).toBeLessThan(SCORING.self);
  });
  it("grow less for a stronger cue", () => {
    expect(SCORING.quotationGrowth).toBeLessThan(SCORING.sentenceGrowth);
    expect(SCORING.sentenceGrowth).toBeLessThan(SCORING.plainGrowth);
  });
  it("leave a weak neighbour below each of them", () => expect(SCORING.weak).toBeLessThan(SCORING.quotation));
});
