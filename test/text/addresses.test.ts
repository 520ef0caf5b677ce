import { describe, expect, it } from "vitest";
import { TokenFlag } from "../../src/text/flags.js";
import { tokenize } from "../../src/text/tokens.js";

/** Marked runs as they stand in the text. */
function namesOf(text: string): string[] {
  const { length, start, end, flags } = tokenize(text);
  const names: string[] = [];
  for (let i = 0; i < length; i++) {
    if (!(flags[i]! & TokenFlag.NAME_START)) continue;
    let last = i;
    while (last + 1 < length && (flags[last + 1]! & (TokenFlag.NAME | TokenFlag.NAME_START)) === TokenFlag.NAME) last++;
    names.push(text.slice(start[i], end[last]));
  }
  return names;
}

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
    const started = performance.now();
    tokenize(`a${"./".repeat(500_000)}b ${"x.".repeat(300_000)}`);
    expect(performance.now() - started).toBeLessThan(3000);
  });
});
