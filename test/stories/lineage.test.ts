import { describe, expect, it } from "vitest";
import { traceLineage } from "../../src/stories/lineage.js";
import type { RelatedPair } from "../../src/stories/ties.js";
import type { Direction, Relation, RelationLabel } from "../../src/types/relation.js";

interface More extends Partial<Pick<Relation, "via" | "wire">> {
  readonly direction?: Direction;
  readonly coverage?: number;
}
const pair = (a: number, b: number, label: RelationLabel, { direction = "undetermined", coverage = 0.4, ...more }: More = {}): RelatedPair => ({
  a,
  b,
  coverageA: coverage,
  coverageB: coverage,
  relation: { label, direction, via: null, wire: null, evidence: [], ...more },
});
const trace = (numDocuments: number, ...pairs: RelatedPair[]) =>
  traceLineage(numDocuments, pairs, (id) => (/^\d$/.test(id) && Number(id) < numDocuments ? Number(id) : undefined));
const took = ({ descents }: ReturnType<typeof trace>) => descents.map(({ parent, child }) => `${child} of ${parent}`).sort();
/** By document: whether it is a source. */
const sources = ({ component, isSource }: ReturnType<typeof trace>) => Array.from(component, (place) => isSource[place]!);

describe("who took from whom", () => {
  it("is a direction, either way", () =>
    expect(took(trace(3, pair(0, 1, "syndication", { direction: "a-to-b" }), pair(1, 2, "release", { direction: "b-to-a" })))).toEqual(["1 of 0", "1 of 2"]));
  it("is both of a third that is here", () => expect(took(trace(3, pair(1, 2, "common-source", { via: "0" })))).toEqual(["1 of 0", "2 of 0"]));
  it("is nobody of a third that is not in the story, but they are tied", () => {
    const lineage = trace(2, pair(0, 1, "common-source", { via: "elsewhere" }));
    expect([took(lineage), lineage.ties.map(({ isCommonSource }) => isCommonSource)]).toEqual([[], [true]]);
  });
  it("is nobody where nothing is decided: a tie by a real share of both, else nothing", () => {
    expect(trace(2, pair(0, 1, "syndication", { coverage: 0.3 })).ties).toHaveLength(1);
    expect(trace(2, pair(0, 1, "syndication", { coverage: 0.1 })).ties).toEqual([]);
  });
  it("is nothing of a quotation that went no known way", () => {
    const lineage = trace(2, pair(0, 1, "quotation", { coverage: 0.9 }));
    expect([took(lineage), lineage.ties, sources(lineage)]).toEqual([[], [], [true, true]]);
  });
});

describe("a source", () => {
  it("took no real share from another", () =>
    expect(sources(trace(3, pair(0, 1, "syndication", { direction: "a-to-b" }), pair(0, 2, "syndication", { direction: "a-to-b", coverage: 0.1 })))).toEqual([
      true,
      false,
      true,
    ]));
  it("took no half from several together", () => {
    const parts = [0, 1, 2, 3].map((from) => pair(from, 4, "syndication", { direction: "a-to-b", coverage: 0.15 }));
    expect(sources(trace(5, ...parts))[4]).toBe(false);
    expect(sources(trace(5, ...parts.slice(0, 2)))[4]).toBe(true);
  });
  it("is one where two are the same text and nothing tells which was first", () => {
    const { component } = trace(3, pair(0, 1, "duplicate", { coverage: 0.9 }), pair(1, 2, "syndication", { coverage: 0.3 }));
    expect([component[0] === component[1], component[1] === component[2]]).toEqual([true, false]);
  });
  it("took what any text of its group took", () => {
    const lineage = trace(3, pair(1, 2, "duplicate", { coverage: 0.9 }), pair(0, 1, "syndication", { direction: "a-to-b" }));
    expect(sources(lineage)).toEqual([true, false, false]);
  });
});

it("parents stand in the same component or before, contradictions in one", () => {
  const way = { direction: "a-to-b" } as const;
  const { component } = trace(
    5,
    pair(3, 2, "syndication", way),
    pair(2, 1, "syndication", way),
    pair(1, 0, "syndication", way),
    pair(0, 2, "syndication", way),
    pair(0, 4, "syndication", way),
  );
  expect(new Set([component[0], component[1], component[2]]).size).toBe(1);
  expect(component[3]!).toBeLessThan(component[2]!);
  expect(component[2]!).toBeLessThan(component[4]!);
});
