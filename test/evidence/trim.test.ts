import { describe, expect, it } from "vitest";
import { trimEnds } from "../../src/evidence/trim.js";
import { pairOfTexts, strangeWords } from "./pair-of-texts.js";

const SIX = "plovers nested beneath shuttered rusting canneries";
const trimmed = (a: string, b: string, ...aligned: string[]): string[] => {
  const { pair, align, wordsA } = pairOfTexts(a, b);
  const once = trimEnds(pair, align(...aligned));
  expect(trimEnds(pair, once)).toEqual(once);
  return wordsA(once);
};

describe("the ends of an alignment", () => {
  it("stay where they are worth the gap that joins them", () => {
    expect(trimmed(`${SIX} harlo vexil pliff`, `${SIX} mistle vexil pliff`, SIX, "vexil pliff")).toEqual([SIX, "vexil pliff"]);
    expect(trimmed(`vexil pliff harlo ${SIX}`, `vexil pliff mistle ${SIX}`, "vexil pliff", SIX)).toEqual(["vexil pliff", SIX]);
  });
  it("are cut where a small word is all that a gap leads to, at either end", () => {
    expect(trimmed(`${SIX} harlo quorb the`, `${SIX} mistle zandor the`, SIX, "the")).toEqual([SIX]);
    expect(trimmed(`the harlo quorb ${SIX}`, `the mistle zandor ${SIX}`, "the", SIX)).toEqual([SIX]);
  });
  it("are cut one after the other", () =>
    expect(trimmed(`${SIX} harlo quorb the bor tal of`, `${SIX} mistle zandor the kor mul of`, SIX, "the", "of")).toEqual([SIX]));
  it("need more where they are names alone", () => {
    expect(trimmed(`${SIX} harlo Quarn Tovrin`, `${SIX} mistle Quarn Tovrin`, SIX, "Quarn Tovrin")).toEqual([SIX]);
    expect(trimmed(`${SIX} harlo quarn tovrin`, `${SIX} mistle quarn tovrin`, SIX, "quarn tovrin")).toEqual([SIX, "quarn tovrin"]);
  });
  it("need more beyond the end of a sentence", () => {
    const far = [strangeWords("bor", 8), strangeWords("tal", 8)];
    expect(trimmed(`${SIX} ${far[0]} vexil`, `${SIX} ${far[1]} vexil`, SIX, "vexil")).toEqual([SIX, "vexil"]);
    expect(trimmed(`${SIX}. ${far[0]}. vexil`, `${SIX}. ${far[1]}. vexil`, SIX, "vexil")).toEqual([SIX]);
  });
  it("stay where nothing is joined: one run is as long as it is", () => expect(trimmed("the", "the", "the")).toEqual(["the"]));
});
