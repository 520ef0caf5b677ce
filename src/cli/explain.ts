/**
 * Command line: `wirecopy explain A B`: two text files -> the runs that they share, the reported ones in short, then for each
 * of the others its bits, the bits it would have needed, and the rule that held it back.
 */
import { explain } from "../explain.js";
import { visibleText } from "../io/visible-text.js";
import { writeToStream } from "../node/write-stream.js";
import type { ExplainedRun, Explanation } from "../types.js";
import { EXIT_FINE, EXIT_INPUT } from "./exit-status.js";
import { bitsFigure, counted } from "./figures.js";
import { limitLine } from "./limit-line.js";
import { readTwo, type TwoFileFlags } from "./read-two.js";
import { shorten } from "./shorten.js";
import { type Colors, colorsOf, columnsOf, type Terminal, withLineEnds } from "./terminal.js";
import { excerptLine, oneLine } from "./terminal-text.js";

/**
 * Runs the command and resolves to its exit status.
 * @throws {UsageError} for arguments that cannot be used; the error of standard output.
 */
export async function runExplain(paths: readonly [a: string, b: string], flags: TwoFileFlags, terminal: Terminal): Promise<number> {
  const read = await readTwo(paths, flags, terminal);
  if (read === undefined) return EXIT_INPUT;
  const { documents, ignore, problems } = read;
  const explanation = explain(documents[0], documents[1], { marginBits: flags.marginBits, ignore });
  const lines = explanationLines(explanation, { width: columnsOf(terminal.stdout), colors: colorsOf(terminal, flags.color ?? true) });
  await writeToStream(terminal.stdout, withLineEnds(lines), terminal.signal);
  return problems.errors > 0 ? EXIT_INPUT : EXIT_FINE;
}

/** Yields the lines of the whole print, without line ends, safe to print. */
export function* explanationLines(explanation: Explanation, { width, colors }: { readonly width: number; readonly colors: Colors }): Generator<string> {
  const { a, b, runs, limits } = explanation;
  yield `${colors.bold(`a ${visibleText(a.id)}`)}: ${counted(a.tokens, "token")}`;
  yield `${colors.bold(`b ${visibleText(b.id)}`)}: ${counted(b.tokens, "token")}`;
  yield `resemblance ${explanation.resemblance.toFixed(3)}`;
  yield* ["", oneLine(explanation.summary)];
  const reported = runs.filter((run) => run.rule === "reported");
  const held = runs.filter((run) => run.rule !== "reported");
  if (reported.length > 0) yield* ["", colors.bold(`${counted(reported.length, "shared run")} reported`)];
  for (const run of reported) yield `  ${colors.green(`${bitsFigure(run.bits)} bits`)}  ${shorten(run.text, width - 16, excerptLine)}`;
  if (held.length > 0) yield* ["", colors.bold(`${counted(held.length, "shared run")} not reported`)];
  for (const run of held) yield* heldLines(run, width);
  if (limits.length > 0) yield "";
  for (const limit of limits) yield limitLine(limit);
}

function* heldLines({ a, b, text, tokens, bits, needed, rule, reason }: ExplainedRun, width: number): Generator<string> {
  yield `  ${shorten(text, width - 2, excerptLine)}`;
  yield `     ${counted(tokens, "token")}, a [${a.start},${a.end}), b [${b.start},${b.end})`;
  yield `     ${bitsFigure(bits)} bits of ${bitsFigure(needed)} needed; ${rule}: ${oneLine(reason)}`;
}
