/**
 * Command line: a detection -> what a person reads: the figures, the pairs with their passages (strongest first), repeats
 * inside documents, clusters, limits. Long lists are cut, with the number of what is not shown and the way to get it.
 * Time O(pairs log pairs + passages).
 */

import { visibleText } from "../io/visible-text.js";
import type { Detection, Passage, Settings } from "../types.js";
import { displayWidth } from "./display-width.js";
import { documentName } from "./document-name.js";
import { bitsFigure, counted, grouped, percent } from "./figures.js";
import { inFlags } from "./flag-names.js";
import { ignoredLine } from "./ignored-line.js";
import { evidenceNeeded } from "./needed-evidence.js";
import { relationPhrase } from "./relation-phrase.js";
import { shorten } from "./shorten.js";
import type { Colors } from "./terminal.js";
import { excerptLine, oneLine } from "./terminal-text.js";

const MOST_PAIRS = 50;
const MOST_PASSAGES_OF_A_PAIR = 30;
const MOST_REPEATING_DOCUMENTS = 50;
const MOST_CLUSTERS = 50;
const MOST_IDS_OF_A_CLUSTER = 10;
/** Ends a line that says how much is not shown. */
export const HOW_TO_GET_ALL = "--json FILE, --jsonl FILE or --csv FILE writes all of them";
const EXCERPT_INDENT = "     ";

export interface SummaryContext {
  /** Columns of a line. */
  readonly width: number;
  readonly colors: Colors;
  readonly elapsedMs: number;
  /** The text of a document, for excerpts. */
  readonly textOf: (id: string) => string | undefined;
  /** Problems while reading, named on standard error as they were met. */
  readonly problems: { readonly errors: number; readonly warnings: number };
}

/** Yields the lines, without line ends, safe to print. */
export function* summaryLines(detection: Detection, context: SummaryContext): Generator<string> {
  const repeats = repeatsByDocument(detection.passages);
  yield context.colors.bold(headline(detection, context.elapsedMs));
  yield* ignoredLine(detection.ignored, detection.settings);
  if (detection.pairs.length === 0 && repeats.size === 0) yield* ["", nothingFound(detection)];
  yield* pairLines(detection, context);
  yield* repeatLines(repeats, context);
  yield* clusterLines(detection, context);
  yield* limitLines(detection, context);
}

function headline(detection: Detection, elapsedMs: number): string {
  const { documents, passages, families, pairs, stories, settings } = detection;
  const tokens = documents.reduce((sum, document) => sum + document.tokens, 0);
  const { numNew, numAgainst } = sidesOf(detection);
  const sides = `${counted(numNew, "document")}${settings.against === true ? ` against ${grouped(numAgainst)}` : ""}`;
  const read = `${sides}, ${counted(tokens, "token")}`;
  const told = stories.length > 0 ? `, ${counted(stories.length, "story", "stories")}` : "";
  const found = `${counted(passages.length, "passage")} in ${counted(families.length, "family", "families")}, ${counted(pairs.length, "pair")}${told}`;
  return `${read}: ${found}, ${(elapsedMs / 1000).toFixed(1)} s`;
}

/** How many documents were compared with how many. */
function sidesOf({ documents }: Detection): { readonly numNew: number; readonly numAgainst: number } {
  const numAgainst = documents.filter(({ against }) => against).length;
  return { numNew: documents.length - numAgainst, numAgainst };
}

/** What was looked for and not found, and what was not looked for. */
function nothingFound(detection: Detection): string {
  const { documents, settings } = detection;
  const { numNew, numAgainst } = sidesOf(detection);
  if (documents.length === 0) return "No documents were read.";
  if (numNew === 0) return "No documents were read to be compared with those of --against.";
  if (settings.against === true && numAgainst === 0) return "Nothing found: --against gave no documents to compare with.";
  if (documents.length === 1) {
    const wasSearched = settings.self !== false && settings.passages !== false;
    return `Nothing found: there is only one document, and ${wasSearched ? "it repeats nothing" : "repeats inside it were not looked for"}.`;
  }
  const passage = `shares a passage with the evidence that is needed${evidenceNeeded(settings)}`;
  const resemblance = `reaches a resemblance of ${settings.threshold}`;
  const found = settings.passages === false ? resemblance : `${passage} or ${resemblance}`;
  const explained = settings.passages === false ? "" : " `wirecopy explain A B` says what two texts share and why it is not reported.";
  const pair =
    numAgainst === 0
      ? `no pair of these ${grouped(numNew)} documents`
      : `no pair of one of ${grouped(numNew)} documents and one of the ${grouped(numAgainst)} of --against`;
  return `Nothing found: ${pair} ${found}.${leftOut(settings)}${explained}`;
}

function leftOut({ otherSourceOnly, withinMs }: Settings): string {
  const isBounded = typeof withinMs === "number" && withinMs !== Number.POSITIVE_INFINITY;
  const flags = [...(otherSourceOnly === true ? ["--other-source-only"] : []), ...(isBounded ? ["--within"] : [])];
  return flags.length === 0 ? "" : ` Pairs that ${flags.join(" and ")} left out were not examined.`;
}

/** Pairs by the most bits of their passages, then by resemblance, then in the order of the detection. */
function strongestPairs({ pairs, passages }: Detection): { readonly index: number; readonly bits: number }[] {
  const ranked = pairs.map((pair, index) => ({ index, bits: mostBits(pair.passages.map((passage) => passages[passage] as Passage)) }));
  return ranked.sort((x, y) => y.bits - x.bits || pairs[y.index]!.resemblance - pairs[x.index]!.resemblance || x.index - y.index);
}

