/**
 * Page of the report: the tables of the overview: pairs, families, quotations, documents. Each is a filter bar over a virtual table.
 */

import type { FamilyHead, PairHead, QuotationHead } from "../../src/report/report-data.js";
import { percent } from "../../src/text/figures.js";
import type { DocumentSummary } from "../../src/types/result.js";
import { documentLines, searchText } from "./document-line.js";
import { element } from "./element.js";
import { createFilterBar, type FilterValues } from "./filter-bar.js";
import type { Model, ShownDocument } from "./model.js";
import { bar, hrefOfPair, kindName, kindOf, relationMark, shareBars, shareOf } from "./pair-marks.js";
import { fragmentOf } from "./route.js";
import { dayFigure, evidenceCell, lagFigure, oneLine, sortName } from "./shown-figures.js";
import { type Column, VirtualTable } from "./tables.js";
import { words } from "./words.js";

export interface List {
  readonly element: HTMLElement;
  /** Filters it by a text, as if it were typed. */
  search(text: string): void;
}

/** Pairs of documents, strongest first. */
export function pairsList(model: Model): List {
  const { documents, pairs } = model;
  const found = documents.map(searchText);
  const at = (row: number) => pairs[row] as PairHead;
  const a = (row: number) => documents[at(row).a] as DocumentSummary;
  const b = (row: number) => documents[at(row).b] as ShownDocument;
  const share = (row: number) => shareOf(at(row));
  const columns: Column[] = [
    // in a trace the earlier one is the release, in every row
    ...(model.trace
      ? []
      : [{ key: "earlier", label: words.table.earlier, value: (row: number) => sortName(a(row)), cell: (row: number) => documentLines(a(row)) }]),
    { key: "later", label: model.trace ? words.trace.pairSideB : words.table.later, value: (row) => sortName(b(row)), cell: (row) => documentLines(b(row)) },
    {
      key: "relation",
      label: words.table.relationColumn,
      value: (row) => kindName(kindOf(at(row))),
      cell: (row) => [relationMark(kindOf(at(row))), lagMark(model.documents, at(row))],
    },
    {
      key: "date",
      label: words.table.date,
      value: (row) => Math.max(model.startMs[at(row).a] as number, model.startMs[at(row).b] as number),
      cell: (row) => [dayFigure(b(row).publishedAt), b(row).timeFromText ? element("span", { class: "meta" }, words.trace.fromText) : undefined],
    },
    { key: "share", label: words.table.share, largestFirst: true, value: share, cell: (row) => shareBars(at(row)) },
    { key: "bits", label: words.table.evidence, largestFirst: true, value: (row) => at(row).bits, cell: (row) => evidenceCell(at(row).bits) },
    { key: "passages", label: words.table.passages, largestFirst: true, value: (row) => at(row).passages, cell: (row) => [String(at(row).passages)] },
  ];
  const table = new VirtualTable({
    label: words.overview.pairs,
    columns,
    numRows: pairs.length,
    sortedBy: "bits",
    hrefOf: (row) => hrefOfPair(documents, at(row)),
  });
  const kinds = [...new Set(pairs.map(kindOf))].sort();
  const choice = { label: words.table.relation, all: words.table.anyRelation, values: kinds.map((kind) => [kind, kindName(kind)] as const) };
  return withFilter({ search: words.table.search, choice, least: [words.table.minBits, words.table.minShare] }, table, ({ search, choice: kind, least }) => {
    const hits = found.map((text) => text.includes(search));
    const [bits = 0, share100 = 0] = least;
    return (row) => {
      const pair = at(row);
      if (!(hits[pair.a] || hits[pair.b]) || pair.bits < bits || share(row) * 100 < share100) return false;
      return kind === "" || kindOf(pair) === kind;
    };
  });
}

/** Families of passages, in most documents first. */
export function familiesList(model: Model): List {
  const { documents, families } = model;
  const at = (row: number) => families[row] as FamilyHead;
  const first = (row: number) => documents[at(row).first] as DocumentSummary;
  const label = (row: number) => words.families[at(row).label ?? "undetermined"];
  const found = families.map(({ text }, row) => `${text.toLowerCase()}\n${searchText(first(row))}`);
  const columns: Column[] = [
    {
      key: "text",
      label: words.table.text,
      value: (row) => at(row).text.toLowerCase(),
      cell: (row) => [element("bdi", { class: "excerpt" }, oneLine(at(row).text, 140))],
    },
    { key: "first", label: words.table.first, value: (row) => sortName(first(row)), cell: (row) => documentLines(first(row), { withDate: false }) },
    { key: "date", label: words.table.date, value: (row) => model.startMs[at(row).first] as number, cell: (row) => [dayFigure(first(row).publishedAt)] },
    { key: "kind", label: words.table.kind, value: label, cell: (row) => [label(row)] },
    {
      key: "documents",
      label: words.table.documents,
      largestFirst: true,
      value: (row) => at(row).documents + at(row).bits / 1e9,
      cell: (row) => [String(at(row).documents)],
    },
    { key: "bits", label: words.table.evidence, largestFirst: true, value: (row) => at(row).bits, cell: (row) => evidenceCell(at(row).bits) },
  ];
  const table = new VirtualTable({
    label: words.overview.families,
    columns,
    numRows: families.length,
    sortedBy: "documents",
    hrefOf: (family) => fragmentOf({ view: "family", family }),
  });
  const kinds = [...new Set(families.map((_, row) => label(row)))].sort();
  const choice = { label: words.table.label, all: words.table.anyLabel, values: kinds.map((kind) => [kind, kind] as const) };
  return withFilter({ search: words.table.searchText, choice, least: [words.table.minBits] }, table, ({ search, choice: kind, least: [bits = 0] }) => (row) => {
    return at(row).bits >= bits && (kind === "" || label(row) === kind) && found[row]!.includes(search);
  });
}

