/**
 * Command line: how a run ends. Before it: the targets and what is read -> whether they can all be what was asked for; no two of them are one
 * file, none of them is an input. After it: the result -> files in the forms that were asked for, its print on standard output, and the exit
 * status. `detect`, `stories`, `trace` and `dedupe` end with `finishRun`, `compare` and `explain` with `finishTwo`.
 */

import { listInputs } from "../io/readers/input-files.js";
import { resolveReadOptions } from "../io/readers/read-options.js";
import { checkDistinct, checkNotAmong, type NamedTargets } from "../node/write-outputs.js";
import { writeToStream } from "../node/write-stream.js";
import type { Limit } from "../types/limit.js";
import type { Detection } from "../types/result.js";
import { asUsage, EXIT_FINE, EXIT_INPUT } from "./exit-status.js";
import { linkerOf, urlOf } from "./hyperlinks.js";
import { letSignalsIn } from "./interrupts.js";
import { messageLine } from "./messages.js";
import type { LayoutContext, PrintContext } from "./print-context.js";
import type { TwoFileFlags, TwoInputs } from "./read-texts.js";
import type { Reading } from "./reading.js";
import { colorsOf, columnsOf, sentenceColumnsOf, type Terminal, withLineEnds } from "./terminal.js";
import { oneLine } from "./terminal-text.js";

/** The flags that decide on the print. */
interface PrintFlags {
  readonly quiet?: boolean;
  /** False for `--no-color`. */
  readonly color?: boolean;
}

/** What is left to do with a result. */
interface Ending {
  readonly reading: Reading;
  readonly flags: PrintFlags;
  readonly terminal: Terminal;
  /** By form; where one of them is "-" nothing else is printed. */
  readonly targets: NamedTargets;
  write(): Promise<void>;
  /** What is printed, without line ends, safe to print. */
  linesOf(context: PrintContext): Iterable<string>;
}

/** Writes and prints, and resolves to the exit status. @throws what `write` throws; the reason of the signal; the error of standard output. */
export async function finishRun(limits: readonly Limit[], { reading, flags, terminal, targets, write, linesOf }: Ending): Promise<number> {
  const { progress, problems, print } = reading;
  const { stdout, signal } = terminal;
  await letSignalsIn(signal);
  progress.erase();
  problems.finish();
  warnOfHtml(limits, print);
  await write();
  if (!flags.quiet && !Object.values(targets).includes("-")) await writeToStream(stdout, withLineEnds(linesOf(contextOf(reading, flags, terminal))), signal);
  return problems.errors > 0 ? EXIT_INPUT : EXIT_FINE;
}

function contextOf(reading: Reading, { color = true }: PrintFlags, terminal: Terminal): PrintContext {
  const linked = linkerOf(terminal, color);
  return {
    width: columnsOf(terminal.stdout),
    sentenceWidth: sentenceColumnsOf(terminal.stdout),
    colors: colorsOf(terminal, color),
    textOf: reading.textOf,
    problems: reading.problems,
    linked: (id, shown) => linked(shown, reading.urlOf(id)),
    elapsedMs: performance.now() - reading.startMs,
  };
}

/** Also where no summary is printed: text with markup gives worse results, and nobody would look for it in the limits. */
function warnOfHtml(limits: Detection["limits"], print: Reading["print"]): void {
  for (const { code, detail } of limits) if (code === "document-looks-like-html") print(messageLine(oneLine(detail), "warning"));
}

interface TwoEnding {
  readonly read: TwoInputs;
  readonly flags: TwoFileFlags;
  readonly terminal: Terminal;
}

/** Prints, and resolves to the exit status. @throws the error of standard output. */
export async function finishTwo(linesOf: (context: LayoutContext) => Iterable<string>, { read, flags, terminal }: TwoEnding): Promise<number> {
  const { color = true } = flags;
  const { stdout, signal } = terminal;
  const linked = linkerOf(terminal, color);
  const context: LayoutContext = {
    width: columnsOf(stdout),
    sentenceWidth: sentenceColumnsOf(stdout),
    colors: colorsOf(terminal, color),
    linked: (id, shown) => linked(shown, urlOf({ path: read.pathOf(id), isWhole: true })),
  };
  await writeToStream(stdout, withLineEnds(linesOf(context)), signal);
  return read.problems.errors > 0 ? EXIT_INPUT : EXIT_FINE;
}

/**
 * Resolves if nothing is wrong. @param paths all that is read; problems of these are told when they are.
 * @throws {UsageError} of two targets that are one file; {WirecopyError} of a target that is an input.
 */
export async function checkOutputs(targets: NamedTargets, paths: readonly string[]): Promise<void> {
  await asUsage(() => checkDistinct(targets));
  // a path that no reader knows by its name may be a release all the same
  const asTexts = paths.map((path) => ({ path, id: path, format: "text", packing: undefined, stdin: path === "-" }) as const);
  await checkNotAmong(asTexts, targets);
  await checkNotAmong(listInputs(paths, resolveReadOptions({ onProblem: () => undefined })), targets);
}
