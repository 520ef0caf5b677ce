import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { distinctShingles } from "../../src/sketch/distinct-shingles.js";
import { countTokens, hashesOfTokens, shinglesOfText } from "../../src/sketch/text-shingles.js";
import { tokenize } from "../../src/text/tokens.js";
import { nastyText } from "../reference/nasty-text.js";

describe("the shingles of a text whose tokens nobody keeps", () => {
  it("are those of its tokens, whatever the text is", () => {
    fc.assert(
      fc.property(nastyText(40), fc.integer({ min: 1, max: 5 }), (text, k) => {
        const tokens = tokenize(text);
        expect(shinglesOfText(text, k, undefined)).toEqual(distinctShingles(tokens, { startToken: 0, endToken: tokens.length, k }));
        expect(countTokens(text)).toBe(tokens.length);
        const { length, hashLo, hashHi } = hashesOfTokens(text, undefined);
        expect([length, ...hashLo.slice(0, length), ...hashHi.slice(0, length)]).toEqual([tokens.length, ...tokens.hashLo, ...tokens.hashHi]);
      }),
      { seed: 86, numRuns: 200 },
    );
  });
  it("are those of folded tokens where there is a folding", () => {
    const folding = { name: "first letter", fold: (word: string) => word[0]! };
    expect(shinglesOfText("boat pier", 1, folding)).toEqual(shinglesOfText("b p", 1, undefined));
  });
  it("are the same for a text far longer than any window", () => {
    const text = "the boat, the pier and 27 gulls - naïve café ﬁn ".repeat(20_000);
    expect(countTokens(text)).toBe(tokenize(text).length);
  });
});
