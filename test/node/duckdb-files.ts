/** Folders and files of tests with DuckDB, gone when a file of tests is done; and the rows of a query. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { afterAll } from "vitest";
import type { Document } from "../../src/types/document.js";

const folder = mkdtempSync(join(tmpdir(), "wirecopy-duckdb-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let count = 0;
/** A new folder. */
export const fresh = (): string => {
  const path = join(folder, `run-${count++}`);
  mkdirSync(path);
  return path;
};

export function linesFile(documents: readonly Document[]): string {
  const path = join(fresh(), "documents.jsonl");
  writeFileSync(path, documents.map((document) => `${JSON.stringify(document)}\n`).join(""));
  return path;
}

export async function rowsOf(query: string): Promise<unknown[][]> {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  const rows = (await connection.runAndReadAll(query)).getRowsJS();
  connection.closeSync();
  instance.closeSync();
  return rows as unknown[][];
}
