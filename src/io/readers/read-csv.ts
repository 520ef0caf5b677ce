/**
 * Stage input: CSV with a header (RFC 4180, by csv-parse) -> documents with the lines their rows begin at. What parts the cells is told by the
 * beginning (csv-dialect.ts). A quotation mark that is not doubled is taken
 * as it stands; where it tears a row apart, the row is reported, and the rest goes on.
 * Lines are counted here: csv-parse counts a CRLF inside quotation marks twice. Holds one row and one piece of the file.
 */
import { type CsvError, parse } from "csv-parse";
import { parse as parseAll } from "csv-parse/sync";
import { shown } from "../../errors.js";
import { ByteSource } from "./byte-source.js";
import { type CsvDialect, delimiterHint, dialectOf, PEEK_BYTES } from "./csv-dialect.js";
import { type Alias, aliasesOf, type FieldMap, KNOWN_NAMES, NAMES, plainName } from "./field-names.js";
import type { InputFile } from "./input-files.js";
import { countLineEnds, LineCounter } from "./line-counter.js";
import { placeId } from "./read-json-lines.js";
import type { ReadContext } from "./read-options.js";
import type { FoundDocument, FoundRecord } from "./read-text.js";
import { RecordReader } from "./record-reader.js";
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
  /** The header, its line end included, and a line before it that says what parts the cells. */
  readonly start: number;
  readonly end: number;
  /** The text of a row, by its bytes; undefined where they are no row. */
  textOf(row: Buffer): string | undefined;
}

/** Column of each known name that the header has, and the names that were taken for one. */
interface Columns {
  readonly at: ReadonlyMap<string, number>;
  readonly aliases: readonly Alias[];
}

const PARSING = {
  record_delimiter: ["\r\n", "\n", "\r"],
  relax_quotes: true,
  relax_column_count: true,
  skip_empty_lines: true,
  skip_records_with_error: true,
};
/** What tools write for a cell that has no value: pandas, Python, SQL, R. Not of texts, which are taken as they stand, nor of times, which are reported. */
const NO_VALUES = new Set(["", "nan", "NaN", "NaT", "<NA>", "NA", "None", "null", "NULL", "\\N"]);
/** A cell that should have been quoted and was not taken so: the quotation mark stands behind white space, or its next one behind a backslash. */
const OPENED_CELL = /^(?:\s+"|"[^"]*\\")/;

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
  const { map } = context;
  const hasText = (names: readonly string[]): boolean =>
    names.some((name) => NAMES.text.includes(plainName(name))) ||
    aliasesOf(names, map, false).some(({ field, name }) => field === "text" && names.includes(name));
  const dialect = dialectOf(Buffer.concat(first.map(({ bytes }) => bytes)).toString("utf8", 0, PEEK_BYTES), hasText);
  const records = new RecordReader({ map: {}, dates: context.dates });
  let separatorLine = dialect.hasSeparatorLine;
  for await (const { cells, line, start, end } of rowsOf(startingWith(first, pieces), { file, context, dialect })) {
    const problem = { severity: "error", file: file.path, line } as const;
    if (separatorLine) separatorLine = false;
    else if (columns === undefined) {
      const header = columnsOf(cells, map);
      if (typeof header === "string") return context.report({ ...problem, code: "bad-header", message: header });
      columns = header;
      width = cells.length;
      for (const alias of header.aliases) records.noteAlias(alias);
      const text = header.at.get(NAMES.text.find((name) => header.at.has(name))!)!;
      onHeader({ start: dialect.hasSeparatorLine ? 0 : start, end, textOf: (row) => textOfRow(row, dialect, text) });
    } else {
      const document = rowProblem(cells, width) ?? records.read(recordOf(cells, columns), placeId(file, line));
      if (typeof document === "string") context.report({ ...problem, code: "bad-record", message: `${document}; this row is skipped` });
      else yield { document, line, start, end };
    }
  }
  records.finish(file, context);
}

/** The rows within the limit. A longer one is passed over when its end comes in the same piece of the file, else the file ends there. */
async function* rowsOf(
  pieces: AsyncIterable<Piece>,
  { file, context, dialect }: { readonly file: InputFile; readonly context: ReadContext; readonly dialect: CsvDialect },
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
    ...parsingOf(dialect),
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

/** The pieces that hold the first PEEK_BYTES, or all. */
async function firstPieces(pieces: AsyncIterator<Piece>): Promise<Piece[]> {
  const first: Piece[] = [];
  for (let length = 0; length < PEEK_BYTES; length += first.at(-1)!.bytes.length) {
    const { value, done } = await pieces.next();
    if (done) break;
    first.push(value);
  }
  return first;
}

async function* startingWith(first: readonly Piece[], rest: AsyncIterable<Piece>): AsyncGenerator<Piece> {
  yield* first;
  yield* rest;
}

function textOfRow(row: Buffer, dialect: CsvDialect, column: number): string | undefined {
  const [cells] = parseAll(row, parsingOf(dialect)) as string[][];
  return cells?.[column];
}

function parsingOf({ delimiter, trim }: CsvDialect) {
  return { ...PARSING, delimiter, trim };
}

/** Where the known fields stand, or a sentence that says why the header is none. Names are matched without case and outer spaces. */
function columnsOf(header: readonly string[], map: FieldMap): Columns | string {
  const at = new Map<string, number>();
  for (const [index, cell] of header.entries()) {
    const field = KNOWN_NAMES.find((name) => name.toLowerCase() === plainName(cell));
    if (field !== undefined && at.has(field)) return `the header has two columns "${field}"`;
    if (field !== undefined) at.set(field, index);
  }
  const aliases = aliasesOf(header, map, false).filter(({ name }) => header.includes(name));
  for (const { name, field } of aliases) at.set(field, header.indexOf(name));
  if (NAMES.text.some((name) => at.has(name))) return { at, aliases };
  const names = header.slice(0, 20).map(shown).join(", ");
  return `the header has no column "text"; its columns are ${names}${header.length > 20 ? ", …" : ""}; call the one that holds the texts "text"${delimiterHint(header)}`;
}

/** A cell without a value is as absent. */
function recordOf(cells: readonly string[], { at }: Columns): Record<string, string> {
  const record: Record<string, string> = {};
  for (const [name, index] of at) {
    const cell = cells[index] as string;
    const isAbsent = name === "id" || NAMES.publishedAt.includes(name) ? cell === "" : NO_VALUES.has(cell);
    if (!isAbsent || NAMES.text.includes(name)) record[name] = cell;
  }
  return record;
}

/** Why a row is none of the header's; undefined if nothing speaks against it. */
function rowProblem(cells: readonly string[], width: number): string | undefined {
  const count = cells.length;
  if (count !== width)
    return `the row has ${count === 1 ? "1 cell" : `${count} cells`}, the header ${width} (is a quotation mark inside a cell not doubled, or a line end or delimiter not quoted?)`;
  const opened = cells.findIndex((cell) => OPENED_CELL.test(cell) && hasOddMarks(cell));
  const isTorn = opened >= 0 && cells.slice(opened + 1).some((cell) => cell.trimEnd().endsWith('"') && hasOddMarks(cell));
  return isTorn ? `cell ${opened + 1} is torn apart at a delimiter (a quotation mark has to follow the delimiter at once, one inside is doubled)` : undefined;
}

/** Marks behind a backslash are meant to be inside. */
function hasOddMarks(cell: string): boolean {
  return cell.replaceAll('\\"', "").split('"').length % 2 === 0;
}
