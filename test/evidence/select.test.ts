import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Run } from "../../src/align/alignment.js";
import type { Judged } from "../../src/evidence/judge.js";
import { MatchedPlaces, selectPassages, takeByStrength } from "../../src/evidence/select.js";
import { judgedOf, pairOfTexts, strangeWords } from "./pair-of-texts.js";

const [LONG, OTHER] = [strangeWords("bor", 12), strangeWords("tal", 12)];

/** What is kept, second and weak of verdicts, as their words of side a and b. */
function selected(a: string, b: string, make: (texts: ReturnType<typeof pairOfTexts>) => Judged[]) {
  const texts = pairOfTexts(a, b);
  const { kept, seconds, weak } = selectPassages(texts.search, new MatchedPlaces(), { pair: texts.pair, judged: make(texts) });
  const shown = (list: Iterable<Judged>) => Array.from(list, ({ runs }) => texts.wordsA(runs).join(" | "));
  return { kept: shown(kept), seconds: shown(seconds), weak: shown(weak) };
}

describe("the verdicts of a pair", () => {
  it("stand beside each other where they match other places", () => {
    const text = `${LONG} harlo ${OTHER}`;
    expect(selected(text, text, ({ align }) => [judgedOf(align(LONG)), judgedOf(align(OTHER), { bits: 16 * 90 })])).toEqual({
      kept: [LONG, OTHER],
      seconds: [],
      weak: [],
    });
  });
  it("are given up where a stronger one has both of their places", () => {
    expect(selected(LONG, LONG, ({ align }) => [judgedOf(align(LONG), { bits: 16 * 120 }), judgedOf(align(LONG), { bits: 16 * 50 })]).kept).toEqual([LONG]);
  });
  it("may match a place a second time where the second is about as good", () => {
    const twice = `${LONG} harlo ${LONG}`;
    const second = (bits: number) =>
      selected(twice, LONG, (texts) => {
        const [first] = texts.align(LONG) as [Run];
        const again = { ...first, i: first.i + first.n + 1 };
        return [judgedOf([first], { bits: 16 * 120 }), judgedOf([again], { bits: 16 * bits })];
      });
    expect(second(118)).toMatchObject({ kept: [LONG, LONG], seconds: [LONG] });
    expect(second(70)).toMatchObject({ kept: [LONG], seconds: [] });
  });
  it("are weak where they do not pass and nobody else has their places", () => {
    const text = `${LONG} harlo ${OTHER}`;
    const weak = (bits: number, contentWords: number) =>
      selected(text, text, ({ align }) => [judgedOf(align(LONG)), judgedOf(align(OTHER), { rule: "too-few-bits", bits: 16 * bits, contentWords })]).weak;
    expect([weak(20, 2), weak(10, 2), weak(20, 1)]).toEqual([[OTHER], [], []]);
  });
  it("keep what a stronger one has not taken of them, if that passes by itself", () => {
    const rest = strangeWords("tal", 8);
    const text = `${LONG} ${rest}`;
    const { kept } = selected(text, text, ({ align }) => [judgedOf(align(LONG), { bits: 16 * 200 }), judgedOf(align(LONG, rest), { bits: 16 * 100 })]);
    expect(kept).toEqual([LONG, rest]);
  });
});

describe("taking by strength", () => {
  it("hands out the strongest first, and parts among those that are left", () => {
    const runs: Run[] = [{ i: 0, j: 0, n: 1, same: true }];
    const of = (bits: number) => judgedOf(runs, { bits });
    const taken: number[] = [];
    takeByStrength([of(3), of(9), of(5)], ({ bits }) => {
      taken.push(bits);
      return bits === 9 ? [of(4), of(1)] : [];
    });
    expect(taken).toEqual([9, 5, 4, 3, 1]);
  });
});

describe("the places that are matched already", () => {
  const runs = fc.array(fc.record({ i: fc.nat(40), j: fc.nat(40), n: fc.integer({ min: 1, max: 6 }), same: fc.constant(true) }), { maxLength: 4 });
  const { pair } = pairOfTexts("bor ".repeat(50), "tal ".repeat(50));
  const placesWith = (taken: readonly Run[]): MatchedPlaces => {
    const places = new MatchedPlaces();
    places.empty(pair);
    places.add(taken);
    return places;
  };

  it("leave of an alignment the matches that no other has on either side, in order", () => {
    fc.assert(
      fc.property(runs, runs, (x, y) => {
        const [taken, asked] = [x, y];
        const [a, b] = [new Set<number>(), new Set<number>()];
        for (const { i, j, n } of taken) for (let q = 0; q < n; q++) [a.add(i + q), b.add(j + q)];
        const matches = (list: readonly Run[]) => list.flatMap(({ i, j, n }) => Array.from({ length: n }, (_, q) => [i + q, j + q] as const));
        const plain = matches(asked).filter(([i, j]) => !a.has(i) && !b.has(j));
        expect(matches(placesWith(taken).freePartsOf(asked).flat())).toEqual(plain);
      }),
      { seed: 72 },
    );
  });
  it("hold most of an alignment where they have more than half of its tokens", () => {
    fc.assert(
      fc.property(runs, runs, (x, y) => {
        const [taken, asked] = [x, y];
        const own = new Set(taken.flatMap(({ i, n }) => Array.from({ length: n }, (_, q) => i + q)));
        const tokens = asked.flatMap(({ i, n }) => Array.from({ length: n }, (_, q) => i + q));
        expect(placesWith(taken).a.holdsMostOf(asked)).toBe(tokens.filter((t) => own.has(t)).length > 0.5 * tokens.length);
      }),
      { seed: 73 },
    );
  });
  it("are empty for each pair anew", () => {
    const places = placesWith([{ i: 3, j: 3, n: 9, same: true }]);
    places.empty(pair);
    expect(places.a.holds(4)).toBe(false);
  });
});
