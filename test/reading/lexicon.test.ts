import { describe, expect, it } from "vitest";
import { type LanguageWords, Lexicon } from "../../src/reading/lexicon.js";

/** A language of a few words. */
const words: LanguageWords = {
  codes: "xx xy",
  saying: "sag sagga",
  title: "kapt vokt vokto hafner",
  mister: "her",
  madam: "fru",
  organisation: "hafn",
  otherPronoun: "det",
  notAName: "igar",
  between: "har",
  day: "mandag",
  preposition: "ved",
  subordinator: "fordi",
  determiner: "en",
  and: "og",
  or: "eller like_vel_som",
  but: "men",
  roleEnding: "ling",
  adverbEnding: "vis",
  femaleTitleEnding: "inne",
};
const lexicon = new Lexicon(words);
const with_ = (more: Partial<LanguageWords>): Lexicon => new Lexicon({ ...words, ...more });

describe("a word of a class", () => {
  it("stands in its list", () => expect([lexicon.is("saying", "sag"), lexicon.is("saying", "sagg"), lexicon.is("title", "sag")]).toEqual([true, false, false]));
  it("is asked for in lower case", () => expect(lexicon.is("saying", "Sag")).toBe(false));
  it("is never the empty word, not even in a class without a list", () => expect([lexicon.is("he", ""), lexicon.is("saying", "")]).toEqual([false, false]));
  it("may be the same in all languages", () => expect([lexicon.is("particle", "van"), lexicon.is("postNominal", "qc")]).toEqual([true, true]));
  it("is no name where it is small: each day, article, preposition", () => {
    for (const word of ["mandag", "en", "ved", "fordi", "og", "men", "har", "det", "igar"]) expect([word, lexicon.is("notAName", word)]).toEqual([word, true]);
    expect(lexicon.is("notAName", "kapt")).toBe(false);
  });
  it("is a preposition where it opens a clause, and between where it is a day", () =>
    expect([lexicon.is("preposition", "fordi"), lexicon.is("between", "mandag"), lexicon.is("subordinator", "ved")]).toEqual([true, true, false]));
});

describe("a title", () => {
  it("is one of the list, a mister or a madam", () => expect(["kapt", "her", "fru"].map((word) => lexicon.isTitle(word))).toEqual([true, true, true]));
  it("may have an elided article", () =>
    expect([lexicon.isTitle("l'hafner"), lexicon.isTitle("d'hafner"), lexicon.isTitle("q'hafner")]).toEqual([true, true, false]));
  it("ends a compound only where the language has compounds, and its end is long enough", () => {
    expect(lexicon.isTitle("oberhafner")).toBe(false);
    const compounding = with_({ hasCompounds: true });
    expect([compounding.isTitle("oberhafner"), compounding.isTitle("oberkapt"), compounding.isTitle("ahafner")]).toEqual([true, false, false]);
  });
  it("may be a woman's form by rule", () => {
    const gendered = with_({ femaleEnding: "a", maleEndings: "o" });
    expect([gendered.isTitle("vokta"), gendered.isTitle("hafnera"), gendered.isTitle("skuta")]).toEqual([true, true, false]);
    expect(lexicon.isTitle("hafnera")).toBe(false);
  });
  it("is not made of a stem of three letters", () => expect(with_({ title: "vok", femaleEnding: "a" }).isTitle("voka")).toBe(false));
  it("is a woman's by its ending, where one tells", () => {
    expect([lexicon.isFemaleTitle("hafninne"), lexicon.isFemaleTitle("hafner")]).toEqual([true, false]);
    expect(with_({ femaleTitleEnding: "" }).isFemaleTitle("hafner")).toBe(false);
  });
});

describe("a noun for a person", () => {
  it("is a title, or ends so", () => expect([lexicon.isRole("kapt"), lexicon.isRole("flyktling"), lexicon.isRole("hafn")]).toEqual([true, true, false]));
  it("is not every word where no ending is listed", () => expect(with_({ roleEnding: "" }).isRole("hafn")).toBe(false));
});

describe("other kinds of words", () => {
  it("of organisations: of the list, or the same everywhere", () =>
    expect([lexicon.isOrganisation("hafn"), lexicon.isOrganisation("gmbh"), lexicon.isOrganisation("storhafn")]).toEqual([true, true, false]));
  it("prepositions, one with its noun included", () =>
    expect([lexicon.isPreposition("ved"), lexicon.isPreposition("d'arles"), lexicon.isPreposition("d")]).toEqual([true, true, false]));
  it("adverbs by their ending, but for short words", () =>
    expect([lexicon.isAdverb("klokvis"), lexicon.isAdverb("avis"), lexicon.isAdverb("har")]).toEqual([true, false, true]));
  it("are no adverbs where no ending tells", () => expect(with_({ adverbEnding: "" }).isAdverb("klokvis")).toBe(false));
  it("in phrases, word by word", () => expect(lexicon.phrases("or")).toEqual([["eller"], ["like", "vel", "som"]]));
  it("without a list have no phrases", () => expect(lexicon.phrases("source")).toEqual([]));
});
