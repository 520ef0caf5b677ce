/** Edges that a third document explains, on graphs made by hand. */
import { describe, expect, it } from "vitest";
import { type ExplainContext, explainerOf } from "../../src/relations/explain-away.js";
import { type Edge, ReuseGraph } from "../../src/relations/reuse-graph.js";

const LENGTH = 1000;

/** Documents a and b share their tokens [from, to), by default decided as `direction`. */
function edge(a: number, b: number, more: Partial<Edge> & { readonly from?: number; readonly to?: number } = {}): Edge {
  const { from = 0, to = 100, ...rest } = more;
  const tokens = (document: number) => [document * LENGTH + from, document * LENGTH + to];
  return { a, b, tokensA: tokens(a), tokensB: tokens(b), label: "syndication", direction: "undetermined", isNamed: false, ...rest };
}

function contextOf(edges: readonly Edge[], more: Partial<ExplainContext> = {}): ExplainContext {
  return { graph: new ReuseGraph(edges, (x, y) => x - y), isCarrier: () => false, ...more };
}

const AB = { direction: "a-to-b" } as const;

describe("explaining an edge away", () => {
  it("finds the origin of both", () => {
    const edges = [edge(0, 1, AB), edge(0, 2, AB), edge(1, 2)];
    expect(explainerOf(contextOf(edges), edges[2]!)).toEqual({ document: 0, share: 1 });
  });

  it("needs 90 % of what the two share, on both sides", () => {
    const edges = [edge(0, 1, { ...AB, to: 95 }), edge(0, 2, { ...AB, to: 85 }), edge(1, 2)];
    expect(explainerOf(contextOf(edges), edges[2]!)).toBeUndefined();
  });

  it("needs the same places, not only as much", () => {
    const edges = [edge(0, 1, { ...AB, from: 200, to: 300 }), edge(0, 2, AB), edge(1, 2)];
    expect(explainerOf(contextOf(edges), edges[2]!)).toBeUndefined();
  });

  it("never takes a descendant for the origin", () => {
    const edges = [edge(0, 1, AB), edge(0, 2, AB), edge(1, 2)];
    expect(explainerOf(contextOf(edges), edges[0]!)).toBeUndefined();
  });

  it("takes no document that the texts do not decide to be the origin of both", () => {
    const edges = [edge(0, 1), edge(0, 2, AB), edge(1, 2)];
    expect(explainerOf(contextOf(edges), edges[2]!)).toBeUndefined();
  });

  it("leaves an edge whose one end names the other", () => {
    const edges = [edge(0, 1, AB), edge(0, 2, AB), edge(1, 2, { ...AB, isNamed: true })];
    expect(explainerOf(contextOf(edges), edges[2]!)).toBeUndefined();
  });

  it("does not explain two copies of a wire by a third copy", () => {
    const edges = [edge(0, 1, AB), edge(0, 2, AB), edge(1, 2)];
    expect(explainerOf(contextOf(edges, { isCarrier: () => true }), edges[2]!)).toBeUndefined();
  });

  it("takes of two origins the one that explains more, else the earlier", () => {
    const edges = [edge(0, 2, { ...AB, to: 95 }), edge(0, 3, { ...AB, to: 95 }), edge(1, 2, AB), edge(1, 3, AB), edge(2, 3)];
    expect(explainerOf(contextOf(edges), edges[4]!)?.document).toBe(1);
  });

  it("asks few documents of an edge, even where 700 all share one text with each other", () => {
    const edges: Edge[] = [];
    for (let b = 1; b < 700; b++) for (let a = 0; a < b; a++) edges.push(edge(a, b, a === 0 ? AB : {}));
    let asked = 0;
    const isCarrier = (): boolean => {
      asked++;
      return false;
    };
    const context = contextOf(edges, { isCarrier });
    const explained = edges.filter((one) => explainerOf(context, one)?.document === 0);
    expect(explained.length).toBe((699 * 698) / 2);
    expect(asked).toBeLessThan(2 * edges.length);
  });
});
