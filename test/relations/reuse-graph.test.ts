import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Edge, isReuse, ReuseGraph, tokensOf } from "../../src/relations/reuse-graph.js";

const edge = (a: number, b: number, more: Partial<Edge> = {}): Edge => ({
  a,
  b,
  tokensA: [100 * a, 100 * a + 50],
  tokensB: [100 * b, 100 * b + 50],
  label: "syndication",
  direction: "undetermined",
  isNamed: false,
  ...more,
});
const byNumber = (x: number, y: number): number => x - y;
const AB = { direction: "a-to-b" } as const;
const sources = (edges: readonly Edge[], document: number) =>
  new ReuseGraph(edges, byNumber).sources(document).map(({ document: from, isDirect }) => `${from}${isDirect ? "" : " via"}`);

describe("an edge", () => {
  it("is reuse unless it is a template, a catchphrase or nothing", () => {
    expect((["template", "catchphrase", "none"] as const).map((label) => isReuse({ label }))).toEqual([false, false, false]);
    expect((["duplicate", "revision", "quotation", "release", "common-source"] as const).map((label) => isReuse({ label })).every(Boolean)).toBe(true);
  });
  it("has the tokens of either end", () =>
    expect([tokensOf(edge(1, 2), 1), tokensOf(edge(1, 2), 2)]).toEqual([
      [100, 150],
      [200, 250],
    ]));
});

describe("the graph of reuse", () => {
  it("has no edge of what is none", () => {
    const graph = new ReuseGraph([edge(0, 1, { label: "template" })], byNumber);
    expect([graph.between(0, 1), graph.degree(0), [...graph.neighbours(1)]]).toEqual([undefined, 0, []]);
  });
  it("knows an origin by a direction, either way it is told", () => {
    const graph = new ReuseGraph([edge(0, 1, AB), edge(1, 2, { direction: "b-to-a" }), edge(2, 3)], byNumber);
    expect([graph.isOrigin(0, 1), graph.isOrigin(1, 0), graph.isOrigin(2, 1), graph.isOrigin(2, 3), graph.isOrigin(3, 2)]).toEqual([
      true,
      false,
      true,
      false,
      false,
    ]);
    expect(graph.origins(1)).toEqual([0, 2]);
  });
  it("has the neighbours of a document in document order, in whatever order edges come", () => {
    const pairs = fc.uniqueArray(
      fc.tuple(fc.nat(6), fc.nat(6)).filter(([a, b]) => a < b),
      { selector: ([a, b]) => `${a} ${b}` },
    );
    fc.assert(
      fc.property(pairs, (list) => {
        const graph = new ReuseGraph(
          list.map(([a, b]) => edge(a, b)),
          byNumber,
        );
        for (let d = 0; d < 7; d++) {
          const plain = list.flatMap(([a, b]) => (a === d ? [b] : b === d ? [a] : [])).sort((x, y) => x - y);
          expect([...graph.neighbours(d)]).toEqual(plain);
          expect(graph.degree(d)).toBe(plain.length);
        }
      }),
      { seed: 43 },
    );
  });
});

describe("the sources of a document", () => {
  it("are those that a direction names, and the third that explains an edge", () =>
    expect(sources([edge(0, 2, AB), edge(1, 2, { label: "common-source", via: 5 })], 2)).toEqual(["0", "5 via"]));
  it("are none where nothing is decided", () => expect(sources([edge(0, 2), edge(2, 3, AB)], 2)).toEqual([]));
  it("begin with the one that others among them have text of", () =>
    expect(sources([edge(0, 2, AB), edge(1, 2, AB), edge(0, 1, { direction: "b-to-a" })], 2)).toEqual(["1", "0"]));
  it("have the earlier one first of those that nothing else orders, whatever their numbers", () => {
    const graph = new ReuseGraph([edge(1, 3, AB), edge(0, 3, AB), edge(2, 3, AB)], (x, y) => y - x);
    expect(graph.sources(3).map(({ document }) => document)).toEqual([2, 1, 0]);
    expect([...graph.neighbours(3)]).toEqual([2, 1, 0]);
  });
  it("are else in document order", () => expect(sources([edge(1, 3, AB), edge(0, 3, AB), edge(2, 3, AB)], 3)).toEqual(["0", "1", "2"]));
});
