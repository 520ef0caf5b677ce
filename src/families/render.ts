/**
 * Stage families: judged alignments as the caller sees them. Input token positions, output spans, blocks and edits in UTF-16
 * offsets of the caller's own strings. O(blocks).
 */

import type { Run } from "../align/alignment.js";
import type { IgnoredOccurrence } from "../boilerplate/ignored-occurrences.js";
import type { Judged } from "../evidence/judge.js";
import { bitsFromSixteenths } from "../kernels/log2.js";
import { isQuoted } from "../seeds/quoted-tokens.js";
import type { TokenColumns } from "../text/token-columns.js";
import type { Range, Span } from "../types/document.js";
import type { Block, Edit, IgnoredSpan, Passage, PassageKind } from "../types/passage.js";
import { rangeOfWholeNumbers, runsOfWholeNumbers } from "./whole-numbers.js";

export interface RenderContext {
  readonly columns: TokenColumns;
  idOf(document: number): string;
  textOf(document: number): string;
}

/** The span of the tokens [from, to) of a document, less a number that it would begin or end inside. */
export function renderSpan(context: RenderContext, document: number, from: number, to: number): Span {
  return spanOf(context, document, ...rangeOfWholeNumbers(context, document, from, to));
}

function spanOf({ columns, idOf }: RenderContext, document: number, from: number, to: number): Span {
  return { id: idOf(document), start: columns.start[from]!, end: columns.end[to - 1]! };
}

/** @param names what the ignored texts are called, by number. */
export function renderIgnored(context: RenderContext, { document, from, to, text }: IgnoredOccurrence, names: readonly string[]): IgnoredSpan {
  return { ...spanOf(context, document, from, to), text: names[text]! };
}

/** Blocks are the runs of equal tokens; inflected words, and numbers of which a part is equal, stand among the edits. */
export function renderPassage(context: RenderContext, judged: Judged, { index, family }: Pick<Passage, "index" | "family">): Passage {
  const { exact, extent } = runsOfWholeNumbers(context, judged);
  const { a0, a1, b0, b1 } = extent;
  const edits = editsOf(context, { ...judged, a0, a1, b0, b1 }, exact);
  return {
    index,
    a: spanOf(context, judged.a, a0, a1),
    b: spanOf(context, judged.b, b0, b1),
    bits: bitsFromSixteenths(judged.bits),
    tokens: judged.tokens,
    kind: kindOf(context.columns, judged, exact, edits),
    family,
    blocks: exact.map((run) => renderBlock(context.columns, run)),
    edits,
  };
}

function renderBlock({ start, end }: TokenColumns, { i, j, n }: Run): Block {
  const range = (from: number): Range => [start[from]!, end[from + n - 1]!];
  return { a: range(i), b: range(j) };
}

function editsOf(context: RenderContext, judged: Judged, exact: readonly Run[]): Edit[] {
  const gapsA = gapsOf(exact, "i", judged.a0, judged.a1);
  const wordsA = (gap: Range) => slice(context, judged.a, gap);
  const wordsB = (gap: Range) => slice(context, judged.b, gap);
  const edits: Edit[] = [];
  const add = (a: string, b: string): void => {
    if (a || b) edits.push({ a, b, op: a && b ? "replace" : a ? "delete" : "insert" });
  };
  if (isAscending(exact)) {
    const gapsB = gapsOf(exact, "j", judged.b0, judged.b1);
    gapsA.forEach((gap, x) => {
      add(wordsA(gap), wordsB(gapsB[x]!));
    });
    return edits;
  }
  // blocks in another order on side b: each side's own words, no pairing between them
  for (const gap of gapsA) add(wordsA(gap), "");
  for (const gap of gapsOf(
    [...exact].sort((x, y) => x.j - y.j),
    "j",
    judged.b0,
    judged.b1,
  ))
    add("", wordsB(gap));
  return edits;
}

function isAscending(runs: readonly Run[]): boolean {
  return runs.every((run, x) => x === 0 || runs[x - 1]!.j + runs[x - 1]!.n <= run.j);
}

/** Token ranges before, between and after runs that ascend on `side`: one more than runs, empty ones included. */
function gapsOf(runs: readonly Run[], side: "i" | "j", from: number, to: number): Range[] {
  const gaps: Range[] = [];
  let end = from;
  for (const run of runs) {
    gaps.push([end, Math.max(end, run[side])]);
    end = Math.max(end, run[side] + run.n);
  }
  gaps.push([end, Math.max(end, to)]);
  return gaps;
}

function slice({ columns, textOf }: RenderContext, document: number, [from, to]: Range): string {
  return from < to ? textOf(document).slice(columns.start[from]!, columns.end[to - 1]!) : "";
}

function kindOf(columns: TokenColumns, judged: Judged, exact: readonly Run[], edits: readonly Edit[]): PassageKind {
  if (edits.length === 0) return exact.length === 1 ? "exact" : "edited";
  if (exact.length < 2 || !isAscending(exact)) return "edited";
  const isSplit = exact.every((run, x) => {
    const last = exact[x - 1];
    if (!last) return true;
    const [endA, endB] = [last.i + last.n, last.j + last.n];
    if (endA === run.i) return isBetweenQuotations(columns, judged.b, endB, run.j);
    if (endB === run.j) return isBetweenQuotations(columns, judged.a, endA, run.i);
    return false;
  });
  return isSplit && edits.length === exact.length - 1 ? "split" : "edited";
}

/** Whether the tokens [from, to) stand outside quotation marks, and those around them inside. */
function isBetweenQuotations({ quotations, offsets }: TokenColumns, document: number, from: number, to: number): boolean {
  const list = quotations[document]!;
  const offset = offsets[document]!;
  const isInside = (token: number): boolean => isQuoted(list, token - offset);
  if (!isInside(from - 1) || !isInside(to)) return false;
  for (let token = from; token < to; token++) if (isInside(token)) return false;
  return true;
}
