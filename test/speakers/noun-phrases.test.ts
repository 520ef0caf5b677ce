import { describe, expect, it } from "vitest";
import type { Phrase } from "../../src/speakers/noun-phrases.js";
import { grammarOf } from "./grammar-of.js";

const shown = (phrase: Phrase | undefined): string => (phrase ? `${phrase.kind} ${phrase.named?.name ?? phrase.gender ?? "-"}` : "none");

/** The phrase that begins with a word of a text, up to its end. */
function starting(text: string, first: string, language = "en"): string {
  const { phrases, words, at } = grammarOf(text, language);
  return shown(phrases.startingAt(at(first), words.tokens.length));
}

/** The phrase that ends with a word of a text. */
function ending(text: string, last: string, language = "en"): string {
  const { phrases, at } = grammarOf(text, language);
  return shown(phrases.endingAt(at(last), 0));
}

describe("the phrase that begins at a word", () => {
  it.each([
    ["name Vera Holm", "Vera Holm said", "Vera"],
    ["name Vera Holm", "harbour engineer Vera Holm said", "harbour"],
    ["name Vera Holm", "the chief of the Quay Council, Vera Holm, said", "the"],
    ["name Quay Council", "the Quay Council said", "the"],
    ["pronoun female", "she said", "she"],
    ["noun -", "a spokesman said", "a"],
    ["noun -", "a spokesman for Vera Holm said", "a"],
    ["noun -", "Vera Holm and Otto Brink said", "Vera"],
    ["noun -", "Vera Holm's lawyer said", "Vera"],
    ["noun -", "some said", "some"],
    ["noun -", "the boat of the port, Vera Holm's, said", "the"],
    ["noun -", "a Quay poll said", "a"],
    ["none", "said Vera Holm", "said"],
    ["none", "of Vera Holm", "of"],
    ["none", "was told", "was"],
  ])("is %s in %j", (expected, text, first) => expect(starting(text, first)).toBe(expected));

  it("is the holder of an office in the definite, where nothing is added to it", () => {
    const text = "Mayor Vera Holm came. Then the mayor said no, and the mayor of Hull agreed, and a mayor left.";
    const { phrases, words, at } = grammarOf(text);
    expect([0, 1].map((which) => shown(phrases.startingAt(at("the", which), words.tokens.length)))).toEqual(
      ["name Vera Holm", "noun -"].map((each) => each.replace("name", "noun")),
    );
    expect(starting(text, "a")).toBe("noun -");
  });

  it("is none inside a quotation", () => expect(starting('"Vera Holm is in and out of it", they said', "Vera")).toBe("none"));
  it("ends before its bound", () => {
    const { phrases, at } = grammarOf("harbour engineer Vera Holm said");
    expect(shown(phrases.startingAt(at("harbour"), at("Vera")))).toBe("noun -");
  });
});

describe("the phrase that ends at a word", () => {
  it.each([
    ["name Vera Holm", "then Vera Holm said", "Holm"],
    ["name Vera Holm", "then Vera Holm of Hull said", "Hull"],
    ["noun -", "a spokesman for Mayor Vera Holm said", "Holm"],
    ["noun -", "the sister of a lawyer for Vera Holm said", "Holm"],
    ["noun -", "Otto Brink and Vera Holm said", "Holm"],
    ["noun -", "Otto Brink or Vera Holm said", "Holm"],
    ["noun -", "Vera Holm's lawyer said", "lawyer"],
    ["pronoun male", "then he said", "he"],
    ["name Vera Holm", "that Vera Holm said", "Holm"],
    ["name Vera Holm", "because Vera Holm said", "Holm"],
  ])("is %s in %j", (expected, text, last) => expect(ending(text, last)).toBe(expected));

  it.each([
    ["noun -", "das Büro der Ministerin Karin Thoms sagte", "Thoms"],
    ["name Karin Thoms", "die Ministerin Karin Thoms sagte", "Thoms"],
    ["noun -", "dort haben Sie", "Sie"],
  ])("is %s in German: %j", (expected, text, last) => expect(ending(text, last, "de")).toBe(expected));

  it("does not begin before its bound", () => {
    const { phrases, at } = grammarOf("then Quay Council said");
    expect(phrases.endingAt(at("Quay"), at("Council"))).toBeUndefined();
    expect([0, at("Council")].map((start) => shown(phrases.endingAt(at("Council"), start)))).toEqual(["name Quay Council", "name Council"]);
  });
});

describe("a last name alone", () => {
  it("is the one person of the text who bears it, under the full name", () => expect(ending("Vera Holm came. Then Holm said", "Holm")).toBe("name Vera Holm"));
  it("is nobody's where two bear it", () => expect(starting("Vera Holm and Otto Holm came. Now Holm said", "Now")).toBe("name -"));
  it("opens a sentence as a name only where it stands as one elsewhere, too", () => {
    expect(starting("Quarn said it", "Quarn")).toBe("noun -");
    expect(starting("Quarn said it. We saw Quarn go", "Quarn")).toBe("name Quarn");
  });
  it("is no person behind an article: a kind of people", () => expect(starting("the Quarnian said", "the")).toBe("noun -"));
});
