/**
 * Stage input: files, folders, standard input -> documents, one after the other, as a stream. Text files, JSON lines and
 * CSV, each also compressed. The ids it has met are kept (to skip a repeated one and name both places), the documents not.
 */
import { checkString, shown, throwIfAborted, WirecopyError } from "../../errors.js";
import type { Document } from "../../types/document.js";
import type { InputFormat } from "./formats.js";
import { IdRegister } from "./id-register.js";
import { type InputFile, listInputs, runPaths, whereItIs } from "./input-files.js";
import { readCsv } from "./read-csv.js";
import { readEmail } from "./read-email.js";
import { readHtml } from "./read-html.js";
import { readJson } from "./read-json.js";
import { readJsonLines } from "./read-json-lines.js";
import { readDocx, readOdt } from "./read-office.js";
import { type ReadContext, type ReadOptions, resolveReadOptions } from "./read-options.js";
import { readParquet } from "./read-parquet.js";
import { readPdf } from "./read-pdf.js";
import { type DocumentReader, readText } from "./read-text.js";
import { readWarc } from "./read-warc.js";
import { readXml } from "./read-xml.js";

/** One file of this folder reads each. */
export const READERS: Readonly<Record<InputFormat, DocumentReader>> = {
  text: readText,
  "json-lines": readJsonLines,
  csv: readCsv,
  json: readJson,
  html: readHtml,
  xml: readXml,
  email: readEmail,
  warc: readWarc,
  docx: readDocx,
  odt: readOdt,
  pdf: readPdf,
  parquet: readParquet,
};

/**
 * The documents of `paths`, in their order: text files (.txt), JSON lines (.jsonl, .ndjson) and CSV (.csv) with a header,
 * each also with .gz, folders of them, and "-" for JSON lines on standard input. docs/formats.md says what the files hold
 * and how documents get their ids. Bad input never costs good input: a problem, an error or a warning, is told to
 * `options.onProblem` and reading goes on; without it the process emits a warning (`process.emitWarning`, type
 * "WirecopyWarning", with the problem's code). Pass `onProblem` to act on problems, or throw in it to end the reading.
 * Can be iterated once; stopping early closes the file.
 *
 * @throws {TypeError} if `paths` is neither a string nor an array of strings, or an option is unknown or of the wrong type.
 * @throws {RangeError} if an option is out of range.
 * @throws {WirecopyError} code "no-input" if there is no path. While iterating: what `onProblem` throws, the reason of `signal`.
 *
 * @example
 * import { detect, readDocuments } from "wirecopy/node";
 * const detection = await detect(readDocuments("articles.jsonl.gz"));
 */
export function readDocuments(paths: string | readonly string[], options?: ReadOptions): AsyncIterable<Document> {
  const list = checkPaths(paths);
  return uniqueDocuments(list, resolveReadOptions(options));
}

/** The options of `readDocuments`, and what somebody who follows the reading is told. */
export interface FollowedReadOptions extends ReadOptions {
  /** Called with each document before it is handed out, and the file it is, or is a record of. */
  readonly onFound?: ((document: Document, file: InputFile) => void) | undefined;
  /** As `ReadContext` has it. */
  readonly onBytes?: ((numBytes: number) => void) | undefined;
}

function checkPaths(paths: unknown): readonly string[] {
  if (typeof paths !== "string" && !Array.isArray(paths)) throw new TypeError(`"paths" expected string or array of strings, got ${shown(paths)}`);
  const list = typeof paths === "string" ? [paths] : [...paths];
  if (list.length === 0) throw new WirecopyError("no-input", `"paths" expected at least one path, got none`);
  return list.map((path, i) => checkString(`paths[${i}]`, path));
}

/**
 * The documents of two lists of paths, each as `readDocuments` gives them, with ids that are unique in both: read the second one when
 * the first has ended. A path or an id of the second that the first has too is reported as one that is met twice.
 */
export function readBoth(
  paths: readonly string[],
  others: readonly string[],
  { onFound, onBytes, ...options }: FollowedReadOptions,
): { readonly documents: AsyncIterable<Document>; readonly others: AsyncIterable<Document> } {
  const context = { ...resolveReadOptions(options), onBytes };
  const run = runPaths([...paths, ...others]);
  const ids = new IdRegister(context);
  const read = (list: readonly string[]) => documentsOf(listInputs(list, context, run), { context, ids, onFound });
  return { documents: read(paths), others: read(others) };
}

/** The documents of `paths`, but for the file `path`, which may lie in one of their folders, or be linked there. Ids are as of `readDocuments`. */
export function readAllBut(
  path: string,
  paths: readonly string[],
  { onPassedOver, onFound, onBytes, ...options }: FollowedReadOptions & { readonly onPassedOver?: () => void },
): AsyncIterable<Document> {
  const context = { ...resolveReadOptions(options), onBytes };
  const others = async function* (): AsyncGenerator<InputFile> {
    const run = runPaths(paths);
    const real = path === "-" ? "" : await whereItIs(path);
    for await (const file of listInputs(paths, context, run)) {
      if (run.seen.get(real) === file.path) onPassedOver?.();
      else yield file;
    }
  };
  return documentsOf(others(), { context, ids: new IdRegister(context), onFound });
}

/** `readDocuments` behind its checks. @param onEmpty called with each file that gave none, when it has ended. */
export function uniqueDocuments(paths: readonly string[], context: ReadContext, onEmpty?: (file: InputFile) => void): AsyncGenerator<Document> {
  return documentsOf(listInputs(paths, context), { context, ids: new IdRegister(context), onEmpty });
}

interface Reading {
  readonly context: ReadContext;
  readonly ids: IdRegister;
  readonly onEmpty?: ((file: InputFile) => void) | undefined;
  readonly onFound?: FollowedReadOptions["onFound"];
}

async function* documentsOf(files: AsyncIterable<InputFile>, { context, ids, onEmpty, onFound }: Reading): AsyncGenerator<Document> {
  for await (const file of files) {
    let isEmpty = true;
    for await (const found of READERS[file.format](file, context)) {
      throwIfAborted(context.signal);
      const document = ids.admit(found, file);
      if (document === undefined) continue;
      isEmpty = false;
      onFound?.(document, file);
      yield document;
    }
    if (isEmpty) onEmpty?.(file);
  }
}
