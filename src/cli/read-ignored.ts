/**
 * Command line: the files of --ignore -> the texts to ignore: a text file is one, of JSON lines and CSV each record is one. A run
 * without a list that was asked for would report what it was told to ignore, so whatever cannot be read ends the command, and so
 * do lists without any text. One list without a text beside others is an empty text, which the result counts in its limits.
 */
import type { InputFile } from "../io/readers/input-files.js";
import { uniqueDocuments } from "../io/readers/read-documents.js";
import { type Encoding, resolveReadOptions } from "../io/readers/read-options.js";
import type { Document } from "../types/document.js";
import { UsageError } from "./exit-status.js";
import type { ProblemLog } from "./problem-log.js";
import type { Terminal } from "./terminal.js";

/** For commander: the values of a flag that may be given several times, in their order. */
export function collected(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}

export interface IgnoredInput {
  /** The files; undefined where the flag was not given. */
  readonly files: readonly string[] | undefined;
  readonly encoding: Encoding | undefined;
  /** What else the command reads. */
  readonly inputs: readonly string[];
}

/**
 * The texts, and an empty one for each file without any; undefined where the flag was not given. Their ids are those that
 * `readDocuments` gives, that of an empty one is its file.
 * @throws {UsageError} if anything of them cannot be read, or it holds no text, which is in `problems` then, or standard input is asked for twice.
 */
export async function readIgnored(
  { files, encoding, inputs }: IgnoredInput,
  problems: ProblemLog,
  { stdin, signal }: Terminal,
): Promise<readonly Document[] | undefined> {
  if (files === undefined) return undefined;
  if (files.includes("-") && inputs.includes("-")) throw new UsageError("standard input can be read as input or as --ignore, not as both");
  const errorsBefore = problems.errors;
  const context = resolveReadOptions({ stdin, signal, onProblem: problems.add, encoding });
  const texts: Document[] = [];
  let numEmpty = 0;
  const addEmpty = ({ id }: InputFile) => {
    texts.push({ id, text: "" });
    numEmpty++;
  };
  for await (const text of uniqueDocuments(files, context, addEmpty)) texts.push(text);
  if (problems.errors > errorsBefore) throw new UsageError("the texts of --ignore could not all be read, so nothing was examined");
  if (texts.length === numEmpty) {
    for (const file of files) problems.add({ severity: "error", code: "nothing-to-read", file, message: "there is no text in it" });
    throw new UsageError("--ignore gives no text, so nothing was examined");
  }
  return texts;
}
