import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { detectionToJson, detectionToJsonLines } from "../../../src/io/writers/detection-json.js";
import type { Detection } from "../../../src/types/result.js";
import { emptyDetection, sampleDetection, sampleProblems } from "../sample-detection.js";

const schema = JSON.parse(readFileSync(new URL("../../../docs/detection.schema.json", import.meta.url), "utf8"));
const validate = new Ajv2020({ strict: true, allErrors: true }).compile(schema);

const jsonOf = (detection: Detection) => JSON.parse([...detectionToJson(detection)].join(""));
const linesOf = (detection: Detection) =>
  [...detectionToJsonLines(detection)]
    .join("")
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));

describe("the JSON form of a detection", () => {
  test("holds the detection as it is", () => {
    const expected = { format: "wirecopy-detection", version: 2, ...sampleDetection };
    expect(jsonOf(sampleDetection)).toEqual(JSON.parse(JSON.stringify(expected)));
  });

  test("has the keys in the order of the documentation", () => {
    const json = jsonOf(sampleDetection);
    expect(Object.keys(json)).toEqual([
      "format",
      "version",
      "settings",
      "guarantee",
      "documents",
      "passages",
      "families",
      "pairs",
      "quotations",
      "clusters",
      "stories",
      "ignored",
      "limits",
    ]);
    expect(Object.keys(json.guarantee)).toEqual(["minTokens", "minCharacters", "minBits"]);
    expect(Object.keys(json.documents[0])).toEqual(["id", "source", "publishedAt", "title", "url", "language", "tokens", "chars", "against", "shares"]);
    expect(Object.keys(json.documents[0].shares[0])).toEqual(["from", "label", "share"]);
    expect(Object.keys(json.passages[0])).toEqual(["index", "a", "b", "bits", "tokens", "kind", "family", "blocks", "edits"]);
    expect(Object.keys(json.passages[0].a)).toEqual(["id", "start", "end"]);
    expect(Object.keys(json.passages[0].blocks[0])).toEqual(["a", "b"]);
    expect(Object.keys(json.passages[1].edits[0])).toEqual(["a", "b", "op"]);
    expect(Object.keys(json.families[0])).toEqual(["index", "bits", "tokens", "text", "spans", "label", "occurrences"]);
    expect(Object.keys(json.families[0].occurrences[0])).toEqual(["id", "start", "end", "publishedAt", "precision", "timeFromText", "parent", "reason"]);
    expect(Object.keys(json.pairs[0])).toEqual(["a", "b", "resemblance", "containmentA", "containmentB", "coverageA", "coverageB", "passages", "relation"]);
    for (const { relation } of json.pairs) expect(Object.keys(relation)).toEqual(["label", "direction", "evidence", "via", "wire"]);
    expect(Object.keys(json.pairs[0].relation.evidence[0])).toEqual(["rule", "detail", "weight", "spans"]);
    expect(Object.keys(json.quotations[0])).toEqual(["index", "family", "text", "speaker", "reference", "referenceReason", "occurrences"]);
    expect(Object.keys(json.quotations[0].occurrences[0])).toEqual(["id", "start", "end", "speaker", "verdict", "edits", "isQuoted"]);
    expect(Object.keys(json.quotations[0].occurrences[0].speaker)).toEqual(["name", "span"]);
    expect(Object.keys(json.clusters[0])).toEqual(["index", "documents", "representative", "weakest"]);
    expect(Object.keys(json.stories[0])).toEqual(["index", "documents", "clusters", "origins"]);
    expect(Object.keys(json.stories[0].origins[0])).toEqual(["document", "wire", "reason", "members"]);
    expect(Object.keys(json.stories[0].origins[0].members[0])).toEqual(["id", "share"]);
    expect(Object.keys(json.ignored[0])).toEqual(["id", "start", "end", "text"]);
    expect(Object.keys(json.limits[0])).toEqual(["code", "count", "detail"]);
  });

  test.each([
    ["with every kind of record", sampleDetection],
    ["with nothing", emptyDetection],
  ])("%s follows the schema", (_, detection) => {
    validate(jsonOf(detection));
    expect(validate.errors).toBeNull();
  });

  test("that breaks a promise does not follow the schema", () => {
    const broken = [
      { ...jsonOf(sampleDetection), version: 1 },
      { ...jsonOf(sampleDetection), families: undefined },
      { ...jsonOf(sampleDetection), pairs: [{ ...jsonOf(sampleDetection).pairs[0], resemblance: 1.1 }] },
      { ...jsonOf(sampleDetection), passages: [{ ...jsonOf(sampleDetection).passages[0], blocks: [] }] },
      { ...jsonOf(sampleDetection), passages: [{ ...jsonOf(sampleDetection).passages[0], kind: "fuzzy" }] },
      { ...jsonOf(sampleDetection), ignored: [{ ...jsonOf(sampleDetection).ignored[0], text: null }] },
      { ...jsonOf(sampleDetection), documents: [{ ...jsonOf(sampleDetection).documents[0], title: undefined }] },
      { ...jsonOf(sampleDetection), pairs: [{ ...jsonOf(sampleDetection).pairs[0], relation: { label: "theft", direction: "a-to-b", evidence: [] } }] },
      { ...jsonOf(sampleDetection), stories: [{ ...jsonOf(sampleDetection).stories[0], origins: [] }] },
      { ...jsonOf(sampleDetection), quotations: [{ ...jsonOf(sampleDetection).quotations[0], speaker: undefined }] },
    ];
    expect(broken.map((json) => validate(JSON.parse(JSON.stringify(json))))).toEqual(broken.map(() => false));
  });

  test("says of each document whether it is one of `against`", () => {
    const documents = sampleDetection.documents.map((document, d) => (d === 1 ? { ...document, against: true } : document));
    const json = jsonOf({ ...sampleDetection, documents });
    expect(json.documents.map((document: { against: boolean }) => document.against)).toEqual([false, true, false]);
    expect(linesOf({ ...sampleDetection, documents })[2]).toMatchObject({ record: "document", against: true });
    validate(json);
    expect(validate.errors).toBeNull();
    expect(validate({ ...json, documents: [{ ...json.documents[1], against: undefined }] })).toBe(false);
  });

  test("repeats the problems of the input where they are told, in either form", () => {
    const json = JSON.parse([...detectionToJson(sampleDetection, { problems: sampleProblems })].join(""));
    expect(Object.keys(json).at(-1)).toBe("problems");
    expect(json.problems).toEqual(sampleProblems);
    validate(json);
    expect(validate.errors).toBeNull();
    expect(validate({ ...json, problems: [{ ...sampleProblems[0], first: [{ file: "a", line: 0, message: "" }] }] })).toBe(false);
    const lines = [...detectionToJsonLines(sampleDetection, { problems: sampleProblems })].join("").trimEnd().split("\n");
    expect(lines.slice(-3).map((line) => JSON.parse(line))).toEqual(sampleProblems.map((problem) => ({ record: "problem", ...problem })));
  });

  test("of an input without problems says so, and nothing where it is not told", () => {
    expect(JSON.parse([...detectionToJson(sampleDetection, { problems: [] })].join("")).problems).toEqual([]);
    expect(Object.hasOwn(jsonOf(sampleDetection), "problems")).toBe(false);
  });

  test("refuses a number that JSON cannot hold", () => {
    const passage = { ...sampleDetection.passages[0]!, bits: Number.NaN };
    expect(() => jsonOf({ ...sampleDetection, passages: [passage] })).toThrow(/"bits" of a detection expected a finite number, got NaN/);
  });

  test("comes in chunks, none much longer than its longest record", () => {
    const passages = Array.from({ length: 5000 }, () => sampleDetection.passages[0]!);
    const chunks = [...detectionToJson({ ...sampleDetection, passages })];
    expect(Math.max(...chunks.map((chunk) => chunk.length))).toBeLessThan(70_000);
    expect(JSON.parse(chunks.join("")).passages.length).toBe(5000);
  });

  test("stands on one line a record", () => {
    const lines = [...detectionToJson(sampleDetection)].join("").split("\n");
    expect(lines.filter((line) => line.startsWith('{"index":') && line.includes('"blocks":')).length).toBe(sampleDetection.passages.length);
  });
});

describe("the JSON lines of a detection", () => {
  test("are the records of the JSON form, each with its kind", () => {
    const json = jsonOf(sampleDetection);
    const of = (kind: string, records: object[]) => records.map((record) => ({ record: kind, ...record }));
    expect(linesOf(sampleDetection)).toEqual([
      { record: "header", format: json.format, version: json.version, settings: json.settings, guarantee: json.guarantee },
      ...of("document", json.documents),
      ...of("passage", json.passages),
      ...of("family", json.families),
      ...of("pair", json.pairs),
      ...of("quotation", json.quotations),
      ...of("cluster", json.clusters),
      ...of("story", json.stories),
      ...of("ignored", json.ignored),
      ...of("limit", json.limits),
    ]);
  });

  test("begin with the kind of record", () => {
    expect(linesOf(sampleDetection).map((record) => Object.keys(record)[0])).toEqual(linesOf(sampleDetection).map(() => "record"));
  });

  test("of nothing are the header alone", () => {
    expect(linesOf(emptyDetection).length).toBe(1);
  });
});
