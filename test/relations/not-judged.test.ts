import { describe, expect, it } from "vitest";
import { unrelated } from "../../src/relations/not-judged.js";

const span = (id: string, start: number) => ({ id, start, end: start + 9 });
const family = (index: number, ...ids: string[]) => ({ index, bits: 40, tokens: 6, text: "words", spans: ids.map((one, x) => span(one, 20 * x)) });
const pair = { a: "x", b: "y", resemblance: 0.4, containmentA: 0.5, containmentB: 0.6, coverageA: 0.3, coverageB: 0.2, passages: [0] };

describe("a collection whose relations are not asked for", () => {
  const given = { families: [family(0, "x", "y"), family(1, "x", "x")], pairs: [pair] };
  const { families, pairs, shares, facts } = unrelated(given);
  it("has families that claim nothing but that one stands in one document", () =>
    expect(families.map(({ label, occurrences }) => [label, occurrences])).toEqual([
      [null, []],
      ["repeat", []],
    ]));
  it("has pairs of which no relation is said", () => expect(pairs[0]!.relation).toBeNull());
  it("keeps all else as it was found", () => {
    expect(families[0]).toMatchObject(given.families[0]!);
    expect(pairs[0]).toMatchObject(pair);
  });
  it("has no account of any document", () => expect([shares, facts]).toEqual([[], undefined]));
});
