/**
 * Page of the report: a pair of documents -> all that the reading view shows of it, unpacked. O(passages of the pair).
 */

import type { PairHead } from "../../src/report/report-data.js";
import type { Range, Span } from "../../src/types/document.js";
import type { Passage } from "../../src/types/passage.js";
import type { QuotationOccurrence, ReusedQuotation } from "../../src/types/quotation.js";
import type { RelationEvidence } from "../../src/types/relation.js";
import type { DocumentSummary } from "../../src/types/result.js";
import { type Model, readRecord } from "./model.js";
import type { Mark } from "./passage-pane.js";
import type { Route } from "./route.js";
import type { Layer } from "./text-pane.js";

/** One of the two, with the places that the link names. */
export interface Side {
  readonly number: number;
  readonly document: DocumentSummary;
  /** Null where the report has no text of it. */
  readonly text: string | null;
  readonly linked: Range | undefined;
}

/** A quotation that both have, with its occurrences in each. */
export interface SharedQuotation {
  readonly quotation: ReusedQuotation;
  readonly inA: readonly QuotationOccurrence[];
  readonly inB: readonly QuotationOccurrence[];
}

export interface ReaderData {
  readonly a: Side;
  readonly b: Side;
  /** Undefined where the two are no pair: a link may name any two. */
  readonly pair: PairHead | undefined;
  readonly containment: readonly [a: number, b: number];
  readonly evidence: readonly RelationEvidence[];
  readonly passages: readonly Passage[];
  readonly quotations: readonly SharedQuotation[];
  /** Number of the passage that the link names, from 1; 0 for none. */
  readonly chosen: number;
  /** Number of the passage that has most of the characters that the link names on one side; 0 for none. */
  readonly beside: number;
}

/** Undefined where the report does not have the documents. */
export async function readPair(model: Model, route: Extract<Route, { view: "reader" }>): Promise<ReaderData | undefined> {
  const [first, second] = [model.documentOf(route.a), model.documentOf(route.b)];
  if (first === undefined || second === undefined) return undefined;
  const index = model.pairOf(first, second);
  const pair = index === undefined ? undefined : model.pairs[index];
  const isTurned = pair !== undefined && pair.a !== first;
  const [rangeA, rangeB] = isTurned ? [route.rangeB, route.rangeA] : [route.rangeA, route.rangeB];
  const record = index === undefined ? undefined : await readRecord("pairs", index);
  const passages = await Promise.all((record?.passages ?? []).map((passage) => readRecord("passages", passage)));
  const a = await readSide(model, pair?.a ?? first, rangeA);
  const b = await readSide(model, pair?.b ?? second, rangeB);
  return {
    a,
    b,
    pair,
    containment: [record?.containmentA ?? 0, record?.containmentB ?? 0],
    evidence: record?.evidence ?? [],
    passages,
    quotations: await readQuotations(model, passages, a, b),
    chosen: chosenPassage(passages, route.passage, rangeA, rangeB),
    beside: nearestPassage(passages, rangeA, rangeB) + 1,
  };
}

async function readSide({ documents }: Model, number: number, linked: Range | undefined): Promise<Side> {
  return { number, document: documents[number] as DocumentSummary, text: await readRecord("texts", number), linked };
}

async function readQuotations({ quotationOfFamily }: Model, passages: readonly Passage[], a: Side, b: Side): Promise<SharedQuotation[]> {
  const indices = [...new Set(passages.flatMap(({ family }) => quotationOfFamily.get(family) ?? []))].sort((x, y) => x - y);
  const found = await Promise.all(indices.map((index) => readRecord("quotations", index)));
  return found.map((quotation) => {
    const of = ({ document }: Side) => quotation.occurrences.filter(({ id }) => id === document.id);
    return { quotation, inA: of(a), inB: of(b) };
  });
}

/**
 * The passage whose characters the link names, or of which it names a part or more on both sides; by its number where no characters are
 * named; 0 where they are in no passage any more.
 */
function chosenPassage(passages: readonly Passage[], named: number | undefined, rangeA: Range | undefined, rangeB: Range | undefined): number {
  const isAt = ({ start, end }: Span, range: Range | undefined) => range === undefined || (range[0] === start && range[1] === end);
  if (rangeA !== undefined || rangeB !== undefined) {
    const exact = passages.findIndex(({ a, b }) => isAt(a, rangeA) && isAt(b, rangeB));
    return (exact >= 0 || !rangeA || !rangeB ? exact : nearestPassage(passages, rangeA, rangeB)) + 1;
  }
  return named !== undefined && named <= passages.length ? named : 0;
}

/**
 * Index of the passage that shares most characters with the ranges, on the side where it shares fewer; a side without a range has no say.
 * -1 where none shares any.
 */
function nearestPassage(passages: readonly Passage[], rangeA: Range | undefined, rangeB: Range | undefined): number {
  if (rangeA === undefined && rangeB === undefined) return -1;
  const shared = ({ start, end }: Span, range: Range | undefined) =>
    range === undefined ? Number.POSITIVE_INFINITY : Math.max(0, Math.min(end, range[1]) - Math.max(start, range[0]));
  const common = passages.map(({ a, b }) => Math.min(shared(a, rangeA), shared(b, rangeB)));
  const most = common.reduce((best, count) => Math.max(best, count), 0);
  return most === 0 ? -1 : common.indexOf(most);
}

/** What is marked on one side. */
export function layersOf({ passages, quotations, chosen, a, b }: ReaderData, side: "a" | "b"): Layer<Mark>[] {
  const { linked, document } = side === "a" ? a : b;
  const occurrences = quotations.flatMap(({ inA, inB }) => (side === "a" ? inA : inB));
  return [
    ...passages.map((passage, i): Layer<Mark> => ({ start: passage[side].start, end: passage[side].end, what: { kind: "passage", n: i + 1 } })),
    ...passages.flatMap((passage, i) =>
      passage.blocks.map((block): Layer<Mark> => ({ start: block[side][0], end: block[side][1], what: { kind: "block", n: i + 1 } })),
    ),
    ...occurrences.flatMap(({ speaker }): Layer<Mark>[] =>
      speaker?.span.id === document.id ? [{ start: speaker.span.start, end: speaker.span.end, what: { kind: "speaker", name: speaker.name } }] : [],
    ),
    ...(linked && chosen === 0 ? [{ start: linked[0], end: linked[1], what: { kind: "linked" } } as const] : []),
  ];
}
