import { describe, expect, it } from "vitest";
import { passes } from "../../src/evidence/judge.js";
import { loneRuns } from "../../src/evidence/lone-runs.js";
import { MatchedPlaces } from "../../src/evidence/select.js";
import { judgedOf, pairOfTexts, strangeWords } from "./pair-of-texts.js";

const SIX = "plovers nested beneath shuttered rusting canneries";

/** Exact runs that pass by themselves beside what was found, as words of side a. */
function lone(a: string, b: string, ...found: string[]): string[] {
  const { search, pair, anchors, align, wordsA } = pairOfTexts(a, b);
  const verdicts = loneRuns(search, new MatchedPlaces(), { pair, anchors: anchors(), found: found.map((words) => judgedOf(align(words))) });
  expect(verdicts.every(passes)).toBe(true);
  return verdicts.map(({ runs }) => wordsA(runs).join(" | "));
}

describe("an exact run", () => {
  const [a, b] = [`${strangeWords("bor", 5)} ${SIX} harlo`, `${strangeWords("tal", 5)} ${SIX} mistle`];
  it("is a passage by itself where nothing that was found has it", () => expect(lone(a, b)).toEqual([SIX]));
  it("is none where a passage has it already", () => expect(lone(a, b, SIX)).toEqual([]));
  it("is what is left of it where a passage has most of it", () => expect(lone(a, b, "plovers nested beneath shuttered rusting")).toEqual([]));
  it("is none of a few words", () => expect(lone("harlo plovers nested vexil", "mistle plovers nested pliff")).toEqual([]));
  it("may be a short quotation", () =>
    expect(lone("harlo “plovers nested beneath” vexil", "mistle plovers nested beneath pliff")).toEqual(["plovers nested beneath"]));
  it("is each place once, the strongest first", () => {
    const [x, y] = [SIX, strangeWords("kel", 9)];
    expect(lone(`bora ${x} harlo kolmo ${y} dunst`, `tala ${y} mistle pango ${x} vexil`)).toEqual([y, x]);
  });
});
