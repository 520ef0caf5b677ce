import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cellsOf, displayWidth } from "../../src/cli/display-width.js";
import { excerptLine, oneLine, shorten } from "../../src/cli/terminal-text.js";
import { visibleText } from "../../src/text/visible-text.js";
import { anyText } from "../reference/nasty-text.js";

/** What a terminal may act upon: control characters, direction marks, separators, half characters. */
const DANGEROUS = /[\p{Cc}\p{Cs}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/u;
const hardText = fc
  .array(
    fc.constantFrom("a", " ", "\n", "\u001b[2J", "\u009b1m", "\u202e", "漢", "e\u0301", "👩‍👩‍👧", "🇫🇷", "❤️", "👍🏽", "\ud800", "ｶ", "각", "한", "\u200d"),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(""));

describe("visible text", () => {
  test.each([
    ["\u001b[31mred", "\\x1b[31mred"],
    ["a\u0007b\u0000", "a\\x07b\\x00"],
    ["\u009b2J", "\\x9b2J"],
    ["x\u202egnp.exe", "x\\u202egnp.exe"],
    ["a\u2066b\u2069", "a\\u2066b\\u2069"],
    ["a\r\nb", "a\\x0d\\x0ab"],
    ["half \ud83d", "half \\ud83d"],
    ["\u007f", "\\x7f"],
  ])("shows %j as %j", (given, expected) => {
    expect(visibleText(given)).toBe(expected);
  });

  test.each(["Ça va – “oui”", "漢字かな", "नमस्ते", "👩‍👩‍👧", "می‌خواهم"])("leaves %s as it is", (text) => {
    expect(visibleText(text)).toBe(text);
  });

  test("never holds anything that a terminal acts upon", () => {
    fc.assert(
      fc.property(fc.oneof(anyText({ maxLength: 60 }), hardText), (text) => {
        expect(visibleText(text)).not.toMatch(DANGEROUS);
        expect(oneLine(text)).not.toMatch(DANGEROUS);
      }),
    );
  });

  test("on one line has each run of white space as one space", () => {
    expect(oneLine("  a\r\n\tb\u00a0 c\u2028d\n")).toBe("a b c d");
  });
});

describe("an excerpt", () => {
  test.each([
    ["par\u00adlia\u00adment", "parliament"],
    ["word\u2060joiner", "wordjoiner"],
    ["zero\u200dwidth\u200cjoiners", "zerowidthjoiners"],
    ["x\u202egnp.exe\u2066", "x\\u202egnp.exe\\u2066"],
    ["\u001b[2J", "\\x1b[2J"],
  ])("shows %j as %j", (given, expected) => {
    expect(excerptLine(given)).toBe(expected);
  });

  test.each(["👩‍👩‍👧", "می‌خواهم", "क्‍ष"])("keeps the joiners that decide how %s is drawn", (text) => {
    expect(excerptLine(text)).toBe(text);
  });

  test("is made so by shortening where it is asked to", () => {
    expect(shorten("a soft\u00adness", 20, excerptLine)).toBe("a softness");
    expect(shorten("a soft\u00adness", 20)).toBe("a soft\\xadness");
  });
});

describe("the width of a text", () => {
  test.each([
    ["abc", 3],
    ["", 0],
    ["é", 1],
    ["e\u0301", 1],
    ["漢字", 4],
    ["ｶﾅ", 2],
    ["Ａ", 2],
    ["각", 2],
    ["각", 2],
    ["👍", 2],
    ["👍🏽", 2],
    ["👩‍👩‍👧", 2],
    ["🇫🇷🇩🇪", 4],
    ["❤️", 2],
    ["©", 1],
    ["नि", 2],
    ["a\u200db", 2],
    ["…", 1],
  ])("%s takes %i columns", (text, width) => {
    expect(displayWidth(text)).toBe(width);
  });

  test("is the sum of its cells, which join to the text again", () => {
    fc.assert(
      fc.property(fc.oneof(anyText({ maxLength: 60 }), hardText).map(visibleText), (text) => {
        const cells = cellsOf(text);
        expect(cells.map((cell) => cell.text).join("")).toBe(text);
        expect(cells.reduce((sum, cell) => sum + cell.width, 0)).toBe(displayWidth(text));
      }),
    );
  });

  test("of marks is nothing, however many stand on one letter", () => {
    expect(displayWidth(`a${"\u0335".repeat(1000)}b`)).toBe(2);
  });
});

describe("shortening", () => {
  test("keeps what fits and cuts the middle of what does not", () => {
    expect(shorten("short", 10)).toBe("short");
    expect(shorten("the beginning of it and the very end", 21)).toBe("the beginn…e very end");
  });

  test("never takes more columns than there are, nor parts a character", () => {
    fc.assert(
      fc.property(hardText, fc.integer({ min: 1, max: 30 }), (text, width) => {
        const line = shorten(text, width);
        expect(displayWidth(line)).toBeLessThanOrEqual(width);
        expect(line).not.toMatch(DANGEROUS);
        if (displayWidth(oneLine(text)) <= width) expect(line).toBe(oneLine(text));
        else expect(line).toContain("…");
      }),
    );
  });

  test("of a very long text looks at its ends only, and cuts no surrogate pair there", () => {
    const line = shorten(`begin ${"😀".repeat(5_000_000)} end`, 21);
    expect(line).toMatch(/^begin 😀+…😀+ end$/u);
    expect(displayWidth(line)).toBeLessThanOrEqual(21);
  });
});
