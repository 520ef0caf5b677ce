import { describe, expect, it } from "vitest";
import { ownWordsIn } from "../../src/relations/own-words.js";
import { RELATION_RULES } from "../../src/settings/relation-rules.js";
import { news, turned } from "./shared-by.js";

const FORM = { ownTokens: 0, ownShare: RELATION_RULES.formOwn };
const FRAME = "will get a grant of the county for its new roof this year, and all of it is paid at once";

/** Both answers, of the pair told either way, which must be one. */
function ask(textA: string, textB: string, parts: readonly (string | readonly [string, string])[]) {
  const { facts, shared } = news([{ text: textA }, { text: textB }]);
  const pair = shared(0, 1, parts);
  const own = ownWordsIn((d) => facts.tokens(d));
  const answers = [pair, turned(pair)].map((one) => [own.hasOtherNumbers(one), own.isForm(one, FORM)]);
  expect(answers[0]).toEqual(answers[1]);
  return { hasOtherNumbers: answers[0]![0], isForm: answers[0]![1], isName: own.isName(pair) };
}

describe("numbers of its own", () => {
  it("are those that the other has nowhere, on both sides", () =>
    expect(ask("They paid 46 crowns.", "They paid 39 crowns.", ["They paid"]).hasOtherNumbers).toBe(true));
  it("are none where one side has all of the other's", () =>
    expect(ask("They paid 46 crowns.", "They paid 46 of 80 crowns.", ["They paid"]).hasOtherNumbers).toBe(false));
  it("are none where the other has them at another place", () =>
    expect(ask("In 1848 they paid 46.", "They paid 46 in 1848.", ["they paid 46".slice(5)]).hasOtherNumbers).toBe(false));
  it("are none of words", () => expect(ask("They paid the baker.", "They paid the keeper.", ["They paid"]).hasOtherNumbers).toBe(false));
});

describe("one form filled in twice", () => {
  it("has names and numbers of its own between the words", () => {
    const [a, b] = [`the school of Waverly ${FRAME}: 46,413 crowns in all`, `the school of Oakhill ${FRAME}: 39,528 crowns in all`];
    expect(ask(a, b, [[a, b]]).isForm).toBe(true);
  });
  it("is none where both name and count the same", () => {
    const text = `the school of Waverly ${FRAME}: 46,413 crowns in all`;
    expect(ask(text, `Today ${text}`, [text]).isForm).toBe(false);
  });
  it("has more of its own than a few facts, where it is asked for more", () => {
    const [a, b] = [`the school of Waverly ${FRAME}: 46,413 crowns in all`, `the school of Oakhill ${FRAME}: 39,528 crowns in all`];
    const { facts, shared } = news([{ text: a }, { text: b }]);
    const own = ownWordsIn((d) => facts.tokens(d));
    expect([1, 2, 3].map((ownTokens) => own.isForm(shared(0, 1, [[a, b]]), { ownTokens, ownShare: 0.35 }))).toEqual([true, true, false]);
  });
  it("is none where no passage is shared", () => {
    const { facts, shared } = news([{ text: FRAME }, { text: FRAME }]);
    expect(ownWordsIn((d) => facts.tokens(d)).isForm(shared(0, 1, []), FORM)).toBe(false);
  });
  it("is known of a passage that three documents have for longer", () => {
    const { facts, shared } = news([{ text: FRAME }, { text: FRAME }]);
    expect(ownWordsIn((d) => facts.tokens(d)).isForm(shared(0, 1, [FRAME], { isForm: true }), FORM)).toBe(true);
  });
  it("has less than four of five words in common between the first and the last", () => {
    const { facts, shared } = news([{ text: FRAME }, { text: FRAME }]);
    const whole = shared(0, 1, [FRAME]);
    const words = whole.tokensA[1]! - whole.tokensA[0]!;
    const matching = (share: number) => ({ ...whole, tokensA: [whole.tokensA[0]!, whole.tokensA[0]! + Math.round(share * words)] });
    expect([0.9, 0.6].map((share) => ownWordsIn((d) => facts.tokens(d)).isForm(matching(share), FORM))).toEqual([false, true]);
  });
});

describe("what is shared is a name", () => {
  it("where more than half of its words are", () =>
    expect(ask("at the Marlow Harbour Trust", "of the Marlow Harbour Trust", ["the Marlow Harbour Trust"]).isName).toBe(true));
  it("but not where they are fewer", () =>
    expect(ask("at Marlow we mend the old bridge", "of Marlow we mend the old bridge", ["Marlow we mend the old bridge"]).isName).toBe(false));
});
