import { describe, expect, it } from "vitest";
import { compare } from "../../src/api/compare.js";

/** The edits between two versions of one sentence, and the texts of its blocks. */
function difference(numberA: string, numberB: string) {
  const sentence = (number: string) => `The reservoir behind the northern dam now supplies ${number} households across seven drought-stricken valleys.`;
  const [a, b] = [sentence(numberA), sentence(numberB)];
  const [passage, ...more] = compare(a, b, { self: false }).passages;
  expect(more).toEqual([]);
  const { edits, blocks, kind, tokens } = passage!;
  return { edits, kind, tokens, blocks: blocks.map((block) => a.slice(...block.a)), blocksOfB: blocks.map((block) => b.slice(...block.b)) };
}

const AROUND = ["The reservoir behind the northern dam now supplies", "households across seven drought-stricken valleys"];

/** The one passage of two texts and its family, as text. */
function shared(a: string, b: string) {
  const { passages, families } = compare(a, b, { self: false });
  expect(passages).toHaveLength(1);
  const [passage] = passages;
  return {
    kind: passage!.kind,
    a: a.slice(passage!.a.start, passage!.a.end),
    b: b.slice(passage!.b.start, passage!.b.end),
    blocks: passage!.blocks.map((block) => a.slice(...block.a)),
    family: families[0]!.text,
  };
}

describe("the edge of a passage", () => {
  it("does not begin inside a number", () => {
    const protest = "fishermen protested outside the derelict herring auction";
    const exact = { kind: "exact", a: protest, b: protest, blocks: [protest], family: protest };
    expect(shared(`In Delft 14,000 ${protest}.`, `Police counted 22,000 ${protest}.`)).toEqual(exact);
    expect(shared(`In Delft 14,000 ${protest}.`, `Police counted 000 ${protest}.`)).toEqual(exact);
  });

  it("does not end inside a number", () => {
    const slump = "Wholesale prices of smoked mackerel fell sharply to";
    const exact = { kind: "exact", a: slump, b: slump, blocks: [slump], family: slump };
    expect(shared(`${slump} 3.5 percent.`, `${slump} 3.9 points.`)).toEqual(exact);
    expect(shared(`${slump} 1,234,567 euros.`, `${slump} 1,234,890 pounds.`)).toEqual(exact);
  });

  it("keeps a number that is whole on both sides", () => {
    const protest = "14,000 fishermen protested outside the derelict herring auction";
    expect(shared(`In Delft ${protest}.`, `Police counted ${protest}.`)).toMatchObject({ a: protest, b: protest, family: protest });
  });
});

describe("an edit", () => {
  it.each([
    ["14,000", "14,500"],
    ["14,000", "15,000"],
    ["1,234,567", "1,234,890"],
    ["2,234,567", "1,234,567"],
    ["3.5", "3.7"],
    ["1.000,50", "1.000,75"],
    ["14", "14,500"],
    ["14,000", "14,500,000"],
  ])("shows %s and %s as whole numbers, and the blocks end before them on both sides", (a, b) => {
    const { edits, blocks, blocksOfB } = difference(a, b);
    expect(edits).toEqual([{ a, b, op: "replace" }]);
    expect(blocks).toEqual(AROUND);
    expect(blocksOfB).toEqual(AROUND);
  });

  it("leaves a number alone that is the same on both sides", () => {
    expect(difference("14,000 poorer", "14,000 richer")).toMatchObject({
      edits: [{ a: "poorer", b: "richer", op: "replace" }],
      blocks: [`${AROUND[0]} 14,000`, AROUND[1]],
    });
  });

  it("joins no numbers with a space, or more than one sign, between them", () => {
    expect(difference("14, 000", "14, 500").edits).toEqual([{ a: "000", b: "500", op: "replace" }]);
    expect(difference("14..000", "14..500").edits).toEqual([{ a: "000", b: "500", op: "replace" }]);
  });

  it("joins no word to a number", () => {
    expect(difference("14,a", "14,b").edits).toEqual([{ a: "a", b: "b", op: "replace" }]);
  });

  it("changes neither the matched tokens nor the span of a passage", () => {
    expect(difference("14,000", "14,500").tokens).toBe(difference("14 000", "14 500").tokens);
  });
});
