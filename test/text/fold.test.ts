import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { foldText, hashWord, isApostrophe, isHyphen } from "../../src/text/fold.js";
import { anyText } from "../reference/nasty-text.js";

describe("the folded form of a word", () => {
  it.each([
    ["BOAT", "boat"],
    ["Café", "cafe"],
    ["cafe\u0301", "cafe"],
    ["ﬁsh", "fish"],
    ["Ｂｏａｔ", "boat"],
    ["can’t", "can't"],
    ["immi-\ngration", "immigration"],
    ["bo\u00adat", "boat"],
    ["Straße", "strasse"],
    ["ΣΊΣΥΦΟΣ", foldText("σίσυφος")],
    ["Ёлка", "елка"],
  ])("of %j is %j", (word, folded) => expect(foldText(word)).toBe(folded));
  it("keeps what tells words of other scripts apart", () => expect(foldText("か")).not.toBe(foldText("が")));

  it("is its own folded form, whatever it is made of", () => {
    fc.assert(
      fc.property(anyText({ maxLength: 8 }), (text) => {
        expect(foldText(foldText(text))).toBe(foldText(text));
      }),
      { seed: 104, numRuns: 300 },
    );
  });
  it("is the same composed and decomposed", () => {
    fc.assert(
      fc.property(anyText({ maxLength: 8 }), (text) => {
        // of letters, marks and digits, as words are
        const word = text.replace(/[^\p{L}\p{M}\p{N}]/gu, "");
        expect(foldText(word.normalize("NFD"))).toBe(foldText(word.normalize("NFC")));
      }),
      { seed: 105, numRuns: 300 },
    );
  });
});

it("a word has the hash of its folded form", () => {
  expect(hashWord("CAFÉ")).toEqual(hashWord("cafe"));
  expect(hashWord("cafe")).not.toEqual(hashWord("safe"));
});
it("apostrophes and hyphens are told by all of their characters", () => {
  expect([..."'’‘ʼ´′＇"].map((sign) => isApostrophe(sign.charCodeAt(0)))).not.toContain(false);
  expect([..."-‐‑¬"].map((sign) => isHyphen(sign.charCodeAt(0)))).not.toContain(false);
  expect([isApostrophe(0x22), isHyphen(0x2013)]).toEqual([false, false]);
});
