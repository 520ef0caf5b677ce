import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import { traceToCsv } from "../../../src/io/writers/result-csv.js";
import { traceToJson, traceToJsonLines } from "../../../src/io/writers/trace-records.js";
import type { ReleaseTrace } from "../../../src/types/trace.js";
import { sampleProblems, sampleText } from "../sample-detection.js";
import { emptyTrace, hostileTrace, sampleTrace } from "../sample-trace.js";

const schemaOf = (name: string) => JSON.parse(readFileSync(new URL(`../../../docs/${name}.schema.json`, import.meta.url), "utf8"));
const validate = new Ajv2020({ strict: true, allErrors: true }).addSchema(schemaOf("detection")).compile(schemaOf("trace"));

const jsonOf = (trace: ReleaseTrace) => JSON.parse([...traceToJson(trace)].join(""));
const linesOf = (trace: ReleaseTrace) =>
  [...traceToJsonLines(trace)]
    .join("")
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
const rowsOf = (trace: ReleaseTrace): Record<string, string>[] => parse([...traceToCsv(trace, sampleText)].join(""), { columns: true });

describe("the JSON form of a trace", () => {
  test("holds the trace as it is, behind its name and version", () => {
    const expected = { format: "wirecopy-trace", version: 2, ...sampleTrace };
    expect(jsonOf(sampleTrace)).toEqual(JSON.parse(JSON.stringify(expected)));
    expect(Object.keys(jsonOf(sampleTrace)).slice(0, 2)).toEqual(["format", "version"]);
  });

  test.each([
    ["with every kind of record", sampleTrace],
    ["with nothing", emptyTrace],
  ])("%s follows the schema", (_, trace) => {
    validate(jsonOf(trace));
    expect(validate.errors).toBeNull();
  });

  test("that breaks a promise does not follow the schema", () => {
    const json = jsonOf(sampleTrace);
    const broken = [
      { ...json, version: 1 },
      { ...json, usedShare: 1.5 },
      { ...json, articles: [{ ...json.articles[0], relation: undefined }] },
      { ...json, sentences: [{ ...json.sentences[0], articles: undefined }] },
      { ...json, parts: [{ ...json.parts[0], uses: -1 }] },
    ];
    expect(broken.map((one) => validate(JSON.parse(JSON.stringify(one))))).toEqual(broken.map(() => false));
  });

  test("repeats the problems of the input where they are told, in either form", () => {
    const json = JSON.parse([...traceToJson(sampleTrace, { problems: sampleProblems })].join(""));
    expect(json.problems).toEqual(sampleProblems);
    validate(json);
    expect(validate.errors).toBeNull();
    const lines = [...traceToJsonLines(sampleTrace, { problems: sampleProblems })].join("").trimEnd().split("\n");
    expect(JSON.parse(lines.at(-1)!)).toEqual({ record: "problem", ...sampleProblems[2] });
  });

  test("refuses a number that JSON cannot hold", () => {
    expect(() => jsonOf({ ...sampleTrace, usedShare: Number.NaN })).toThrow(/"usedShare" of a detection expected a finite number, got NaN/);
  });
});

test("the JSON lines of a trace are the records of the JSON form, each with its kind", () => {
  const { articles, others, parts, sentences, quotations, limits, ...head } = jsonOf(sampleTrace);
  const of = (kind: string, records: object[]) => records.map((record) => ({ record: kind, ...record }));
  expect(linesOf(sampleTrace)).toEqual([
    { record: "header", ...head },
    ...of("article", articles),
    ...of("other", others),
    ...of("part", parts),
    ...of("sentence", sentences),
    ...of("quotation", quotations),
    ...of("limit", limits),
  ]);
});

describe("the CSV form of a trace", () => {
  test("has a row for each passage with the figures of its article, and one for an article without a passage", () => {
    const rows = rowsOf(sampleTrace);
    expect(rows.map(({ article, release_text }) => [article, release_text])).toEqual([
      ["story.txt", "We will not be bullied,\nnot today"],
      ["story.txt", "'=SUM(A1) is"],
      ["'+wire\u001b[2J.txt", ""],
    ]);
    expect(rows[0]).toMatchObject({
      published_at: "2018-03-02",
      time_from_text: "yes",
      relation: "quotation",
      direction: "a-to-b",
      article_share: "0.6",
      release_start: "17",
      article_start: "1",
      kind: "exact",
      edits: "0",
      article_text: "We will not be bullied, not today",
    });
  });

  test("neutralises every text from outside that begins a formula", () => {
    for (const row of rowsOf(hostileTrace("=HYPERLINK(1)"))) for (const cell of Object.values(row)) expect(cell).not.toMatch(/^=/);
  });

  test("of nothing is the header alone", () => {
    expect([...traceToCsv(emptyTrace, sampleText)].join("").split("\r\n").length).toBe(2);
  });
});
