/**
 * Node: files -> what `deduplicate` makes of their documents, with the place of each record, so that a corpus may be larger than
 * memory: signatures, ids and places are kept, texts are read again from the files where two documents have to be compared.
 *
 *   inputs -> files of UTF-8 (utf8-file.ts) -> documents with their bytes (read-records.ts) -> deduplicator.ts <-> record-store.ts
 *
 * Lines of JSON are parsed and signed in parts, wherever the executor runs them (sign-lines.ts); here the parts come in order, and ids, problems
 * and verdicts are as if they had been read one line after the other.
 *
 * Memory a document: about 400 bytes for a signature that is kept (deduplicator.ts), its id twice, 50 bytes for its place; and the figures of
 * the parts that wait.
 */
import { Deduplicator } from "../dedupe/deduplicator.js";
import { signingExecutor, signingOptionsOf } from "../dedupe/document-signer.js";
import { signedAt } from "../dedupe/signed-columns.js";
import { IdRegister } from "../io/readers/id-register.js";
import { type InputFile, listInputs } from "../io/readers/input-files.js";
import { createLineProblems, type LineProblems, placeId } from "../io/readers/read-json-lines.js";
import type { ReadContext } from "../io/readers/read-options.js";
import { RecordReader } from "../io/readers/record-reader.js";
import type { Executor } from "../run/executor.js";
import type { Pace } from "../run/pace.js";
import type { ResolvedDeduplicateOptions } from "../settings/sketch-options.js";
import type { ByteRange } from "./line-range.js";
import { linesLayout, readRecords, reportInvalid } from "./read-records.js";
import type { RecordStore } from "./record-store.js";
import { cutBytes, NO_ID, type SignedLines, signLines } from "./sign-lines.js";
import { openUtf8File, type Utf8File } from "./utf8-file.js";

/** A run over files, decided. Documents are numbered in input order. */
export interface FileDeduplication {
  readonly ids: readonly string[];
  readonly run: Deduplicator;
}

/** What a run needs besides the files. */
interface FileRun extends Omit<LinesRun, "run" | "isNew"> {
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
  const register = new IdRegister(context);
  const run = new Deduplicator(options, (document) => store.textOf(document));
  for (const input of files) {
    const file = await openUtf8File(input, context);
    if (file === undefined) continue;
    store.addFile(file);
    const isNew = (id: string, line: number | undefined): boolean => register.isNew(id, input, line) && ids.push(id) > 0;
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

/** What taking in a file needs besides it. */
interface LinesRun {
  readonly options: ResolvedDeduplicateOptions;
  readonly context: ReadContext;
  readonly pace: Pace;
  /** Runs what can be cut into parts: JSON lines are parsed and signed by it. */
  readonly executor: Executor;
  /** Takes in the places of the records. The caller's, who closes it. */
  readonly store: RecordStore;
  readonly run: Deduplicator;
  /** Told which share of a file is taken in, 0 to 1, before `pace` is. */
  readonly onShare?: ((path: string, share: number) => void) | undefined;
  /** False for an id that was met before, which is reported. */
  isNew(id: string, line: number | undefined): boolean;
}

/** Takes in the documents of `file`, the store's last. @throws the reason of the signal; what the executor throws. */
export async function takeLines(file: Utf8File, lines: LinesRun): Promise<void> {
  const { options, context, pace, store, run, onShare } = lines;
  const { input, path, markLength } = file;
  const rules = { map: context.map, dates: context.dates };
  const records = new RecordReader(rules);
  store.setLayout(linesLayout(rules));
  const problems = createLineProblems(input, context, "bytes");
  let [linesBefore, invalid, hasFailed] = [0, 0, false];
  const take = (part: SignedLines, { to }: ByteRange): void => {
    // after a failure the file is taken to end, as it is where it is read in one go
    if (hasFailed) return;
    takePart(part, linesBefore, { ...lines, input, problems });
    records.addNotes(part.notes);
    linesBefore += part.numLines;
    invalid += part.invalid;
    if (part.failure !== undefined) context.report({ severity: "error", file: input.path, ...part.failure });
    hasFailed = part.failure !== undefined;
    onShare?.(input.path, to / store.lastSize);
    pace.report("read", run.size, 0);
  };
  const toSign = { path, markLength, mostBytes: context.maxRecordChars, rules, options: signingOptionsOf(options) };
  await signingExecutor(options, lines.executor).run(signLines, toSign, { ...cutBytes(store.lastSize, markLength), pace, take });
  records.finish(input, context);
  reportInvalid(invalid, file, context);
}

/** Documents and bad lines of one part, in the order of their lines. */
function takePart(
  part: SignedLines,
  linesBefore: number,
  { input, run, store, isNew, problems }: LinesRun & { readonly input: InputFile; readonly problems: LineProblems },
): void {
  const { ids, lines, starts, ends } = part;
  let nextBad = 0;
  const reportBadBefore = (line: number): void => {
    for (let bad = part.bad[nextBad]; bad !== undefined && bad.line < line; bad = part.bad[++nextBad]) {
      if (bad.reason === undefined) problems.tooLong(linesBefore + bad.line);
      else problems.bad(linesBefore + bad.line, bad.reason);
    }
  };
  ids.forEach((given, x) => {
    reportBadBefore(lines[x]!);
    const line = linesBefore + lines[x]!;
    const id = given === NO_ID ? placeId(input, line) : given;
    if (!isNew(id, line)) return;
    store.add({ start: starts[x]!, end: ends[x]! });
    run.addSigned(id, signedAt(part, x));
  });
  reportBadBefore(Number.POSITIVE_INFINITY);
}
