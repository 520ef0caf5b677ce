/** Series that give their next member: two texts have them alike without either being copied. */
import { describe, expect, it } from "vitest";
import { compare } from "../../src/api/compare.js";

const passages = (one: string, other: string) =>
  compare(`The bakery opens at dawn. ${one} Bring a basket.`, `Divers mapped the wreck. ${other} Currents were strong.`, { self: false }).passages;

describe("a series in its order", () => {
  it.each([
    "January February March April May June July August September October November December",
    "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "Jan 31 Feb 28 Mar 31 Apr 30 May 31 Jun 30 Jul 31",
    "lunedì, martedì, mercoledì, giovedì, venerdì, sabato, domenica",
    "понедельник вторник среда четверг пятница суббота воскресенье",
    "1997 1998 1999 2000 2001 2002 2003 2004 2005 2006 2007",
    "one two three four five six seven eight nine ten",
    "Alabama, Alaska, Arizona, Arkansas, California, Colorado, Connecticut, Delaware and Florida.",
    "Nebraska, Nevada, New Hampshire, New Jersey, New Mexico, New York, North Carolina.",
    "Albania, Andorra, Armenia, Austria, Azerbaijan, Belarus, Belgium, Bosnia, Bulgaria, Croatia, Cyprus.",
    "Adler, Brink, Corvino, Dunstable, Eckhart, Fairfax, Gutteridge, Holloway, Ibbotson.",
  ])("is no passage: %s", (series) => {
    expect(passages(series, series)).toEqual([]);
  });

  it("does not hide a copied sentence that has one in it", () => {
    const sentence = "The keeper polished the brass lamp every Monday, Tuesday and Wednesday before the herring fleet sailed.";
    expect(passages(sentence, sentence)).toHaveLength(1);
  });

  it("is one where the order is somebody's", () => {
    const list = "Gutteridge, Adler, Ibbotson, Corvino, Holloway, Brink, Fairfax, Dunstable, Eckhart.";
    expect(passages(list, list)).toHaveLength(1);
  });
});

describe("a whole quotation that others repeat", () => {
  it("is somebody's words, however many have them", async () => {
    const { detect } = await import("../../src/api/detect.js");
    const quoted = [
      { id: "release", text: "Oake spoke at length. “The council is a herd of sleepwalking accountants with the keys to the harbour,” she said." },
      { id: "quoted", text: "She called them “a herd of sleepwalking accountants” on Monday. Nobody from the office replied." },
    ];
    const plain = [
      "Was it a herd of sleepwalking accountants that ran it?",
      "He saw a herd of sleepwalking accountants everywhere.",
      "Like a herd of sleepwalking accountants, they left.",
    ];
    const found = async (more: readonly string[]) => {
      const { pairs } = await detect([...quoted, ...more.map((text, x) => ({ id: `plain${x}`, text }))]);
      return pairs.some(({ a, b }) => a === "release" && b === "quoted");
    };
    expect(await found([])).toBe(true);
    expect(await found(plain)).toBe(true);
  });
});
