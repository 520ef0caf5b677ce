import { describe, expect, it } from "vitest";
import { quotedShare } from "../../src/relations/shared-text.js";
import { commonSize, sizeOf } from "../../src/relations/token-ranges.js";
import { news } from "./shared-by.js";

const WORDS = "the old bridge of Marlow";

describe("what a pair shares", () => {
  const { shared, facts } = news([{ text: `He said: "${WORDS}" and left ${WORDS} alone.` }, { text: `Now ${WORDS} is closed.` }]);
  const one = shared(0, 1, [WORDS]);

  it("is the matched tokens of either side", () => expect([sizeOf(one.tokensA), sizeOf(one.tokensB)]).toEqual([5, 5]));
  it("stands in quotation marks as far as each side has them", () => {
    expect([commonSize(one.tokensA, facts.quoted(0)), commonSize(one.tokensB, facts.quoted(1))]).toEqual([5, 0]);
    expect([quotedShare(one.tokensA, facts.quoted(0)), quotedShare(one.tokensB, facts.quoted(1))]).toEqual([1, 0]);
  });
  it("of nothing is in no marks", () => expect(quotedShare([], facts.quoted(0))).toBe(0));
});
