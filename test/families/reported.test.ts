import { describe, expect, it } from "vitest";
import { pairNumber } from "../../src/families/pair-columns.js";
import { passageColumns } from "../../src/families/passage-columns.js";
import { reportPassages } from "../../src/families/reported.js";
import { finish } from "../../src/run/pace.js";
import { concatenateTokens } from "../../src/text/token-columns.js";
import { tokenize } from "../../src/text/tokens.js";
import { judgedOf, pairOfTexts, strangeWords } from "../evidence/pair-of-texts.js";

const [X, Y] = [strangeWords("bor", 6), strangeWords("tal", 6)];
const TEXTS = [`${X} harlo ${Y}`, `mistle ${X} pango ${Y}`];
const context = {
  order: (x: number, y: number) => x - y,
  idOf: (d: number) => `d${d}`,
  textOf: (d: number) => TEXTS[d]!,
  columns: concatenateTokens(TEXTS.map((text) => tokenize(text))),
};
const options = { nearDuplicates: [] as [number, number][], figuresOf: () => ({ resemblance: 0.5, containmentA: 0.6, containmentB: 0.7 }) };
const { align } = pairOfTexts(TEXTS[0]!, TEXTS[1]!);
const report = (more: Partial<typeof options> = {}, found = [judgedOf(align(Y)), judgedOf(align(X))]) =>
  finish(reportPassages(context, finish(passageColumns(found)), { ...options, ...more }));

describe("what is reported of a collection", () => {
  it("has passages by place, each with its family", () => {
    const { passages, renderer, families } = report();
    const spans = [0, 1].map((x) => renderer.spans(x).a);
    expect(spans.map(({ start, end }) => TEXTS[0]!.slice(start, end))).toEqual([X, Y]);
    expect([...passages.a0]).toEqual([0, 7]);
    expect([...families.familyOf]).toEqual([0, 1]);
    expect([...families.firstSpan]).toEqual([0, 2, 4]);
  });
  it("has pairs with their figures, and the share of each document that passages match", () => {
    const { pairs } = report();
    expect([pairs.length, pairs.a[0], pairs.b[0], ...pairs.passages]).toEqual([1, 0, 1, 0, 1]);
    expect([pairs.resemblance[0], pairs.containmentA[0], pairs.containmentB[0]]).toEqual([0.5, 0.6, 0.7]);
    expect([pairs.coverageA[0], pairs.coverageB[0]]).toEqual([12 / 13, 12 / 14]);
    expect([pairNumber(pairs, 0, 1), pairNumber(pairs, 0, 0), pairNumber(pairs, 1, 2)]).toEqual([0, -1, -1]);
  });
  it("counts a token once, in however many passages it stands, and no inflected word", () => {
    const [run] = align(X);
    expect(report({}, [judgedOf([run!]), judgedOf([run!], { bits: 16 * 50 })]).pairs.coverageA[0]).toBe(6 / 13);
    expect(report({}, [judgedOf([{ ...run!, same: false }])]).pairs.coverageA[0]).toBe(0);
  });
  it("has near-duplicates as pairs even without a passage", () => {
    const { pairs, passages } = report({ nearDuplicates: [[0, 1]] }, []);
    expect([passages.length, pairs.length, pairs.a[0], pairs.b[0], pairs.coverageA[0], pairs.passages.length]).toEqual([0, 1, 0, 1, 0, 0]);
  });
  it("has no pair of a document with itself", () => {
    const [run] = align(X);
    expect(report({}, [judgedOf([{ ...run!, j: run!.i + 7 }], { a: 0, b: 0 })]).pairs.length).toBe(0);
  });
  it("of nothing is nothing", () => {
    const { passages, families, pairs } = report({}, []);
    expect([passages.length, families.length, pairs.length]).toEqual([0, 0, 0]);
  });
});
