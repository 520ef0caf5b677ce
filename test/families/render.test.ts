import { describe, expect, it } from "vitest";
import type { Judged } from "../../src/evidence/judge.js";
import { passageColumns } from "../../src/families/passage-columns.js";
import { PassageRenderer, PassageRow } from "../../src/families/passage-rendering.js";
import { renderSpan } from "../../src/families/render.js";
import { finish } from "../../src/run/pace.js";
import { concatenateTokens } from "../../src/text/token-columns.js";
import { tokenize } from "../../src/text/tokens.js";
import { judgedOf, pairOfTexts } from "../evidence/pair-of-texts.js";

type Aligned = Parameters<ReturnType<typeof pairOfTexts>["align"]>;
const contextOf = (texts: readonly string[]) => {
  const columns = concatenateTokens(texts.map((text) => tokenize(text)));
  return { idOf: (d: number) => `d${d}`, textOf: (d: number) => texts[d]!, columns, order: (x: number, y: number) => x - y };
};
/** The only passage of two texts as the caller sees it; a row of it and the whole are one. */
function render(texts: readonly string[], judged: Judged) {
  const passages = finish(passageColumns([judged]));
  const renderer = new PassageRenderer(contextOf(texts), passages, Uint32Array.of(7));
  const whole = renderer.passage(0);
  const { index, a, b, bits, tokens, kind, family, blocks, edits } = new PassageRow(renderer, passages, { index: 0, family: 7 });
  expect({ index, a, b, bits, tokens, kind, family, blocks, edits }).toEqual(whole);
  expect(renderer.spans(0)).toEqual({ a, b });
  expect(JSON.stringify(new PassageRow(renderer, passages, { index: 0, family: 7 }))).toBe(JSON.stringify(whole));
  return whole;
}

/** A passage of these words, as the caller sees it. */
function rendered(a: string, b: string, ...aligned: Aligned) {
  const runs = pairOfTexts(a, b).align(...aligned);
  const { kind, blocks, edits, ...passage } = render([a, b], judgedOf(runs));
  return {
    kind,
    edits: edits.map((edit) => `${edit.op}: ${edit.a} > ${edit.b}`),
    blocks: blocks.map((block) => [a.slice(...block.a), b.slice(...block.b)]),
    a: a.slice(passage.a.start, passage.a.end),
    b: b.slice(passage.b.start, passage.b.end),
    ids: [passage.a.id, passage.b.id, passage.index, passage.family],
    bits: passage.bits,
  };
}

describe("a passage as the caller sees it", () => {
  it("slices both texts, in their own writing", () => {
    expect(rendered("Then Plovers nested there", "his plovers Nested again", ["Plovers nested", "plovers Nested"])).toEqual({
      kind: "exact",
      edits: [],
      blocks: [["Plovers nested", "plovers Nested"]],
      a: "Plovers nested",
      b: "plovers Nested",
      ids: ["d0", "d1", 0, 7],
      bits: 100,
    });
  });
  it.each([
    ["replaced", "plovers harlo nested", "plovers mistle nested", "replace: harlo > mistle"],
    ["left out", "plovers harlo nested", "plovers nested", "delete: harlo > "],
    ["added", "plovers nested", "plovers harlo nested", "insert:  > harlo"],
  ])("shows words that were %s between its blocks", (_, a, b, edit) => {
    expect(rendered(a, b, "plovers", "nested")).toMatchObject({ kind: "edited", edits: [edit], a, b });
  });
  it("has an inflected word among its edits", () => {
    expect(rendered("plovers canneries nested", "plovers cannery nested", "plovers", ["canneries", "cannery", false], "nested")).toMatchObject({
      edits: ["replace: canneries > cannery"],
      blocks: [
        ["plovers", "plovers"],
        ["nested", "nested"],
      ],
    });
  });
  it("is split where the writer's words stand between two parts of a quotation on one side", () => {
    const [x, y] = ["plovers nested", "beneath canneries"];
    expect(rendered(`“${x},” he said, “${y}”`, `“${x} ${y}”`, x, y).kind).toBe("split");
    expect(rendered(`${x}, he said, ${y}`, `${x} ${y}`, x, y).kind).toBe("edited");
  });
  it("has each side's own words as edits where its blocks stand in another order", () => {
    const [x, y] = ["plovers nested", "beneath canneries"];
    const texts = pairOfTexts(`${x} harlo ${y}`, `${y} mistle ${x}`);
    const [first] = texts.align([`${x}`, `${x}`]);
    const run = { ...first!, i: first!.i + 3, j: first!.j - 3 };
    const { edits, kind } = render([`${x} harlo ${y}`, `${y} mistle ${x}`], judgedOf([first!, run]));
    expect([kind, edits]).toEqual([
      "edited",
      [
        { a: "harlo", b: "", op: "delete" },
        { a: "", b: "mistle", op: "insert" },
      ],
    ]);
  });
});

it("a span begins and ends with whole numbers", () => {
  const context = contextOf(["of 14,000 boats"]);
  expect(renderSpan(context, { document: 0, from: 1, to: 4 })).toEqual({ id: "d0", start: 3, end: 15 });
  expect(renderSpan(context, { document: 0, from: 2, to: 4 })).toEqual({ id: "d0", start: 10, end: 15 });
});
