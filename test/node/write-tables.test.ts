import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { parquetReadObjects } from "hyparquet";
import { describe, expect, test } from "vitest";
import { graphMl } from "../../src/io/writers/detection-tables.js";
import { OFFSET_UNITS, offsetsIn } from "../../src/io/writers/offset-units.js";
import { writeTables } from "../../src/node/write-tables.js";
import { sampleDetection } from "../io/sample-detection.js";
import { temporaryFolder } from "../io/temporary-folder.js";
import { needs, PANDAS, pythonPath } from "../needs.js";

const NAMES = ["clusters", "documents", "families", "occurrences", "pairs", "passages", "quotations", "stories"];
const rowsOf = (path: string): Record<string, string>[] => parse(readFileSync(path), { columns: true });

describe("tables", () => {
  test("of CSV have a row for each thing, keys that join, and a file that names the run", async () => {
    const folder = join(temporaryFolder({ "in.txt": "abc" }), "out");
    await writeTables(sampleDetection, folder, { command: ["detect", "in.txt"], inputs: [join(folder, "../in.txt"), "gone.txt"] });
    expect(readdirSync(folder).sort()).toEqual([...NAMES.map((name) => `${name}.csv`), "graph.graphml", "passages.passim.jsonl", "run.json"].sort());
    const documents = rowsOf(join(folder, "documents.csv"));
    expect(documents.length).toBe(sampleDetection.documents.length);
    const ids = new Set(documents.map(({ id }) => id));
    const passages = rowsOf(join(folder, "passages.csv"));
    expect(passages.map(({ a_start, a_end }) => [Number(a_start), Number(a_end)])).toEqual(sampleDetection.passages.map(({ a }) => [a.start, a.end]));
    for (const { a_id, b_id } of passages) expect([ids.has(a_id!), ids.has(b_id!)]).toEqual([true, true]);
    const run = JSON.parse(readFileSync(join(folder, "run.json"), "utf8"));
    expect(run).toMatchObject({
      format: "wirecopy-tables",
      command: ["detect", "in.txt"],
      offsets: "utf16",
      inputs: [
        { bytes: 3, sha256: "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" },
        { path: "gone.txt", bytes: null, sha256: null },
      ],
      settings: sampleDetection.settings,
    });
    const spans = readFileSync(join(folder, "passages.passim.jsonl"), "utf8")
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(spans.length).toBe(sampleDetection.families.reduce((sum, { spans: each }) => sum + each.length, 0));
    expect(Object.keys(spans[0])).toEqual(["cluster", "size", "begin", "end", "uid", "series", "date", "src"]);
  });

  test("of CSV tell what is not known from an empty text", async () => {
    const folder = temporaryFolder();
    const [first, ...others] = sampleDetection.documents;
    await writeTables({ ...sampleDetection, documents: [{ ...first!, title: null, source: "" }, ...others] }, folder);
    const [, row] = readFileSync(join(folder, "documents.csv"), "utf8").split("\r\n");
    expect(row).toMatch(/^"[^"]+","",[^,]*,,/);
  });

  test("of Parquet have the same cells, with types and nulls", async () => {
    const folder = temporaryFolder();
    await writeTables(sampleDetection, folder, { as: "parquet" });
    await writeTables(sampleDetection, folder, { as: "csv" });
    for (const name of NAMES) {
      const bytes = readFileSync(join(folder, `${name}.parquet`));
      const rows = await parquetReadObjects({ file: new Uint8Array(bytes).buffer });
      const plain = rowsOf(join(folder, `${name}.csv`));
      expect(rows.length).toBe(plain.length);
      for (const [i, row] of rows.entries())
        for (const [key, value] of Object.entries(row)) expect(String(value ?? "")).toBe(plain[i]![key]!.replace(/^'(?=[=+@-])/, ""));
    }
  });

  test("of Parquet open in DuckDB", needs(PANDAS), async () => {
    const folder = temporaryFolder();
    await writeTables(sampleDetection, folder, { as: "parquet" });
    const query = `select count(*) from '${folder}/passages.parquet' p join '${folder}/documents.parquet' d on p.a_id = d.id`;
    const counted = execFileSync(pythonPath, ["-c", `import duckdb; print(duckdb.sql("${query}").fetchall()[0][0])`], { encoding: "utf8" });
    expect(Number(counted)).toBe(sampleDetection.passages.length);
  });

  test("refuse what they cannot write", async () => {
    await expect(writeTables(sampleDetection, temporaryFolder(), { as: "xlsx" as "csv" })).rejects.toThrow(/"as" expected one of csv, parquet/);
    await expect(writeTables(sampleDetection, temporaryFolder(), { offsets: "byte" })).rejects.toThrow(/"textOf" expected function/);
    await expect(writeTables(sampleDetection, join(temporaryFolder({ a: "" }), "a", "b"))).rejects.toMatchObject({ code: "unwritable-output" });
  });
});

test("offsets in other units slice the same text in code points and in UTF-8", () => {
  const piece = fc.constantFrom("a", "é", "灯", "😀", "\ud800", "\udc00", "x".repeat(300), " ");
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), fc.nat(), (pieces, seed) => {
      const text = pieces.join("");
      const at = text.length === 0 ? 0 : seed % (text.length + 1);
      const isInsidePair = /[\ud800-\udbff]$/.test(text.slice(0, at)) && /^[\udc00-\udfff]/.test(text.slice(at));
      if (isInsidePair) return;
      const [utf16, codepoint, byte] = OFFSET_UNITS.map((unit) => offsetsIn(unit, () => text)("d", at)) as [number, number, number];
      expect(utf16).toBe(at);
      expect(codepoint).toBe([...text.slice(0, at)].length);
      expect(byte).toBe(Buffer.byteLength(text.slice(0, at)));
    }),
    { numRuns: 300 },
  );
});

test("a graph is well-formed whatever names hold", () => {
  const documents = [{ ...sampleDetection.documents[0]!, id: 'a"<&\0\ud800', source: "x]]>" }];
  const text = [...graphMl({ ...sampleDetection, documents, pairs: [] })].join("");
  expect(text).toContain('<node id="a&quot;&lt;&amp;\ufffd\ufffd">');
});
