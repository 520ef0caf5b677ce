/**
 * Stage output: rows of cells -> CSV (RFC 4180, by csv-stringify): texts quoted, rows ended by CRLF. Whoever makes the rows puts texts from
 * outside through `spreadsheetCell`. Holds 64 rows and one chunk.
 */
import { stringify } from "csv-stringify/sync";
import { inChunks } from "./chunks.js";

const ROWS_AT_ONCE = 64;

export type Cell = number | string;

/** The chunks of the file. */
export function csvRows(rows: Iterable<readonly Cell[]>): Generator<string> {
  return inChunks(batches(rows));
}

function* batches(rows: Iterable<readonly Cell[]>): Generator<string> {
  let batch: (readonly Cell[])[] = [];
  for (const row of rows) {
    batch.push(row);
    if (batch.length < ROWS_AT_ONCE) continue;
    yield csv(batch);
    batch = [];
  }
  if (batch.length > 0) yield csv(batch);
}

function csv(batch: (readonly Cell[])[]): string {
  return stringify(batch as Cell[][], { quoted_string: true, record_delimiter: "windows" });
}
