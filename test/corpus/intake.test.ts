import { describe, expect, it } from "vitest";
import { startOf } from "../../src/corpus/document-order.js";
import { checkDocument, Intake, type IntakeOptions, LimitCounter } from "../../src/corpus/intake.js";
import { finish } from "../../src/run/pace.js";

const OPTIONS: IntakeOptions = { folding: undefined, maxDocumentChars: 1000, leastTokens: 3, needsTimes: false, byTime: true };
function taken(documents: readonly unknown[], options: Partial<IntakeOptions> = {}) {
  const intake = new Intake({ ...OPTIONS, ...options });
  for (const document of documents) intake.add(document);
  return finish(intake.finish());
}
const codes = (documents: readonly unknown[], options: Partial<IntakeOptions> = {}) =>
  taken(documents, options).limits.map(({ code, count }) => `${code} ${count}`);
const TEXT = "the boat sank at the pier";

describe("documents that are taken in", () => {
  const dated = [
    { id: "late", text: TEXT, publishedAt: "2020-01-03" },
    { id: "none", text: TEXT },
    { id: "early", text: TEXT, publishedAt: "2020-01-01" },
  ];
  it("are numbered by time, those without one last; summaries stay in the order of the input", () => {
    const { documents, summaries } = taken(dated);
    expect(documents.map(({ id }) => id)).toEqual(["early", "late", "none"]);
    expect(summaries.map(({ id }) => id)).toEqual(["late", "none", "early"]);
  });
  it("are numbered as they came where time does not matter", () =>
    expect(taken(dated, { byTime: false }).documents.map(({ id }) => id)).toEqual(["late", "none", "early"]));
  it("have their tokens in the order of their numbers", () => {
    const { columns } = taken([
      { id: "x", text: "one two", publishedAt: "2020-01-02" },
      { id: "y", text: "three", publishedAt: "2020-01-01" },
    ]);
    expect([...columns.offsets]).toEqual([0, 1, 3]);
  });
  it("are skipped where their id has come before", () => {
    const { documents, limits } = taken([
      { id: "x", text: TEXT },
      { id: "x", text: "other" },
    ]);
    expect([documents.map(({ text }) => text), limits[0]!.code]).toEqual([[TEXT], "duplicate-id"]);
  });
  it("are summed up without their text, absent fields as null", () =>
    expect(taken([{ id: "x", text: TEXT, source: "Lorne Herald" }]).summaries).toEqual([
      { id: "x", source: "Lorne Herald", publishedAt: null, title: null, url: null, language: null, tokens: 6, chars: TEXT.length, against: false, shares: [] },
    ]));
  it("may be of the other side", () => {
    const intake = new Intake({ ...OPTIONS, hasAgainst: true });
    intake.add({ id: "new", text: TEXT });
    finish(intake.addAgainst({ id: "old", text: TEXT }));
    finish(intake.addAgainst({ id: "new", text: TEXT }));
    const { isAgainst, summaries } = finish(intake.finish());
    expect([[...isAgainst], summaries.map(({ against }) => against)]).toEqual([
      [0, 1],
      [false, true],
    ]);
  });
  it("have the hashes of their tokens alike where only these are needed", () => {
    const [whole, hashes] = [taken(dated).columns, taken(dated, { hashesOnly: true }).columns];
    expect([[...hashes.hashLo], [...hashes.offsets]]).toEqual([[...whole.hashLo], [...whole.offsets]]);
  });
});

describe("what is odd about a document", () => {
  it.each([
    ["it is empty", { text: "…" }, {}, ["document-empty 1"]],
    ["it is short", { text: "boat sank" }, {}, ["document-short 1"]],
    ["it is too long", { text: TEXT }, { maxDocumentChars: 14 }, ["document-too-long 1"]],
    ["it looks like HTML", { text: `<p>${TEXT}</p><p>${TEXT}</p><div>${TEXT}</div>` }, {}, ["document-looks-like-html 1"]],
    ["it was escaped", { text: `${TEXT} &#8217; &amp; more &quot;there&quot;` }, {}, ["document-escaped 1"]],
    ["its time is none", { text: TEXT, publishedAt: "soon" }, {}, ["time-invalid 1"]],
    ["it has no time, where that matters", { text: TEXT }, { needsTimes: true }, ["time-missing 1"]],
    ["nothing", { text: TEXT }, {}, []],
  ])("is that %s", (_, document, options, expected) => expect(codes([{ id: "x", ...document }], options)).toEqual(expected));
});

describe("what is no document", () => {
  it.each([
    ["null", null, /documents\[7\]/],
    ["a string", "boat", /documents\[7\]/],
    ["one without an id", { text: TEXT }, /documents\[7\]\.id/],
    ["one whose text is a number", { id: "x", text: 5 }, /documents\[7\]\.text/],
    ["one whose source is a list", { id: "x", text: TEXT, source: [] }, /documents\[7\]\.source/],
  ])("is refused by its place and field: %s", (_, value, message) => expect(() => checkDocument(value, "documents[7]")).toThrow(message));
  it("is none for a field that is null", () => expect(checkDocument({ id: "x", text: TEXT, source: null }, "it")).toMatchObject({ id: "x" }));
});

it("counts name the first few documents and say how many more", () => {
  const counter = new LimitCounter({ "document-empty": "without a word" });
  for (const id of ["a", "b", "c", "d", "e"]) counter.add("document-empty", id);
  expect(counter.list()).toMatchObject([{ code: "document-empty", count: 5, detail: expect.stringMatching(/^documents without a word: .*a.*2 more$/) }]);
});

it("a document without a time comes after all others, by a number that has an order", () => {
  expect(startOf(undefined)).toBeGreaterThan(startOf({ startMs: Date.UTC(9999, 0), endMs: Date.UTC(9999, 1) }));
  expect(Number.isFinite(startOf(undefined) - startOf(undefined))).toBe(true);
});
