/** The verdicts by word number are those of the two rules by letters, whatever the words. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isInflectionOf, isMisreadingOf, WordForms } from "../../src/align/word-forms.js";

/** Words over few letters, so that many agree at an end; some hold a digit, an umlaut or a letter of another alphabet. */
const word = fc.string({ unit: fc.constantFrom("a", "b", "e", "s", "1", "ä", "ж", "東"), minLength: 1, maxLength: 9 });
const words = fc.uniqueArray(word, { minLength: 2, maxLength: 8 });

describe("WordForms", () => {
  it("knows the inflected and the misread as the rules by letters do", () => {
    fc.assert(
      fc.property(words, (list) => {
        const forms = new WordForms(list);
        for (const [x, one] of list.entries())
          for (const [y, other] of list.entries()) {
            if (x === y) continue;
            expect(forms.isInflection(x, y)).toBe(isInflectionOf(one, other));
            expect(forms.isMisreading(x, y)).toBe(isMisreadingOf(one, other));
          }
      }),
      { numRuns: 1000 },
    );
  });

  it("tells two words run together from others of that length", () => {
    const forms = new WordForms(["to", "the", "tothe", "tithe"]);
    expect(forms.isJoined(0, 1, 2)).toBe(true);
    expect(forms.isJoined(0, 1, 3)).toBe(false);
    expect(forms.isJoined(1, 0, 2)).toBe(false);
  });
});
