/**
 * Page of the report: the table of stories: their number, by what they are known, who told them, since when, of how many documents and
 * from how many independent origins. Those of the most documents first. O(documents of stories).
 */
import type { DocumentSummary } from "../../src/types/result.js";
import { searchText } from "./document-line.js";
import { element } from "./element.js";
import { type List, withFilter } from "./lists.js";
import type { Group, Model } from "./model.js";
import { fragmentOf } from "./route.js";
import { dayFigure, nameOf, oneLine } from "./shown-figures.js";
import { type Column, VirtualTable } from "./tables.js";
import { words } from "./words.js";

/** More names are counted. */
const MOST_PUBLISHERS = 3;

/** A story is called by its earliest document, and leads to the view of it. */
export function storiesList(model: Model): List {
  const { documents, groups, startMs } = model;
  const at = (row: number) => groups[row] as Group;
  const first = (row: number) => documents[at(row).documents[0] as number] as DocumentSummary;
  const publishers = groups.map((group) => publishersOf(model, group));
  const found = groups.map((group) => group.documents.map((document) => searchText(documents[document] as DocumentSummary)).join("\n"));
  const origins = (row: number) => at(row).origins?.length ?? Number.NaN;
  const columns: Column[] = [
    {
      key: "text",
      label: words.table.story,
      value: (row) => nameOf(first(row)).toLowerCase(),
      cell: (row) => [element("bdi", { class: "name" }, nameOf(first(row)))],
    },
    { key: "number", label: words.table.number, value: (row) => at(row).id, cell: (row) => [String(at(row).id)] },
    {
      key: "sources",
      label: words.table.publishers,
      largestFirst: true,
      value: (row) => publishers[row]!.length,
      cell: (row) => [element("span", { class: "excerpt" }, ...publisherNames(publishers[row]!))],
    },
    {
      key: "date",
      label: words.table.firstDate,
      value: (row) => startMs[at(row).documents[0] as number] as number,
      cell: (row) => [dayFigure(first(row).publishedAt)],
    },
    {
      key: "documents",
      label: words.table.documents,
      largestFirst: true,
      value: (row) => at(row).documents.length,
      cell: (row) => [String(at(row).documents.length)],
    },
    {
      key: "origins",
      label: words.table.origins,
      largestFirst: true,
      value: origins,
      cell: (row) => [Number.isNaN(origins(row)) ? "–" : String(origins(row))],
    },
  ];
  const table = new VirtualTable({
    label: words.overview.stories,
    columns,
    numRows: groups.length,
    sortedBy: "documents",
    hrefOf: (row) => fragmentOf({ view: "story", story: at(row).id }),
  });
  return withFilter({ search: words.table.search, least: [words.table.minDocuments] }, table, ({ search, least: [least = 0] }) => (row) => {
    return at(row).documents.length >= least && found[row]!.includes(search);
  });
}

/** Each once, the earliest first. */
export function publishersOf({ documents }: Model, group: Group): string[] {
  return [...new Set(group.documents.flatMap((document) => documents[document]?.source ?? []))];
}

function publisherNames(publishers: readonly string[]): (Node | string)[] {
  if (publishers.length === 0) return ["–"];
  const names = publishers.slice(0, MOST_PUBLISHERS).flatMap((name, i) => [i === 0 ? "" : ", ", element("bdi", {}, oneLine(name, 40))]);
  const left = publishers.length - MOST_PUBLISHERS;
  return left > 0 ? [...names, ` ${words.table.morePublishers(left)}`] : names;
}
