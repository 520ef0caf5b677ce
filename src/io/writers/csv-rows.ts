/**
 * Stage output: rows of cells -> CSV: texts quoted, rows ended by CRLF. Holds 64 rows and one chunk.
 *
 * Whoever makes the rows puts texts from outside through `spreadsheetCell`: Excel, LibreOffice and Google Sheets take a cell that begins with
 * = + - @ for a formula (OWASP, CSV Injection), some after trimming white space, and Japanese and Chinese versions take the full-width and
 * small forms for the same signs; a tab, CR or LF at the beginning can move what follows into a cell of its own.
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

/** White space and characters that show as nothing, then a sign that begins a formula; or a control that begins a cell. */
const FORMULA = /^(?:[\t\r\n]|[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠﹦﹢﹣﹫])/u;

/** `text` with an apostrophe before it where a spreadsheet would take it for a formula, else unchanged. */
export function spreadsheetCell(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}
