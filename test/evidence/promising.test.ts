import { describe, expect, it } from "vitest";
import { Chainer } from "../../src/align/chain.js";
import { Promising } from "../../src/evidence/promising.js";
import { pairOfTexts, strangeWords } from "./pair-of-texts.js";

function isPromising(a: string, b: string): boolean {
  const { search, pair, anchors } = pairOfTexts(a, b);
  const chains = new Chainer().chain(pair, anchors());
  const promising = new Promising(search.thresholds);
  return Array.from({ length: chains.size }, (_, x) => promising.isPromising(pair, chains, x)).includes(true);
}
const [A, B] = [strangeWords("bor", 9), strangeWords("tal", 9)];

describe("a chain promises a passage", () => {
  it("by a run that plain text needs no more than", () =>
    expect(isPromising(`${A} plovers nested beneath canneries harlo`, `${B} plovers nested beneath canneries mistle`)).toBe(true));
  it("by several runs together", () => {
    const runs = ["the boats of the harbour", "an old wall by the sea", "all of the nets of a town", "one of the roofs by it"];
    const [x, y] = ["bor", "tal"].map((stem) => runs.map((run, at) => `${strangeWords(`${stem}${at}`, 3)} ${run}`).join(" "));
    expect(isPromising(x!, y!)).toBe(true);
  });
  it("by three words in quotation marks", () => expect(isPromising(`${A} “that is it” ${A}`, `${B} that is it ${B}`)).toBe(true));
  it("by the same words without marks it does not", () => expect(isPromising(`${A} that is it ${A}`, `${B} that is it ${B}`)).toBe(false));
  it("by a set phrase alone it does not", () => expect(isPromising(`${A} at the end of ${A}`, `${B} at the end of ${B}`)).toBe(false));
  it("by nothing it does not", () => expect(isPromising(A, B)).toBe(false));
});
