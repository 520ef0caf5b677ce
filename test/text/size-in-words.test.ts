import { expect, test } from "vitest";
import { sizeInWords } from "../../src/text/size-in-words.js";
import { tokenize } from "../../src/text/tokens.js";

const sizeOf = (text: string): number => {
  const { flags, length } = tokenize(text);
  return sizeInWords(flags, 0, length);
};

test("counts two characters of a script without spaces as one word, beside words", () => {
  expect(sizeOf("the mayor of 東京都庁")).toBe(5);
});

test("leaves out a single character that makes no word", () => {
  expect(sizeOf("東京都")).toBe(1);
});

test("counts the tokens of a part alone", () => {
  const { flags } = tokenize("the mayor of 東京都庁");
  expect(sizeInWords(flags, 2, 5)).toBe(2);
});
