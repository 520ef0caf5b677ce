/**
 * Node: a CSV or text file of UTF-8 (JSON lines: deduplicate-files.ts) -> its documents with the bytes that each was made of, and the way back from such bytes to the text. The
 * same documents, ids and problems as `readDocuments` gives. Limits are counted in bytes here. Holds one record and one piece.
 */
import { countInvalid } from "../io/readers/byte-decoder.js";
import { invalidBytes } from "../io/readers/byte-source.js";
import { readCsvRecords } from "../io/readers/read-csv.js";
import { parseLine } from "../io/readers/read-json-lines.js";
import type { ReadContext } from "../io/readers/read-options.js";
import type { FoundRecord } from "../io/readers/read-text.js";
import { RecordReader, type RecordRules } from "../io/readers/record-reader.js";
import { bytesOf, type Utf8File } from "./utf8-file.js";

/** How the records of one file are read again. */
export interface RecordLayout {
  /** Bytes before the first record that belong to all of them: the header of CSV, its line end included. */
  readonly header: { readonly start: number; readonly end: number } | undefined;
  /** The text of a record, the same string that its document had; undefined where the bytes are no record. */
  textOf(record: Buffer): string | undefined;
}

/**
 * The documents of a CSV or text file, with the places of their records in it.
 * @param onLayout called once before the first of them.
 */
export async function* readRecords(file: Utf8File, context: ReadContext, onLayout: (layout: RecordLayout) => void): AsyncGenerator<FoundRecord> {
  const { markLength } = file;
  if (file.input.format === "text") yield* readWhole(file, context, onLayout);
  else {
    const records = readCsvRecords(bytesOf(file, context), { file: file.input, context }, ({ start, end, textOf }) =>
      onLayout({ header: { start: start + markLength, end: end + markLength }, textOf }),
    );
    for await (const record of records) yield { ...record, start: record.start + markLength, end: record.end + markLength };
  }
}

/** How JSON lines are read again. */
export function linesLayout(rules: RecordRules): RecordLayout {
  const records = new RecordReader(rules);
  return {
    header: undefined,
    textOf: (line) => {
      const document = parseLine(line.toString(), "", records);
      return typeof document === "string" ? undefined : document.text;
    },
  };
}

async function* readWhole(file: Utf8File, context: ReadContext, onLayout: (layout: RecordLayout) => void): AsyncGenerator<FoundRecord> {
  onLayout({ header: undefined, textOf: (record) => record.toString() });
  const pieces: Uint8Array[] = [];
  let length = 0;
  let isBroken = false;
  const listening: ReadContext = {
    ...context,
    report: (problem) => {
      isBroken = true;
      context.report(problem);
    },
  };
  for await (const piece of bytesOf(file, listening)) {
    length += piece.length;
    if (length > context.maxRecordChars) {
      const message = `longer than ${context.maxRecordChars} bytes; left out`;
      return context.report({ severity: "error", code: "too-long", file: file.input.path, message });
    }
    pieces.push(piece);
  }
  if (isBroken && length === 0) return;
  const bytes = Buffer.concat(pieces);
  const text = bytes.toString();
  reportInvalid(countInvalid(bytes, text), file, context);
  yield { document: { id: file.input.id, text }, line: undefined, start: file.markLength, end: file.markLength + length };
}

/** Tells of places that are not UTF-8. */
export function reportInvalid(invalid: number, { input }: Utf8File, { report }: ReadContext): void {
  if (invalid > 0) report({ severity: "warning", file: input.path, ...invalidBytes(invalid, "utf-8") });
}
