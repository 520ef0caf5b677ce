/** Passages by DuckDB inside the process against memory: the same places, bits, kinds and families, whatever the options, also behind an abort. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { afterAll, describe, expect, it } from "vitest";
import { detect } from "../../src/api/detect.js";
import { type DuckDBDetectOptions, detectInDuckDB } from "../../src/node/duckdb-detect.js";
import type { Document } from "../../src/types/document.js";
import type { DetectOptions } from "../../src/types/options.js";
import { madeNews } from "../stages/made-news.js";

const folder = mkdtempSync(join(tmpdir(), "wirecopy-duckdb-passages-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let count = 0;
const fresh = (): string => {
  const path = join(folder, `run-${count++}`);
  mkdirSync(path);
  return path;
};

function linesFile(documents: readonly Document[]): string {
  const path = join(fresh(), "documents.jsonl");
  writeFileSync(path, documents.map((document) => `${JSON.stringify(document)}\n`).join(""));
  return path;
}

async function rowsOf(query: string): Promise<unknown[][]> {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  const rows = (await connection.runAndReadAll(query)).getRowsJS();
  connection.closeSync();
  instance.closeSync();
  return rows as unknown[][];
}

interface Found {
  readonly passages: readonly unknown[];
  readonly families: readonly unknown[];
  readonly occurrences: readonly unknown[];
}

async function onDisk(inputs: readonly string[], options: DuckDBDetectOptions = {}): Promise<Found> {
  const [out, temp] = [fresh(), fresh()];
  await detectInDuckDB(inputs, out, { relations: false, temp, threads: 1, ...options });
  return readFound(out);
}

async function readFound(out: string): Promise<Found> {
  const passages = "a_id, a_start, a_end, b_id, b_start, b_end, bits, tokens, kind, family, edits, blocks::VARCHAR";
  return {
    passages: await rowsOf(`SELECT ${passages} FROM '${out}/passages.parquet' ORDER BY passage`),
    families: await rowsOf(`SELECT bits, tokens, label, documents, spans, first_id, text FROM '${out}/families.parquet' ORDER BY family`),
    occurrences: await rowsOf(`SELECT family, id, start, "end" FROM '${out}/occurrences.parquet'`),
  };
}

async function inMemory(documents: readonly Document[], options: DetectOptions = {}): Promise<Found> {
  const { passages, families } = await detect(documents, { relations: false, ...options });
  return {
    passages: passages.map(({ a, b, bits, tokens, kind, family, edits, blocks }) => {
      const places = blocks.flatMap((block) => [...block.a, ...block.b]);
      return [a.id, a.start, a.end, b.id, b.start, b.end, bits, tokens, kind, family, edits.length, `[${places.join(", ")}]`];
    }),
    families: families.map(({ bits, tokens, label, spans, text }) => [
      bits,
      tokens,
      label,
      new Set(spans.map(({ id }) => id)).size,
      spans.length,
      spans[0]!.id,
      text,
    ]),
    occurrences: families.flatMap(({ index, spans }) => spans.map(({ id, start, end }) => [index, id, start, end])),
  };
}

describe("passages on a disk", () => {
  const documents = madeNews(42, 5);
  const input = linesFile(documents);

  it("are those of detect", async () => {
    const want = await inMemory(documents);
    expect(want.passages.length).toBeGreaterThan(20);
    expect(await onDisk([input])).toEqual(want);
  });

  it.each([
    ["of other sources within a fortnight", { otherSourceOnly: true, within: "14d" }],
    ["without repeats, from whole sentences on", { self: false, sensitivity: "sentence" }],
    ["with an ignored text", { ignore: [{ id: "note", text: documents[3]!.text }] }],
  ] as const)("are those of detect %s", async (_, options) => {
    expect(await onDisk([input], options)).toEqual(await inMemory(documents, options));
  });

  it("are those of detect against other files", async () => {
    const [fresh, old] = [documents.slice(0, 18), documents.slice(18)];
    expect(await onDisk([linesFile(fresh)], { against: [linesFile(old)] })).toEqual(await inMemory(fresh, { against: old }));
  });

  it("are none where nothing is shared, or nothing is there", async () => {
    const none = { passages: [], families: [], occurrences: [] };
    expect(await onDisk([linesFile([{ id: "a", text: "Nothing of it." }])])).toEqual(none);
    expect(await onDisk([linesFile([{ id: "a", text: "" }])])).toEqual(none);
  });

  it.each(["seeds", "passages"] as const)("are found by the next run where one was ended at %s, and nothing is left behind", async (stage) => {
    const [out, temp] = [fresh(), fresh()];
    const ending = new AbortController();
    const onProgress = (progress: { readonly stage: string }): void => {
      if (progress.stage === stage) ending.abort(new Error("the lights went out"));
    };
    const options = { relations: false, temp, threads: 1 } as const;
    await expect(detectInDuckDB([input], out, { ...options, signal: ending.signal, onProgress })).rejects.toThrow("the lights went out");
    await detectInDuckDB([input], out, options);
    expect(await readFound(out)).toEqual(await inMemory(documents));
    expect(() => readFileSync(join(temp, "records"))).toThrow("ENOENT");
  });

  it("cannot be had with a condition on pairs", async () => {
    await expect(detectInDuckDB([input], fresh(), { where: "day < day2" })).rejects.toThrow('"where" expected with "passages": false');
  });
});
