/**
 * Command line: `wirecopy detect`: inputs -> files in the forms that were asked for, and a summary. The texts are kept until
 * the end for the excerpts.
 */
import { readBoth } from "../io/readers/read-documents.js";
import type { Encoding } from "../io/readers/read-options.js";
import { detect, resolveThreads, type ThreadedDetectOptions } from "../node/threads.js";
import { checkDetectionTargets, type DetectionTargets, writeDetection } from "../node/write-detection.js";
import { writeToStream } from "../node/write-stream.js";
import { resolveDetectOptions, type Sensitivity } from "../options.js";
import type { Detection, Document } from "../types.js";
import { asUsage, EXIT_FINE, EXIT_INPUT, UsageError } from "./exit-status.js";
import { letSignalsIn } from "./interrupts.js";
import { createProblemLog } from "./problem-log.js";
import { createProgressLine } from "./progress-line.js";
import { readIgnored } from "./read-ignored.js";
import { summaryLines } from "./summary.js";
import { colorsOf, columnsOf, type Terminal, withLineEnds } from "./terminal.js";
import { oneLine } from "./terminal-text.js";

/** The flags of `wirecopy detect` as they were given; what is absent has the default of `detect`. */
export interface DetectFlags {
  readonly sensitivity?: Sensitivity;
  readonly threshold?: number;
  readonly json?: string;
  readonly jsonl?: string;
  readonly csv?: string;
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
  readonly encoding?: Encoding;
  readonly hotSeed?: number;
  readonly threads?: number;
  readonly quiet?: boolean;
  /** False for `--no-color`. */
  readonly color?: boolean;
}

/**
 * Runs the command and resolves to its exit status.
 * @throws {UsageError} for flags that cannot be used; WirecopyError; the signal's reason.
 */
export async function runDetect(inputs: readonly string[], flags: DetectFlags, terminal: Terminal): Promise<number> {
  const { stdin, stderr, signal } = terminal;
  const startMs = performance.now();
  const options = optionsOf(flags, terminal);
  const targets = targetsOf(flags);
  await asUsage(() => resolveDetectOptions(options, ["threads"]));
  await asUsage(() => resolveThreads(options));
  await asUsage(() => checkDetectionTargets(targets));
  if (inputs.includes("-") && flags.against?.includes("-")) throw new UsageError("standard input can be read as input or as --against, not as both");
  const progress = createProgressLine(flags.quiet ? { write: () => true } : stderr);
  const print = (line: string) => {
    progress.erase();
    stderr.write(`${line}\n`);
  };
  const problems = createProblemLog(print);
  const texts = new Map<string, string>();
  try {
    const ignore = await readIgnored({ files: flags.ignore, encoding: flags.encoding, inputs: [...inputs, ...(flags.against ?? [])] }, problems, terminal);
    const read = readBoth(inputs, flags.against ?? [], { stdin, signal, onProblem: problems.add, encoding: flags.encoding });
    const against = flags.against && keepingTexts(read.others, texts);
    const detection = await detect(keepingTexts(read.documents, texts), { ...options, against, ignore, onProgress: progress.show });
    await letSignalsIn(signal);
    progress.erase();
    problems.finish();
    warnOfHtml(detection, print);
    const textOf = (id: string) => texts.get(id);
    await writeDetection(detection, targets, { textOf, stdout: terminal.stdout, signal });
    if (!flags.quiet && !Object.values(targets).includes("-")) {
      const context = { width: columnsOf(terminal.stdout), colors: colorsOf(terminal, flags.color ?? true), textOf, problems };
      const lines = summaryLines(detection, { ...context, elapsedMs: performance.now() - startMs });
      await writeToStream(terminal.stdout, withLineEnds(lines), signal);
    }
  } finally {
    progress.erase();
  }
  return problems.errors > 0 ? EXIT_INPUT : EXIT_FINE;
}

function optionsOf(flags: DetectFlags, { signal }: Terminal): ThreadedDetectOptions {
  const { sensitivity, marginBits, threshold, otherSourceOnly, within, self, passages, hotSeed, threads } = flags;
  return {
    sensitivity,
    marginBits,
    threshold,
    otherSourceOnly,
    within,
    self,
    passages,
    signal,
    threads,
    ...(hotSeed !== undefined && { limits: { hotSeed } }),
  };
}

function targetsOf({ json, jsonl, csv }: DetectFlags): DetectionTargets {
  return { json, jsonl, csv };
}

async function* keepingTexts(documents: AsyncIterable<Document>, texts: Map<string, string>): AsyncGenerator<Document> {
  for await (const document of documents) {
    texts.set(document.id, document.text);
    yield document;
  }
}

/** Also where no summary is printed: text with markup gives worse results, and nobody would look for it in the limits. */
function warnOfHtml({ limits }: Detection, print: (line: string) => void): void {
  for (const { code, detail } of limits) if (code === "document-looks-like-html") print(`wirecopy: warning: ${oneLine(detail)}`);
}
