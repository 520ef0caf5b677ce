import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hasNegatedEnding, isCoordinating, isNegation, negatesTheNext, spelling } from "../../src/quotations/words-by-language.js";
import { anyText } from "../reference/nasty-text.js";

const nowhere = (): string => "";

describe("a negation", () => {
  it.each(["not", "never", "cannot", "won't", "won’t", "kein", "jamais", "nunca", "niente", "não", "tidak", "не", "不", "नहीं", "않습니다", "نمی‌داند"])(
    "is %s",
    (word) => expect(isNegation(word, nowhere)).toBe(true),
  );
  it.each(["note", "knot", "boat", "keiner-", "", "ant"])("is not %j", (word) => expect(isNegation(word, nowhere)).toBe(false));
  it("is a word of two languages only in the text of the one where it negates", () => {
    expect(isNegation("en", () => "Hän sanoi, että laiva on vanha")).toBe(true);
    expect(isNegation("en", () => "Dice que el barco está en el puerto")).toBe(false);
    expect(isNegation("nu", () => "El este din port și nu vine")).toBe(true);
    expect(isNegation("nu", () => "Het schip ligt nu in de haven")).toBe(false);
  });
  it("asks for the text around only where the word alone does not tell", () => {
    let asked = 0;
    const around = (): string => {
      asked++;
      return "";
    };
    for (const word of ["not", "boat", "不"]) isNegation(word, around);
    expect(asked).toBe(0);
  });
  it("may negate what follows it alone", () => expect([negatesTheNext("without"), negatesTheNext("ohne"), negatesTheNext("not")]).toEqual([true, true, false]));
  it("may be an ending of Japanese", () =>
    expect([hasNegatedEnding("行きません"), hasNegatedEnding("知らない"), hasNegatedEnding("行きます")]).toEqual([true, true, false]));
});

it("a clause is put beside another by a word", () =>
  expect([isCoordinating("and"), isCoordinating("aber"), isCoordinating("because")]).toEqual([true, true, false]));

describe("two spellings of one word", () => {
  it.each([
    ["colour", "color"],
    ["harbourmaster's", "harbormaster's"],
    ["recognise", "recognize"],
    ["organisations", "organizations"],
    ["analysed", "analyzed"],
    ["travelling", "traveling"],
    ["centres", "centers"],
    ["dialogue", "dialog"],
    ["defence", "defense"],
    ["practised", "practiced"],
    ["programme", "program"],
    ["greyer", "grayer"],
    ["fulfilment", "fulfillment"],
    ["skilful", "skillful"],
    ["Don’t", "don't"],
  ])("%s and %s are the same", (x, y) => expect(spelling(x)).toBe(spelling(y)));

  it.each([
    ["filled", "filed"],
    ["four", "for"],
    ["tour", "tor"],
    ["wise", "wize"],
    ["hour", "hor"],
    ["poured", "pored"],
    ["pence", "pense"],
    ["here", "heer"],
    ["called", "caled"],
    ["billing", "biling"],
    ["controlled", "controled2"],
  ])("%s and %s are not", (x, y) => expect(spelling(x)).not.toBe(spelling(y)));

  it("is its own spelling, whatever the word is", () => {
    const word = fc.oneof(
      fc
        .constantFrom("colour", "is", "er", "ll", "ing", "re", "s", "'s", "organis", "ation", "our", "cent")
        .chain((x) => fc.constantFrom("", "er", "ing", "s").map((y) => x + y)),
      anyText({ maxLength: 5 }),
    );
    fc.assert(
      fc.property(word, (given) => {
        expect(spelling(spelling(given))).toBe(spelling(given));
      }),
      { seed: 32, numRuns: 300 },
    );
  });
});
