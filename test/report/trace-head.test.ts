/** What the page shows first of a trace: who has which sentence, and how; and the detection that it is read as. */
import { describe, expect, it } from "vitest";
import { detectionOfTrace, traceHead } from "../../src/report/trace-head.js";
import type { ReleaseTrace, ReleaseUse } from "../../src/types/trace.js";
import { emptyTrace, sampleTrace } from "../io/sample-trace.js";

const release = "Aaa bbb ccc ddd eee fff. Ggg hhh iii jjj kkk lll mmm nnn ooo.";
const [first, second] = [
  { start: 0, end: 23 },
  { start: 25, end: 60 },
] as const;

/** A use of the release that has these runs of it. */
function useOf(id: string, ranges: readonly (readonly [number, number])[], direction: ReleaseUse["relation"]["direction"] = "a-to-b"): ReleaseUse {
  const article = { ...sampleTrace.release, id };
  const passages = ranges.map(([start, end], family) => ({
    index: family,
    a: { id: "release", start, end },
    b: { id, start, end },
    bits: 50,
    tokens: 5,
    kind: "exact" as const,
    family: family + 7,
    blocks: [{ a: [start, end] as const, b: [start, end] as const }],
    edits: [],
  }));
  const relation = { label: "release" as const, direction, evidence: [], via: null, wire: null };
  return { article, publishedAt: null, timeFromText: false, releaseShare: 0.5, articleShare: 0.5, relation, passages };
}

/** @param halves ids of the articles that have half of the first and of the second sentence. */
function traceOf(articles: readonly ReleaseUse[], halves: readonly (readonly string[])[] = [[], []], others: readonly ReleaseUse[] = []): ReleaseTrace {
  const sentences = [first, second].map((range, i) => ({ ...range, uses: 0, possible: 0, articles: halves[i] as readonly string[] }));
  return { ...emptyTrace, release: { ...sampleTrace.release, id: "release" }, articles, others, sentences };
}

describe("a sentence of the release", () => {
  const usersOf = (...given: Parameters<typeof traceOf>) => traceHead(traceOf(...given)).sentences.map(({ users }) => users);

  it("is used verbatim where one run has all of it", () => {
    expect(usersOf([useOf("x", [[0, 60]])], [["x"], ["x"]])).toEqual([[{ use: 0, how: "verbatim" }], [{ use: 0, how: "verbatim" }]]);
  });

  it("is edited where runs have half of its words or more", () => {
    expect(
      usersOf(
        [
          useOf("x", [
            [0, 11],
            [16, 23],
          ]),
        ],
        [["x"], []],
      )[0],
    ).toEqual([{ use: 0, how: "edited" }]);
  });

  it("is a fragment where they have less", () => {
    expect(usersOf([useOf("x", [[29, 40]])])).toEqual([[], [{ use: 0, how: "fragment" }]]);
  });

  it("is not used where a run of the sentence before ends in its first words", () => {
    expect(usersOf([useOf("x", [[0, 28]])], [["x"], []])).toEqual([[{ use: 0, how: "verbatim" }], []]);
  });

  it("is not used by an article that the release took it from, nor by one that has stock phrases only", () => {
    expect(usersOf([useOf("source", [[0, 23]], "b-to-a")], [[], []], [useOf("other", [[0, 23]])])).toEqual([[], []]);
  });

  it("may be used by an article without a direction", () => {
    const head = traceHead(traceOf([useOf("x", [[0, 23]], "undetermined")], [["x"], []]));
    expect([head.uses[0]?.status, head.sentences[0]?.users.length]).toEqual(["may", 1]);
  });
});

describe("what is used of the release", () => {
  it("is in ranges that do not touch, whatever their counts", () => {
    const part = (start: number, end: number, uses: number) => ({ start, end, uses, possible: 0 });
    const parts = [part(0, 3, 1), part(4, 7, 2), part(8, 11, 0), part(12, 15, 1)];
    expect(traceHead({ ...traceOf([]), parts }).used).toEqual([
      [0, 7],
      [12, 15],
    ]);
  });

  it("is refused where a number is not finite", () => {
    expect(() => traceHead({ ...traceOf([]), usedShare: Number.NaN })).toThrow('"usedShare" of a detection expected a finite number, got NaN');
  });
});

describe("the detection of a trace", () => {
  const detection = detectionOfTrace(
    traceOf([
      useOf("x", [
        [0, 23],
        [29, 40],
      ]),
      useOf("y", [[0, 23]]),
    ]),
    release,
  );

  it("has the release as the first document and as the first of each pair", () => {
    expect(detection.documents.map(({ id }) => id)).toEqual(["release", "x", "y"]);
    expect(detection.pairs.map(({ a, b, passages }) => [a, b, passages])).toEqual([
      ["release", "x", [0, 1]],
      ["release", "y", [2]],
    ]);
  });

  it("puts families together from passages, numbered anew, with the words of the release", () => {
    expect(detection.passages.map(({ family }) => family)).toEqual([0, 1, 0]);
    expect(detection.families.map(({ text, spans }) => [text, spans.map(({ id }) => id)])).toEqual([
      [release.slice(0, 23), ["release", "x", "y"]],
      [release.slice(29, 40), ["release", "x"]],
    ]);
  });

  it("gives a quotation without a passage a family of its own", () => {
    const [quotation] = sampleTrace.quotations;
    const { quotations, families } = detectionOfTrace({ ...traceOf([useOf("x", [[0, 23]])]), quotations: [{ ...quotation!, family: 99 }] }, release);
    expect([quotations?.[0]?.family, families.length]).toEqual([1, 2]);
  });
});
