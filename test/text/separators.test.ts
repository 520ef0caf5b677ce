import { describe, expect, it } from "vitest";
import { isBlankLine, isWhite, Separator, separatorKinds } from "../../src/text/separators.js";

const kinds = separatorKinds();
const kindOf = (character: string): number => kinds[character.charCodeAt(0)]!;

describe("what stands between tokens", () => {
  it.each([
    ["SPACE", " \t\u00a0\u3000\ufeff"],
    ["LINE_END", "\n\r\u0085\u2028\u2029"],
    ["WEAK", ",:()[]、，："],
    ["DOT", ".．"],
    ["TERMINATOR", "!?;।。！？؟"],
    ["DOUBLE_QUOTE", '"«»“”„「」『』＂'],
    ["HALF_QUOTE", "`'"],
    ["NEUTRAL", "-–—’…%&aé漢"],
  ] as const)("is %s for each of %j", (kind, characters) => {
    for (const character of characters) expect([character, kindOf(character)]).toEqual([character, Separator[kind]]);
  });
  it("is white where JavaScript trims it", () => {
    for (let unit = 0; unit < 0x10000; unit++) {
      const isTrimmed = String.fromCharCode(unit).trim() === "";
      if (isTrimmed) expect([unit, isWhite(kinds[unit])]).toEqual([unit, true]);
    }
  });
  it("is made once", () => expect(separatorKinds()).toBe(kinds));
});

describe("a blank line", () => {
  it.each(["\n\n", "\r\n\r\n", "\n \t\n", "\n\r\n", "\u2029"])("begins at the line end of %j", (text) =>
    expect(isBlankLine(kinds, `${text}x`, 0, text.length + 1)).toBe(true),
  );
  it.each(["\nx\n", "\r\nx", "\n"])("does not begin at that of %j", (text) => expect(isBlankLine(kinds, text, 0, text.length)).toBe(false));
  it("is looked for no further than the end", () => expect(isBlankLine(kinds, "\n\n", 0, 1)).toBe(false));
});
