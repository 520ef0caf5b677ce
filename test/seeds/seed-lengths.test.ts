import { describe, expect, it } from "vitest";
import { finish } from "../../src/run/pace.js";
import { seedLengths } from "../../src/seeds/seed-lengths.js";
import { collectionOf } from "./collection-of.js";

describe("seedLengths", () => {
  it("takes k words, or twice as many characters of a script without spaces", () => {
    expect([...finish(seedLengths(collectionOf(["the quick brown fox"]), 3))]).toEqual([3, 3, 0, 0]);
    expect([...finish(seedLengths(collectionOf(["東京の株式市場"]), 3))]).toEqual([6, 6, 0, 0, 0, 0, 0]);
  });

  it("takes two characters for a word in mixed text", () => {
    expect([...finish(seedLengths(collectionOf(["NHKの番組とNews"]), 3))]).toEqual([5, 5, 0, 0, 0, 0]);
  });

  it("ends with its document", () => {
    expect([...finish(seedLengths(collectionOf(["one two three", "four five", "six seven eight"]), 3))]).toEqual([3, 0, 0, 0, 0, 3, 0, 0]);
  });
});
