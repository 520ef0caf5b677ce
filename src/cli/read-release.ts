/**
 * Command line: the file of `wirecopy trace` -> the release. JSON lines and CSV hold it as their one record, with its time and source; any
 * other file is its text, through gunzip where it ends in .gz; "-" is standard input.
 */
import { readDocuments } from "../io/readers/read-documents.js";
import { type Encoding, resolveReadOptions } from "../io/readers/read-options.js";
import { textOfFile } from "../io/readers/read-text.js";
import type { Document } from "../types/document.js";
import { UsageError } from "./exit-status.js";
import type { ProblemLog } from "./problem-log.js";
import type { Terminal } from "./terminal.js";

const RECORDS = /\.(?:jsonl|ndjson|csv)(?:\.gz)?$/i;

/** Whether the file holds records, by its name. */
export function isOfRecords(path: string): boolean {
  return RECORDS.test(path);
}

/**
 * The release; the id of a text is the path. Undefined where it could not be read, which is in `problems` then.
 * @throws {UsageError} if a file of records holds none, or several.
 */
export async function readRelease(
  path: string,
  { encoding, problems }: { readonly encoding: Encoding | undefined; readonly problems: ProblemLog },
  { stdin, signal }: Terminal,
): Promise<Document | undefined> {
  const options = { encoding, stdin, signal, onProblem: problems.add };
  if (!isOfRecords(path)) {
    const file = { path, id: path, format: "text", gzip: /\.gz$/i.test(path), stdin: path === "-" } as const;
    const text = await textOfFile(file, resolveReadOptions(options));
    return text === undefined ? undefined : { id: path, text };
  }
  const errorsBefore = problems.errors;
  const records: Document[] = [];
  for await (const record of readDocuments(path, options)) {
    records.push(record);
    if (records.length > 1) throw new UsageError(`${path} holds several records; a release is one`);
  }
  if (records.length === 0 && problems.errors === errorsBefore) throw new UsageError(`${path} holds no record`);
  return records[0];
}
