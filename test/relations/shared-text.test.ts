import { describe, expect, it } from "vitest";
import { quotedShare, quotedTokensOf } from "../../src/relations/shared-text.js";
import { sizeOf } from "../../src/relations/token-ranges.js";
import { news } from "./shared-by.js";

const WORDS = "the old bridge of Marlow";

describe("what a pair shares", () => {
  const { shared, facts } = news([{ text: `He said: "${WORDS}" and left ${WORDS} alone.` }, { text: `Now ${WORDS} is closed.` }]);
  const one = shared(0, 1, [WORDS]);

  it("is the matched tokens of either side", () => expect([sizeOf(one.tokensA), sizeOf(one.tokensB)]).toEqual([5, 5]));
  it("stands in quotation marks as far as each side has them", () => {
    expect([quotedTokensOf(one.tokensA, facts.isQuoted(0)), quotedTokensOf(one.tokensB, facts.isQuoted(1))]).toEqual([5, 0]);
    expect([quotedShare(one.tokensA, facts.isQuoted(0)), quotedShare(one.tokensB, facts.isQuoted(1))]).toEqual([1, 0]);
  });
  it("of nothing is in no marks", () => expect(quotedShare([], facts.isQuoted(0))).toBe(0));
});
