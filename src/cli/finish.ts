/**
 * Command line: the result of a run over many documents -> files in the forms that were asked for, its print on standard output, and the exit
 * status. What `detect`, `stories`, `trace` and `dedupe` end with.
 */
import type { NamedTargets } from "../node/distinct-targets.js";
import { writeToStream } from "../node/write-stream.js";
import type { Limit } from "../types/limit.js";
import type { Detection } from "../types/result.js";
import { EXIT_FINE, EXIT_INPUT } from "./exit-status.js";
import { linkerOf } from "./hyperlinks.js";
import { letSignalsIn } from "./interrupts.js";
import { messageLine } from "./messages.js";
import type { PrintContext } from "./print-context.js";
import type { Reading } from "./reading.js";
import { colorsOf, columnsOf, sentenceColumnsOf, type Terminal, withLineEnds } from "./terminal.js";
import { oneLine } from "./terminal-text.js";

/** The flags that decide on the print. */
export interface PrintFlags {
  readonly quiet?: boolean;
  /** False for `--no-color`. */
  readonly color?: boolean;
}

/** What is left to do with a result. */
export interface Ending {
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
