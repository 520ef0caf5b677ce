/**
 * Command line: `wirecopy dedupe`: inputs -> the records that stay, as they came in, a list of what was dropped, and a summary.
 * Memory does not grow with the texts (node/deduplicate-files.ts).
 */
import { WirecopyError } from "../errors.js";
import { type Encoding, resolveReadOptions } from "../io/readers/read-options.js";
import { allInputs, deduplicateFiles, type FileDeduplication } from "../node/deduplicate-files.js";
import { RecordStore } from "../node/record-store.js";
import { onThreads, resolveThreads } from "../node/threads.js";
import { checkAgainstInputs, checkDeduplicationTargets, writeDeduplication } from "../node/write-deduplication.js";
import { writeToStream } from "../node/write-stream.js";
import { type Keep, resolveDeduplicateOptions } from "../options.js";
import { createPace } from "../pace.js";
import { asUsage, EXIT_FINE, EXIT_INPUT } from "./exit-status.js";
import { counted, grouped } from "./figures.js";
import { letSignalsIn } from "./interrupts.js";
import type { ProblemLog } from "./problem-log.js";
import { createReading } from "./reading.js";
import { limitLines } from "./summary.js";
import { type Colors, colorsOf, type Terminal, withLineEnds } from "./terminal.js";

/** The flags of `wirecopy dedupe` as they were given; what is absent has the default of `deduplicate`. */
export interface DedupeFlags {
  readonly threshold?: number;
  readonly keep?: Keep;
  readonly out?: string;
  readonly duplicates?: string;
  readonly encoding?: Encoding;
  readonly threads?: number;
  readonly quiet?: boolean;
  /** False for `--no-color`. */
  readonly color?: boolean;
}

/**
 * Runs the command and resolves to its exit status.
 * @throws {UsageError} for flags that cannot be used; WirecopyError; the signal's reason.
 */
export async function runDedupe(inputs: readonly string[], flags: DedupeFlags, terminal: Terminal): Promise<number> {
  const { stdin, stdout, signal } = terminal;
  const { threshold, keep, out, duplicates, encoding, quiet } = flags;
  const startMs = performance.now();
  const { progress, problems } = createReading(flags, terminal);
  const options = await asUsage(() => resolveDeduplicateOptions({ threshold, keep, signal, onProgress: progress.show }));
  const threads = await asUsage(() => resolveThreads(flags));
  await asUsage(() => checkDeduplicationTargets({ out, duplicates }));
  const context = resolveReadOptions({ stdin, signal, onProblem: problems.add, encoding });
  const store = new RecordStore();
  const onHeader = (): void => {
    const difference = out === undefined ? undefined : store.otherHeader();
    if (difference !== undefined) throw new WirecopyError("unwritable-output", `${out} cannot be written: ${difference}; give files of one header`);
  };
  try {
    const files = await allInputs(inputs, context);
    await checkAgainstInputs({ out, duplicates }, files);
    const pace = createPace(signal, progress.show);
    const result = await onThreads(threads, (executor) => deduplicateFiles(files, { options, context, store, onHeader, pace, executor }));
    await letSignalsIn(signal);
    progress.erase();
    problems.finish();
    await writeDeduplication(result, { out, duplicates }, { store, format: files[0]?.format ?? "text", stdout, signal });
    if (!quiet && out !== "-" && duplicates !== "-") {
      const context = { colors: colorsOf(terminal, flags.color ?? true), problems, elapsedMs: performance.now() - startMs, byteLength: store.byteLength };
      await writeToStream(stdout, withLineEnds(summaryLines(result, context)), signal);
    }
  } finally {
    progress.erase();
    store.close();
  }
  return problems.errors > 0 ? EXIT_INPUT : EXIT_FINE;
}

interface SummaryContext {
  readonly colors: Colors;
  readonly problems: ProblemLog;
  readonly elapsedMs: number;
  /** Of the texts, uncompressed, with all that stands around them. */
  readonly byteLength: number;
}

function* summaryLines({ ids, run }: FileDeduplication, context: SummaryContext): Generator<string> {
  const { elapsedMs, byteLength, colors } = context;
  const [megabytes, seconds] = [byteLength / 1e6, elapsedMs / 1000];
  const dropped = run.verdicts.size;
  const read = `${counted(ids.length, "document")}: ${grouped(ids.length - dropped)} kept, ${grouped(dropped)} dropped`;
  yield colors.bold(`${read}; ${megabytes.toFixed(1)} MB in ${seconds.toFixed(1)} s, ${(megabytes / seconds).toFixed(1)} MB/s`);
  if (ids.length === 0) yield* ["", "No documents were read."];
  yield* limitLines({ limits: run.limits() }, context);
}
