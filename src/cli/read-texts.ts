/**
 * Command line: the files that are read at once -> documents: the two texts of `compare` and `explain`, the release of `trace`, the texts of --ignore.
 *
 * A page, a mail, a file of Word, a PDF and the like is its text; any other file is read as text, whatever its name ends in (a pipe of the shell has no
 * ending), unpacked where it ends in .gz or .zst; "-" is standard input. A release and a text to ignore may be records of JSON lines and CSV, too: one is the release, each is a text to ignore.
 *
 * A run without a list that was asked for would report what it was told to ignore, so whatever of it cannot be read ends the command, and so do
 * lists without any text. One list without a text beside others is an empty text, which the result counts in its limits.
 */
import { formatOf, packingOf } from "../io/readers/formats.js";
import type { InputFile } from "../io/readers/input-files.js";
import { READERS, readDocuments, uniqueDocuments } from "../io/readers/read-documents.js";
import { type EncodingPatterns, type ReadContext, type ReadOptions, resolveReadOptions } from "../io/readers/read-options.js";
import { textOfFile } from "../io/readers/read-text.js";
import { resolveCompareOptions } from "../settings/options.js";
import { visibleText } from "../text/visible-text.js";
import type { Document } from "../types/document.js";
import type { ThresholdOptions } from "../types/options.js";
import type { WordModel } from "../types/word-model.js";
import { asUsage, UsageError } from "./exit-status.js";
import { messageLine } from "./messages.js";
import { createProblemLog, type ProblemLog } from "./problem-log.js";
import { readModel } from "./read-model.js";
import type { Terminal } from "./terminal.js";

/** The flags of `wirecopy compare` and `wirecopy explain`. */
export interface TwoFileFlags {
  readonly marginBits?: number;
  readonly thresholds?: ThresholdOptions;
  /** A file of `wirecopy model train`. */
  readonly model?: string;
  readonly ignore?: readonly string[];
  readonly encoding?: EncodingPatterns;
  /** False for `--no-color`. */
  readonly color?: boolean;
}

/** What the two commands work on. */
export interface TwoInputs {
  /** Their ids are the arguments. */
  readonly documents: readonly [a: Document, b: Document];
  /** The file of one of them, by its id. */
  pathOf(id: string): string;
  /** As `readIgnored` gives them. */
  readonly ignore: readonly Document[] | undefined;
  /** The one of --model. */
  readonly model: WordModel | undefined;
  /** Of all that was read, printed as they were met. */
  readonly problems: Pick<ProblemLog, "errors">;
}

/**
 * Checks the flags, then reads; undefined where one of the two could not be read, which was said on standard error.
 * @throws {UsageError} if a flag cannot be used, both are standard input, or the texts to ignore cannot be read.
 */
export async function readTwo(
  paths: readonly [a: string, b: string],
  { marginBits, thresholds, model: modelFile, self, encoding, ignore: files }: TwoFileFlags & { readonly self?: boolean },
  terminal: Terminal,
): Promise<TwoInputs | undefined> {
  await asUsage(() => resolveCompareOptions({ marginBits, thresholds, self }));
  const model = await readModel(modelFile);
  const problems = createProblemLog((line) => terminal.stderr.write(`${line}\n`));
  const documents = await readDocumentPair(paths, { encoding, problems, terminal });
  if (documents === undefined) return undefined;
  warnOfRecords(paths, terminal);
  const pathOf = (id: string): string => (id === documents[0].id ? paths[0] : paths[1]);
  return { documents, pathOf, model, ignore: await readIgnored({ files, encoding, inputs: paths }, problems, terminal), problems };
}

/** A list of records is compared as one text: rarely what was meant. */
function warnOfRecords(paths: readonly string[], { stderr }: Terminal): void {
  const lists = [...new Set(paths)].filter(isOfRecords);
  if (lists.length === 0) return;
  const names = lists.map(visibleText).join(" and ");
  const message = `${names}: read as plain text, not as records; \`wirecopy detect\` compares the documents in ${lists.length === 1 ? "it" : "them"}`;
  stderr.write(`${messageLine(message, "warning")}\n`);
}

