/**
 * Command line: `wirecopy compare A B`: two text files -> their figures, the texts side by side with the matched blocks
 * marked, and the passages with their numbers.
 */

import { compare } from "../api/compare.js";
import { counted } from "../text/figures.js";
import { visibleText } from "../text/visible-text.js";
import type { Document } from "../types/document.js";
import type { Passage } from "../types/passage.js";
import type { Comparison } from "../types/result.js";
import { EXIT_INPUT } from "./exit-status.js";
import { finishTwo } from "./finish.js";
import { wrappedLines } from "./marked-text.js";
import { evidenceNeeded, ignoredLine, type LayoutContext, limitLine, relationPhrase, sideLine } from "./print-context.js";
import { bitsFigure, precisePercent } from "./printed-figures.js";
import { readTwo, type TwoFileFlags } from "./read-texts.js";
import { colorOf, sideBySideLines } from "./side-by-side.js";
import type { Terminal } from "./terminal.js";
import { excerptLine, shorten } from "./terminal-text.js";

/** The flags of `wirecopy compare`. */
export interface CompareFlags extends TwoFileFlags {
  /** False for `--no-self`. */
  readonly self?: boolean;
}

/**
 * Runs the command and resolves to its exit status.
 * @throws {UsageError} for arguments that cannot be used; the error of standard output.
 */
export async function runCompare(paths: readonly [a: string, b: string], flags: CompareFlags, terminal: Terminal): Promise<number> {
  const { marginBits, thresholds, self } = flags;
  const read = await readTwo(paths, flags, terminal);
  if (read === undefined) return EXIT_INPUT;
  const { documents, model, ignore } = read;
  const comparison = compare(documents[0], documents[1], { marginBits, thresholds, self, model, ignore });
  return finishTwo((context) => comparisonLines(documents, comparison, context), { read, flags, terminal });
}

/** Yields the lines of the whole print, without line ends, safe to print. Passages have their numbers in the order of the first text. */
export function* comparisonLines(documents: readonly [a: Document, b: Document], comparison: Comparison, context: LayoutContext): Generator<string> {
  const { colors, width, sentenceWidth } = context;
  const between = comparison.passages.filter(({ a, b }) => a.id !== b.id).sort((x, y) => x.a.start - y.a.start || x.b.start - y.b.start);
  const repeats = comparison.passages.filter(({ a, b }) => a.id === b.id);
  const sideOf = (side: "a" | "b", { id }: Document, share: number): string =>
    sideLine(side, { id, name: visibleText(id), tail: `: ${counted(comparison[side].tokens, "token")}, ${precisePercent(share)} shared` }, context);
  yield sideOf("a", documents[0], comparison.coverageA);
  yield sideOf("b", documents[1], comparison.coverageB);
  yield `resemblance ${comparison.resemblance.toFixed(3)}, ${counted(between.length, "passage")}`;
  yield* ignoredLine(comparison.ignored, comparison.settings);
  yield* relationLines(comparison, width);
  yield "";
  if (between.length === 0) yield* wrappedLines(nothingFound(comparison), { width: sentenceWidth, indent: 0 });
  else yield* sideBySideLines(documents, between, context);
  if (between.length > 0) yield "";
  for (const [index, passage] of between.entries()) yield* passageLines(passage, { label: colorOf(index + 1, colors)(`[${index + 1}]`), width });
  for (const passage of repeats) yield* repeatLines(passage, documents, width);
  for (const limit of comparison.limits) yield* wrappedLines(limitLine(limit), { width: sentenceWidth, indent: 0 });
}

function nothingFound({ settings }: Comparison): string {
  return `Nothing found: no passage reaches the evidence that is needed${evidenceNeeded(settings)}. \`wirecopy explain\` says what the two share.`;
}

/** What they are to each other, and why. */
function* relationLines({ relation }: Comparison, width: number): Generator<string> {
  const phrase = relationPhrase(relation);
  if (phrase === "") return;
  yield phrase;
  for (const { detail } of relation.evidence) yield* wrappedLines(detail, { width, indent: 2 });
}

function* passageLines(passage: Passage, { label, width }: { readonly label: string; readonly width: number }): Generator<string> {
  const { a, b, bits, kind, tokens, edits } = passage;
  yield `${label} ${bitsFigure(bits)} bits, ${kind}, ${counted(tokens, "token")}, a [${a.start},${a.end}), b [${b.start},${b.end})`;
  for (const edit of edits) {
    const half = Math.floor((width - 12) / 2);
    yield `    ${edit.op}: “${shorten(edit.a, half, excerptLine)}” → “${shorten(edit.b, half, excerptLine)}”`.replace(/“” → |→ “”$/, "").trimEnd();
  }
}

function* repeatLines({ a, b, bits, kind, tokens }: Passage, documents: readonly [a: Document, b: Document], width: number): Generator<string> {
  const side = a.id === documents[0].id ? 0 : 1;
  yield `${side === 0 ? "a" : "b"} repeats itself: ${bitsFigure(bits)} bits, ${kind}, ${counted(tokens, "token")}, [${a.start},${a.end}) and [${b.start},${b.end})`;
  yield `    ${shorten((documents[side] as Document).text.slice(a.start, a.end), width - 4)}`;
}
