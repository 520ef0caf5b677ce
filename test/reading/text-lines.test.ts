import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { linesOf } from "../../src/reading/text-lines.js";

const lines = (text: string): string[] => linesOf(text).map(({ start, end }) => text.slice(start, end));
/** The same, by what a line end is, said as a pattern; linear on the short texts below only. */
const plainLines = (text: string): string[] =>
  text
    .split(/[ \u00a0]*(?:[\t\n\v\f\r\u0085\u2028\u2029]|[ \u00a0]{3,})[ \u00a0]*/)
    .map((line) => line.replace(/^[ \u00a0]+|[ \u00a0]+$/g, ""))
    .filter((line) => line !== "");

describe("the lines of a text", () => {
  it.each(["\n", "\r\n", "\r", "\t", "\v", "\f", "\u0085", "\u2028", "\u2029", "   ", "\u00a0\u00a0\u00a0", " \u00a0 ", "\n\n\n"])("end at %j", (end) =>
    expect(lines(`one two${end}three`)).toEqual(["one two", "three"]),
  );

  it("do not end at two spaces, where a comma was lost", () => expect(lines("August 3  2017")).toEqual(["August 3  2017"]));
  it("are none where there is nothing but space", () => expect(lines(" \u00a0\n\t  \r\n ")).toEqual([]));
  it("are without the space around them", () => expect(lines("  one \n two  ")).toEqual(["one", "two"]));

  it("are what splitting at line ends gives, and no space is in question at their edges", () => {
    const part = fc.constantFrom(" ", "  ", "   ", "\n", "\t", "\u00a0", "a b", "\u2028", "\ud83d", "\u200b", "x", "\0", "é");
    const text = fc.array(part, { maxLength: 30 }).map((parts) => parts.join(""));
    fc.assert(
      fc.property(text, (written) => {
        expect(lines(written)).toEqual(plainLines(written));
      }),
      { seed: 11, numRuns: 300 },
    );
  });
});
