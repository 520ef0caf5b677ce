import { describe, expect, it } from "vitest";
import { isTitleInAny, isWordOfAny, lexiconByTag, lexiconByWords } from "../../src/reading/language.js";

const SENTENCES = [
  ["en", "the keeper of the tower said that she was not there when it leaked"],
  ["de", "der wärter sagte er sei nicht im turm gewesen als das wasser kam"],
  ["fr", "le gardien a dit que la tour ne fuyait pas quand elle est venue"],
  ["es", "el guardián dijo que la torre no tenía goteras cuando ella llegó"],
  ["it", "il guardiano ha detto che la torre non perdeva quando lei è arrivata"],
  ["pt", "o guarda disse que a torre não tinha goteiras quando ela chegou"],
] as const;

describe("the language of a tag", () => {
  it.each(["en", "EN", "en-GB", "en_US", " en ", "en-Latn-x-quay"])("is English for %j", (tag) => expect(lexiconByTag(tag)?.words.codes).toBe("en"));
  it.each(["", "eu", "english", "e", "x-en", "-", "\ud800"])("is none for %j", (tag) => expect(lexiconByTag(tag)).toBeUndefined());
  it("is the same lists each time", () => expect(lexiconByTag("de-AT")).toBe(lexiconByTag("de")));
});

describe("the language of words", () => {
  it.each(SENTENCES)("is %s by its sentence", (code, sentence) => expect(lexiconByWords(sentence.split(" "))).toBe(lexiconByTag(code)));

  it.each(SENTENCES)("is %s still among as many names and numbers", (code, sentence) => {
    const names = sentence.split(" ").flatMap((word, x) => [word, `quarn${x}`, "1848"]);
    expect(lexiconByWords(names)).toBe(lexiconByTag(code));
  });

  it("is that of most words where two are mixed", () => {
    const [english, german] = [SENTENCES[0][1].split(" "), SENTENCES[1][1].split(" ")];
    expect(lexiconByWords([...english, ...english, ...german])?.words.codes).toBe("en");
    expect(lexiconByWords([...english, ...german, ...german])?.words.codes).toBe("de");
  });

  it.each([
    ["no word", []],
    ["no word of a list", ["quarn", "tovrin", "1848"]],
    ["a word of two languages alone", ["in"]],
  ])("is none of %s", (_, words) => expect(lexiconByWords(words)).toBeUndefined());
});

describe("a word where the language is not at hand", () => {
  it("is of a class if some language has it there", () => {
    expect(isWordOfAny("saying", "sagte")).toBe(true);
    expect(isWordOfAny("saying", "quarn")).toBe(false);
  });
  it("is a title if some language says so, forms for women included", () => {
    expect([isTitleInAny("mayor"), isTitleInAny("kapitänin"), isTitleInAny("quarn")]).toEqual([true, true, false]);
  });
});
