/**
 * Node: files -> what `deduplicate` makes of their documents, with the place of each record, so that a corpus may be larger than
 * memory: signatures, ids and places are kept, texts are read again from the files where two documents have to be compared.
 *
 *   inputs -> files of UTF-8 (utf8-file.ts) -> documents with their bytes (read-records.ts) -> deduplicator.ts <-> record-store.ts
 *
 * Memory a document: about 400 bytes for a signature that is kept (deduplicator.ts), its id twice, 50 bytes for its place.
 */
import { Deduplicator } from "../dedupe/deduplicator.js";
import { type InputFile, listInputs } from "../io/readers/input-files.js";
import { createIdRegister } from "../io/readers/read-documents.js";
import type { ReadContext } from "../io/readers/read-options.js";
import { type LinesRun, takeLines } from "./deduplicate-lines.js";
import { readRecords } from "./read-records.js";
import { openUtf8File, type Utf8File } from "./utf8-file.js";

/** A run over files, decided. Documents are numbered in input order. */
export interface FileDeduplication {
  readonly ids: readonly string[];
  readonly run: Deduplicator;
}

/** What a run needs besides the files. */
export interface FileRun extends Omit<LinesRun, "run" | "isNew"> {
  /** Called when the header of a CSV file, the store's last, is known; may throw. */
  onHeader(): void;
}

/** All inputs, listed before anything is read, so that what is wrong with them as a whole is told at once. */
export async function allInputs(paths: readonly string[], context: ReadContext): Promise<InputFile[]> {
  const files: InputFile[] = [];
  for await (const file of listInputs(paths, context)) files.push(file);
  return files;
}

/**
 * Decides which documents of `files` are kept. An id that was met before is a problem, told to `context.report`, and its record is skipped.
 * @throws {WirecopyError} "input-changed", "unwritable-output" (of a temporary file); the reason of the signal.
 */
export async function deduplicateFiles(files: readonly InputFile[], fileRun: FileRun): Promise<FileDeduplication> {
  const { options, context, pace, store } = fileRun;
  const ids: string[] = [];
  const isNewId = createIdRegister(context);
  const run = new Deduplicator(options, (document) => store.textOf(document));
  for (const input of files) {
    const file = await openUtf8File(input, context);
    if (file === undefined) continue;
    store.addFile(file);
    const isNew = (id: string, line: number | undefined): boolean => isNewId(id, input, line) && ids.push(id) > 0;
    if (input.format === "json-lines") await takeLines(file, { ...fileRun, run, isNew });
    else await takeRecords(file, { ...fileRun, run, isNew });
  }
  await run.finish(pace);
  store.checkUnchanged();
  return { ids, run };
}

/** Rows and texts, one by one. */
async function takeRecords(file: Utf8File, { run, isNew, context, pace, store, onHeader, onShare }: FileRun & LinesRun): Promise<void> {
  const records = readRecords(file, context, (layout) => {
    store.setLayout(layout);
    if (layout.header !== undefined) onHeader();
  });
  for await (const record of records) {
    if (!isNew(record.document.id, record.line)) continue;
    store.add(record);
    run.add(record.document);
    if (!pace.isDue()) continue;
    onShare?.(file.input.path, record.end / Math.max(1, store.lastSize));
    pace.report("read", run.size, 0);
    await pace.breathe();
  }
}
