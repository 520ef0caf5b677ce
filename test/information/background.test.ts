import { describe, expect, it } from "vitest";
import { backgroundHalves } from "../../src/information/background.js";

const bits = (word: string) => backgroundHalves(word, "word") / 2;

describe("backgroundHalves", () => {
  it("knows frequent words as frequent", () => {
    expect(bits("the")).toBeLessThan(6);
    expect(bits("city")).toBeLessThan(12);
    expect(bits("the")).toBeLessThan(bits("city"));
  });

  it("takes a word it does not know for rare, and nothing for rarer", () => {
    expect(bits("zyzzyva")).toBe(16);
    expect(bits("ministrations")).toBeLessThanOrEqual(16);
  });

  it("derives a contraction from its first part", () => {
    expect(bits("doesn't")).toBeCloseTo(bits("does") + 3, 6);
    expect(bits("city's")).toBeCloseTo(bits("city") + 3, 6);
    expect(bits("qwrtz's")).toBe(16);
  });

  it("gives a number more bits the more digits it has", () => {
    const number = (digits: string) => backgroundHalves(digits, "number") / 2;
    expect([number("7"), number("2017"), number("123456")]).toEqual([9, 11, 14]);
  });

  it("gives a character the bits of its script, Han the most", () => {
    const character = (text: string) => backgroundHalves(text, "unspaced") / 2;
    expect(["の", "ク", "会", "𠮷", "々", "ก"].map(character)).toEqual([3.5, 5, 5.5, 5.5, 5.5, 4]);
  });

  it("is a distribution: the shipped words add up to less than one", () => {
    const words = ["the", "of", "and", "to", "a", "in", "for", "is", "on"];
    const sum = words.reduce((s, word) => s + 2 ** -bits(word), 0);
    expect(sum).toBeGreaterThan(0.1);
    expect(sum).toBeLessThan(0.4);
  });
});
