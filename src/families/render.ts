/**
 * Stage families: judged alignments as the caller sees them. Input token positions, output spans, blocks and edits in UTF-16
 * offsets of the caller's own strings. O(blocks).
 */

import type { Extent, Run } from "../align/alignment.js";
import type { IgnoredOccurrence } from "../boilerplate/ignored-occurrences.js";
import type { Judged } from "../evidence/judge.js";
import { bitsFromSixteenths } from "../kernels/log2.js";
import { isQuoted } from "../seeds/quoted-tokens.js";
import type { Range, Span, Tokens } from "../types/document.js";
import type { Block, Edit, IgnoredSpan, Passage, PassageKind } from "../types/passage.js";
import type { TokenSpan } from "./families.js";
import { rangeOfWholeNumbers, runsOfWholeNumbers } from "./whole-numbers.js";

/** Documents by number: their ids, texts and tokens. */
export interface RenderContext {
  idOf(document: number): string;
  textOf(document: number): string;
  tokensOf(document: number): Tokens;
}

/** The span of the tokens [from, to) of a document, less a number that it would begin or end inside. */
export function renderSpan(context: RenderContext, { document, from, to }: TokenSpan): Span {
  const side = sideOf(context, document);
  return spanOf(side, rangeOfWholeNumbers(side, [from, to]));
}

/** One document of a passage. */
interface RenderedSide {
  readonly id: string;
  readonly text: string;
  readonly tokens: Tokens;
}

function sideOf({ idOf, textOf, tokensOf }: RenderContext, document: number): RenderedSide {
  return { id: idOf(document), text: textOf(document), tokens: tokensOf(document) };
}

function spanOf({ id, tokens: { start, end } }: RenderedSide, [from, to]: Range): Span {
  return { id, start: start[from]!, end: end[to - 1]! };
}

/** @param names what the ignored texts are called, by number. */
export function renderIgnored(context: RenderContext, { document, from, to, text }: IgnoredOccurrence, names: readonly string[]): IgnoredSpan {
  return { ...spanOf(sideOf(context, document), [from, to]), text: names[text]! };
}

/** Blocks are the runs of equal tokens; inflected words, and numbers of which a part is equal, stand among the edits. */
export function renderPassage(context: RenderContext, judged: Judged, { index, family }: Pick<Passage, "index" | "family">): Passage {
  const [a, b] = [sideOf(context, judged.a), sideOf(context, judged.b)];
  const { exact, extent } = runsOfWholeNumbers({ a, b }, judged);
  const edits = editsOf({ a, b }, extent, exact);
  return {
    index,
    a: spanOf(a, [extent.a0, extent.a1]),
    b: spanOf(b, [extent.b0, extent.b1]),
    bits: bitsFromSixteenths(judged.bits),
    tokens: judged.tokens,
    kind: kindOf({ a, b }, exact, edits),
    family,
    blocks: exact.map(({ i, j, n }): Block => ({ a: charsOf(a.tokens, [i, i + n]), b: charsOf(b.tokens, [j, j + n]) })),
    edits,
  };
}

interface RenderedSides {
  readonly a: RenderedSide;
  readonly b: RenderedSide;
}

function charsOf({ start, end }: Tokens, [from, to]: Range): Range {
  return [start[from]!, end[to - 1]!];
}

function editsOf({ a, b }: RenderedSides, extent: Extent, exact: readonly Run[]): Edit[] {
  const gapsA = gapsOf(exact, "i", extent.a0, extent.a1);
  const edits: Edit[] = [];
  const add = (wordsA: string, wordsB: string): void => {
    if (wordsA || wordsB) edits.push({ a: wordsA, b: wordsB, op: wordsA && wordsB ? "replace" : wordsA ? "delete" : "insert" });
  };
  if (isAscending(exact)) {
    const gapsB = gapsOf(exact, "j", extent.b0, extent.b1);
    gapsA.forEach((gap, x) => {
      add(slice(a, gap), slice(b, gapsB[x]!));
    });
    return edits;
  }
  // blocks in another order on side b: each side's own words, no pairing between them
  for (const gap of gapsA) add(slice(a, gap), "");
  const byPlaceInB = [...exact].sort((x, y) => x.j - y.j);
  for (const gap of gapsOf(byPlaceInB, "j", extent.b0, extent.b1)) add("", slice(b, gap));
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

function slice({ text, tokens }: RenderedSide, [from, to]: Range): string {
  return from < to ? text.slice(...charsOf(tokens, [from, to])) : "";
}

function kindOf({ a, b }: RenderedSides, exact: readonly Run[], edits: readonly Edit[]): PassageKind {
  if (edits.length === 0) return exact.length === 1 ? "exact" : "edited";
  if (exact.length < 2 || !isAscending(exact)) return "edited";
  const isSplit = exact.every((run, x) => {
    const last = exact[x - 1];
    if (!last) return true;
    const [endA, endB] = [last.i + last.n, last.j + last.n];
    if (endA === run.i) return isBetweenQuotations(b.tokens, endB, run.j);
    if (endB === run.j) return isBetweenQuotations(a.tokens, endA, run.i);
    return false;
  });
  return isSplit && edits.length === exact.length - 1 ? "split" : "edited";
}

/** Whether the tokens [from, to) stand outside quotation marks, and those around them inside. */
function isBetweenQuotations({ quotations }: Tokens, from: number, to: number): boolean {
  if (!isQuoted(quotations, from - 1) || !isQuoted(quotations, to)) return false;
  for (let token = from; token < to; token++) if (isQuoted(quotations, token)) return false;
  return true;
}
