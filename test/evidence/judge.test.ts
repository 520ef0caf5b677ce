import { describe, expect, it } from "vitest";
import { judge, passes } from "../../src/evidence/judge.js";
import { SCORING } from "../../src/settings/scoring.js";
import { pairOfTexts, strangeWords } from "./pair-of-texts.js";

type Aligned = Parameters<ReturnType<typeof pairOfTexts>["align"]>;

/** The verdicts on an alignment of these words. */
function verdicts(a: string, b: string, aligned: Aligned, others: readonly string[] = []) {
  const texts = pairOfTexts(a, b, others);
  return judge(texts.search, texts.pair, texts.align(...aligned)).map((one) => ({
    ...one,
    words: texts.wordsA(one.runs).join(" | "),
    thresholds: texts.search.thresholds,
  }));
}
const verdict = (...of: Parameters<typeof verdicts>) => {
  const found = verdicts(...of);
  expect(found).toHaveLength(1);
  return found[0]!;
};
const FEW = "plovers nested";
const SIX = "plovers nested beneath shuttered rusting canneries";

describe("what an alignment needs", () => {
  it("is what plain text needs, for words inside sentences", () => {
    const { needed, thresholds, rule } = verdict(`the ${SIX} there`, `his ${SIX} again`, [SIX]);
    expect([needed, rule]).toEqual([thresholds.plain, "reported"]);
  });
  it("is less for whole sentences on one side, least on both", () => {
    const [one, both] = [verdict(`It rained. ${SIX}. So.`, `his ${SIX} again`, [SIX]), verdict(`It rained. ${SIX}. So.`, `We left. ${SIX}. Now.`, [SIX])];
    expect([one.sentenceSides, both.sentenceSides]).toEqual([1, 2]);
    expect(one.needed).toBe(one.thresholds.sentence);
    expect(both.needed).toBe(both.thresholds.sentence - 16 * SCORING.sentenceBothSides);
  });
  it("lies between where both begin with a sentence, or both end with one", () => {
    const { needed, thresholds } = verdict(`It rained. ${SIX} there`, `We left. ${SIX} again`, [SIX]);
    expect(needed).toBeLessThan(thresholds.plain);
    expect(needed).toBeGreaterThan(thresholds.sentence);
  });
  it("is no less for a sentence with a gap, or of few words", () => {
    const gap = verdict(`It rained. ${SIX} harlo vexil pliff. So.`, `We left. ${SIX} mistle vexil pliff. Now.`, [SIX, "vexil pliff"]);
    expect(gap.needed).toBe(gap.thresholds.plain);
    const few = verdict("It rained. Plovers nested beneath canneries. So.", "We left. Plovers nested beneath canneries. Now.", [
      "Plovers nested beneath canneries",
    ]);
    expect(few.needed).toBe(few.thresholds.plain);
  });
  it("is what a quotation needs, for words that fill one", () => {
    const { isQuotation, needed, thresholds } = verdict(`He said “${SIX}” there`, `his ${SIX} again`, [SIX]);
    expect([isQuotation, needed]).toEqual([true, thresholds.quotation]);
  });
  it("is more where names are all there is", () => {
    const names = "Quarn Tovrin Mavel";
    const { rule, needed, thresholds } = verdict(`then ${names} left`, `now ${names} came`, [names]);
    expect([rule, needed]).toEqual(["names", thresholds.plain + 16 * SCORING.namesAlone]);
  });
});

describe("an alignment that falls short", () => {
  it("says so: too few bits", () => expect(verdict(`the ${FEW} there`, `his ${FEW} again`, [FEW]).rule).toBe("too-few-bits"));
  it("says so: too few words of content, however many bits", () => {
    const numbers = "7319 2847 9120 4471 6633 1958 8204 3376 5519 2290";
    const { bits, needed, rule } = verdict(`paid ${numbers} crowns`, `asked ${numbers} times`, [numbers]);
    expect(bits).toBeGreaterThan(needed);
    expect(rule).toBe("too-few-content-words");
  });
  it("is a formula where the run stands in many contexts", () => {
    const phrase = "unless otherwise agreed beforehand";
    const others = Array.from({ length: 12 }, (_, x) => `${strangeWords(`b${x}`, 2)} ${phrase} ${strangeWords(`t${x}`, 2)}`);
    const { rule } = verdict(`harlo ${phrase} vexil`, `mistle ${phrase} pliff`, [phrase], others);
    expect(rule).toBe("formula");
  });
  it("is worth less for standing there again", () => {
    const once = verdict(`the ${SIX} there`, `his ${SIX} again`, [SIX]);
    const again = verdict(`the ${SIX} there, or ${SIX} here, or ${SIX} now`, `his ${SIX} again`, [SIX]);
    expect(again.bits).toBeLessThan(once.bits);
  });
});

describe("an alignment with quotations in it", () => {
  const [X, Y] = ["plovers nested beneath canneries", "dredgers idled alongside gantries"];
  it("is the quotation alone where a word or two stick out", () =>
    expect(verdict(`He said “${X}” there`, `his ${X}, there`, [[`${X}” there`, `${X}, there`]]).words).toBe(X));
  it("is the whole where much more than the quotation passes", () => {
    const more = strangeWords("bor", 12);
    const text = `Then “${X}” he told ${more} again.`;
    const { isQuotation, words } = verdict(`Now. ${text}`, `So. ${text}`, [text.slice(0, -1)]);
    expect([isQuotation, words]).toEqual([true, text.slice(0, -1)]);
  });
  it("are two where other words stand between them on both sides, and they are most of it", () => {
    const found = verdicts(`“${X}” but harlo kolmo vexil dunst then “${Y}”`, `“${X}” yet mistle pango quorb zandor now “${Y}”`, [X, Y]);
    expect(found.map(({ words }) => words)).toEqual([X, Y]);
    expect(found.every(passes)).toBe(true);
  });
  it("is one that was split where the other side has the words without marks, too", () => {
    const found = verdict(`“${X},” said harlo kolmo, “${Y}”`, `his ${X}, ${Y} again`, [X, Y]);
    expect([found.words, found.isQuotation]).toEqual([`${X} | ${Y}`, true]);
  });
  it("is one that was split where one side goes on at once", () => {
    const found = verdict(`“${X},” said harlo kolmo, “${Y}”`, `“${X}, ${Y}”`, [X, Y]);
    expect([found.words, found.isQuotation]).toEqual([`${X} | ${Y}`, true]);
  });
});

it("inside one document a copy needs more", () => {
  const { search, pair, align } = pairOfTexts(`${SIX} harlo ${SIX}`, SIX);
  const [run] = align(SIX);
  const [found] = judge(search, { a: pair.a, b: pair.a }, [{ ...run!, j: run!.i + run!.n + 1 }]);
  expect(found!.needed).toBe(search.thresholds.self);
  expect(["reported", "inside-one-document", "repeated-elsewhere"]).toContain(found!.rule);
});
