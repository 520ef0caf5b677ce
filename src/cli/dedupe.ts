/**
 * Command line: `wirecopy dedupe`: inputs -> the records that stay, as they came in, a list of what was dropped, and a summary.
 * Memory does not grow with the texts (node/deduplicate-files.ts).
 */

import { WirecopyError } from "../errors.js";
import type { FieldMap } from "../io/readers/field-names.js";
import type { DateOrder } from "../io/readers/read-date.js";
import { type EncodingPatterns, resolveReadOptions } from "../io/readers/read-options.js";
import { allInputs, deduplicateFiles, type FileDeduplication } from "../node/deduplicate-files.js";
import { RecordStore } from "../node/record-store.js";
import { onThreads, resolveThreads } from "../node/threads.js";
import { checkAgainstInputs, checkDeduplicationTargets, writeDeduplication } from "../node/write-deduplication.js";
import { createPace } from "../run/pace.js";
import { deduplicateStages } from "../run/run-progress.js";
import { resolveDeduplicateOptions } from "../settings/sketch-options.js";
import { counted, grouped } from "../text/figures.js";
import type { Keep } from "../types/options.js";
import { checkEngineFlags, dedupeOnEngine, type EngineFlags } from "./engine.js";
import { asUsage } from "./exit-status.js";
import { finishRun } from "./finish.js";
import { linkerOf, urlOf } from "./hyperlinks.js";
import { notShown, type PrintContext } from "./print-context.js";
import { bytesFigure, duration } from "./printed-figures.js";
import { createReading } from "./reading.js";
import { headLines, limitLines } from "./summary.js";
import { type Column, tableLines } from "./table.js";
import type { Terminal } from "./terminal.js";

const MOST_DROPPED = 20;

/** What the print reads of a run. */
interface DeduplicationResult {
  readonly ids: readonly string[];
  readonly run: Pick<FileDeduplication["run"], "limits" | "verdicts">;
}

/** The flags of `wirecopy dedupe` as they were given; what is absent has the default of `deduplicate`. */
export interface DedupeFlags extends EngineFlags {
  readonly threshold?: number;
  readonly keep?: Keep;
  readonly per?: "source";
  readonly out?: string;
  readonly duplicates?: string;
  readonly encoding?: EncodingPatterns;
  readonly map?: FieldMap;
  readonly dates?: DateOrder;
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
  const { threshold, keep, per, out, duplicates, encoding, map, dates } = flags;
  checkEngineFlags(flags);
  if (flags.engine !== undefined) return dedupeOnEngine(inputs, flags, { terminal, options: { threshold, keep, per } });
  const targets = { out, duplicates };
  const reading = createReading(flags, terminal, deduplicateStages({ keep: keep ?? "first" }));
  const { progress, problems, share } = reading;
  const options = await asUsage(() => resolveDeduplicateOptions({ threshold, keep, per, signal, onProgress: progress.show }));
  const threads = await asUsage(() => resolveThreads(flags));
  await asUsage(() => checkDeduplicationTargets(targets));
  const context = resolveReadOptions({ stdin, signal, onProblem: problems.add, encoding, map, dates });
  const store = new RecordStore();
  const onHeader = (): void => {
    const difference = out === undefined ? undefined : store.otherHeader();
    if (difference !== undefined) throw new WirecopyError("unwritable-output", `${out} cannot be written: ${difference}; give files of one header`);
  };
  try {
    const files = await allInputs(inputs, context);
    await checkAgainstInputs(targets, files);
    await reading.expectFiles(files);
    const pace = createPace(signal, progress.show);
    const fileRun = { options, context, store, onHeader, onShare: share.setShare, pace };
    const result = await onThreads(threads, (executor) => deduplicateFiles(files, { ...fileRun, executor }));
    return await finishRun(result.run.limits(), {
      reading,
      flags,
      terminal,
      targets,
      write: () => writeDeduplication(result, targets, { store, format: files[0]?.format ?? "text", stdout, signal }),
      linesOf: (print) => deduplicationLines(result, { ...print, byteLength: store.byteLength, linkedTo: linkedTo(store, terminal, flags) }),
    });
  } finally {
    progress.erase();
    store.close();
  }
}

/** A document of the store as a link to its file. */
function linkedTo(store: RecordStore, terminal: Terminal, { color = true }: DedupeFlags): DeduplicationContext["linkedTo"] {
  const linked = linkerOf(terminal, color);
  return (document, shown) => linked(shown, urlOf({ path: store.pathOf(document), isWhole: true }));
}

/** What the print needs besides the result. */
export interface DeduplicationContext extends PrintContext {
  /** Of the texts, uncompressed, with all that stands around them. */
  readonly byteLength: number;
  /** `shown` as a link to the file of a document, by its number. */
  readonly linkedTo: (document: number, shown: string) => string;
}

/** One document that was left out. */
interface Dropped {
  readonly document: number;
  readonly of: number;
  readonly resemblance: number;
}

/** Yields the lines, without line ends, safe to print. */
export function* deduplicationLines({ ids, run }: DeduplicationResult, context: DeduplicationContext): Generator<string> {
  const { elapsedMs, byteLength } = context;
  const numDropped = run.verdicts.size;
  const read = `${counted(ids.length, "document")}: ${grouped(ids.length - numDropped)} kept, ${grouped(numDropped)} dropped`;
  yield* headLines(`${read}; ${bytesFigure(byteLength)} in ${duration(elapsedMs)}, ${bytesFigure((byteLength / elapsedMs) * 1000)}/s`, context);
  if (ids.length === 0) yield* ["", "No documents were read."];
  yield* droppedLines({ ids, run }, context);
  yield* limitLines({ limits: run.limits() }, context);
}

/** In input order. */
function* droppedLines({ ids, run }: DeduplicationResult, context: DeduplicationContext): Generator<string> {
  const { verdicts } = run;
  if (verdicts.size === 0) return;
  const dropped: Dropped[] = [];
  for (let document = 0; document < ids.length && dropped.length < MOST_DROPPED; document++) {
    const verdict = verdicts.get(document);
    if (verdict !== undefined) dropped.push({ document, ...verdict });
  }
  yield* ["", context.colors.bold("Dropped, and what is kept for it")];
  yield* tableLines(dropped, columnsOfDropped(ids, context), context);
  if (verdicts.size > dropped.length) yield `  ${notShown(verdicts.size - dropped.length, { one: "more document", flags: "--duplicates FILE" })}`;
}

function columnsOfDropped(ids: readonly string[], { linkedTo }: DeduplicationContext): Column<Dropped>[] {
  return [
    { head: "resemblance", kind: "figure", drop: 1, cell: ({ resemblance }) => resemblance.toFixed(3) },
    { head: "dropped", kind: "text", cell: ({ document }) => ids[document]!, style: (shown, { document }) => linkedTo(document, shown) },
    { head: "kept", kind: "text", cell: ({ of }) => ids[of]!, style: (shown, { of }) => linkedTo(of, shown) },
  ];
}
