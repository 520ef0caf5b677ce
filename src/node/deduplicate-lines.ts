/**
 * Node: a file of JSON lines -> its documents taken in by a run of `deduplicate`. Lines are parsed and signed in parts, wherever the
 * executor runs them (sign-lines.ts); here the parts come in order, and ids, problems and verdicts are as if they had been read one
 * line after the other. Holds the figures of the parts that wait.
 */
import type { Deduplicator } from "../deduplicator.js";
import { type Executor, serialExecutor } from "../executor.js";
import { createLineProblems, type LineProblems } from "../io/readers/read-json-lines.js";
import type { ReadContext } from "../io/readers/read-options.js";
import type { ResolvedDeduplicateOptions } from "../options.js";
import type { Pace } from "../pace.js";
import { LINES_LAYOUT, reportInvalid } from "./read-records.js";
import type { RecordStore } from "./record-store.js";
import { cutBytes, type SignedLines, signLines } from "./sign-lines.js";
import type { Utf8File } from "./utf8-file.js";

/** What a run needs besides the file. */
export interface LinesRun {
  readonly options: ResolvedDeduplicateOptions;
  readonly context: ReadContext;
  readonly pace: Pace;
  readonly executor: Executor;
  readonly store: RecordStore;
  readonly run: Deduplicator;
  /** False for an id that was met before, which is reported. */
  isNew(id: string, line: number): boolean;
}

/** Takes in the documents of `file`, the store's last. @throws the reason of the signal; what the executor throws. */
export async function takeLines(file: Utf8File, lines: LinesRun): Promise<void> {
  const { options, context, pace, store, run } = lines;
  const { input, path, markLength } = file;
  store.setLayout(LINES_LAYOUT);
  const problems = createLineProblems(input, context, "bytes");
  let [linesBefore, invalid, hasFailed] = [0, 0, false];
  const take = (part: SignedLines): void => {
    // after a failure the file is taken to end, as it is where it is read in one go
    if (hasFailed) return;
    takePart(part, linesBefore, { ...lines, problems });
    linesBefore += part.numLines;
    invalid += part.invalid;
    if (part.failure !== undefined) context.report({ severity: "error", file: input.path, ...part.failure });
    hasFailed = part.failure !== undefined;
    pace.report("read", run.size, 0);
  };
  const { folding, ...signing } = options;
  const { threshold, maxMissRate, shingleSize, keep, limits } = signing;
  const toSign = { path, markLength, mostBytes: context.maxRecordChars, options: { threshold, maxMissRate, shingleSize, keep, limits, folding } };
  // a folding is a function of the caller's, which no other thread can call
  const executor = folding === undefined ? lines.executor : serialExecutor;
  await executor.run(signLines, toSign, { ...cutBytes(store.lastSize, markLength), pace, take });
  reportInvalid(invalid, file, context);
}

/** Documents and bad lines of one part, in the order of their lines. */
function takePart(part: SignedLines, linesBefore: number, { run, store, isNew, problems }: LinesRun & { readonly problems: LineProblems }): void {
  const { ids, lines, starts, ends, ranks, odd, keys } = part;
  const bands = keys.length / Math.max(1, ids.length);
  let nextBad = 0;
  const reportBadBefore = (line: number): void => {
    for (let bad = part.bad[nextBad]; bad !== undefined && bad.line < line; bad = part.bad[++nextBad]) {
      if (bad.reason === undefined) problems.tooLong(linesBefore + bad.line);
      else problems.bad(linesBefore + bad.line, bad.reason);
    }
  };
  ids.forEach((id, x) => {
    reportBadBefore(lines[x]!);
    if (!isNew(id, linesBefore + lines[x]!)) return;
    store.add({ start: starts[x]!, end: ends[x]! });
    run.addSigned(id, { keys: keys.subarray(x * bands, (x + 1) * bands), rank: ranks[x]!, odd: odd[x]! });
  });
  reportBadBefore(Number.POSITIVE_INFINITY);
}
