/**
 * Stage output: a detection -> CSV (RFC 4180, by csv-stringify), one row a passage, for people with a spreadsheet
 * (docs/formats.md). Every text is quoted, and one that a spreadsheet would run is neutralised. No import of Node here.
 * Holds one row and one chunk.
 */
import { stringify } from "csv-stringify/sync";
import type { Detection, Passage, Span } from "../../types.js";
import { inChunks } from "./chunks.js";
import { spreadsheetCell } from "./spreadsheet-cell.js";

/** The text of a document by its id; undefined where it is not at hand, which leaves the excerpts of that document empty. */
export type TextOf = (id: string) => string | undefined;

const COLUMNS = ["a_id", "a_start", "a_end", "b_id", "b_start", "b_end", "bits", "tokens", "kind", "family", "a_text", "b_text"];
/** Which of the two is a document of `against`: a column of runs that have some. */
const AGAINST = "against";
const ROWS_AT_ONCE = 64;

/**
 * The chunks of the file: a header, then a row for each passage in the order of the detection; rows end with CRLF. Without `documents`
 * there is no column `against`.
 */
export function detectionToCsv(detection: Pick<Detection, "passages"> & Partial<Pick<Detection, "documents">>, textOf: TextOf): Generator<string> {
  const against = (detection.documents ?? []).filter((document) => document.against).map(({ id }) => id);
  return inChunks(rows(detection.passages, textOf, new Set(against)));
}

function* rows(passages: Iterable<Passage>, textOf: TextOf, against: ReadonlySet<string>): Generator<string> {
  const hasSides = against.size > 0;
  let batch: (string | number)[][] = [hasSides ? [...COLUMNS, AGAINST] : COLUMNS];
  for (const passage of passages) {
    const { a, b } = passage;
    const side = against.has(a.id) ? "a" : against.has(b.id) ? "b" : "";
    batch.push(hasSides ? [...rowOf(passage, textOf), side] : rowOf(passage, textOf));
    if (batch.length < ROWS_AT_ONCE) continue;
    yield csv(batch);
    batch = [];
  }
  yield csv(batch);
}

function rowOf({ a, b, bits, tokens, kind, family }: Passage, textOf: TextOf): (string | number)[] {
  const texts = [excerpt(a, textOf), excerpt(b, textOf)].map(spreadsheetCell);
  return [spreadsheetCell(a.id), a.start, a.end, spreadsheetCell(b.id), b.start, b.end, bits, tokens, kind, family, ...texts];
}

function excerpt({ id, start, end }: Span, textOf: TextOf): string {
  return textOf(id)?.slice(start, end) ?? "";
}

function csv(batch: (string | number)[][]): string {
  return batch.length === 0 ? "" : stringify(batch, { quoted_string: true, record_delimiter: "windows" });
}
