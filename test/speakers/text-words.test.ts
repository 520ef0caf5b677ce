import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lexiconByTag } from "../../src/reading/language.js";
import { Gap, lexiconOf, TextWords } from "../../src/speakers/text-words.js";
import { tokenize } from "../../src/text/tokens.js";
import { nastyText } from "../reference/nasty-text.js";
import { grammarOf } from "./grammar-of.js";

/** What stands after the first word of a text. */
const gapIn = (text: string): string => {
  const gap = grammarOf(text).words.gap(0);
  return Object.entries(Gap).find(([, value]) => value === gap)![0];
};

describe("what stands after a word", () => {
  it.each([
    ["NONE", "one two"],
    ["NONE", "one-two"],
    ["COMMA", "one, two"],
    ["COMMA", "one,” two"],
    ["BRACKET", "one (two"],
    ["BRACKET", "one] two"],
    ["COLON", "one: two"],
    ["COLON", "one:\n\ntwo"],
    ["DASH", "one – two"],
    ["DASH", "one -- two"],
    ["DASH", "one - two"],
    ["SEMICOLON", "one; two"],
    ["SENTENCE", "one. Two"],
    ["SENTENCE", "one? Two"],
    ["SENTENCE", "one!” Two"],
    ["SENTENCE", "one\n\ntwo"],
    ["SENTENCE", `one${" ".repeat(60)}two`],
    ["SENTENCE", "one"],
  ])("is %s in %j", (kind, text) => expect(gapIn(text)).toBe(kind));

  it.each(["Sen. Reed", "St. Bride", "J. Reed", "Fla. was"])("is no end of a sentence behind an abbreviation: %j", (text) => expect(gapIn(text)).toBe("NONE"));
  it("is one behind an abbreviation that ends a quotation", () => expect(gapIn('Sen." Reed')).not.toBe("NONE"));
  it("is the end of a sentence outside the text", () =>
    expect([-1, 99].map((token) => grammarOf("one two").words.gap(token))).toEqual([Gap.SENTENCE, Gap.SENTENCE]));
});

describe("a word", () => {
  const { words, at } = grammarOf("Otto’s boat, the workers' hall: NATO met James' crew. Will it sail?");
  it("is in lower case with a straight apostrophe", () => expect(words.word(at("Otto’s"))).toBe("otto's"));
  it("is nothing outside the text", () => expect([words.word(-1), words.word(99), words.stem(-1), words.stem(99)]).toEqual(["", "", "", ""]));
  it("has a stem without a possessive ending", () => expect(words.stem(at("Otto’s"))).toBe("otto"));
  it("owns by its ending, or by an apostrophe behind it", () =>
    expect([words.isOwner(at("Otto’s")), words.isOwner(at("workers")), words.isOwner(at("boat"))]).toEqual([true, true, false]));
  it("is in capitals where all of two letters or more are", () =>
    expect([words.isInCapitals(at("NATO")), words.isInCapitals(at("James"))]).toEqual([true, false]));
  it("is joined as stems", () => expect(words.stems(at("Otto’s"), at("boat") + 1)).toBe("otto boat"));
  it("is capitalised only inside the text", () =>
    expect([words.isCapitalised(at("NATO")), words.isCapitalised(-1), words.isCapitalised(99)]).toEqual([true, false, false]));
  it("between a subject and its verb is no name", () => {
    const name = grammarOf("the boat, said Will Reed, will quickly sail");
    expect([name.words.isAdverb(name.at("Will")), name.words.isAdverb(name.at("will")), name.words.isAdverb(name.at("quickly"))]).toEqual([false, true, true]);
  });
});

describe("what joins two names", () => {
  it.each([
    ["and", "Reed and Brink", 1, 2],
    ["as well as", "Reed as well as Brink", 1, 4],
  ])("is %s as a whole, from both sides", (_, text, from, to) => {
    const { words } = grammarOf(text);
    expect([words.joinerFrom(from), words.joinerTo(to)]).toEqual([to, from]);
  });
  it("is nothing where nothing joins", () => {
    const { words } = grammarOf("Reed met Brink");
    expect([words.joinerFrom(1), words.joinerTo(2)]).toEqual([1, 2]);
  });
});

describe("a sentence", () => {
  const { words, at } = grammarOf('It rained. "The tower leaks. It always did," he said. Then it stopped.');
  it("does not end inside a quotation", () => {
    expect(words.endsSentence(at("leaks"))).toBe(false);
    expect(words.sentenceStart(at("said"), 70)).toBe(at("The"));
  });
  it("ends outside of one", () => expect([words.endsSentence(at("rained")), words.endsSentence(at("said"))]).toEqual([true, true]));
  it("is looked for no further back than the reach", () => expect(words.sentenceStart(at("said"), 3)).toBe(at("said") - 3));
});

describe("the language of a text", () => {
  const of = (text: string, tag?: string) => lexiconOf(text, tokenize(text), tag)?.words.codes;
  it("is that of its tag, whatever its words are", () => expect(of("Der Turm ist nicht dicht, sagte sie.", "en")).toBe("en"));
  it("is told by the words outside quotations first", () =>
    expect(of("„Der Turm ist nicht dicht, und wir wissen das“, he said of the tower and of her.")).toBe("en"));
  it("is told by the words inside where there are no others", () => expect(of("„Der Turm ist nicht dicht, und wir wissen das“")).toBe("de"));
  it("is none for a tag without lists, and for words that are in none", () => {
    expect(of("The tower is not dry, said the keeper.", "eu")).toBeUndefined();
    expect(of("Quarn tovrin mavel.")).toBeUndefined();
  });
});

it("answers for any text and any token without fail", () => {
  const english = lexiconByTag("en")!;
  fc.assert(
    fc.property(nastyText(30), (text) => {
      const tokens = tokenize(text);
      const words = new TextWords(text, tokens, english);
      for (let token = -1; token <= tokens.length; token++) {
        expect(words.gap(token)).toBeLessThanOrEqual(Gap.SENTENCE);
        expect(words.sentenceStart(token, 70)).toBeLessThanOrEqual(Math.max(0, token));
        expect(text.toLowerCase().replace(/[‘’]/g, "'")).toContain(words.word(token));
      }
    }),
    { seed: 21, numRuns: 100 },
  );
});
