import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Alignment,
  appendMatch,
  appendRuns,
  extentOf,
  firstReaching,
  isContiguous,
  matchBits,
  matchedTokens,
  type Run,
  sliceAlignment,
} from "../../src/align/alignment.js";
import { pairOfTexts } from "../evidence/pair-of-texts.js";

/** Alignments that ascend on both sides, some words inflected. */
const alignments: fc.Arbitrary<Alignment> = fc
  .array(fc.record({ da: fc.nat(3), db: fc.nat(3), n: fc.integer({ min: 1, max: 4 }), same: fc.boolean() }), { maxLength: 8 })
  .map((steps) => {
    let [i, j] = [5, 50];
    return steps.map(({ da, db, n, same }) => {
      const run = { i: i + da, j: j + db, n: same ? n : 1, same };
      [i, j] = [run.i + run.n, run.j + run.n];
      return run;
    });
  });
/** The matches of an alignment one by one. */
const matches = (runs: readonly Run[]): string[] => runs.flatMap(({ i, j, n, same }) => Array.from({ length: n }, (_, q) => `${i + q} ${j + q} ${same}`));

describe("an alignment", () => {
  it("is the same matches whether they are appended one by one or as runs", () => {
    fc.assert(
      fc.property(alignments, (runs) => {
        const [single, whole]: [Alignment, Alignment] = [[], []];
        for (const { i, j, n, same } of runs) for (let q = 0; q < n; q++) appendMatch(single, i + q, j + q, same);
        appendRuns(whole, runs);
        expect(matches(single)).toEqual(matches(runs));
        expect(single).toEqual(whole);
        // no two exact runs are left that are one
        for (let x = 1; x < whole.length; x++) expect(whole[x]!.same && whole[x - 1]!.same && isContiguous(whole[x - 1]!, whole[x]!)).toBe(false);
      }),
      { seed: 61 },
    );
  });
  it("keeps the runs that are appended as they are", () => {
    const more = [
      { i: 0, j: 0, n: 2, same: true },
      { i: 2, j: 2, n: 1, same: true },
    ];
    appendRuns([], more);
    expect(more.map(({ n }) => n)).toEqual([2, 1]);
  });
  it("has an inflected word as a run of its own", () => {
    const runs: Alignment = [];
    for (const [i, same] of [
      [0, true],
      [1, false],
      [2, false],
      [3, true],
    ] as const)
      appendMatch(runs, i, i, same);
    expect(runs.map(({ n }) => n)).toEqual([1, 1, 1, 1]);
  });
  it("is cut as its matches are, by where they stand on side a", () => {
    fc.assert(
      fc.property(alignments, fc.nat(60), fc.nat(60), (runs, x, y) => {
        const [from, to] = [Math.min(x, y), Math.max(x, y)];
        const plain = matches(runs).filter((match) => Number(match.split(" ")[0]) >= from && Number(match.split(" ")[0]) < to);
        expect(matches(sliceAlignment(runs, from, to))).toEqual(plain);
      }),
      { seed: 62 },
    );
  });
  it("has a first run that ends beyond a token, as a plain look finds it", () => {
    fc.assert(
      fc.property(alignments, fc.nat(90), fc.constantFrom("i" as const, "j" as const), (runs, token, side) => {
        const plain = runs.findIndex((run) => run[side] + run.n > token);
        expect(firstReaching(runs, token, side)).toBe(plain < 0 ? runs.length : plain);
      }),
      { seed: 63 },
    );
  });
  it("spans from its least to its greatest token on either side, in whatever order side b is", () => {
    expect(
      extentOf([
        { i: 3, j: 90, n: 2, same: true },
        { i: 9, j: 40, n: 5, same: true },
      ]),
    ).toEqual({ a0: 3, a1: 14, b0: 40, b1: 92 });
    expect(
      matchedTokens([
        { i: 3, j: 90, n: 2, same: true },
        { i: 9, j: 40, n: 5, same: true },
      ]),
    ).toBe(7);
  });
});

describe("the bits of a match", () => {
  const { align, pair } = pairOfTexts("plovers nested beneath canneries", "plovers nested beneath cannery");
  const [run, form] = align("plovers nested beneath", ["canneries", "cannery", false]);
  it("are those of a word alone, after one, after two", () => {
    const { alone, afterOne, afterTwo } = pair.a.bits;
    expect([0, 1, 2].map((q) => matchBits(pair, run!, q, q))).toEqual([alone[run!.i]!, afterOne[run!.i + 1]!, afterTwo[run!.i + 2]!]);
  });
  it("are half of those of the cheaper word where one is a form of the other", () => {
    expect(matchBits(pair, form!, 0, 3)).toBe(Math.min(pair.a.bits.alone[form!.i]!, pair.b.bits.alone[form!.j]!) >> 1);
  });
});
