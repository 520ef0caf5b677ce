/**
 * Command line: `wirecopy detect`: inputs -> files in the forms that were asked for, and a summary.
 */

import type { FieldMap } from "../io/readers/field-names.js";
import type { DateOrder } from "../io/readers/read-date.js";
import { readBoth } from "../io/readers/read-documents.js";
import type { EncodingPatterns } from "../io/readers/read-options.js";
import { detectView, resolveThreads, type ThreadedDetectOptions } from "../node/threads.js";
import { checkDetectionTargets } from "../node/write-outputs.js";
import { writeDetection } from "../node/write-results.js";
import { type TableOptions, writeTables } from "../node/write-tables.js";
import { detectStages } from "../run/run-progress.js";
import { resolveDetectOptions } from "../settings/options.js";
import type { Representative, Sensitivity, ThresholdOptions } from "../types/options.js";
import type { DetectionLists } from "../types/result.js";
import { checkEngineFlags, detectOnEngine, type EngineFlags } from "./engine.js";
import { asUsage, UsageError } from "./exit-status.js";
import { checkOutputs, finishRun } from "./finish.js";
import { checkFolderFlags, type FolderFlags, writeFolders } from "./folder-outputs.js";
import { detectInFolder, indexAmong } from "./index-folder.js";
import type { PrintContext } from "./print-context.js";
import { readModel } from "./read-model.js";
import { readIgnored } from "./read-texts.js";
import { createReading } from "./reading.js";
import { summaryLines } from "./summary.js";
import type { Terminal } from "./terminal.js";

/** The flags of `wirecopy detect` as they were given; what is absent has the default of `detect`. */
export interface DetectFlags extends FolderFlags, EngineFlags {
  readonly sensitivity?: Sensitivity;
  readonly threshold?: number;
  readonly json?: string;
  readonly jsonl?: string;
  readonly csv?: string;
  readonly html?: string;
  readonly otherSourceOnly?: boolean;
  readonly within?: string;
  readonly marginBits?: number;
  readonly thresholds?: ThresholdOptions;
  /** False for `--no-self`. */
  readonly self?: boolean;
  /** False for `--no-passages`. */
  readonly passages?: boolean;
  /** Files, folders or "-", like the inputs. */
  readonly against?: readonly string[];
  readonly representative?: "earliest" | "longest";
  /** Sources whose documents stand for clusters, the most preferred first. */
  readonly preferSource?: readonly string[];
  readonly encoding?: EncodingPatterns;
  readonly map?: FieldMap;
  readonly dates?: DateOrder;
  readonly familyPairs?: number;
  readonly threads?: number;
  readonly quiet?: boolean;
  /** False for `--no-color`. */
  readonly color?: boolean;
}

/** What a command makes of a detection. */
interface DetectionView {
  /** What a row of CSV is. */
  readonly rows: "passages" | "stories";
  /** What is printed, without line ends, safe to print. */
  linesOf(detection: DetectionLists, context: PrintContext): Iterable<string>;
}

/**
 * Runs the command and resolves to its exit status.
 * @throws {UsageError} for flags that cannot be used; WirecopyError; the signal's reason.
 */
export async function runDetect(inputs: readonly string[], flags: DetectFlags, terminal: Terminal): Promise<number> {
  checkEngineFlags(flags);
  if (flags.engine !== undefined) return detectOnEngine(inputs, flags, { terminal, options: optionsOf(flags, terminal) });
  return examine(inputs, flags, { terminal, view: { rows: "passages", linesOf: summaryLines } });
}

/** `runDetect`, with what is made of the detection. */
export async function examine(
  inputs: readonly string[],
  flags: DetectFlags,
  { terminal, view }: { readonly terminal: Terminal; readonly view: DetectionView },
): Promise<number> {
  const { stdout, signal } = terminal;
  const options = optionsOf(flags, terminal);
  const { json, jsonl, csv, html } = flags;
  const targets = { json, jsonl, csv, html };
  await asUsage(() => resolveDetectOptions(options, ["threads"]));
  await asUsage(() => resolveThreads(options));
  await asUsage(() => checkDetectionTargets(targets));
  if (inputs.includes("-") && flags.against?.includes("-")) throw new UsageError("standard input can be read as input or as --against, not as both");
  checkFolderFlags(flags);
  const against = flags.against ?? [];
  const archive = indexAmong(against, flags);
  const read = archive === undefined ? [...inputs, ...against] : inputs;
  const reading = createReading(flags, terminal, detectStages({ passages: flags.passages !== false }));
  try {
    await checkOutputs(targets, [...inputs, ...against, ...(flags.ignore ?? []), ...(flags.model === undefined ? [] : [flags.model])]);
    const model = await readModel(flags.model);
    const ignore = await readIgnored({ files: flags.ignore, encoding: flags.encoding, inputs: [...inputs, ...against] }, reading.problems, terminal);
    await reading.expect(read);
    const { documents, others } = readBoth(inputs, archive === undefined ? against : [], reading.options);
    const run = { ...options, model, against: flags.against && others, ignore, onProgress: reading.progress.show };
    const detection = archive === undefined ? await detectView(documents, run) : await detectInFolder(archive, documents, { options: inIndex(run), reading });
    return await finishRun(detection.limits, {
      reading,
      flags,
      terminal,
      targets,
      write: async () => {
        await writeDetection(detection, targets, { textOf: reading.textOf, problems: reading.problems.list(), stdout, signal, rows: view.rows });
        const { documents: all } = detection;
        const write = (folder: string, how: TableOptions) => writeTables(detection, folder, how);
        await writeFolders({ flags, paths: read, documents: all, textOf: reading.textOf, terminal, writeTables: write });
      },
      linesOf: (context) => view.linesOf(detection, context),
    });
  } finally {
    reading.progress.erase();
  }
}

/** Without what an index decides by itself. */
function inIndex({ threads: _threads, against: _against, model: _model, sensitivity: _sensitivity, threshold: _threshold, ...rest }: ThreadedDetectOptions) {
  return rest;
}

function optionsOf(flags: DetectFlags, { signal }: Terminal): ThreadedDetectOptions {
  const { sensitivity, marginBits, thresholds, threshold, otherSourceOnly, within, self, passages, familyPairs, threads } = flags;
  const representative = representativeOf(flags);
  return {
    sensitivity,
    marginBits,
    thresholds,
    threshold,
    otherSourceOnly,
    within,
    self,
    passages,
    representative,
    signal,
    threads,
    limits: { familyPairs },
  };
}

function representativeOf({ representative, preferSource }: DetectFlags): Representative | undefined {
  if (representative !== undefined && preferSource !== undefined) throw new UsageError("--representative and --prefer-source exclude each other");
  return preferSource === undefined ? representative : { preferredSources: preferSource };
}
