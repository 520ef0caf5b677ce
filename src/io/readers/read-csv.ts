/**
 * Stage input: CSV with a header (RFC 4180, by csv-parse) -> documents with the lines their rows begin at. The delimiter is
 * the one of comma, semicolon and tab that gives the header a column `text`. A quotation mark that is not doubled is taken
 * as it stands; where it tears a row apart, the row has a wrong number of cells, is reported, and the rest goes on.
 * Lines are counted here: csv-parse counts a CRLF inside quotation marks twice. Holds one row and one piece of the file.
 */
import { type CsvError, parse } from "csv-parse";
import { parse as parseAll } from "csv-parse/sync";
import { shown } from "../../errors.js";
import { ByteSource } from "./byte-source.js";
import { DOCUMENT_FIELDS, documentOfRecord } from "./document-record.js";
import type { InputFile } from "./input-files.js";
import { countLineEnds, LineCounter } from "./line-counter.js";
import type { ReadContext } from "./read-options.js";
import type { FoundDocument, FoundRecord } from "./read-text.js";
import { through } from "./through.js";

interface Row {
  readonly cells: readonly string[];
  readonly line: number;
  /** Bytes from the end of the row before it, blank lines among them, to behind its line end. */
  readonly start: number;
  readonly end: number;
}

/** A piece of a file in UTF-8, without a byte order mark. */
interface Piece {
  readonly bytes: Buffer;
  /** UTF-16 code units of it, or more. */
  readonly chars: number;
}

/** How the rows of a file are read one by one. */
export interface CsvLayout {
  readonly delimiter: string;
  /** The header, its line end included. */
  readonly start: number;
  readonly end: number;
  /** The text of a row, by its bytes; undefined where they are no row. */
  textOf(row: Buffer): string | undefined;
}

/** Column of each field that the header names. */
type Columns = ReadonlyMap<string, number>;

const PARSING = {
  record_delimiter: ["\r\n", "\n", "\r"],
  relax_quotes: true,
  relax_column_count: true,
  skip_empty_lines: true,
  skip_records_with_error: true,
};
const DELIMITERS = [",", ";", "\t"];
/** A header that is longer has the comma. */
const PEEK_BYTES = 1 << 16;

/** Yields the documents of `file` in the order of its rows. */
export function readCsv(file: InputFile, context: ReadContext): AsyncGenerator<FoundDocument> {
  return documentsOf(encoded(new ByteSource(file, context).text()), file, context, () => undefined);
}

/**
 * As `readCsv`, of bytes of UTF-8 that begin behind the byte order mark, with the bytes of each row. Blank lines before a row are among its bytes.
 * @param onHeader called once before the first row, where there is a header.
 */
export async function* readCsvRecords(
  bytes: AsyncIterable<Uint8Array>,
  { file, context }: { readonly file: InputFile; readonly context: ReadContext },
  onHeader: (layout: CsvLayout) => void,
): AsyncGenerator<FoundRecord> {
  yield* documentsOf(asPieces(bytes), file, context, onHeader);
}

async function* encoded(texts: AsyncIterable<string>): AsyncGenerator<Piece> {
  for await (const text of texts) yield { bytes: Buffer.from(text), chars: text.length };
}

