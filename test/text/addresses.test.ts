import { describe, expect, it } from "vitest";
import { tokenize } from "../../src/text/tokens.js";
import { processorMs } from "../processor-time.js";
import { namesOf } from "./names-of.js";

describe("markAddresses", () => {
  it("takes web and mail addresses for names, without the stop that ends their sentence", () => {
    expect(namesOf("see http://news.example.org/2017/08/story?id=3 for more")).toEqual(["http://news.example.org/2017/08/story?id=3"]);
    expect(namesOf("write to press-desk@example.org.")).toEqual(["press-desk@example.org"]);
    expect(namesOf("on example.org, they said")).toEqual(["example.org"]);
  });

  it("takes no abbreviation, number, fraction, or full stop without a space for one", () => {
    for (const text of [
      "at 3.5 per cent",
      "by 9 p.m. today",
      "his/her and/or theirs",
      "the wars.Akaka said",
      "on 1986/87 figures",
      "well-known state-of-the-art",
    ])
      expect(namesOf(text)).toEqual([]);
  });

  it("cuts a name run that an address runs into", () => {
    expect(namesOf("Visit Senator Bennett.example.org Today Please")).toEqual(["Visit Senator", "Bennett.example.org", "Today Please"]);
  });

  it("stays linear on a million marks", () => {
    expect(processorMs(() => tokenize(`a${"./".repeat(500_000)}b ${"x.".repeat(300_000)}`))).toBeLessThan(15_000);
  });
});
