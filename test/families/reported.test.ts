import { describe, expect, it } from "vitest";
import { reportPassages } from "../../src/families/reported.js";
import { finish } from "../../src/run/pace.js";
import { tokenize } from "../../src/text/tokens.js";
import { judgedOf, pairOfTexts, strangeWords } from "../evidence/pair-of-texts.js";

const [X, Y] = [strangeWords("bor", 6), strangeWords("tal", 6)];
const TEXTS = [`${X} harlo ${Y}`, `mistle ${X} pango ${Y}`];
const TOKENS = TEXTS.map((text) => tokenize(text));
const context = { idOf: (d: number) => `d${d}`, textOf: (d: number) => TEXTS[d]!, tokensOf: (d: number) => TOKENS[d]! };
const options = { nearDuplicates: [] as [number, number][], figuresOf: () => ({ resemblance: 0.5, containmentA: 0.6, containmentB: 0.7 }), hotSeed: 100 };
const { align } = pairOfTexts(TEXTS[0]!, TEXTS[1]!);
const report = (more: Partial<typeof options> = {}, found = [judgedOf(align(Y)), judgedOf(align(X))]) =>
  finish(reportPassages(context, found, { ...options, ...more }));

describe("what is reported of a collection", () => {
  it("has passages by place, each with the alignment behind it and its family", () => {
    const { passages, judged, families } = report();
    expect(passages.map(({ a }) => TEXTS[0]!.slice(a.start, a.end))).toEqual([X, Y]);
    expect(judged.map(({ a0 }) => a0)).toEqual([...judged.map(({ a0 }) => a0)].sort((x, y) => x - y));
    expect(passages.map(({ family }) => families[family]!.text)).toEqual([X, Y]);
  });
  it("has pairs with their figures, and the share of each document that passages match", () => {
    const [pair, ...others] = report().pairs;
    expect(others).toEqual([]);
    expect(pair).toMatchObject({ a: "d0", b: "d1", resemblance: 0.5, containmentA: 0.6, containmentB: 0.7, passages: [0, 1] });
    expect([pair!.coverageA, pair!.coverageB]).toEqual([12 / 13, 12 / 14]);
  });
  it("counts a token once, in however many passages it stands, and no inflected word", () => {
    const [run] = align(X);
    expect(report({}, [judgedOf([run!]), judgedOf([run!], { bits: 16 * 50 })]).pairs[0]!.coverageA).toBe(6 / 13);
    expect(report({}, [judgedOf([{ ...run!, same: false }])]).pairs[0]!.coverageA).toBe(0);
  });
  it("has near-duplicates as pairs even without a passage", () => {
    const { pairs, passages } = report({ nearDuplicates: [[0, 1]] }, []);
    expect([passages, pairs.map(({ a, b, coverageA, passages: own }) => [a, b, coverageA, own])]).toEqual([[], [["d0", "d1", 0, []]]]);
  });
  it("has no pair of a document with itself", () => {
    const [run] = align(X);
    expect(report({}, [judgedOf([{ ...run!, j: run!.i + 7 }], { a: 0, b: 0 })]).pairs).toEqual([]);
  });
  it("of nothing is nothing", () => expect(report({}, [])).toEqual({ passages: [], judged: [], families: [], pairs: [] }));
});
