import { describe, expect, it } from "vitest";
import { compare } from "../../src/index.js";

const SENTENCES = [
  "The harbour master ordered every trawler back to port before midnight on Thursday.",
  "Two cranes collapsed near the abandoned cannery, although nobody was reported hurt.",
  "Insurers refused to estimate what rebuilding the western breakwater might cost.",
  "Volunteers carried sandbags through the flooded lanes until the tide finally turned.",
  "A retired lighthouse keeper compared the storm to the gale of his childhood.",
  "Schools across the peninsula will remain closed until electricity has been restored.",
];

const inOrder = (order: readonly number[]) => order.map((x) => SENTENCES[x]).join(" ");

describe("sentences in another order", () => {
  for (const order of [
    [0, 2, 1, 3, 4],
    [0, 3, 1, 2, 4],
    [0, 2, 1, 4, 3, 5],
    [0, 1, 3, 2, 4, 5],
    [5, 4, 3, 2, 1, 0],
  ])
    it(`are all found, those that stayed around them as well: ${order}`, () => {
      const sorted = [...order].sort((x, y) => x - y);
      const { coverageA, coverageB } = compare(inOrder(sorted), inOrder(order));
      expect([coverageA, coverageB]).toEqual([1, 1]);
    });

  it("have the same evidence from either side", () => {
    const [one, other] = [inOrder([0, 1, 2, 3, 4, 5]), inOrder([5, 4, 3, 2, 1, 0])];
    const bits = (a: string, b: string) => compare(a, b).passages.map((passage) => passage.bits);
    expect(bits(one, other)).toEqual(bits(other, one));
  });
});

describe("a headline in capitals", () => {
  it("has the same evidence from either side", () => {
    const headline = "POLICE REPORT SMUGGLED GREENHOUSE AND BAKERY SCANDAL\n\nMore follows on page nine.";
    const story = "On Friday the police report smuggled greenhouse and bakery scandal details surfaced.";
    const bits = (a: string, b: string) => compare(a, b).passages.map((passage) => passage.bits);
    expect(bits(headline, story)).toEqual(bits(story, headline));
    expect(bits(headline, story)).toHaveLength(1);
  });
});

describe("a sentence that both texts repeat", () => {
  it("counts wherever it stands, however often", () => {
    const text = (side: string) =>
      Array.from({ length: 120 }, (_, x) => `${SENTENCES[0]} ${Array.from({ length: 40 }, (_, y) => `${side}${x}w${y}`).join(" ")}.`).join(" ");
    const { coverageA, passages } = compare(text("a"), text("b"), { self: false });
    expect(passages.length).toBeGreaterThanOrEqual(120);
    expect(coverageA).toBeCloseTo(13 / 53, 2);
  });
});
