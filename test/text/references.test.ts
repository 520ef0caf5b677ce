import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isEscapedAgain, readCodePoint, readEscape, readReference } from "../../src/text/references.js";

describe("a character reference", () => {
  it.each([
    ["&amp;", "&"],
    ["&rsquo;", "’"],
    ["&Eacute;", "É"],
    ["&sigmaf;", "ς"],
    ["&#8217;", "’"],
    ["&#x2019;", "’"],
    ["&#X2019;", "’"],
    ["&#146;", "’"],
    ["&amp;quot;", '"'],
    ["&amp;amp;#8217;", "’"],
    ["&#128512;", "😀"],
  ])("%s stands for %s, to its end", (written, character) => expect(readReference(`a${written}b`, 1)).toEqual({ character, to: 1 + written.length }));
  it.each(["&", "&;", "&rsquo", "&nosuch;", "&#;", "&#xZZ;", "&#55296;", "&#1114112;", "&#0;", "&# 39;"])("is none in %j", (text) =>
    expect(readReference(text, 0)).toBeUndefined(),
  );
  it("is read for every character that may be written by its number", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0xa0, max: 0x10ffff }).filter((point) => (point & 0xfffff800) !== 0xd800),
        (point) => {
          const character = String.fromCodePoint(point);
          for (const written of [`&#${point};`, `&#x${point.toString(16)};`]) expect(readReference(written, 0)).toEqual({ character, to: written.length });
        },
      ),
      { seed: 101, numRuns: 200 },
    );
  });
});

describe("a code point as R prints it", () => {
  it("stands for its character", () => expect(readCodePoint("a<U+2019>b", 1)).toEqual({ character: "’", to: 9 }));
  it.each(["<U+19>", "<u+2019>", "<U+D800>", "<U+2019"])("is none in %j", (text) => expect(readCodePoint(text, 0)).toBeUndefined());
});

describe("an escape of JSON", () => {
  it.each([
    ["\\n", "\n"],
    ['\\"', '"'],
    ["\\/", "/"],
    ["\\\\", "\\"],
    ["\\u2019", "’"],
    ["\\ud83d\\ude00", "😀"],
    ["\\ud83d", "\ud83d"],
  ])("%s stands for %j", (written, character) => expect(readEscape(written, 0)).toEqual({ character, to: written.length }));
  it.each(["\\x", "\\", "\\u20", "\\uZZZZ"])("is none in %j", (text) => expect(readEscape(text, 0)).toBeUndefined());
});

describe("a text that was written as JSON once more than it was read", () => {
  it.each(['He said \\"no\\".\\nThen he left.', "One.\\n\\nTwo."])("is %j", (text) => expect(isEscapedAgain(text)).toBe(true));
  it.each(["no backslash", "C:\\new\\table", "the formula \\alpha + \\beta", "don\\'t"])("is not %j", (text) => expect(isEscapedAgain(text)).toBe(false));
  it("is what JSON makes of any text with a line end in it", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom("a", '"', "\n", "é", " ", "\t"), { maxLength: 20 }), (parts) => {
        const written = JSON.stringify(`x\n${parts.join("")}`).slice(1, -1);
        expect(isEscapedAgain(written)).toBe(true);
      }),
      { seed: 102 },
    );
  });
});
