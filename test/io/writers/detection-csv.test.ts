import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { detectionToCsv, spreadsheetCell } from "../../../src/io/writers/result-csv.js";
import { emptyDetection, sampleDetection, sampleText } from "../sample-detection.js";

const csvOf = (detection = sampleDetection, textOf = sampleText as (id: string) => string | undefined) => [...detectionToCsv(detection, textOf)].join("");

describe("the CSV form of a detection", () => {
  test("has a row for each passage, with the excerpts that the offsets slice", () => {
    const rows: Record<string, string>[] = parse(csvOf(), { columns: true });
    expect(rows[0]).toEqual({
      a_id: "release.txt",
      a_start: "17",
      a_end: "50",
      b_id: "story.txt",
      b_start: "1",
      b_end: "34",
      bits: "61.5",
      tokens: "7",
      kind: "exact",
      family: "0",
      a_text: "We will not be bullied,\nnot today",
      b_text: "We will not be bullied, not today",
      relation: "quotation",
      direction: "a-to-b",
      via: "",
      family_label: "quotation",
    });
    expect(rows.length).toBe(3);
  });

  test("neutralises excerpts and ids that begin a formula", () => {
    const rows: Record<string, string>[] = parse(csvOf(), { columns: true });
    expect(rows[1]).toMatchObject({ a_text: "'=SUM(A1) is", b_text: "'=SUM(A1) too" });
    const passage = { ...sampleDetection.passages[0]!, b: { id: "+wire\u001b[2J.txt", start: 0, end: 7 } };
    const [row]: Record<string, string>[] = parse(csvOf({ ...sampleDetection, passages: [passage] }), { columns: true });
    expect(row).toMatchObject({ b_id: "'+wire\u001b[2J.txt", b_text: "Nothing" });
  });

  test("leaves the relation of a repeat inside one document empty", () => {
    const rows: Record<string, string>[] = parse(csvOf(), { columns: true });
    expect(rows[2]).toMatchObject({ a_id: "story.txt", b_id: "story.txt", relation: "", direction: "", family_label: "undetermined" });
  });

  test("names the document that both took a passage from, made harmless", () => {
    const relation = { label: "common-source", direction: "undetermined", evidence: [], via: "=wire()", wire: null } as const;
    const pairs = sampleDetection.pairs.map((pair) => ({ ...pair, relation }));
    const rows: Record<string, string>[] = parse(csvOf({ ...sampleDetection, pairs }), { columns: true });
    expect(rows[0]).toMatchObject({ relation: "common-source", via: "'=wire()" });
  });

  test("leaves an excerpt empty where the text is not at hand", () => {
    const rows: Record<string, string>[] = parse(
      csvOf(sampleDetection, () => undefined),
      { columns: true },
    );
    expect(rows.map((row) => row.a_text)).toEqual(["", "", ""]);
  });

  test("of nothing is the header alone, ended by CRLF", () => {
    expect(csvOf(emptyDetection)).toBe(
      '"a_id","a_start","a_end","b_id","b_start","b_end","bits","tokens","kind","family","a_text","b_text","relation","direction","via","family_label"\r\n',
    );
  });

  test("gives every excerpt back to a parser, whatever it holds", () => {
    const text = fc
      .array(fc.constantFrom("a", '"', ",", "\n", "\r", "\r\n", "é", "😀", ";", " "), { minLength: 1, maxLength: 10 })
      .map((parts) => parts.join(""));
    fc.assert(
      fc.property(text, (given) => {
        const passage = { ...sampleDetection.passages[0]!, a: { id: "x", start: 0, end: given.length } };
        const [row]: Record<string, string>[] = parse(
          csvOf({ ...sampleDetection, passages: [passage] }, () => given),
          { columns: true },
        );
        expect(row?.a_text).toBe(spreadsheetCell(given));
      }),
    );
  });

  test("writes every passage of many, in order", () => {
    const passages = Array.from({ length: 1000 }, (_, family) => ({ ...sampleDetection.passages[0]!, family }));
    const rows: Record<string, string>[] = parse(csvOf({ ...sampleDetection, passages }), { columns: true });
    expect(rows.map((row) => Number(row.family))).toEqual(passages.map((passage) => passage.family));
  });
});

describe("a spreadsheet cell", () => {
  test.each([
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "\tx",
    "  =1",
    "\u00a0=1",
    "\u3000＝1",
    "＝1",
    "＋1",
    "－1",
    "＠x",
    "﹦1",
    "\ufeff=1",
    "\u200b=1",
    "\0=1",
  ])("that begins like %j gets an apostrophe", (text) => {
    expect(spreadsheetCell(text)).toBe(`'${text}`);
  });

  test.each(["", "a=1", "“quoted”", "1-2", "'=1", " a", "5", "…=", "–1", "$1", "#REF"])("%j stays as it is", (text) => {
    expect(spreadsheetCell(text)).toBe(text);
  });
});
