/**
 * Command line: `wirecopy detect`: inputs -> files in the forms that were asked for, and a summary. The texts are kept until
 * the end for the excerpts.
 */
import { readBoth } from "../io/readers/read-documents.js";
import type { Encoding } from "../io/readers/read-options.js";
import { checkDetectionTargets, type DetectionTargets } from "../node/output-forms.js";
import { detect, resolveThreads, type ThreadedDetectOptions } from "../node/threads.js";
import { writeDetection } from "../node/write-detection.js";
import { writeToStream } from "../node/write-stream.js";
import { type Representative, resolveDetectOptions, type Sensitivity } from "../options.js";
import type { Detection } from "../types.js";
import { asUsage, EXIT_FINE, EXIT_INPUT, UsageError } from "./exit-status.js";
import { letSignalsIn } from "./interrupts.js";
import { readIgnored } from "./read-ignored.js";
import { createReading, warnOfHtml } from "./reading.js";
import { type SummaryContext, summaryLines } from "./summary.js";
import { colorsOf, columnsOf, type Terminal, withLineEnds } from "./terminal.js";

/** The flags of `wirecopy detect` as they were given; what is absent has the default of `detect`. */
export interface DetectFlags {
  readonly sensitivity?: Sensitivity;
  readonly threshold?: number;
  readonly json?: string;
  readonly jsonl?: string;
  readonly csv?: string;
  readonly html?: string;
  readonly otherSourceOnly?: boolean;
  readonly within?: string;
  readonly marginBits?: number;
  /** False for `--no-self`. */
  readonly self?: boolean;
  /** False for `--no-passages`. */
  readonly passages?: boolean;
  readonly ignore?: readonly string[];
  /** Files, folders or "-", like the inputs. */
  readonly against?: readonly string[];
  readonly representative?: "earliest" | "longest";
  /** Sources whose documents stand for clusters, the most preferred first. */
  readonly preferSource?: readonly string[];
  readonly encoding?: Encoding;
  readonly hotSeed?: number;
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
  linesOf(detection: Detection, context: SummaryContext): Iterable<string>;
}

/**
 * Runs the command and resolves to its exit status.
 * @throws {UsageError} for flags that cannot be used; WirecopyError; the signal's reason.
 */
export async function runDetect(inputs: readonly string[], flags: DetectFlags, terminal: Terminal): Promise<number> {
  return examine(inputs, flags, { terminal, view: { rows: "passages", linesOf: summaryLines } });
}

/** `runDetect`, with what is made of the detection. */
export async function examine(
  inputs: readonly string[],
  flags: DetectFlags,
  { terminal, view }: { readonly terminal: Terminal; readonly view: DetectionView },
): Promise<number> {
  const { stdin, stdout, signal } = terminal;
  const startMs = performance.now();
  const options = optionsOf(flags, terminal);
  const targets = targetsOf(flags);
  await asUsage(() => resolveDetectOptions(options, ["threads"]));
  await asUsage(() => resolveThreads(options));
  await asUsage(() => checkDetectionTargets(targets));
  if (inputs.includes("-") && flags.against?.includes("-")) throw new UsageError("standard input can be read as input or as --against, not as both");
  const { progress, problems, print, keepingTexts, textOf } = createReading(flags, terminal);
  try {
    const ignore = await readIgnored({ files: flags.ignore, encoding: flags.encoding, inputs: [...inputs, ...(flags.against ?? [])] }, problems, terminal);
    const read = readBoth(inputs, flags.against ?? [], { stdin, signal, onProblem: problems.add, encoding: flags.encoding });
    const against = flags.against && keepingTexts(read.others);
    const detection = await detect(keepingTexts(read.documents), { ...options, against, ignore, onProgress: progress.show });
    await letSignalsIn(signal);
    progress.erase();
    problems.finish();
    warnOfHtml(detection, print);
    await writeDetection(detection, targets, { textOf, stdout, signal, rows: view.rows });
    if (!flags.quiet && !Object.values(targets).includes("-")) {
      const context = { width: columnsOf(stdout), colors: colorsOf(terminal, flags.color ?? true), textOf, problems };
      await writeToStream(stdout, withLineEnds(view.linesOf(detection, { ...context, elapsedMs: performance.now() - startMs })), signal);
    }
  } finally {
    progress.erase();
  }
  return problems.errors > 0 ? EXIT_INPUT : EXIT_FINE;
}

function optionsOf(flags: DetectFlags, { signal }: Terminal): ThreadedDetectOptions {
  const { sensitivity, marginBits, threshold, otherSourceOnly, within, self, passages, hotSeed, threads } = flags;
  const representative = representativeOf(flags);
  return {
    sensitivity,
    marginBits,
    threshold,
    otherSourceOnly,
    within,
    self,
    passages,
    representative,
    signal,
    threads,
    ...(hotSeed !== undefined && { limits: { hotSeed } }),
  };
}

function targetsOf({ json, jsonl, csv, html }: Pick<DetectFlags, "csv" | "html" | "json" | "jsonl">): DetectionTargets {
  return { json, jsonl, csv, html };
}

function representativeOf({ representative, preferSource }: DetectFlags): Representative | undefined {
  if (representative !== undefined && preferSource !== undefined) throw new UsageError("--representative and --prefer-source exclude each other");
  return preferSource === undefined ? representative : { preferredSources: preferSource };
}
