/**
 * Stage input: JSON lines -> documents with their line numbers. Blank lines are passed over; a line that is no document is reported with its
 * number and the reason, and the rest goes on. An id of 16 digits or more is read as it stands: ids of posts are beyond 2^53, where a number of
 * JavaScript is rounded, and JSON.parse of Node 20 gives no source text. So a line with such an id is read a second time, its long integers in
 * quotation marks. Holds one line.
 */
import type { Document } from "../../types/document.js";
import { ByteSource } from "./byte-source.js";
import type { InputFile } from "./input-files.js";
import type { ReadContext } from "./read-options.js";
import type { FoundDocument } from "./read-text.js";
import { RecordReader } from "./record-reader.js";
import { splitLines } from "./split-lines.js";

const NOT_BLANK = /[^ \t\r]/;
/** A line of an array with an object on each. */
const OF_AN_ARRAY = /^\s*(?:\[\s*)?\{.*\}\s*(?:,|\])\s*$/;
const STDIN_HINT = '; standard input is read as JSON lines: {"id": …, "text": …} on each';

/** Yields the documents of `file` in the order of its lines. */
export async function* readJsonLines(file: InputFile, context: ReadContext): AsyncGenerator<FoundDocument> {
  yield* readLines(new ByteSource(file, context).text(), file, context);
}

/** The same of text that is there already. */
export async function* readLines(texts: AsyncIterable<string>, file: InputFile, context: ReadContext): AsyncGenerator<FoundDocument> {
  const problems = createLineProblems(file, context, "characters");
  const records = new RecordReader(context);
  for await (const { number, content } of splitLines(texts, context.maxRecordChars)) {
    if (content === undefined) problems.tooLong(number);
    if (content === undefined || isBlank(content)) continue;
    const document = parseLine(content, placeId(file, number), records);
    if (typeof document === "string") problems.bad(number, document);
    else yield { document, line: number };
  }
  records.finish(file, context);
}

/** Tells of the lines of one file that are no documents. */
export interface LineProblems {
  tooLong(line: number): void;
  /** @param reason a sentence. */
  bad(line: number, reason: string): void;
}

/** @param unit in which `maxRecordChars` was counted. */
export function createLineProblems(file: InputFile, { report, maxRecordChars }: ReadContext, unit: "characters" | "bytes"): LineProblems {
  let hint = file.stdin ? STDIN_HINT : "";
  const place = (line: number) => ({ severity: "error", file: file.path, line }) as const;
  return {
    tooLong: (line) => report({ ...place(line), code: "too-long", message: `the line is longer than ${maxRecordChars} ${unit}; left out` }),
    bad: (line, reason) => {
      report({ ...place(line), code: "bad-record", message: `${reason}; this line is skipped${hint}` });
      hint = "";
    },
  };
}

/** Whether a line holds nothing but white space, and so no document. */
export function isBlank(line: string): boolean {
  return !NOT_BLANK.test(line);
}

/** The document of a line, or a sentence that says why it is none. @param place the id of a document that has none. */
export function parseLine(text: string, place: string, records: RecordReader): Document | string {
  try {
    return records.read(JSON.parse(text), place, () => (JSON.parse(quoteLongIntegers(text)) as { readonly id: unknown }).id);
  } catch (cause) {
    const hint = OF_AN_ARRAY.test(text) ? "; is the file an array? JSON lines have an object on each, without a comma behind it" : "";
    return `not valid JSON (${(cause as Error).message})${hint}`;
  }
}

/** The id of a line or row that has none. */
export function placeId({ id }: InputFile, line: number): string {
  return `${id}:${line}`;
}

const NUMBER = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const LONG_INTEGER = /^-?\d{16,}$/;

/** Integers of 16 digits or more in quotation marks: a number would lose the last ones. @param json valid. */
export function quoteLongIntegers(json: string): string {
  const parts: string[] = [];
  let from = 0;
  for (let i = 0; i < json.length; ) {
    if (json[i] === '"') {
      i = endOfString(json, i);
      continue;
    }
    NUMBER.lastIndex = i;
    const number = NUMBER.exec(json)?.[0];
    if (number !== undefined && LONG_INTEGER.test(number)) {
      parts.push(json.slice(from, i), `"${number}"`);
      from = i + number.length;
    }
    i += number?.length ?? 1;
  }
  return parts.join("") + json.slice(from);
}

/** Behind the quotation mark that ends the string which begins at `start`. */
function endOfString(json: string, start: number): number {
  for (let end = json.indexOf('"', start + 1); end >= 0; end = json.indexOf('"', end + 1)) {
    let escapes = 0;
    while (json[end - 1 - escapes] === "\\") escapes++;
    if (escapes % 2 === 0) return end + 1;
  }
  return json.length;
}
