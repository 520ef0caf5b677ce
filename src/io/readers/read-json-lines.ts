/**
 * Stage input: JSON lines -> documents with their line numbers. Blank lines are passed over; a line that is no document is
 * reported with its number and the reason, and the rest goes on. Holds one line.
 */
import type { Document } from "../../types.js";
import { ByteSource } from "./byte-source.js";
import { documentOfRecord } from "./document-record.js";
import type { InputFile } from "./input-files.js";
import type { ReadContext } from "./read-options.js";
import type { FoundDocument } from "./read-text.js";
import { splitLines } from "./split-lines.js";

const NOT_BLANK = /[^ \t\r]/;
const STDIN_HINT = '; standard input is read as JSON lines: {"id": …, "text": …} on each';

/** Yields the documents of `file` in the order of its lines. */
export async function* readJsonLines(file: InputFile, context: ReadContext): AsyncGenerator<FoundDocument> {
  const parse = createLineParser(file, context, "characters");
  for await (const { number, content } of splitLines(new ByteSource(file, context).text(), context.maxRecordChars)) {
    const document = parse(number, content);
    if (document !== undefined) yield { document, line: number };
  }
}

/**
 * Makes documents of the lines of one file: undefined for a blank one, and for one that is none, which is reported. A `text` of undefined is too long.
 * @param unit in which `maxRecordChars` was counted.
 */
export function createLineParser(
  file: InputFile,
  context: ReadContext,
  unit: "characters" | "bytes",
): (line: number, text: string | undefined) => Document | undefined {
  let hint = file.stdin ? STDIN_HINT : "";
  return (line, text) => {
    const problem = { severity: "error", file: file.path, line } as const;
    if (text === undefined) context.report({ ...problem, code: "too-long", message: `the line is longer than ${context.maxRecordChars} ${unit}; left out` });
    if (text === undefined || !NOT_BLANK.test(text)) return undefined;
    const document = parseLine(text);
    if (typeof document !== "string") return document;
    context.report({ ...problem, code: "bad-record", message: `${document}; this line is skipped${hint}` });
    hint = "";
    return undefined;
  };
}

/** The document of a line, or a sentence that says why it is none. */
export function parseLine(text: string): Document | string {
  try {
    return documentOfRecord(JSON.parse(text));
  } catch (cause) {
    return `not valid JSON (${(cause as Error).message})`;
  }
}
