import { describe, expect, it } from "vitest";
import { isInflectionOf } from "../../src/align/word-forms.js";

describe("isInflectionOf", () => {
  it.each([
    ["protects", "protecting"],
    ["immigrant", "immigrants"],
    ["memperbaiki", "diperbaiki"],
    ["школа", "школами"],
  ])("takes %s and %s for forms of one word", (x, y) => {
    expect(isInflectionOf(x, y)).toBe(true);
    expect(isInflectionOf(y, x)).toBe(true);
  });

  it.each([
    ["here", "there"],
    ["contract", "contain"],
    ["prose", "prosecutor"],
    ["north200000", "north200001"],
    ["a320neo", "a321neo"],
  ])("takes %s and %s for different words", (x, y) => {
    expect(isInflectionOf(x, y)).toBe(false);
  });
});
