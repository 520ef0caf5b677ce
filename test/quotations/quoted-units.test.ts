import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { quotedUnits } from "../../src/quotations/quoted-units.js";
import { quotedSpeech } from "../../src/speakers/quoted-speech.js";
import { tokenize } from "../../src/text/tokens.js";
import { nastyText } from "../reference/nasty-text.js";

/** The parts of each quotation of a text. */
function unitsOf(text: string): string[][] {
  const tokens = tokenize(text);
  return quotedUnits(text, tokens, quotedSpeech(text, tokens)).map(({ parts }) =>
    parts.map(([from, to]) => text.slice(tokens.start[from], tokens.end[to - 1])),
  );
}

describe("quotedUnits", () => {
  it.each([
    ["an attribution with commas", '"We knew," she said, "and we told them."', [["We knew", "and we told them"]]],
    ["one after the marks, as German has it", "„Wir wussten es“, sagte sie, „und wir schwiegen.“", [["Wir wussten es", "und wir schwiegen"]]],
    ["a dash", "“We knew” — she paused — “and we told them.”", [["We knew", "and we told them"]]],
    ["Chinese", "“我们知道，”她说，“而且说过。”", [["我们知道", "而且说过"]]],
    ["a new sentence", '"We knew," she said. "And we told them."', [["We knew"], ["And we told them"]]],
    ["a list of two", 'He saw "a bridge" and "a tower" there.', [["a bridge"], ["a tower"]]],
    ["two people", '"We knew," Ida Marr said, "Nobody told us," Karl Moos replied.', [["We knew"], ["Nobody told us"]]],
    ["the next paragraph", "“We knew.\n\n“And we told them.”", [["We knew", "And we told them"]]],
    ["the next paragraph after an inner quotation", "“They ‘knew.’\n\n“And we told them.”", [["They ‘knew", "And we told them"]]],
    ["closed marks and a new paragraph", "“We knew.”\n\n“And we told them.”", [["We knew"], ["And we told them"]]],
    ["closed marks and a heading in single ones", "“We knew.”\n\n‘We told them’\n", [["We knew"], ["We told them"]]],
    ["one inside another", "“She said ‘stay here’ and left.”", [["She said ‘stay here’ and left"]]],
  ])("reads %s", (_, text, expected) => expect(unitsOf(text)).toEqual(expected));

  it("takes any text, parts ascending and apart", () => {
    fc.assert(
      fc.property(nastyText(), (text) => {
        const tokens = tokenize(text);
        let end = 0;
        for (const { parts } of quotedUnits(text, tokens, quotedSpeech(text, tokens)))
          for (const [from, to] of parts) {
            expect(from >= end && to > from).toBe(true);
            end = to;
          }
      }),
      { seed: 11, numRuns: 100 },
    );
  });
});
