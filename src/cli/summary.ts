/**
 * Command line: a detection -> what a person reads: the figures, a table of the pairs, the strongest of them with their passages, repeats
 * inside documents, families, clusters, limits. Long lists are cut, with the number of what is not shown and the way to get it.
 * Time O(pairs log pairs + passages).
 */

import { append } from "../arrays/append.js";
import { counted, grouped } from "../text/figures.js";
import { visibleText } from "../text/visible-text.js";
import type { Passage } from "../types/passage.js";
import type { DetectionLists } from "../types/result.js";
import type { DetectSettings } from "../types/settings.js";
import { clusterTable, familyTable, pairTable, type StrongestPairs, strongestPairs } from "./detection-tables.js";
import { displayWidth } from "./display-width.js";
import { wrappedLines } from "./marked-text.js";
import { inFlags } from "./messages.js";
import { documentName, evidenceNeeded, ignoredLine, notShown, type PrintContext, relationPhrase, sideLine } from "./print-context.js";
import { bitsFigure, duration, precisePercent } from "./printed-figures.js";
import { excerptLine, shorten } from "./terminal-text.js";

const MOST_DETAILED_PAIRS = 20;
const MOST_PASSAGES_OF_A_PAIR = 30;
const MOST_REPEATING_DOCUMENTS = 50;
const EXCERPT_INDENT = "     ";

/** Yields the lines, without line ends, safe to print. */
export function* summaryLines(detection: DetectionLists, context: PrintContext): Generator<string> {
  const ranked = strongestPairs(detection);
  const repeats = repeatsByDocument(detection, ranked);
  yield* headLines(headline(detection, context.elapsedMs), context);
  yield* ignoredLine(detection.ignored, detection.settings);
  if (ranked.length === 0 && repeats.size === 0) {
    yield "";
    yield* wrappedLines(nothingFound(detection), { width: context.sentenceWidth, indent: 0 });
  }
  yield* pairTable(ranked, context);
  yield* pairLines(ranked, detection, context);
  yield* repeatLines(repeats, context);
  yield* familyTable(detection, context);
  yield* clusterTable(detection, context);
  yield* limitLines(detection, context);
}

function headline(detection: DetectionLists, elapsedMs: number): string {
  const { documents, passages, families, pairs, stories, settings } = detection;
  let tokens = 0;
  for (const document of documents) tokens += document.tokens;
  const { numNew, numAgainst } = sidesOf(detection);
  const sides = `${counted(numNew, "document")}${settings.against ? ` against ${grouped(numAgainst)}` : ""}`;
  const read = `${sides}, ${counted(tokens, "token")}`;
  const told = stories.length > 0 ? `, ${counted(stories.length, "story", "stories")}` : "";
  const found = `${counted(passages.length, "passage")} in ${counted(families.length, "family", "families")}, ${counted(pairs.length, "pair")}${told}`;
  return `${read}: ${found}, ${duration(elapsedMs)}`;
}

/** How many documents were compared with how many. */
function sidesOf({ documents }: DetectionLists): { readonly numNew: number; readonly numAgainst: number } {
  let numAgainst = 0;
  for (const { against } of documents) if (against) numAgainst++;
  return { numNew: documents.length - numAgainst, numAgainst };
}

/** What was missing for a search; undefined if nothing was. */
export function nothingToSearch(detection: DetectionLists): string | undefined {
  const { numNew, numAgainst } = sidesOf(detection);
  if (detection.documents.length === 0) return "No documents were read.";
  if (numNew === 0) return "No documents were read to be compared with those of --against.";
  if (detection.settings.against && numAgainst === 0) return "Nothing found: --against gave no documents to compare with.";
  return undefined;
}

/** What was looked for and not found, and what was not looked for. */
function nothingFound(detection: DetectionLists): string {
  const { documents, settings } = detection;
  const { numNew, numAgainst } = sidesOf(detection);
  const missing = nothingToSearch(detection);
  if (missing !== undefined) return missing;
  if (documents.length === 1) {
    const wasSearched = settings.self && settings.passages;
    return `Nothing found: there is only one document, and ${wasSearched ? "it repeats nothing" : "repeats inside it were not looked for"}.`;
  }
  const passage = `shares a passage with the evidence that is needed${evidenceNeeded(settings)}`;
  const resemblance = `reaches a resemblance of ${settings.threshold}`;
  const found = settings.passages ? `${passage} or ${resemblance}` : resemblance;
  const explained = settings.passages ? " `wirecopy explain A B` says what two texts share and why it is not reported." : "";
  const pair =
    numAgainst === 0
      ? `no pair of these ${grouped(numNew)} documents`
      : `no pair of one of ${grouped(numNew)} documents and one of the ${grouped(numAgainst)} of --against`;
  return `Nothing found: ${pair} ${found}.${leftOut(settings)}${explained}`;
}

function leftOut({ otherSourceOnly, withinMs }: DetectSettings): string {
  const flags = [...(otherSourceOnly ? ["--other-source-only"] : []), ...(withinMs === null ? [] : ["--within"])];
  return flags.length === 0 ? "" : ` Pairs that ${flags.join(" and ")} left out were not examined.`;
}

