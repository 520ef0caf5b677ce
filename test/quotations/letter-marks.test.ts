import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { differInMarks, hasMarks } from "../../src/quotations/letter-marks.js";
import { anyText } from "../reference/nasty-text.js";

describe("two words that are one but for marks", () => {
  it.each([
    ["schon", "schön", "de"],
    ["forderten", "förderten", "de"],
    ["dû", "du", "fr"],
    ["año", "ano", "es"],
    ["ma", "má", undefined],
    ["mûr", "mur", "en"],
  ])("are two words: %s and %s in %s", (x, y, language) => expect([differInMarks(x, y, language), differInMarks(y, x, language)]).toEqual([true, true]));

  it.each([
    ["the same word", "schön", "schön", "de"],
    ["the same in another form of Unicode", "scho\u0308n", "schön", "de"],
    ["a bare capital", "Echo", "écho", "fr"],
    ["ß and ss", "Straße", "Strasse", "de"],
    ["a tone of Vietnamese on the other vowel", "hòa", "hoà", "vi"],
    ["what the academy leaves open", "sólo", "solo", "es"],
    ["what the reform leaves open", "maître", "maitre", "fr"],
    ["words without a mark", "tower", "towel", "en"],
    ["another script", "ёлка", "елка", "ru"],
    ["a dotted capital of Turkish", "İzmir", "izmir", "tr"],
    ["a mark of punctuation", "l'été", "l’été", "fr"],
  ])("are one: %s", (_, x, y, language) => expect([differInMarks(x, y, language), differInMarks(y, x, language)]).toEqual([false, false]));

  it("are two in one language and one in another", () =>
    expect([differInMarks("sólo", "solo", "es"), differInMarks("sólo", "solo", "it")]).toEqual([false, true]));
  it("are two in French where the mark tells words apart", () => expect(differInMarks("sûr", "sur", "fr")).toBe(true));

  it("are asked about in either order, any text, with one answer", () => {
    const word = fc.oneof(
      fc
        .constantFrom("é", "e", "ö", "o", "ß", "s", "İ", "i", "\u0301", "\ud800", "А", "î")
        .chain((x) => fc.array(fc.constantFrom(x, "e", "n")).map((y) => y.join(""))),
      anyText({ maxLength: 4 }),
    );
    fc.assert(
      fc.property(word, word, fc.constantFrom("fr", "es", undefined), (x, y, language) => {
        expect(differInMarks(x, y, language)).toBe(differInMarks(y, x, language));
        expect(differInMarks(x, x, language)).toBe(false);
      }),
      { seed: 31, numRuns: 500 },
    );
  });
});

it("a text has marks on letters, or has none", () =>
  expect([hasMarks("Höhe"), hasMarks("Ho\u0308he"), hasMarks("Hoehe 3×4"), hasMarks("")]).toEqual([true, true, false, false]));
