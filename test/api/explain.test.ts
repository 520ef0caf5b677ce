import { describe, expect, it } from "vitest";
import { explain } from "../../src/api/explain.js";

const rulesOf = (a: string, b: string) => explain(a, b).runs.map(({ text, rule }) => [text, rule]);

describe("explain", () => {
  it("says that two texts have nothing in common", () => {
    const explanation = explain("Rain fell over the estuary all night.", "Shares closed higher on Friday.");
    expect(explanation).toMatchObject({ nothingInCommon: true, runs: [], resemblance: 0 });
    expect(explanation.summary).toBe("The two have nothing in common: they share no run of three words.");
  });

  it("names stock words, with the bits they have and the bits they would have needed", () => {
    const { runs, nothingInCommon, summary } = explain("It was over at the end of the day.", "We met at the end of the road.");
    expect(nothingInCommon).toBe(false);
    expect(runs).toHaveLength(1);
    expect(runs[0]).toMatchObject({ text: "at the end of the", tokens: 5, rule: "too-few-bits" });
    expect(runs[0]!.bits).toBeLessThan(runs[0]!.needed);
    expect(runs[0]!.reason).toContain(`${runs[0]!.bits.toFixed(1)} bits, ${runs[0]!.needed.toFixed(1)} needed`);
    expect(summary).toBe("Nothing is reported: of 1 shared run none carries enough evidence of copying.");
  });

  it("names a run of names", () => {
    expect(
      rulesOf("We spoke to Deputy Assistant Secretary Margaret Holloway yesterday.", "Critics of Deputy Assistant Secretary Margaret Holloway disagree."),
    ).toEqual([["Deputy Assistant Secretary Margaret Holloway", "names"]]);
  });

  it("lists what is reported first", () => {
    const quotation = "nobody asked the fishermen whether they wanted a marina";
    const { runs, summary } = explain(
      `It was one of the oldest boats in the bay. She said: “${quotation}”.`,
      `The minister heard that “${quotation}”. He spoke to one of the harbour pilots afterwards.`,
    );
    expect(runs[0]).toMatchObject({ text: quotation, rule: "reported" });
    expect(runs[0]!.bits).toBeGreaterThanOrEqual(runs[0]!.needed);
    expect(runs.slice(1).map(({ rule }) => rule)).not.toContain("reported");
    expect(summary).toBe("1 passage reported; 1 other shared run held back.");
  });

  it("does not list a reported run again among those held back, where the run itself goes on beyond the quotation", () => {
    const release = "“This is a bullying tactic from an attorney general who is so determined to make misery,” Simonson said.";
    const story = 'Simonson called the demands "a bullying tactic" from a man who is "determined to make misery."';
    const runs = rulesOf(release, story);
    expect(runs).toContainEqual(["a bullying tactic", "reported"]);
    expect(runs.filter(([text]) => text === "a bullying tactic")).toHaveLength(1);
  });

  it("counts the runs that it does not list", () => {
    const filler = (side: string, x: number) => Array.from({ length: 150 }, (_, y) => `${side}${x}n${y}`).join(" ");
    const repeating = (side: string) => Array.from({ length: 40 }, (_, x) => `at the end of the ${filler(side, x)}.`).join(" ");
    const { runs, limits, summary } = explain(repeating("left"), repeating("right"));
    expect(summary).toBe("Nothing is reported: of 1600 shared runs none carries enough evidence of copying.");
    expect(runs).toHaveLength(1000);
    expect(limits).toContainEqual({ code: "runs-not-listed", count: 600, detail: "shared runs that are not listed: the list ends after 1000" });
  });
});

it("explains what two texts share that are too far from a passage to be aligned", () => {
  const { runs, summary } = explain("“It is as it is,” the ferryman said, and lit his pipe.", "Beekeepers say “it is as it should be” of a dry heath.");
  expect(runs.map(({ text, rule }) => [text, rule])).toEqual([["It is as it", "names"]]);
  expect(summary).toContain("Nothing is reported");
});
