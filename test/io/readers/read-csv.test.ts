import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readDocuments } from "../../../src/io/readers/read-documents.js";
import type { ReadOptions } from "../../../src/io/readers/read-options.js";
import type { ReadProblem } from "../../../src/io/readers/read-problem.js";
import type { Document } from "../../../src/types.js";
import { temporaryFolder } from "../temporary-folder.js";

async function readCsv(csv: string | Uint8Array, options: ReadOptions = {}) {
  const documents: Document[] = [];
  const problems: ReadProblem[] = [];
  const file = join(temporaryFolder({ "a.csv": csv }), "a.csv");
  for await (const document of readDocuments(file, { onProblem: (problem) => problems.push(problem), ...options })) documents.push(document);
  return { documents, problems, texts: documents.map((document) => document.text) };
}

describe("reading CSV", () => {
  test("takes the columns by their names, in any order and case, and an empty optional cell as absent", async () => {
    const { documents, problems } = await readCsv("Title,TEXT, publishedat ,other,id\n,abc,2018,x,1\nT,,,,2\n");
    expect(documents).toEqual([
      { id: "1", text: "abc", publishedAt: "2018" },
      { id: "2", text: "", title: "T" },
    ]);
    expect(problems).toEqual([]);
  });

  test("takes cells with delimiters, line ends and doubled quotation marks", async () => {
    const { texts } = await readCsv('id,text\r\n1,"a, ""b""\r\nc"\r\n2,d\r\n');
    expect(texts).toEqual(['a, "b"\r\nc', "d"]);
  });

  test.each([";", "\t"])("takes the delimiter %j where the header shows it", async (delimiter) => {
    expect((await readCsv(`id${delimiter}"text"\n1${delimiter}a,b\n`)).documents).toEqual([{ id: "1", text: "a,b" }]);
  });

  test("gives a row the id of its place where there is no column id", async () => {
    const { documents } = await readCsv('text\nabc\n\n"d\ne"\nf\n');
    expect(documents.map((document) => document.id)).toEqual(["a.csv:2", "a.csv:4", "a.csv:6"]);
  });

  test("takes a megabyte without a line end in the time of reading it", async () => {
    const { problems } = await readCsv(`{"id":"a","body":"${"words and words, ".repeat(100_000)}"}`);
    expect(problems.map(({ code }) => code)).toEqual(["bad-header"]);
  }, 5000);

  test("without a column text is one error that names the columns found", async () => {
    const { documents, problems } = await readCsv("id,body\n1,abc\n2,def\n");
    expect(documents).toEqual([]);
    expect(problems).toMatchObject([{ severity: "error", code: "bad-header", line: 1, message: expect.stringContaining('"id", "body"') }]);
  });

  test("with two columns of one name is an error", async () => {
    expect((await readCsv("id,text,Text\n")).problems).toMatchObject([{ code: "bad-header", message: expect.stringContaining('two columns "text"') }]);
  });

  test("reports rows with a wrong number of cells and with an empty id, at the line they begin at, and goes on", async () => {
    const { documents, problems } = await readCsv('id,text\n"1","a\r\nb\rc\nd"\n2\n\n3,x,y\n,z\n4,w');
    expect(documents.map((document) => document.id)).toEqual(["1", "4"]);
    expect(problems.map((problem) => [problem.line, problem.code])).toEqual([
      [6, "bad-record"],
      [8, "bad-record"],
      [9, "bad-record"],
    ]);
  });

  test("takes a stray quotation mark as it stands", async () => {
    const { texts, problems } = await readCsv('id,text\n1,he said "no" twice\n2,5" pipe\n3,c\n');
    expect(texts).toEqual(['he said "no" twice', '5" pipe', "c"]);
    expect(problems).toEqual([]);
  });

  test("reports a quotation mark that is never closed, at its line, and keeps the rows before it", async () => {
    const { texts, problems } = await readCsv('id,text\n1,a\n2,b\n3,"c\n4,d\n');
    expect(texts).toEqual(["a", "b"]);
    expect(problems).toMatchObject([{ severity: "error", code: "bad-record", line: 4, message: expect.stringContaining("never closed") }]);
  });

  test("leaves out a row above the limit and goes on", async () => {
    const { texts, problems } = await readCsv(`id,text\n1,a\n2,"${"x".repeat(3000)}"\n3,b\n`, { maxRecordChars: 2000 });
    expect(texts.map((text) => text.length)).toEqual([1, 1]);
    expect(problems).toMatchObject([{ code: "too-long", line: 3 }]);
  });

  test("gives up on a row that does not end for far more than the limit", async () => {
    const { texts, problems } = await readCsv(`id,text\n1,a\n2,"${"x\n".repeat(2e6)}`, { maxRecordChars: 1e6 });
    expect(texts.length).toBe(1);
    expect(problems).toMatchObject([{ code: "too-long", message: expect.stringContaining("never closed") }]);
  });

  test("reads a byte order mark, and UTF-16", async () => {
    expect((await readCsv("\ufeffid,text\n1,é\n")).texts).toEqual(["é"]);
    expect((await readCsv(Buffer.from("\ufeffid\ttext\n1\té\n", "utf16le"))).texts).toEqual(["é"]);
  });

  test("of nothing, or of a header alone, gives no document and no problem", async () => {
    expect(await readCsv("")).toEqual({ documents: [], problems: [], texts: [] });
    expect(await readCsv("id,text\n")).toEqual({ documents: [], problems: [], texts: [] });
  });

  test("gives back what was quoted by the rule, with the line each row begins at", async () => {
    const cell = fc.array(fc.constantFrom("a", ",", '"', "\n", "\r\n", "\r", "é", "😀", " "), { maxLength: 8 }).map((parts) => parts.join(""));
    await fc.assert(
      fc.asyncProperty(fc.array(cell, { minLength: 1, maxLength: 8 }), fc.constantFrom("\n", "\r\n"), async (cells, end) => {
        const rows = cells.map((text) => `"${text.replaceAll('"', '""')}",x${end}`);
        const { documents } = await readCsv(`text,other${end}${rows.join("")}`);
        const lineOf = (row: number) =>
          2 +
          rows
            .slice(0, row)
            .join("")
            .split(/\r\n|\n|\r/).length -
          1;
        expect(documents).toEqual(cells.map((text, row) => ({ id: `a.csv:${lineOf(row)}`, text })));
      }),
      { numRuns: 60 },
    );
  });

  test("takes long files in pieces without losing a row", async () => {
    const rows = Array.from({ length: 30_000 }, (_, i) => `${i},"row ${i}, ${"word ".repeat(20)}"\n`);
    const { documents, problems } = await readCsv(`id,text\n${rows.join("")}nonsense\n`);
    expect(documents.length).toBe(30_000);
    expect(documents[29_999]?.text).toMatch(/^row 29999, /);
    expect(problems).toMatchObject([{ line: 30_002 }]);
    expect(readFileSync(problems[0]!.file, "utf8").split("\n")[30_001]).toBe("nonsense");
  });
});
