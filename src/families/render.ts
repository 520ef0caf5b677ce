/**
 * Stage families: spans of tokens as the caller sees them, in UTF-16 offsets of the caller's own strings. Passages are rendered in
 * passage-rendering.ts. O(1) a span.
 */
import type { IgnoredOccurrence } from "../boilerplate/ignored-occurrences.js";
import type { DocumentOrder } from "../corpus/document-order.js";
import { isQuoted } from "../seeds/quoted-tokens.js";
import type { TokenColumns } from "../text/token-columns.js";
import type { Range, Span } from "../types/document.js";
import type { IgnoredSpan } from "../types/passage.js";
import { rangeOfWholeNumbers, TokenizedText } from "./whole-numbers.js";

/** Documents by number: their ids, texts and tokens, and which of two is earlier. */
export interface RenderContext {
  readonly order: DocumentOrder;
  idOf(document: number): string;
  textOf(document: number): string;
  readonly columns: TokenColumns;
}

/** The tokens [from, to) of a document. */
export interface TokenSpan {
  readonly document: number;
  readonly from: number;
  readonly to: number;
}

/** A document ready to be rendered. */
export function tokenizedText({ textOf, columns }: RenderContext, document: number): TokenizedText {
  return new TokenizedText(textOf(document), columns, document);
}

/** The span of the tokens [from, to) of a document, less a number that it would begin or end inside. */
export function renderSpan(context: RenderContext, { document, from, to }: TokenSpan): Span {
  const side = tokenizedText(context, document);
  return spanOf(side, context.idOf(document), rangeOfWholeNumbers(side, [from, to]));
}

/** The span of the tokens [from, to) of a document. */
export function renderWhole({ idOf, columns: { offsets, start, end } }: RenderContext, { document, from, to }: TokenSpan): Span {
  const first = offsets[document]!;
  return { id: idOf(document), start: start[first + from]!, end: end[first + to - 1]! };
}

function spanOf(side: TokenizedText, id: string, [from, to]: Range): Span {
  return { id, start: side.start(from), end: side.end(to - 1) };
}

/** @param names what the ignored texts are called, by number. */
export function renderIgnored(context: RenderContext, { document, from, to, text }: IgnoredOccurrence, names: readonly string[]): IgnoredSpan {
  return { ...spanOf(tokenizedText(context, document), context.idOf(document), [from, to]), text: names[text]! };
}

/** Whether the tokens [from, to) of a document stand outside quotation marks, and those around them inside. */
export function isBetweenQuotations({ columns }: RenderContext, document: number, [from, to]: Range): boolean {
  const quotations = columns.quotations[document]!;
  if (!isQuoted(quotations, from - 1) || !isQuoted(quotations, to)) return false;
  for (let token = from; token < to; token++) if (isQuoted(quotations, token)) return false;
  return true;
}
