/**
 * Command line: `wirecopy explain A B`: two text files -> the runs that they share, the reported ones in short, then for each
 * of the others its bits, the bits it would have needed, and the rule that held it back.
 */

import { explain } from "../api/explain.js";
import { counted } from "../text/figures.js";
import { visibleText } from "../text/visible-text.js";
import type { ExplainedRun, Explanation } from "../types/result.js";
import { EXIT_INPUT } from "./exit-status.js";
import { finishTwo } from "./finish.js";
import { wrappedLines } from "./marked-text.js";
import { type LayoutContext, limitLine, sideLine } from "./print-context.js";
import { bitsFigure } from "./printed-figures.js";
import { readTwo, type TwoFileFlags } from "./read-texts.js";
import type { Terminal } from "./terminal.js";
import { excerptLine, shorten } from "./terminal-text.js";

/**
 * Runs the command and resolves to its exit status.
 * @throws {UsageError} for arguments that cannot be used; the error of standard output.
 */
export async function runExplain(paths: readonly [a: string, b: string], flags: TwoFileFlags, terminal: Terminal): Promise<number> {
  const read = await readTwo(paths, flags, terminal);
  if (read === undefined) return EXIT_INPUT;
  const { documents, model, ignore } = read;
  const { marginBits, thresholds } = flags;
  const explanation = explain(documents[0], documents[1], { marginBits, thresholds, model, ignore });
  return finishTwo((context) => explanationLines(explanation, context), { read, flags, terminal });
}

/** Yields the lines of the whole print, without line ends, safe to print. */
export function* explanationLines(explanation: Explanation, context: LayoutContext): Generator<string> {
  const { width, sentenceWidth, colors } = context;
  const { a, b, runs, limits } = explanation;
  yield sideLine("a", { id: a.id, name: visibleText(a.id), tail: `: ${counted(a.tokens, "token")}` }, context);
  yield sideLine("b", { id: b.id, name: visibleText(b.id), tail: `: ${counted(b.tokens, "token")}` }, context);
  yield `resemblance ${explanation.resemblance.toFixed(3)}`;
  yield "";
  yield* wrappedLines(explanation.summary, { width: sentenceWidth, indent: 0 });
  const reported = runs.filter((run) => run.rule === "reported");
  const held = runs.filter((run) => run.rule !== "reported");
  if (reported.length > 0) yield* ["", colors.bold(`${counted(reported.length, "shared run")} reported`)];
  for (const run of reported) yield `  ${colors.green(`${bitsFigure(run.bits)} bits`)}  ${shorten(run.text, width - 16, excerptLine)}`;
  if (held.length > 0) yield* ["", colors.bold(`${counted(held.length, "shared run")} not reported`)];
  for (const run of held) yield* heldLines(run, context);
  if (limits.length > 0) yield "";
  for (const limit of limits) yield* wrappedLines(limitLine(limit), { width: sentenceWidth, indent: 0 });
}

function* heldLines({ a, b, text, tokens, bits, needed, rule, reason }: ExplainedRun, { width, sentenceWidth }: LayoutContext): Generator<string> {
  yield `  ${shorten(text, width - 2, excerptLine)}`;
  yield `     ${counted(tokens, "token")}, a [${a.start},${a.end}), b [${b.start},${b.end})`;
  yield* wrappedLines(`${bitsFigure(bits)} bits of ${bitsFigure(needed)} needed; ${rule}: ${reason}`, { width: sentenceWidth, indent: 5 });
}
