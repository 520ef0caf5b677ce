import { describe, expect, it } from "vitest";
import { findComposites } from "../../src/stories/composites.js";
import type { Descent, RelatedPair, Tie } from "../../src/stories/ties.js";

const tie = (a: number, b: number, coverageA: number, coverageB: number): Tie => ({ a, b, coverageA, coverageB, isCommonSource: false, wire: undefined });
const pairsOf = (ties: readonly Tie[]): RelatedPair[] =>
  ties.map((one) => ({ ...one, relation: { label: "syndication", direction: "undetermined", via: null, wire: null, evidence: [] } }));

/** What is put together from what, and which ties are left. */
function composites(open: readonly Tie[], { known = [], more = [] }: { readonly known?: readonly Descent[]; readonly more?: readonly Tie[] } = {}) {
  const { descents, others } = findComposites(pairsOf([...open, ...more]), open, known);
  return { made: descents.map(({ parent, child }) => `${child} of ${parent}`).sort(), left: others.map(({ a, b }) => `${a} ${b}`) };
}
/** Documents 0 and 1 stand whole in document 2, and are half of it each. */
const PAGE = [tie(0, 2, 1, 0.45), tie(1, 2, 1, 0.45)];

describe("a document that is put together from others", () => {
  it("holds several that share nothing with each other, and are half of it together", () =>
    expect(composites(PAGE)).toEqual({ made: ["2 of 0", "2 of 1"], left: [] }));
  it("may be told of either way round", () => expect(composites([tie(2, 0, 0.45, 1), tie(2, 1, 0.45, 1)]).made).toEqual(["2 of 0", "2 of 1"]));
  it("may have one of its parts for sure", () =>
    expect(composites([PAGE[0]!], { known: [{ parent: 1, child: 2, coverage: 0.45 }] })).toEqual({ made: ["2 of 0"], left: [] }));
  it("has what it shares with kin of its parts by these", () =>
    expect(composites([...PAGE, tie(2, 3, 0.4, 0.45)], { more: [tie(0, 3, 0.9, 0.9)] }).left).toEqual([]));
  it("leaves ties of others alone", () => expect(composites([...PAGE, tie(2, 3, 0.1, 0.3)]).left).toEqual(["2 3"]));

  it.each([
    ["it has one part alone", [PAGE[0]!], {}],
    ["its parts share much with each other", PAGE, { more: [tie(0, 1, 0.6, 0.6)] }],
    ["its parts are less than half of it", [tie(0, 2, 1, 0.2), tie(1, 2, 1, 0.2)], {}],
    ["there is no room for both in it: they lie over each other", [tie(0, 2, 1, 0.75), tie(1, 2, 1, 0.75)], {}],
    ["it holds less than half of one", [PAGE[0]!, tie(1, 2, 0.4, 0.2)], {}],
    ["one is nearly all of it", [PAGE[0]!, tie(1, 2, 1, 0.9)], {}],
  ])("is none where %s", (_, open, more) => expect(composites(open, more)).toEqual({ made: [], left: open.map(({ a, b }) => `${a} ${b}`) }));

  it("is looked for among many parts without going through all pairs of them", () => {
    const parts = Array.from({ length: 3000 }, (_, x) => tie(x, 3000, 1, 0.0003));
    expect(composites(parts).made).toEqual([]);
  });
});