function mostBits(passages: readonly Passage[]): number {
  return passages.reduce((most, passage) => Math.max(most, passage.bits), 0);
}

function* pairLines(detection: Detection, context: SummaryContext): Generator<string> {
  const documents = new Map(detection.documents.map((document) => [document.id, document]));
  const ranked = strongestPairs(detection);
  for (const { index } of ranked.slice(0, MOST_PAIRS)) {
    const pair = detection.pairs[index]!;
    const passages = pair.passages.map((passage) => detection.passages[passage] as Passage);
    const shared = (share: number) => (passages.length > 0 ? `: ${percent(share)} shared` : "");
    yield "";
    yield `${context.colors.bold(`a ${documentName(pair.a, documents.get(pair.a))}`)}${shared(pair.coverageA)}`;
    yield `${context.colors.bold(`b ${documentName(pair.b, documents.get(pair.b))}`)}${shared(pair.coverageB)}`;
    const contained = `${percent(pair.containmentA)} of a's shingles in b, ${percent(pair.containmentB)} of b's in a`;
    const relation = relationPhrase(pair.relation);
    yield `  ${relation && `${relation}; `}resemblance ${pair.resemblance.toFixed(3)}, ${passages.length > 0 ? counted(passages.length, "passage") : contained}`;
    yield* passageLines(passages, context);
  }
  if (ranked.length > MOST_PAIRS) yield* ["", `${counted(ranked.length - MOST_PAIRS, "more pair")} not shown; ${HOW_TO_GET_ALL}.`];
}

function* passageLines(passages: readonly Passage[], context: SummaryContext): Generator<string> {
  const strongest = [...passages].sort((x, y) => y.bits - x.bits).slice(0, MOST_PASSAGES_OF_A_PAIR);
  for (const passage of strongest) {
    yield `  ${context.colors.green(`${bitsFigure(passage.bits)} bits`)}, ${passage.kind}, ${counted(passage.tokens, "token")}`;
    yield* excerptLines(passage, context);
  }
  if (passages.length > strongest.length) yield `  ${counted(passages.length - strongest.length, "more passage")} of these two not shown; ${HOW_TO_GET_ALL}.`;
}

/** Both excerpts, one under the other, their texts beginning in the same column. */
function excerptLines({ a, b }: Passage, { width, colors, textOf }: SummaryContext): string[] {
  const labels = [`a [${a.start},${a.end})`, `b [${b.start},${b.end})`];
  const labelWidth = Math.max(...labels.map(displayWidth));
  return [a, b].map((span, side) => {
    const label = (labels[side] as string).padEnd(labelWidth);
    const text = textOf(span.id)?.slice(span.start, span.end) ?? "";
    return `${EXCERPT_INDENT}${colors.dim(label)}  ${shorten(text, Math.max(20, width - labelWidth - EXCERPT_INDENT.length - 2), excerptLine)}`;
  });
}

function repeatsByDocument(passages: Iterable<Passage>): ReadonlyMap<string, Passage[]> {
  const repeats = new Map<string, Passage[]>();
  for (const passage of passages) {
    if (passage.a.id !== passage.b.id) continue;
    const list = repeats.get(passage.a.id);
    if (list) list.push(passage);
    else repeats.set(passage.a.id, [passage]);
  }
  return repeats;
}

function* repeatLines(repeats: ReadonlyMap<string, Passage[]>, context: SummaryContext): Generator<string> {
  const ranked = [...repeats].sort(([, x], [, y]) => mostBits(y) - mostBits(x));
  for (const [id, passages] of ranked.slice(0, MOST_REPEATING_DOCUMENTS)) {
    yield "";
    yield `${context.colors.bold(visibleText(id))} repeats ${counted(passages.length, "passage")} of its own`;
    yield* passageLines(passages, context);
  }
  const hidden = ranked.length - MOST_REPEATING_DOCUMENTS;
  if (hidden > 0) yield* ["", `${counted(hidden, "more document")} with repeats not shown; ${HOW_TO_GET_ALL}.`];
}

function* clusterLines({ clusters }: Detection, { colors }: SummaryContext): Generator<string> {
  const joined = clusters.filter((cluster) => cluster.documents.length > 1).sort((x, y) => y.documents.length - x.documents.length);
  if (joined.length === 0) return;
  yield* ["", colors.bold(`${counted(joined.length, "cluster")} of near-duplicates`)];
  for (const { documents, weakest } of joined.slice(0, MOST_CLUSTERS)) {
    const named = documents.slice(0, MOST_IDS_OF_A_CLUSTER).map(visibleText).join(", ");
    const more = documents.length > MOST_IDS_OF_A_CLUSTER ? ` and ${counted(documents.length - MOST_IDS_OF_A_CLUSTER, "more", "more")}` : "";
    yield `  ${counted(documents.length, "document")}, tied by ${weakest.resemblance.toFixed(3)} or more: ${named}${more}`;
  }
  if (joined.length > MOST_CLUSTERS)
    yield `  ${counted(joined.length - MOST_CLUSTERS, "more cluster")} not shown; --json FILE or --jsonl FILE writes all of them.`;
}

/** The limits of a result, and the problems of its input. */
export function* limitLines({ limits }: Pick<Detection, "limits">, { colors, problems }: Pick<SummaryContext, "colors" | "problems">): Generator<string> {
  if (limits.length > 0) yield* ["", colors.bold("Limits")];
  for (const { code, count, detail } of limits) yield `  ${code} (${grouped(count)}): ${oneLine(inFlags(detail))}`;
  if (problems.errors + problems.warnings === 0) return;
  yield "";
  yield `Input: ${counted(problems.errors, "error")} and ${counted(problems.warnings, "warning")}, named on standard error.`;
}
