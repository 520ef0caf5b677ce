/** The account of a document. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Source } from "../../src/relations/reuse-graph.js";
import { sharesOf } from "../../src/relations/shares.js";

const source = (document: number, ...tokens: number[]): Source => ({ document, label: "syndication", tokens, isDirect: true });
const idOf = (document: number): string => `d${document}`;

describe("shares", () => {
  it("gives a token to the first source that has it", () => {
    expect(sharesOf(100, [source(1, 0, 30), source(2, 10, 80)], idOf)).toEqual([
      { from: "d2", label: "syndication", share: 0.5 },
      { from: "d1", label: "syndication", share: 0.3 },
      { from: null, label: null, share: 0.2 },
    ]);
  });

  it("gives an empty document to itself", () => {
    expect(sharesOf(0, [], idOf)).toEqual([{ from: null, label: null, share: 1 }]);
  });

  it("adds up to 1, and counts no token twice", () => {
    const ranges = fc.array(fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 1, max: 9 })), { maxLength: 12 });
    fc.assert(
      fc.property(ranges, (list) => {
        const sources = list.map(([from, length], x) => source(x % 4, from, Math.min(50, from + length)));
        const shares = sharesOf(50, sources, idOf);
        const covered = new Set(sources.flatMap(({ tokens }) => Array.from({ length: tokens[1]! - tokens[0]! }, (_, t) => tokens[0]! + t)));
        const own = shares.find(({ from }) => from === null)?.share ?? 0;
        expect(shares.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
        expect(own).toBeCloseTo(1 - covered.size / 50, 12);
      }),
    );
  });
});
