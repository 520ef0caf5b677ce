/**
 * Command line: what became of a release -> what a person reads: a table of the articles, earliest first; of each why, and its strongest
 * passages with their edits; quotations with their speakers; and how many articles have each sentence. Long lists are cut, with the number
 * of what is not shown. Time O(passages log passages).
 */

import { firstUse } from "../report/report-data.js";
import { statusOf } from "../report/trace-head.js";
import { counted, grouped } from "../text/figures.js";
import type { Edit, Passage } from "../types/passage.js";
import type { ReusedQuotation } from "../types/quotation.js";
import type { Direction } from "../types/relation.js";
import type { ReleaseSentence, ReleaseTrace, ReleaseUse } from "../types/trace.js";
import { displayWidth } from "./display-width.js";
import { wrappedLines } from "./marked-text.js";
import { documentName, evidenceNeeded, notShown, type PrintContext } from "./print-context.js";
import { bitsFigure, duration, momentFigure, precisePercent } from "./printed-figures.js";
import { headLines, limitLines } from "./summary.js";
import { type Column, tableLines } from "./table.js";
import { excerptLine, shorten } from "./terminal-text.js";

const MOST_ARTICLES = 100;
const MOST_DETAILED = 20;
const MOST_PASSAGES = 5;
const MOST_EDITS = 5;
const MOST_QUOTATIONS = 20;
const MOST_SENTENCES = 100;
const LEAST_ID_WIDTH = 20;
/** The count of a sentence that no article has. */
const NOBODY = "-";
const DIRECTIONS: Readonly<Record<Direction, string>> = { "a-to-b": "from release", "b-to-a": "into release", undetermined: "undetermined" };

/** What the print needs besides the trace. */
export interface TraceContext extends PrintContext {
  /** How many of the files that were given as articles are the release. */
  readonly numPassedOver: number;
}

/** Yields the lines, without line ends, safe to print. */
export function* traceLines(trace: ReleaseTrace, context: TraceContext): Generator<string> {
  const { articles, others, release, numArticles } = trace;
  const { colors, linked, width, sentenceWidth } = context;
  const size = `: ${counted(release.tokens, "token")}`;
  const name = shorten(documentName(release.id, withoutSide(release)), Math.max(LEAST_ID_WIDTH, width - displayWidth(size)));
  yield colors.bold(linked(release.id, name) + size);
  const compared = `${counted(articles.length, "article")} of ${grouped(numArticles)} ${articles.length === 1 ? "has" : "have"} text of it`;
  yield* wrappedLines(`${compared}, ${precisePercent(trace.usedShare)} of it in all, ${duration(context.elapsedMs)}`, { width: sentenceWidth, indent: 0 });
  yield* firstUseLine(articles, context);
  if (articles.length === 0 && others.length === 0) {
    yield "";
    yield* wrappedLines(nothingFound(trace, context), { width: sentenceWidth, indent: 0 });
  }
  yield* tableOf("Articles, earliest first", articles, context);
  for (const use of articles.slice(0, MOST_DETAILED)) yield* detailLines(use, context);
  if (articles.length > MOST_DETAILED) yield* ["", `Passages of ${notShown(articles.length - MOST_DETAILED, { one: "more article" })}`];
  yield* tableOf("No use of it: boilerplate, stock phrases, or too little to say", others, context);
  yield* quotationLines(trace.quotations, context);
  if (articles.length > 0) yield* sentenceLines(trace, context);
  yield* limitLines(trace, context);
}

/** Who had it first, and whether that is no more than possible. */
function* firstUseLine(articles: readonly ReleaseUse[], { linked, width }: PrintContext): Generator<string> {
  const first = firstUse(articles.map((use) => ({ status: statusOf(use), publishedAt: use.publishedAt })));
  if (first === undefined) return;
  const use = articles[first]!;
  const when = use.publishedAt === null ? "no date" : appeared(use);
  const rest = `, ${when}${statusOf(use) === "may" ? ", direction undetermined" : ""}`;
  yield `First use: ${linked(use.article.id, shorten(use.article.id, Math.max(LEAST_ID_WIDTH, width - 11 - displayWidth(rest))))}${rest}`;
}

function nothingFound({ numArticles, settings }: ReleaseTrace, { numPassedOver }: TraceContext): string {
  if (numArticles > 0) return `Nothing found: no article shares a passage with the evidence that is needed${evidenceNeeded(settings)}.`;
  if (numPassedOver === 0) return "No documents were read.";
  return `No documents were read but the release itself, which was passed over (${counted(numPassedOver, "file")}).`;
}

/** It is the document of `against`, which is no news here. */
function withoutSide(release: ReleaseTrace["release"]): ReleaseTrace["release"] {
  return { ...release, against: false };
}

