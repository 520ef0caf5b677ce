import { describe, expect, it } from "vitest";
import { TokenFlag } from "../../src/text/flags.js";
import { characterTables } from "../../src/text/tables.js";
import { isOneLetter, lineJoin, wordEnd, wordFlags } from "../../src/text/words.js";

const tables = characterTables();
const first = (text: string): string => text.slice(0, wordEnd(tables, text, 0));

describe("the word at the beginning of a text", () => {
  it.each([
    ["boat", "boat sank"],
    ["can’t", "can’t go"],
    ["O'Hara", "O'Hara's".slice(0, 6)],
    ["immi-\ngration", "immi-\ngration law"],
    ["immi\u00ad\ngration", "immi\u00ad\ngration law"],
    ["e\u0301te\u0301", "e\u0301te\u0301 chaud"],
    ["bo\u200dat", "bo\u200dat sank"],
    ["漢", "漢字"],
    ["が", "がく"],
    ["1848", "1848,"],
    ["4x4", "4x4 car"],
  ])("is %j", (word, text) => expect(first(text)).toBe(word));
  it.each([
    ["well", "well-known"],
    ["well", "well-\n\nknown"],
    ["well", "well-\nKnown"],
    ["boats", "boats' hall"],
    ["정권", "정권’이라는"],
    ["14", "14,000"],
    ["boat", "boat\u200d sank"],
  ])("ends with %j in %j", (word, text) => expect(first(text)).toBe(word));
  it("goes on over one line end and no more", () =>
    expect([lineJoin(tables, "-\n  ab", 1), lineJoin(tables, "-\r\nab", 1), lineJoin(tables, "-\n\nab", 1), lineJoin(tables, "- ab", 1)]).toEqual([
      4, 3, -1, -1,
    ]));
});

describe("what a word is", () => {
  const flags = (word: string): number => wordFlags(tables, word, 0, word.length);
  it("is capitalised by its first letter, in any script that has capitals", () =>
    expect(["Boat", "Éte", "Лодка", "boat", "mcOLD"].map(flags)).toEqual([TokenFlag.CAPITALISED, TokenFlag.CAPITALISED, TokenFlag.CAPITALISED, 0, 0]));
  it("is a number by its digits alone", () => expect(["1848", "٤٢", "4x4"].map(flags)).toEqual([TokenFlag.NUMBER, TokenFlag.NUMBER, 0]));
  it("is a character of a script without spaces", () => expect(flags("漢")).toBe(TokenFlag.UNSPACED));
  it("is an initial where it is one letter, with its marks", () => {
    const one = (word: string) => isOneLetter(tables, word, 0, word.length);
    expect(["J", "E\u0301", "Jo", "4", "김"].map(one)).toEqual([true, true, false, false, false]);
  });
});
