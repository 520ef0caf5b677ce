import { describe, expect, it } from "vitest";
import { representativeOf } from "../../src/stories/near-duplicate-clusters.js";

const DOCUMENTS = [
  { text: "short", source: "Lorne Herald" },
  { text: "quite a long text", source: "The Skomer Argus" },
  { text: "as long as this 1", source: "skomerargus.com" },
  { text: "other", url: "https://www.lorneherald.com/a" },
];
const of = (members: readonly number[], rule: Parameters<typeof representativeOf>[2]) => representativeOf(members, DOCUMENTS, rule);

describe("the document that stands for a cluster", () => {
  it("is the first, by the earliest", () => expect(of([1, 2, 3], "earliest")).toBe(1));
  it("is the longest, of equals the first", () => expect(of([0, 1, 2], "longest")).toBe(1));
  it("is of the publisher that comes first in the list, under whatever name", () => {
    expect(of([0, 1, 2, 3], { preferredSources: ["Skomer Argus", "Lorne Herald"] })).toBe(1);
    expect(of([0, 3], { preferredSources: ["Skomer Argus", "Lorne Herald"] })).toBe(0);
    expect(of([1, 3], { preferredSources: ["lorneherald.com", "Skomer Argus"] })).toBe(3);
  });
  it("is the first where none is preferred, or one is named twice", () => {
    expect(of([2, 3], { preferredSources: ["Nobody"] })).toBe(2);
    expect(of([1, 0], { preferredSources: ["Lorne Herald", "Skomer Argus", "Lorne Herald"] })).toBe(0);
  });
});
