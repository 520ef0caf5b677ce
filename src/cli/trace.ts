/**
 * Command line: `wirecopy trace`: a release and articles -> files in the forms that were asked for, and who used what of it. The texts are
 * kept until the end for the excerpts.
 */
import { readAllBut } from "../io/readers/read-documents.js";
import { checkDetectionTargets } from "../node/output-forms.js";
import { resolveThreads, type ThreadedTraceOptions, traceRelease } from "../node/threads.js";
import { writeToStream } from "../node/write-stream.js";
import { writeTrace } from "../node/write-trace.js";
import { resolveTraceOptions } from "../trace-release.js";
import type { DetectFlags } from "./detect.js";
import { asUsage, EXIT_FINE, EXIT_INPUT, UsageError } from "./exit-status.js";
import { letSignalsIn } from "./interrupts.js";
import { readIgnored } from "./read-ignored.js";
import { readRelease } from "./read-release.js";
import { createReading, warnOfHtml } from "./reading.js";
import { colorsOf, columnsOf, type Terminal, withLineEnds } from "./terminal.js";
import { traceLines } from "./trace-lines.js";

/** The flags of `wirecopy trace` as they were given; what is absent has the default of `traceRelease`. */
export type TraceFlags = Pick<
  DetectFlags,
  | "color"
  | "csv"
  | "encoding"
  | "hotSeed"
  | "html"
  | "ignore"
  | "json"
  | "jsonl"
  | "marginBits"
  | "otherSourceOnly"
  | "quiet"
  | "sensitivity"
  | "threads"
  | "within"
>;

/**
 * Runs the command and resolves to its exit status.
 * @throws {UsageError} for flags that cannot be used; WirecopyError; the signal's reason.
 */
export async function runTrace([path, ...inputs]: readonly [release: string, ...articles: string[]], flags: TraceFlags, terminal: Terminal): Promise<number> {
  const { stdin, stdout, signal } = terminal;
  const startMs = performance.now();
  const options = optionsOf(flags, terminal);
  const { json, jsonl, csv, html } = flags;
  const targets = { json, jsonl, csv, html };
  await asUsage(() => resolveTraceOptions(options, ["threads"]));
  await asUsage(() => resolveThreads(options));
  await asUsage(() => checkDetectionTargets(targets));
  if (path === "-" && inputs.includes("-")) throw new UsageError("standard input can be read as the release or as articles, not as both");
  const { progress, problems, print, keepingTexts, textOf } = createReading(flags, terminal);
  try {
    const { encoding } = flags;
    const ignore = await readIgnored({ files: flags.ignore, encoding, inputs: [path, ...inputs] }, problems, terminal);
    const release = await readRelease(path, { encoding, problems }, terminal);
    if (release === undefined) return EXIT_INPUT;
    const articles = keepingTexts(readAllBut(path, inputs, { stdin, signal, encoding, onProblem: problems.add }));
    const trace = await traceRelease(release, articles, { ...options, ignore, onProgress: progress.show });
    await letSignalsIn(signal);
    progress.erase();
    problems.finish();
    warnOfHtml(trace, print);
    const excerptOf = (id: string): string | undefined => (id === release.id ? release.text : textOf(id));
    await writeTrace(trace, targets, { textOf: excerptOf, stdout, signal });
    if (!flags.quiet && !Object.values(targets).includes("-")) {
      const context = { width: columnsOf(stdout), colors: colorsOf(terminal, flags.color ?? true), textOf: excerptOf, problems };
      await writeToStream(stdout, withLineEnds(traceLines(trace, { ...context, elapsedMs: performance.now() - startMs })), signal);
    }
  } finally {
    progress.erase();
  }
  return problems.errors > 0 ? EXIT_INPUT : EXIT_FINE;
}

function optionsOf({ sensitivity, marginBits, otherSourceOnly, within, hotSeed, threads }: TraceFlags, { signal }: Terminal): ThreadedTraceOptions {
  return { sensitivity, marginBits, otherSourceOnly, within, signal, threads, ...(hotSeed !== undefined && { limits: { hotSeed } }) };
}
