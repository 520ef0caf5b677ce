import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Apart, gapText, type QuotedWords, quotedWords, wordsText } from "../../src/quotations/quoted-words.js";
import { nastyText } from "../reference/nasty-text.js";
import { wordsOf } from "./made-up-forms.js";

const shown = ({ text, from, to, length }: QuotedWords): string[] => Array.from({ length }, (_, at) => text.slice(from[at], to[at]));
const keys = (text: string): number[] => [...wordsOf(text).keys];

describe("one word of a quotation", () => {
  it.each([
    ["a number with a separator", "It cost 14,500 crowns", ["It", "cost", "14,500", "crowns"]],
    ["a number with its signs", "down -5 or 40 € or €40", ["down", "-5", "or", "40 €", "or", "€40"]],
    ["the second end of a range, without its dash", "of 10-20 boats", ["of", "10", "20", "boats"]],
    ["initials", "the U.S. boat", ["the", "U.S", "boat"]],
    ["a word mended with brackets", "[W]e expect[ed] it", ["W]e", "expect[ed", "it"]],
    ["a word without the number of a note", "at Easter[3] again", ["at", "Easter", "again"]],
    ["a word without a raised number of a note", "at Easter³ again", ["at", "Easter", "again"]],
    ["a unit with its power", "of 5 km² here", ["of", "5", "km²", "here"]],
    ["a grade with its sign", "an AA+ boat", ["an", "AA+", "boat"]],
    ["no tag", "a <b>wet</b> boat", ["a", "wet", "boat"]],
  ])("is %s", (_, text, expected) => expect(shown(wordsOf(text))).toEqual(expected));

  it.each([
    ["U.S. ships", "US ships"],
    ["14,500 boats", "14'500 boats"],
    ["€40 more", "40 € more"],
    ["[W]e know", "We know"],
    ["expect[ed] it", "expected it"],
    ["The colour", "the color"],
    ["−5 degrees", "-5 degrees"],
    ["5％ more", "5% more"],
    ["Easter[3] now", "Easter now"],
  ])("is the same in %s and %s", (x, y) => expect(keys(x)).toEqual(keys(y)));

  it.each([
    ["14,500 boats", "14500 boats"],
    ["14.5 boats", "145 boats"],
    ["-5 degrees", "5 degrees"],
    ["5 % more", "5 more"],
    ["€40", "$40"],
    ["10² boats", "102 boats"],
    ["AA+ boat", "AA boat"],
  ])("is another in %s and %s", (x, y) => expect(keys(x)).not.toEqual(keys(y)));
});

describe("what stands around a word", () => {
  it("is of the writer before the first word of a part that is interrupted", () => {
    const words = wordsOf("We knew,| and we told them");
    expect([...words.isApart]).toEqual([0, 0, Apart.INTERRUPTED, 0, 0, 0]);
  });
  it("is an editor's bracket, closed or none", () => {
    expect([...wordsOf("We told [the mayor] so").isEditors]).toEqual([0, 0, 1, 1, 0]);
    expect([...wordsOf("We told [the mayor so").isEditors]).toEqual([0, 0, 0, 0, 0]);
  });
  it("ends a sentence by a stop, not by an initial", () => expect([...wordsOf("We knew. They told us.").endsSentence]).toEqual([0, 1, 0, 0, 1]));
  it("ends a sentence where a part with a capital follows a comma", () => {
    expect(wordsOf("We knew,| They told us").endsSentence[1]).toBe(1);
    expect(wordsOf("We knew,| they told us").endsSentence[1]).toBe(0);
  });
  it("is shown as it stands in the text", () => expect(gapText(wordsOf("We knew ... all"), 2)).toBe(" ... "));
});

describe("the words as a text", () => {
  it("leave out what the writer set between, with the punctuation of the part before", () => {
    const text = "We knew, she said, and told them";
    const words = quotedWords(text, [
      { range: [0, 7], apart: Apart.NONE },
      { range: [19, text.length], apart: Apart.INTERRUPTED },
    ]);
    expect(wordsText(words, 0, words.length)).toBe("We knew, and told them");
  });
  it("keep brackets at their ends", () => expect(wordsText(wordsOf("say [we all] knew"), 1, 3)).toBe("[we all]"));
});

it("the words of any text ascend, do not overlap and have as many columns", () => {
  const part = fc.oneof(nastyText(3), fc.constantFrom("[", "]", "(", ")", "5", "€", "%", "U.S.", "<b>", "</b>", "...", " ", "a", "³", "14,500"));
  fc.assert(
    fc.property(fc.array(part, { maxLength: 25 }), (parts) => {
      const words = wordsOf(parts.join("").replaceAll("|", ""));
      const { length } = words;
      for (const column of [words.keys, words.from, words.to, words.isApart, words.endsSentence, words.isEditors, words.isCapitalised])
        expect(column.length).toBe(length);
      for (let at = 0; at < length; at++) expect(words.to[at]!).toBeGreaterThan(words.from[at]!);
      for (let at = 1; at < length; at++) expect(words.to[at]!).toBeGreaterThan(words.to[at - 1]!);
    }),
    { seed: 33, numRuns: 200 },
  );
});
