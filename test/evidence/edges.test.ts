/** Quotations of which one side changed the first or the last words: the passage reaches to the marks, and shows them. */
import { describe, expect, it } from "vitest";
import { compare } from "../../src/api/compare.js";

const REST = "warned the ferrymen about the rotten pilings beneath the eastern jetty";
const passageOf = (one: string, other: string) => {
  const a = `The committee sat until late on Friday. “${one},” Tamsin Oake said.`;
  const b = `Letters arrived by the sackful all summer. “${other},” Tamsin Oake said.`;
  const { passages } = compare(a, b, { self: false });
  expect(passages).toHaveLength(1);
  return { textA: a.slice(passages[0]!.a.start, passages[0]!.a.end), edits: passages[0]!.edits };
};

describe("a quotation with another beginning or end", () => {
  it("shows a first word that was replaced", () => {
    const { textA, edits } = passageOf(`Nobody ${REST}`, `They ${REST}`);
    expect(textA).toMatch(/^Nobody warned/);
    expect(edits).toEqual([{ a: "Nobody", b: "They", op: "replace" }]);
  });

  it("shows words that were left out after the first one", () => {
    const { textA, edits } = passageOf(`I never once ${REST}`, `I ${REST}`);
    expect(textA).toMatch(/^I never once warned/);
    expect(edits).toEqual([{ a: "never once", b: "", op: "delete" }]);
  });

  it("shows a last word that was replaced", () => {
    const a = `The committee sat until late on Friday. “Nobody ${REST} before Easter.” Tea followed.`;
    const b = `Letters arrived by the sackful all summer. “Nobody ${REST} before Michaelmas.” It rained.`;
    expect(compare(a, b, { self: false }).passages[0]!.edits).toEqual([{ a: "Easter", b: "Michaelmas", op: "replace" }]);
  });

  it("leaves alone what one side cut to a fragment", () => {
    const { textA, edits } = passageOf(`They all ${REST}`, REST);
    expect(textA).toMatch(/^warned/);
    expect(edits).toEqual([]);
  });

  it("does not reach further than a few words", () => {
    const { textA } = passageOf(`Although we had every reason to do so nobody ${REST}`, `For all the talk of safety in this town they ${REST}`);
    expect(textA).toMatch(/^warned/);
  });
});

describe("a sentence with another beginning or end", () => {
  const shared = "people died when the night train left the rails outside the tunnel at Morwenstow";
  const passageOfTwo = (one: string, other: string) =>
    compare(`Rain fell. ${one} Nobody spoke.`, `It was late in the year. ${other} Trains were halted.`, { self: false }).passages;

  it("shows a first word that another report changed", () => {
    const [passage] = passageOfTwo(`Twelve ${shared}, police said.`, `Fourteen ${shared}, police said.`);
    expect(passage!.edits).toEqual([{ a: "Twelve", b: "Fourteen", op: "replace" }]);
  });

  it("shows a last word that another report changed", () => {
    const [passage] = passageOfTwo(`Twelve ${shared} on Friday.`, `Twelve ${shared} on Monday.`);
    expect(passage!.edits).toEqual([{ a: "Friday", b: "Monday", op: "replace" }]);
  });

  it("leaves alone what is a part of another sentence", () => {
    const [passage] = passageOfTwo(
      `He wrote that twelve ${shared} and went home to his wife.`,
      `We know twelve ${shared} but nothing of the guard who was asleep.`,
    );
    expect(passage!.edits).toEqual([]);
  });
});
