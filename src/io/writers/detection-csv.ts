/**
 * Stage output: a detection -> CSV (RFC 4180, by csv-stringify), one row a passage, for people with a spreadsheet
 * (docs/formats.md). Every text is quoted, and one that a spreadsheet would run is neutralised. No import of Node here.
 * Holds one row and one chunk.
 */
import type { Span } from "../../types/document.js";
import type { Passage } from "../../types/passage.js";
import type { Pair } from "../../types/relation.js";
import type { Detection } from "../../types/result.js";
import { type Cell, csvRows } from "./csv-rows.js";
import { spreadsheetCell } from "./spreadsheet-cell.js";

/** The text of a document by its id; undefined where it is not at hand, which leaves the excerpts of that document empty. */
export type TextOf = (id: string) => string | undefined;

const COLUMNS = ["a_id", "a_start", "a_end", "b_id", "b_start", "b_end", "bits", "tokens", "kind", "family", "a_text", "b_text"];
/** Which of the two is a document of `against`: a column of runs that have some. */
const AGAINST = "against";
/** Of the pair of documents, and of the family. */
const MEANING = ["relation", "direction", "via", "family_label"];

/** What a row tells beside the passage; columns of a part that is absent are empty, and without `documents` there is no column `against`. */
type WrittenDetection = Pick<Detection, "passages"> & Partial<Pick<Detection, "documents" | "families" | "pairs">>;

/** The chunks of the file: a header, then a row for each passage in the order of the detection; rows end with CRLF. */
export function detectionToCsv(detection: WrittenDetection, textOf: TextOf): Generator<string> {
  return csvRows(rows(detection, textOf));
}

function* rows({ documents = [], passages, families = [], pairs = [] }: WrittenDetection, textOf: TextOf): Generator<Cell[]> {
  const against = new Set(documents.filter((document) => document.against).map(({ id }) => id));
  const hasSides = against.size > 0;
  const relations = relationsByPassage(pairs, passages.length);
  yield [...COLUMNS, ...(hasSides ? [AGAINST] : []), ...MEANING];
  for (const [index, passage] of passages.entries()) {
    const { a, b, family } = passage;
    const side = against.has(a.id) ? "a" : against.has(b.id) ? "b" : "";
    yield [...rowOf(passage, textOf), ...(hasSides ? [side] : []), ...relationCells(relations[index]), families[family]?.label ?? ""];
  }
}

/** By passage: the relation of the two documents it stands in; none for a repeat inside one. */
function relationsByPassage(pairs: readonly Pair[], numPassages: number): (Pair["relation"] | undefined)[] {
  const relations = new Array<Pair["relation"] | undefined>(numPassages).fill(undefined);
  for (const { passages, relation } of pairs) for (const index of passages) relations[index] = relation;
  return relations;
}

function relationCells(relation: Pair["relation"] | undefined): Cell[] {
  return relation === undefined || relation === null ? ["", "", ""] : [relation.label, relation.direction, spreadsheetCell(relation.via ?? "")];
}

function rowOf({ a, b, bits, tokens, kind, family }: Passage, textOf: TextOf): Cell[] {
  const texts = [excerpt(a, textOf), excerpt(b, textOf)].map(spreadsheetCell);
  return [spreadsheetCell(a.id), a.start, a.end, spreadsheetCell(b.id), b.start, b.end, bits, tokens, kind, family, ...texts];
}

function excerpt({ id, start, end }: Span, textOf: TextOf): string {
  return textOf(id)?.slice(start, end) ?? "";
}
