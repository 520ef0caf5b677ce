import { describe, expect, it } from "vitest";
import { findDigests } from "../../src/relations/digests.js";

interface Given {
  readonly sources?: readonly (string | undefined)[];
  /** Documents by time; those without are never before another. */
  readonly hours?: readonly (number | undefined)[];
  readonly releases?: readonly number[];
}

function facts({ sources = ["North Post", "South Post", "Digest"], hours = [1, 2, 3], releases = [] }: Given) {
  return {
    source: (d: number) => sources[d],
    areOfOnePublisher: (x: number, y: number) => sources[x] !== undefined && sources[x] === sources[y],
    isBefore: (x: number, y: number) => hours[x] !== undefined && hours[y] !== undefined && hours[x] < hours[y],
    releaseStanding: (d: number) => (releases.includes(d) ? ("strong" as const) : ("none" as const)),
  };
}

/** Documents 0 and 1 stand whole in document 2, each being half of it. */
const PAIRS = [
  { a: 0, b: 2, coverageA: 1, coverageB: 0.5 },
  { a: 1, b: 2, coverageA: 1, coverageB: 0.5 },
];
/** As columns, ascending. */
const columns = (pairs: typeof PAIRS) => {
  const sorted = [...pairs].sort((x, y) => x.a - y.a || x.b - y.b);
  return {
    length: sorted.length,
    a: Uint32Array.from(sorted, ({ a }) => a),
    b: Uint32Array.from(sorted, ({ b }) => b),
    coverageA: Float64Array.from(sorted, ({ coverageA }) => coverageA),
    coverageB: Float64Array.from(sorted, ({ coverageB }) => coverageB),
  };
};
const isDigest = (pairs = PAIRS, given: Given = {}): boolean => findDigests(columns(pairs), facts(given))(2, 0);

describe("a digest", () => {
  it("holds the whole of two documents of two publishers that share nothing, both before it", () => expect(isDigest()).toBe(true));
  it("is one of each of its parts, and its parts are none", () => {
    const of = findDigests(columns(PAIRS), facts({}));
    expect([of(2, 0), of(2, 1), of(0, 2), of(1, 0)]).toEqual([true, true, false, false]);
  });
  it("is seen in pairs told either way round", () =>
    expect(
      findDigests(columns(PAIRS.map(({ a, b, coverageA, coverageB }) => ({ a: b, b: a, coverageA: coverageB, coverageB: coverageA }))), facts({}))(2, 0),
    ).toBe(true));

  it.each([
    ["it holds one document alone", PAIRS.slice(0, 1), {}],
    ["it holds a part of one only", [PAIRS[0]!, { ...PAIRS[1]!, coverageA: 0.5 }], {}],
    ["one is nearly all of it", [PAIRS[0]!, { ...PAIRS[1]!, coverageB: 0.9 }], {}],
    ["the two share text themselves", [...PAIRS, { a: 0, b: 1, coverageA: 0.2, coverageB: 0.2 }], {}],
    ["the two are of one publisher", PAIRS, { sources: ["North Post", "North Post", "Digest"] }],
    ["a publisher is not known", PAIRS, { sources: ["North Post", undefined, "Digest"] }],
    ["one comes after it", PAIRS, { hours: [1, 4, 3] }],
    ["times are not known", PAIRS, { hours: [undefined, undefined, undefined] }],
    ["it is a release, of which papers print parts", PAIRS, { releases: [2] }],
  ])("is none where %s", (_, pairs, given) => expect(isDigest(pairs, given)).toBe(false));
});