/** One row an article. */
function* tableOf(title: string, uses: readonly ReleaseUse[], context: PrintContext): Generator<string> {
  if (uses.length === 0) return;
  const { colors, linked } = context;
  const columns: Column<ReleaseUse>[] = [
    { head: "appeared", kind: "word", drop: 1, cell: appeared },
    { head: "relation", kind: "word", cell: ({ relation }) => relation.label },
    { head: "direction", kind: "word", drop: 2, cell: ({ relation }) => DIRECTIONS[relation.direction] },
    { head: "of release", kind: "figure", cell: ({ releaseShare }) => precisePercent(releaseShare) },
    { head: "of article", kind: "figure", drop: 3, cell: ({ articleShare }) => precisePercent(articleShare) },
    { head: "article", kind: "text", cell: ({ article }) => article.id, style: (shown, { article }) => linked(article.id, shown) },
  ];
  yield* ["", colors.bold(title)];
  yield* tableLines(uses.slice(0, MOST_ARTICLES), columns, context);
  if (uses.length > MOST_ARTICLES) yield `  ${notShown(uses.length - MOST_ARTICLES, { one: "more article" })}`;
}

/** When, and whether that is from the text. */
function appeared({ publishedAt, timeFromText }: ReleaseUse): string {
  if (publishedAt === null) return "?";
  const moment = shorten(momentFigure(publishedAt), 22);
  return timeFromText ? `${moment} (text)` : moment;
}

function* detailLines({ article, relation, passages }: ReleaseUse, context: PrintContext): Generator<string> {
  const { width, colors, linked } = context;
  yield* ["", colors.bold(linked(article.id, shorten(documentName(article.id, article), width)))];
  yield `  ${relation.label}, ${DIRECTIONS[relation.direction]}`;
  for (const { detail } of relation.evidence) yield* wrappedLines(detail, { width, indent: 4 });
  const strongest = [...passages].sort((x, y) => y.bits - x.bits).slice(0, MOST_PASSAGES);
  for (const passage of strongest.sort((x, y) => x.a.start - y.a.start)) yield* passageLines(passage, context);
  if (passages.length > strongest.length) yield `  ${notShown(passages.length - strongest.length, { one: "more passage" })}`;
}

/** The words of the release, and where the article has other ones, which. */
function* passageLines({ a, b, bits, kind, edits }: Passage, { width, colors, textOf }: PrintContext): Generator<string> {
  yield `  ${colors.green(`${bitsFigure(bits)} bits`)}, ${kind}, release [${a.start},${a.end}), article [${b.start},${b.end})`;
  yield `     ${shorten(textOf(a.id)?.slice(a.start, a.end) ?? "", width - 5, excerptLine)}`;
  const half = Math.floor((width - 20) / 2);
  yield* editLines(edits, half, "     ");
}

/** @param width of either side. */
function* editLines(edits: readonly Edit[], width: number, indent: string): Generator<string> {
  for (const edit of edits.slice(0, MOST_EDITS)) {
    const [from, to] = [edit.a, edit.b].map((words) => `“${shorten(words, width, excerptLine)}”`);
    yield `${indent}${edit.op === "replace" ? `${from} became ${to}` : edit.op === "delete" ? `without ${from}` : `with ${to}`}`;
  }
  if (edits.length > MOST_EDITS) yield `${indent}and ${counted(edits.length - MOST_EDITS, "more edit")}`;
}

function* quotationLines(quotations: readonly ReusedQuotation[], { width, colors }: PrintContext): Generator<string> {
  if (quotations.length === 0) return;
  yield* ["", colors.bold("Quotations")];
  for (const { text, speaker, occurrences } of quotations.slice(0, MOST_QUOTATIONS)) {
    yield `  “${shorten(text, width - 4, excerptLine)}”`;
    yield `    ${speaker === null ? "speaker not named" : shorten(speaker, width - 4)}`;
    for (const one of occurrences) {
      const named = one.speaker === null ? "" : `, ${shorten(one.speaker.name, Math.min(40, Math.floor(width / 3)))}`;
      const rest = `${named}${one.isQuoted ? "" : ", without marks"}`;
      yield `    ${one.verdict.padEnd(8)}  ${shorten(one.id, Math.max(LEAST_ID_WIDTH, width - 16 - displayWidth(rest)))}${rest}`;
      yield* editLines(one.edits, Math.floor((width - 29) / 2), " ".repeat(14));
    }
  }
  if (quotations.length > MOST_QUOTATIONS) yield `  ${notShown(quotations.length - MOST_QUOTATIONS, { one: "more quotation" })}`;
}

/** Each sentence with the number of articles that have it; those whose direction is undetermined behind a plus sign. */
function* sentenceLines({ release, sentences }: ReleaseTrace, context: PrintContext): Generator<string> {
  const { width, colors, textOf } = context;
  const text = textOf(release.id) ?? "";
  const counts = sentences.slice(0, MOST_SENTENCES).map(countOf);
  const countWidth = Math.max(...counts.map(({ length }) => length));
  yield "";
  yield* headLines("Sentences of the release, and how many articles have half of each or more (+ of undetermined direction)", context);
  for (const [index, count] of counts.entries()) {
    const { start, end } = sentences[index]!;
    const line = `  ${count.padStart(countWidth)}  ${shorten(text.slice(start, end), width - countWidth - 4, excerptLine)}`;
    yield count === NOBODY ? colors.dim(line) : line;
  }
  if (sentences.length > MOST_SENTENCES) yield `  ${notShown(sentences.length - MOST_SENTENCES, { one: "more sentence", flags: "--json or --jsonl FILE" })}`;
}

function countOf({ uses, possible }: ReleaseSentence): string {
  if (uses + possible === 0) return NOBODY;
  return `${uses > 0 ? grouped(uses) : ""}${possible > 0 ? `+${grouped(possible)}` : ""}`;
}
