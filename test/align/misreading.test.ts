import { describe, expect, it } from "vitest";
import { isMisreadingOf, mayBeMisread } from "../../src/align/word-forms.js";
import { sixteenths } from "../../src/kernels/log2.js";
import { SCORING } from "../../src/settings/scoring.js";

describe("isMisreadingOf", () => {
  it.each([
    ["industry", "inductry"],
    ["longstanding", "1ongstanding"],
    ["modern", "modem"],
    ["health", "hdalth"],
    ["this", "thjs"],
    ["школа", "шкода"],
  ])("takes %s and %s for one word", (x, y) => {
    expect(isMisreadingOf(x, y)).toBe(true);
    expect(isMisreadingOf(y, x)).toBe(true);
  });

  it.each([
    ["1987", "1988", "numbers"],
    ["a320neo", "a321neo", "codes"],
    ["224", "2e4", "a number and a code"],
    ["miss", "misses", "forms of a word"],
    ["be", "he", "words of two letters"],
    ["contract", "contain", "words that differ in more than two letters"],
    ["planned", "ptamned", "words that differ in two places too far apart"],
  ])("does not take %s for %s: %s", (x, y) => {
    expect(isMisreadingOf(x, y)).toBe(false);
    expect(isMisreadingOf(y, x)).toBe(false);
  });
});

describe("mayBeMisread", () => {
  it("asks that one of two words is unknown", () => {
    const unknown = sixteenths(SCORING.unknownWord);
    expect(mayBeMisread(unknown, 10)).toBe(true);
    expect(mayBeMisread(10, unknown)).toBe(true);
    expect(mayBeMisread(unknown - 1, unknown - 1)).toBe(false);
  });
});
