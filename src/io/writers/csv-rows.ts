/**
 * Stage output: rows of cells -> CSV (RFC 4180, by csv-stringify): texts quoted, rows ended by CRLF. Whoever makes the rows puts texts from
 * outside through `spreadsheetCell`. Holds 64 rows and one chunk.
 */
import { stringify } from "csv-stringify/sync";
import { inChunks } from "./chunks.js";

const ROWS_AT_ONCE = 64;

/** The chunks of the file. */
export function csvRows(rows: Iterable<readonly (number | string)[]>): Generator<string> {
  return inChunks(batches(rows));
}

function* batches(rows: Iterable<readonly (number | string)[]>): Generator<string> {
  let batch: (readonly (number | string)[])[] = [];
  for (const row of rows) {
    batch.push(row);
    if (batch.length < ROWS_AT_ONCE) continue;
    yield csv(batch);
    batch = [];
  }
  if (batch.length > 0) yield csv(batch);
}

function csv(batch: (readonly (number | string)[])[]): string {
  return stringify(batch as (number | string)[][], { quoted_string: true, record_delimiter: "windows" });
}
