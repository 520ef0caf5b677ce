import picocolors from "picocolors";
import { describe, expect, test } from "vitest";
import { explanationLines } from "../../src/cli/explain.js";
import type { ExplainedRun, Explanation } from "../../src/types/result.js";
import { sampleDetection } from "../io/sample-detection.js";

const run: ExplainedRun = {
  a: { id: "release.txt", start: 17, end: 50 },
  b: { id: "story.txt", start: 1, end: 34 },
  text: "We will not be bullied,\nnot \u001b[2Jtoday",
  tokens: 7,
  bits: 61.5,
  needed: 30,
  rule: "reported",
  reason: "Reported.",
};
const explanation: Explanation = {
  settings: sampleDetection.settings,
  guarantee: sampleDetection.guarantee,
  a: sampleDetection.documents[0]!,
  b: sampleDetection.documents[1]!,
  nothingInCommon: false,
  resemblance: 0.25,
  runs: [{ ...run, text: "Attorney General Jeff Sessions", bits: 16, needed: 30, rule: "names", reason: "Names alone\nprove nothing." }, run],
  summary: "1 passage reported; 1 other shared run held back.",
  limits: [],
};
const print = (changes: Partial<Explanation> = {}) => [
  ...explanationLines(
    { ...explanation, ...changes },
    { width: 80, sentenceWidth: Number.POSITIVE_INFINITY, colors: picocolors.createColors(false), linked: (_id, shown) => shown },
  ),
];

describe("the print of an explanation", () => {
  test("has the reported runs in short, then the others with bits, needed bits, rule and reason", () => {
    expect(print()).toEqual([
      "a release.txt: 14 tokens",
      "b story.txt: 15 tokens",
      "resemblance 0.250",
      "",
      "1 passage reported; 1 other shared run held back.",
      "",
      "1 shared run reported",
      "  61.5 bits  We will not be bullied, not \\x1b[2Jtoday",
      "",
      "1 shared run not reported",
      "  Attorney General Jeff Sessions",
      "     7 tokens, a [17,50), b [1,34)",
      "     16.0 bits of 30.0 needed; names: Names alone prove nothing.",
    ]);
  });

  test("of a pair with nothing in common says so and ends", () => {
    expect(print({ nothingInCommon: true, runs: [], summary: "The two have nothing in common." }).at(-1)).toBe("The two have nothing in common.");
  });
  test("ends with the limits that were hit", () => {
    const limits = [{ code: "pair-too-repetitive" as const, count: 1, detail: "more than 200000 equal\nseeds" }];
    expect(print({ limits }).slice(-2)).toEqual(["", "limit pair-too-repetitive (1): more than 200000 equal seeds"]);
  });
});