async function readDocumentPair(
  [pathA, pathB]: readonly [a: string, b: string],
  { encoding, problems, terminal }: { readonly encoding: EncodingPatterns | undefined; readonly problems: ProblemLog; readonly terminal: Terminal },
): Promise<TwoInputs["documents"] | undefined> {
  if (pathA === "-" && pathB === "-") throw new UsageError("only one of the two files can be standard input");
  const context = resolveReadOptions({ encoding, onProblem: problems.add, stdin: terminal.stdin, signal: terminal.signal });
  const a = await documentOfFile(pathA, context);
  const b = await documentOfFile(pathB, context);
  if (a === undefined || b === undefined) return undefined;
  return [a, { ...b, id: pathB === pathA ? `${pathB} (again)` : pathB }];
}

/**
 * The one document of a file: of a page, a mail, a file of Word or a PDF its text, of anything else the file as it stands. Its id is the path. Undefined
 * where it could not be read, which was reported.
 * @throws {UsageError} if the file holds several documents, or none and nothing is wrong with it.
 */
async function documentOfFile(path: string, context: ReadContext): Promise<Document | undefined> {
  const file = fileOf(path);
  if (file.format === "text") {
    const text = await textOfFile(file, context);
    return text === undefined ? undefined : { id: path, text };
  }
  let hasError = false;
  const report: ReadContext["report"] = (problem) => {
    hasError ||= problem.severity === "error";
    context.report(problem);
  };
  const documents: Document[] = [];
  for await (const { document } of READERS[file.format](file, { ...context, report })) {
    documents.push({ ...document, id: path });
    if (documents.length > 1) throw new UsageError(`${path} holds several documents; expected one`);
  }
  if (documents.length === 0 && !hasError) throw new UsageError(`${path} holds no document`);
  return documents[0];
}

function fileOf(path: string): InputFile {
  const known = path === "-" || isOfRecords(path) ? undefined : formatOf(path);
  return { path, id: path, format: known?.format ?? "text", packing: packingOf(path), stdin: path === "-" };
}

const RECORDS = /\.(?:jsonl|ndjson|csv)(?:\.gz)?$/i;

/** Whether the file holds records, by its name. */
export function isOfRecords(path: string): boolean {
  return RECORDS.test(path);
}

/**
 * The release; the id of a text is the path. Undefined where it could not be read, which is in `problems` then.
 * @param what the text is, for the message. @throws {UsageError} if a file of records holds none, or several.
 */
export async function readRelease(
  path: string,
  {
    flags: { encoding, map, dates },
    problems,
    what = "a release",
  }: { readonly flags: Pick<ReadOptions, "dates" | "map"> & { readonly encoding?: EncodingPatterns }; readonly problems: ProblemLog; readonly what?: string },
  { stdin, signal }: Terminal,
): Promise<Document | undefined> {
  const options = { encoding, map, dates, stdin, signal, onProblem: problems.add };
  if (!isOfRecords(path)) return documentOfFile(path, resolveReadOptions(options));
  const errorsBefore = problems.errors;
  const records: Document[] = [];
  for await (const record of readDocuments(path, options)) {
    records.push(record);
    if (records.length > 1) throw new UsageError(`${path} holds several records; ${what} is one`);
  }
  if (records.length === 0 && problems.errors === errorsBefore) throw new UsageError(`${path} holds no record`);
  return records[0];
}

/** For commander: the values of a flag that may be given several times, in their order. */
export function collected(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}

interface IgnoredInput {
  /** The files; undefined where the flag was not given. */
  readonly files: readonly string[] | undefined;
  readonly encoding: EncodingPatterns | undefined;
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