/** Reused quotations, in most places first. */
export function quotationsList(model: Model): List {
  const { documents, quotations } = model;
  const at = (row: number) => quotations[row] as QuotationHead;
  const first = (row: number) => documents[at(row).first] as DocumentSummary;
  const speaker = (row: number) => oneLine(at(row).speaker ?? "");
  const verdicts = (row: number) =>
    at(row)
      .verdicts.map((verdict) => words.verdicts[verdict])
      .join(", ");
  const found = quotations.map(({ text }, row) => `${text}\n${at(row).speaker ?? ""}`.toLowerCase() + searchText(first(row)));
  const columns: Column[] = [
    {
      key: "text",
      label: words.table.quotation,
      value: (row) => at(row).text.toLowerCase(),
      cell: (row) => [element("bdi", { class: "excerpt" }, `“${oneLine(at(row).text, 140)}”`)],
    },
    {
      key: "speaker",
      label: words.table.speaker,
      value: speaker,
      cell: (row) => [speaker(row) === "" ? element("span", { class: "meta" }, words.table.noSpeaker) : element("bdi", {}, speaker(row))],
    },
    { key: "first", label: words.table.first, value: (row) => sortName(first(row)), cell: (row) => documentLines(first(row)) },
    { key: "kind", label: words.table.verdicts, value: verdicts, cell: (row) => [verdicts(row)] },
    { key: "documents", label: words.table.places, largestFirst: true, value: (row) => at(row).occurrences, cell: (row) => [String(at(row).occurrences)] },
  ];
  const table = new VirtualTable({
    label: words.overview.quotations,
    columns,
    numRows: quotations.length,
    sortedBy: "documents",
    hrefOf: (row) => fragmentOf({ view: "family", family: at(row).family }),
  });
  return withFilter(
    { search: words.table.searchText },
    table,
    ({ search }) =>
      (row) =>
        found[row]!.includes(search),
  );
}

/** Documents, those that took most from others first. */
export function documentsList(model: Model): List {
  const { documents, pairs, pairsOf } = model;
  const at = (row: number) => documents[row] as DocumentSummary;
  const found = documents.map(searchText);
  const reused = documents.map((document, row) => reusedShare(document) ?? coveredShare(row, pairs, pairsOf[row] ?? []));
  const columns: Column[] = [
    { key: "text", label: words.table.document, value: (row) => sortName(at(row)), cell: (row) => documentLines(at(row), { withDate: false }) },
    { key: "date", label: words.table.date, value: (row) => model.startMs[row] as number, cell: (row) => [dayFigure(at(row).publishedAt)] },
    {
      key: "share",
      label: words.table.reused,
      largestFirst: true,
      value: (row) => reused[row] as number,
      cell: (row) => [bar(reused[row] as number), percent(reused[row] as number)],
    },
    {
      key: "passages",
      label: words.table.ties,
      largestFirst: true,
      value: (row) => pairsOf[row]?.length ?? 0,
      cell: (row) => [String(pairsOf[row]?.length ?? 0)],
    },
    { key: "bits", label: words.table.words, largestFirst: true, value: (row) => at(row).tokens, cell: (row) => [String(at(row).tokens)] },
  ];
  const table = new VirtualTable({
    label: words.overview.documents,
    columns,
    numRows: documents.length,
    sortedBy: "share",
    hrefOf: (row) => strongestPair(model, row),
  });
  return withFilter(
    { search: words.table.search },
    table,
    ({ search }) =>
      (row) =>
        found[row]!.includes(search),
  );
}

/** Its strongest pair; a document that is tied to none is shown beside itself. */
function strongestPair({ documents, pairs, pairsOf }: Model, document: number): string {
  let strongest: PairHead | undefined;
  for (const index of pairsOf[document] ?? []) if (strongest === undefined || pairs[index]!.bits > strongest.bits) strongest = pairs[index]!;
  const { id } = documents[document]!;
  return strongest === undefined ? fragmentOf({ view: "reader", a: id, b: id }) : hrefOfPair(documents, strongest);
}

/** What came from others by the detection's account; undefined where it has none. */
function reusedShare({ shares }: DocumentSummary): number | undefined {
  return shares.length === 0 ? undefined : shares.reduce((sum, { from, share }) => (from === null ? sum : sum + share), 0);
}

function coveredShare(document: number, pairs: readonly PairHead[], indices: readonly number[]): number {
  return indices.reduce((most, index) => Math.max(most, pairs[index]!.b === document ? pairs[index]!.coverageB : 0), 0);
}

/** A filter bar over a table. @param acceptsOf gives for what stands in the fields which rows are shown. */
export function withFilter(
  fields: Parameters<typeof createFilterBar>[0],
  table: VirtualTable,
  acceptsOf: (values: FilterValues) => (row: number) => boolean,
): List {
  const bar = createFilterBar(fields, (values) => table.filter(acceptsOf(values)));
  return { element: element("div", { class: "list" }, bar.element, table.element), search: bar.search };
}

/** How much later the second one is. */
function lagMark(documents: readonly DocumentSummary[], { a, b }: PairHead): HTMLElement | undefined {
  const lag = a === b ? undefined : lagFigure(documents[a]!.publishedAt, documents[b]!.publishedAt);
  return lag === undefined ? undefined : element("span", { class: "meta" }, lag);
}