function mostBits(passages: readonly Passage[]): number {
  return passages.reduce((most, passage) => Math.max(most, passage.bits), 0);
}

/** The strongest pairs with their passages. */
function* pairLines({ length, first }: StrongestPairs, detection: DetectionLists, context: PrintContext): Generator<string> {
  const { sentenceWidth } = context;
  const documents = new Map(Array.from(detection.documents, (document) => [document.id, document]));
  const sideOf = (side: "a" | "b", id: string, tail: string) => sideLine(side, { id, name: documentName(id, documents.get(id)), tail }, context);
  for (const { pair } of first.slice(0, MOST_DETAILED_PAIRS)) {
    const passages = pair.passages.map((passage) => detection.passages.at(passage) as Passage);
    const shared = (share: number) => (passages.length > 0 ? `: ${precisePercent(share)} shared` : "");
    yield "";
    yield sideOf("a", pair.a, shared(pair.coverageA));
    yield sideOf("b", pair.b, shared(pair.coverageB));
    const contained = `${precisePercent(pair.containmentA)} of a's shingles in b, ${precisePercent(pair.containmentB)} of b's in a`;
    const relation = relationPhrase(pair.relation);
    const figures = `resemblance ${pair.resemblance.toFixed(3)}, ${passages.length > 0 ? counted(passages.length, "passage") : contained}`;
    yield* wrappedLines(relation === "" ? figures : `${relation}; ${figures}`, { width: sentenceWidth, indent: 2 });
    yield* passageLines(passages, context);
  }
  if (length > MOST_DETAILED_PAIRS) yield* ["", `Passages of ${notShown(length - MOST_DETAILED_PAIRS, { one: "more pair" })}`];
}

function* passageLines(passages: readonly Passage[], context: PrintContext): Generator<string> {
  const strongest = [...passages].sort((x, y) => y.bits - x.bits).slice(0, MOST_PASSAGES_OF_A_PAIR);
  for (const passage of strongest) {
    yield `  ${context.colors.green(`${bitsFigure(passage.bits)} bits`)}, ${passage.kind}, ${counted(passage.tokens, "token")}`;
    yield* excerptLines(passage, context);
  }
  if (passages.length > strongest.length)
    yield `  ${notShown(passages.length - strongest.length, { one: "more passage of these two", many: "more passages of these two" })}`;
}

/** Both excerpts, one under the other, their texts beginning in the same column. */
function excerptLines({ a, b }: Passage, { width, colors, textOf }: PrintContext): string[] {
  const labels = [`a [${a.start},${a.end})`, `b [${b.start},${b.end})`];
  const labelWidth = Math.max(...labels.map(displayWidth));
  return [a, b].map((span, side) => {
    const label = (labels[side] as string).padEnd(labelWidth);
    const text = textOf(span.id)?.slice(span.start, span.end) ?? "";
    return `${EXCERPT_INDENT}${colors.dim(label)}  ${shorten(text, Math.max(20, width - labelWidth - EXCERPT_INDENT.length - 2), excerptLine)}`;
  });
}

function repeatsByDocument({ passages }: DetectionLists, { isPaired }: StrongestPairs): ReadonlyMap<string, Passage[]> {
  const repeats = new Map<string, Passage[]>();
  for (let index = isPaired.indexOf(0); index >= 0; index = isPaired.indexOf(0, index + 1)) {
    const passage = passages.at(index)!;
    if (passage.a.id === passage.b.id) append(repeats, passage.a.id, passage);
  }
  return repeats;
}

function* repeatLines(repeats: ReadonlyMap<string, Passage[]>, context: PrintContext): Generator<string> {
  const ranked = [...repeats].sort(([, x], [, y]) => mostBits(y) - mostBits(x));
  for (const [id, passages] of ranked.slice(0, MOST_REPEATING_DOCUMENTS)) {
    yield "";
    yield `${context.colors.bold(context.linked(id, visibleText(id)))} repeats ${counted(passages.length, "passage")} of its own`;
    yield* passageLines(passages, context);
  }
  const hidden = ranked.length - MOST_REPEATING_DOCUMENTS;
  if (hidden > 0) yield* ["", notShown(hidden, { one: "more document with repeats", many: "more documents with repeats" })];
}

/** The first lines of a print, in bold. */
export function* headLines(text: string, { sentenceWidth, colors }: Pick<PrintContext, "colors" | "sentenceWidth">): Generator<string> {
  for (const line of wrappedLines(text, { width: sentenceWidth, indent: 0 })) yield colors.bold(line);
}

/** The limits of a result, and the problems of its input. */
export function* limitLines(
  { limits }: Pick<DetectionLists, "limits">,
  { colors, problems, sentenceWidth }: Pick<PrintContext, "colors" | "problems" | "sentenceWidth">,
): Generator<string> {
  if (limits.length > 0) yield* ["", colors.bold("Limits")];
  for (const { code, count, detail } of limits) yield* wrappedLines(`${code} (${grouped(count)}): ${inFlags(detail)}`, { width: sentenceWidth, indent: 2 });
  if (problems.errors + problems.warnings === 0) return;
  yield "";
  yield `Input: ${counted(problems.errors, "error")} and ${counted(problems.warnings, "warning")}, named on standard error.`;
}
