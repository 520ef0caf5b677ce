import { describe, expect, it } from "vitest";
import { grammarOf } from "./grammar-of.js";

describe("a verb of saying", () => {
  const isSaying = (text: string, word: string, language = "en"): boolean => {
    const { verbs, at } = grammarOf(text, language);
    return verbs.isSaying(at(word));
  };
  it.each([
    ["she said it", "said"],
    ["she remarks that it leaks", "remarks"],
    ["she issued the following short statement", "issued"],
    ["who said it", "said"],
  ])("is one in %j", (text, word) => expect(isSaying(text, word)).toBe(true));
  it.each([
    ["behind an article it is a noun", "her remarks were short", "remarks"],
    ["behind an owner it is a noun", "Reed's comments were short", "comments"],
    ["no statement is issued", "she issued a new passport", "issued"],
    ["the statement is far behind", "she issued a new passport to everybody in the town that day and then a statement", "issued"],
    ["the word is in no list", "she painted it", "painted"],
  ])("is none where %s", (_, text, word) => expect(isSaying(text, word)).toBe(false));
  it("is asked of the text's own language", () =>
    expect([isSaying("sie sagte es", "sagte", "de"), isSaying("she sagte it", "sagte", "en")]).toEqual([true, false]));
});

describe("a verb that no list has", () => {
  const may = (text: string, word: string): [boolean, boolean] => {
    const { verbs, at } = grammarOf(text);
    return [verbs.mayBeVerb(at(word)), verbs.mayBeUnknownVerb(at(word))];
  };
  it.each(["boomed", "pressed"])("may be %s", (word) => expect(may(`it ${word} out`, word)).toEqual([true, true]));
  it.each(["the", "and", "but", "who", "in", "was", "ever", "quickly", "heard", "it", "a", "is"])("is not %s", (word) =>
    expect(may(`so ${word} then`, word)[0]).toBe(false),
  );
  it("is no noun for a person behind a name", () => expect(may("Reed spokesman said", "spokesman")[1]).toBe(false));
  it("is no number", () => expect(may("Reed 1848 said", "1848")[0]).toBe(false));
});

describe("a source", () => {
  const end = (text: string, word: string, language = "en"): string | undefined => {
    const { verbs, words, at } = grammarOf(text, language);
    const to = verbs.sourceEnd(at(word));
    return to === undefined ? undefined : words.word(to);
  };
  it("begins behind all words of its phrase", () => {
    expect(end("according to Reed", "according")).toBe("reed");
    expect(end("nach Angaben von Reed", "nach", "de")).toBe("reed");
  });
  it("is none behind a part of the phrase", () => expect(end("according with Reed", "according")).toBeUndefined());
});
