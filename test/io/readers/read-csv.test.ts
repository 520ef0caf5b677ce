import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ReadProblem } from "../../../src/io/read-problem.js";
import { readDocuments } from "../../../src/io/readers/read-documents.js";
import type { ReadOptions } from "../../../src/io/readers/read-options.js";
import type { Document } from "../../../src/types/document.js";
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
    const { documents, problems } = await readCsv("id,wording\n1,abc\n2,def\n");
    expect(documents).toEqual([]);
    expect(problems).toMatchObject([{ severity: "error", code: "bad-header", line: 1, message: expect.stringContaining('"id", "wording"') }]);
  });

  test("with two columns of one name is an error", async () => {
    expect((await readCsv("id,text,Text\n")).problems).toMatchObject([{ code: "bad-header", message: expect.stringContaining('two columns "text"') }]);
  });

  test("reports rows with a wrong number of cells, and gives one with an empty id its place, at the line they begin at, and goes on", async () => {
    const { documents, problems } = await readCsv('id,text\n"1","a\r\nb\rc\nd"\n2\n\n3,x,y\n,z\n4,w');
    expect(documents.map((document) => document.id)).toEqual(["1", "a.csv:9", "4"]);
    expect(problems.map((problem) => [problem.line, problem.code])).toEqual([
      [6, "bad-record"],
      [8, "bad-record"],
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

  test.each([";", "|", "\t", ",", "~"])("takes the delimiter that a first line sep=%s names, and counts that line", async (sign) => {
    const row = (...cells: string[]) => `${cells.map((cell) => `"${cell}"`).join(sign)}\r\n`;
    for (const first of [`sep=${sign}\r\n`, `\ufeffSEP=${sign}\n`, `"sep=${sign}"\r\n`]) {
      const { documents, problems } = await readCsv(`${first}${row("text", "title")}${row(`one${sign}two`, "T")}${row("bad")}`);
      expect(documents).toEqual([{ id: "a.csv:3", text: `one${sign}two`, title: "T" }]);
      expect(problems).toMatchObject([{ code: "bad-record", line: 4 }]);
    }
  });

  test.each(["|", "^"])("of cells that are parted by %j is one error that says what parts them", async (sign) => {
    const { documents, problems } = await readCsv(`id${sign}text\n1${sign}abc\n2${sign}def\n`);
    expect(documents).toEqual([]);
    expect(problems).toMatchObject([{ code: "bad-header", line: 1, message: expect.stringContaining(`not by "${sign}"`) }]);
  });

  test("takes cells of which each is set off by a space, as lists by hand have them", async () => {
    const rows = ['7, "The pier, she said, is shut.", Echo', '8, "Two\nlines, ""both"" whole" , Herald', "9, no marks, ", '10, "", Echo'];
    const { documents, problems } = await readCsv(`id, text, source\n${rows.join("\n")}\n`);
    expect(problems).toEqual([]);
    expect(documents).toEqual([
      { id: "7", text: "The pier, she said, is shut.", source: "Echo" },
      { id: "8", text: 'Two\nlines, "both" whole', source: "Herald" },
      { id: "9", text: "no marks" },
      { id: "10", text: "", source: "Echo" },
    ]);
  });

  test("takes a space before the quotation mark where the first row shows it", async () => {
    const { texts, problems } = await readCsv('id,text,source\n7, "The pier, she said, is shut.",Echo\n8, "Open, again", Echo\n');
    expect({ texts, problems }).toEqual({ texts: ["The pier, she said, is shut.", "Open, again"], problems: [] });
  });

  test("reports a row that a space or a backslash tears apart, also where the number of its cells fits", async () => {
    const { documents, problems } = await readCsv('id,text,source\n1,plain,Echo\n2, "The pier, she said"\n3,"He said \\"no, never\\""\n4,last,Echo\n');
    expect(documents.map(({ id }) => id)).toEqual(["1", "4"]);
    expect(problems).toMatchObject([
      { code: "bad-record", line: 3, message: expect.stringContaining("cell 2 is torn apart") },
      { code: "bad-record", line: 4 },
    ]);
  });

  test("keeps texts that begin with a quotation mark or with spaces", async () => {
    const texts = ['"No," he said', '"It goes on', ' "Really?"', "  set in", '12" records'];
    const rows = texts.map((text) => `"${text.replaceAll('"', '""')}","a ""b"""\n`);
    expect(await readCsv(`text,title\n${rows.join("")}`)).toMatchObject({ texts, problems: [] });
  });

  test("takes words for no value as absent, but not in texts and times", async () => {
    const { documents } = await readCsv(",id,text,publishedAt,source,title,url\n0,1,nan,NaT,nan,None,\\N\n1,2,,,<NA>,NULL,null\n2,,x,2020,N.A.,Nan,\n");
    expect(documents).toEqual([
      { id: "1", text: "nan", publishedAt: "NaT" },
      { id: "2", text: "" },
      { id: "a.csv:4", text: "x", publishedAt: "2020", source: "N.A.", title: "Nan" },
    ]);
  });

  test("takes lines that end in CR alone, and zero bytes as they stand", async () => {
    expect((await readCsv("id,text\r1,abc\r2,d\0e\r")).texts).toEqual(["abc", "d\0e"]);
  });

  test("takes names that extractors give to columns", async () => {
    const { documents } = await readCsv("id,Publish_Date,media_name,MAINTEXT\n1,2019-02-03,The Echo,words\n");
    expect(documents).toEqual([{ id: "1", publishedAt: "2019-02-03", source: "The Echo", text: "words" }]);
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