async function* asPieces(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Piece> {
  for await (const { buffer, byteOffset, byteLength } of pieces) yield { bytes: Buffer.from(buffer, byteOffset, byteLength), chars: byteLength };
}

async function* documentsOf(
  pieces: AsyncGenerator<Piece>,
  file: InputFile,
  context: ReadContext,
  onHeader: (layout: CsvLayout) => void,
): AsyncGenerator<FoundRecord> {
  let columns: Columns | undefined;
  let width = 0;
  const first = await firstPieces(pieces);
  const delimiter = delimiterOf(Buffer.concat(first.map(({ bytes }) => bytes)).toString("latin1"));
  for await (const { cells, line, start, end } of rowsOf(startingWith(first, pieces), { file, context, delimiter })) {
    const problem = { severity: "error", file: file.path, line } as const;
    if (columns === undefined) {
      const header = columnsOf(cells);
      if (typeof header === "string") return context.report({ ...problem, code: "bad-header", message: header });
      columns = header;
      width = cells.length;
      onHeader({ delimiter, start, end, textOf: (row) => textOfRow(row, delimiter, header.get("text")!) });
      continue;
    }
    const document = cells.length === width ? documentOfRecord(recordOf(cells, columns, `${file.id}:${line}`)) : countsDiffer(cells.length, width);
    if (typeof document === "string") context.report({ ...problem, code: "bad-record", message: `${document}; this row is skipped` });
    else yield { document, line, start, end };
  }
}

/** The rows within the limit. A longer one is passed over when its end comes in the same piece of the file, else the file ends there. */
async function* rowsOf(
  pieces: AsyncIterable<Piece>,
  { file, context, delimiter }: { readonly file: InputFile; readonly context: ReadContext; readonly delimiter: string },
): AsyncGenerator<Row> {
  const lines = new LineCounter();
  /** Of the rows that the parser has let out and that are not yet yielded. */
  const places: Omit<Row, "cells">[] = [];
  const problem = { severity: "error", file: file.path } as const;
  /** Since the last row ended. */
  let chars = 0;
  let endless = false;
  let end = 0;
  const parser = parse({
    ...PARSING,
    delimiter,
    on_record: (cells, { bytes }) => {
      const start = end;
      end = bytes;
      chars = 0;
      if (endless) return null;
      const line = firstLineOf(cells, bytes, lines);
      if (cells.reduce((sum, cell) => sum + cell.length, 0) <= context.maxRecordChars) {
        places.push({ line, start, end });
        return cells;
      }
      context.report({ ...problem, code: "too-long", line, message: `the row is longer than ${context.maxRecordChars} characters; left out` });
      return null;
    },
    on_skip: (error) => {
      end = Number(error?.bytes ?? end);
      if (!endless) context.report({ ...problem, code: "bad-record", line: lines.lineAt(end), message: skipReason(error) });
      return undefined;
    },
  });
  const bounded = async function* () {
    for await (const piece of pieces) {
      lines.add(piece.bytes);
      chars += piece.chars;
      yield piece.bytes;
      endless = chars > context.maxRecordChars;
      if (endless) return;
    }
  };
  for await (const cells of through<Buffer, string[]>(bounded(), parser)) yield { cells, ...(places.shift() as Omit<Row, "cells">) };
  if (!endless) return;
  const message = `a row is longer than ${context.maxRecordChars} characters (is a quotation mark never closed?); the file is left out from there`;
  context.report({ ...problem, code: "too-long", message });
}

/** The line a row begins at: that of its end, less the line ends inside its cells and its own. */
function firstLineOf(cells: readonly string[], endByte: number, lines: LineCounter): number {
  let line = lines.lineAt(endByte);
  if (lines.afterLineEnd) line--;
  for (const cell of cells) line -= countLineEnds(cell);
  return line;
}

function skipReason(error: CsvError | undefined): string {
  if (error?.code === "CSV_QUOTE_NOT_CLOSED") return "a quotation mark is opened here and never closed; the file is lost from there";
  return `not a row (${error?.message})`;
}

/** The pieces up to and including the first line end, or the beginning of a long line. */
async function firstPieces(pieces: AsyncIterator<Piece>): Promise<Piece[]> {
  const first: Piece[] = [];
  let text = "";
  // two steps: one expression for both would look for a line end from each character on, a minute for a megabyte without one
  while (!/[\r\n]/.test(text.trimStart()) && text.length < PEEK_BYTES) {
    const { value, done } = await pieces.next();
    if (done) break;
    first.push(value);
    text += value.bytes.toString("latin1");
  }
  return first;
}

async function* startingWith(first: readonly Piece[], rest: AsyncIterable<Piece>): AsyncGenerator<Piece> {
  yield* first;
  yield* rest;
}

function textOfRow(row: Buffer, delimiter: string, column: number): string | undefined {
  const [cells] = parseAll(row, { ...PARSING, delimiter }) as string[][];
  return cells?.[column];
}

/** @param first bytes as latin1: the signs that count are ASCII. */
function delimiterOf(first: string): string {
  const header = first.trimStart().split(/[\r\n]/, 1)[0] as string;
  const hasText = (delimiter: string) => header.split(delimiter).some((cell) => columnName(cell.replaceAll('"', "")) === "text");
  return DELIMITERS.find(hasText) ?? ",";
}

function columnName(cell: string): string {
  return cell.trim().toLowerCase();
}

/** Where the known fields stand, or a sentence that says why the header is none. Names are matched without case and outer spaces. */
function columnsOf(header: readonly string[]): Columns | string {
  const columns = new Map<string, number>();
  for (const [index, cell] of header.entries()) {
    const field = DOCUMENT_FIELDS.find((name) => name.toLowerCase() === columnName(cell));
    if (field !== undefined && columns.has(field)) return `the header has two columns "${field}"`;
    if (field !== undefined) columns.set(field, index);
  }
  if (columns.has("text")) return columns;
  const names = header.slice(0, 20).map(shown).join(", ");
  return `the header has no column "text"; its columns are ${names}${header.length > 20 ? ", …" : ""}; call the one that holds the texts "text"`;
}

/** An empty cell of an optional field is as absent; without a column `id` the place of the row is the id. */
function recordOf(cells: readonly string[], columns: Columns, place: string): Record<string, string> {
  const record: Record<string, string> = columns.has("id") ? {} : { id: place };
  for (const [field, index] of columns) {
    const cell = cells[index] as string;
    if (cell !== "" || field === "id" || field === "text") record[field] = cell;
  }
  return record;
}

function countsDiffer(count: number, width: number): string {
  return `the row has ${count === 1 ? "1 cell" : `${count} cells`}, the header ${width} (is a quotation mark inside a cell not doubled?)`;
}
