/**
 * Stage input: JSON lines -> documents with their line numbers. Blank lines are passed over; a line that is no document is
 * reported with its number and the reason, and the rest goes on. Holds one line.
 */
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
  let hint = file.stdin ? STDIN_HINT : "";
  for await (const { number, text } of splitLines(new ByteSource(file, context).text(), context.maxRecordChars)) {
    const problem = { severity: "error", file: file.path, line: number } as const;
    if (text === undefined) {
      context.report({ ...problem, code: "too-long", message: `the line is longer than ${context.maxRecordChars} characters; left out` });
    } else if (NOT_BLANK.test(text)) {
      const document = parseLine(text);
      if (typeof document === "string") {
        context.report({ ...problem, code: "bad-record", message: `${document}; this line is skipped${hint}` });
        hint = "";
      } else yield { document, line: number };
    }
  }
}

function parseLine(text: string) {
  try {
    return documentOfRecord(JSON.parse(text));
  } catch (cause) {
    return `not valid JSON (${(cause as Error).message})`;
  }
}
