import { describe, expect, it } from "vitest";
import { compare } from "../../src/index.js";
import { collectionOf } from "../passages/collection-of.js";

/** Bits of each token of a text that a copy of it shares, from its third token on. */
function bitsIn(text: string) {
  const { bits, numTokens } = collectionOf([text, "Der Kranich zog."]);
  return Array.from(bits.afterTwo.subarray(0, numTokens), (value) => value / 16);
}

const wordsOf = (text: string) => text.split(" ");

describe("knownSeries", () => {
  it.each([
    ["months", "Rain in March April May June"],
    ["days, with a comma between them", "Open on Tuesday, Wednesday, Thursday, Friday"],
    ["German months", "Regen im Oktober November Dezember Januar"],
    ["Russian days", "Открыто в среда четверг пятница суббота"],
    ["years", "Catch of 1997 1998 1999 2000"],
    ["numbers in words", "Count with me four five six seven"],
    ["states in their alphabet", "Offices in Ohio, Oklahoma, Oregon, Pennsylvania"],
    ["a state of two words", "Offices in Nevada, New Hampshire, New Jersey"],
  ])("says that the next of %s surprises nobody", (_, text) => {
    expect(bitsIn(text).slice(wordsOf(text).length - 2, wordsOf(text).length)).toEqual([0.5, 0.5]);
  });

  it("goes on behind the conjunction before the last one", () => {
    expect(bitsIn("They met in May, June and July")[6]).toBe(0.5);
    expect(bitsIn("Sie trafen sich im Mai, Juni und Juli")[7]).toBe(0.5);
  });

  it("leaves its bits to what comes out of order, and to the first member", () => {
    const [, , , march, june] = bitsIn("They met in March, June and so on");
    expect(Math.min(march!, june!)).toBeGreaterThan(8);
    expect(bitsIn("Catch of 1997 1999")[3]).toBeGreaterThan(8);
  });

  it("makes no reuse of two tables with the months, the days or the states in them", () => {
    const table = (what: string, first: string, last: string) => `${first} ${what} ${last}`;
    for (const what of [
      "January February March April May June July August September October November December",
      "Monday, Tuesday, Wednesday, Thursday, Friday, Saturday and Sunday",
      "Alabama, Alaska, Arizona, Arkansas, California, Colorado, Connecticut and Delaware",
      "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    ]) {
      const first = table(what, "The ferry carried fewer anglers than the pier had room for:", "so the kiosk was shut.");
      const second = table(what, "Honey was weighed at the shed behind the chapel, in pounds:", "after which the bees slept.");
      expect(compare(first, second).passages, what).toEqual([]);
    }
  });

  it("still finds a copied sentence that has a series in it", () => {
    const sentence = "The lighthouse keeper polished the brass lamp every Monday, Tuesday and Wednesday before the herring fleet sailed.";
    expect(compare(`Nobody remembers. ${sentence} It rained.`, `As told: ${sentence} So it was.`).passages).toHaveLength(1);
  });
});
