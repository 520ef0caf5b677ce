/**
 * Page of the report: one family: its text, its appearances in time, and each of them with the likely parent and the reason.
 */

import type { FamilyRecord } from "../../src/report/report-data.js";
import type { Occurrence } from "../../src/types/family.js";
import type { DocumentSummary } from "../../src/types/result.js";
import { documentLines } from "./document-line.js";
import { element } from "./element.js";
import { type Model, readRecord } from "./model.js";
import { fragmentOf } from "./route.js";
import { bitsFigure, dateFigure, nameOf, oneLine, shortNameOf } from "./shown-figures.js";
import { createPagedTable } from "./tables.js";
import { timeline } from "./timeline.js";
import { missingView, type View } from "./view.js";
import { words } from "./words.js";

const TEXT_CHARS = 3000;
/** Of the drawing; the table has all. */
const MOST_ROWS = 60;

/** @param index of the family. */
export async function createFamilyView(model: Model, index: number): Promise<View> {
  const head = model.families[index];
  if (head === undefined) return missingView(words.family.missing);
  const family = await readRecord("families", index);
  const occurrences = occurrencesOf(model, family);
  const facts = [words.count.documents(head.documents), `${bitsFigure(head.bits)} ${words.table.bits.toLowerCase()}`, words.count.tokens(head.tokens)];
  if (head.label !== undefined && head.label !== "undetermined") facts.unshift(words.families[head.label]);
  const drawn = timeline(occurrences, MOST_ROWS, (row) => {
    const document = documentOf(model, occurrences[row] as Occurrence);
    return { name: shortNameOf(document), href: readingLink(model, occurrences, row) };
  });
  const view = element(
    "div",
    { class: "family" },
    element("a", { class: "back", href: fragmentOf({ view: "overview", list: "families" }) }, `← ${words.family.back}`),
    element("h1", { tabindex: -1 }, words.family.title),
    element("p", { class: "facts" }, ...facts.map((fact) => element("span", {}, fact))),
    element("blockquote", { class: "family-text", dir: "auto" }, oneLine(family.text, TEXT_CHARS)),
    element("h2", {}, words.family.appeared),
    drawn ? element("p", { class: "hint" }, words.family.appearedHint) : element("p", { class: "hint" }, words.family.noTimes),
    drawn,
    element("h2", {}, words.family.list),
    ...appearanceTable(model, occurrences),
  );
  return { element: view, title: oneLine(family.text, 60) };
}

/** Those of the detection; where it has none, the spans with the dates of their documents. */
function occurrencesOf(model: Model, { occurrences, spans }: FamilyRecord): readonly Occurrence[] {
  if (occurrences.length > 0) return occurrences;
  return spans.map((span) => ({
    ...span,
    publishedAt: documentOf(model, span).publishedAt,
    precision: "unknown",
    timeFromText: false,
    parent: null,
    reason: "",
  }));
}

function documentOf(model: Model, { id }: { readonly id: string }): DocumentSummary {
  return model.documents[model.documentOf(id) as number] as DocumentSummary;
}

/** Beside its parent, else beside another document that it is a pair with. */
function readingLink(model: Model, occurrences: readonly Occurrence[], index: number): string {
  const occurrence = occurrences[index] as Occurrence;
  const own = model.documentOf(occurrence.id) as number;
  const others = [...(occurrence.parent === null ? [] : [occurrences[occurrence.parent]]), occurrences[0], ...occurrences.slice(1, 20)];
  const other =
    others.find((one) => one !== undefined && one !== occurrence && model.pairOf(model.documentOf(one.id) as number, own) !== undefined) ?? occurrence;
  const range = ({ start, end }: Occurrence) => [start, end] as const;
  return fragmentOf({ view: "reader", a: other.id, b: occurrence.id, rangeA: range(other), rangeB: range(occurrence) });
}

function appearanceTable(model: Model, occurrences: readonly Occurrence[]): readonly HTMLElement[] {
  const columns = [words.family.where, words.family.when, words.family.from, words.family.read];
  return createPagedTable(columns, occurrences.length, (row) => appearanceRow(model, occurrences, row)).elements;
}

function appearanceRow(model: Model, occurrences: readonly Occurrence[], index: number): HTMLElement {
  const occurrence = occurrences[index] as Occurrence;
  const { publishedAt, timeFromText, parent, reason } = occurrence;
  const from = parent === null ? undefined : occurrences[parent];
  const parentName = from
    ? element("bdi", {}, nameOf(documentOf(model, from)))
    : index === 0
      ? words.family.firstOne
      : element("em", {}, words.family.unknownParent);
  return element(
    "tr",
    {},
    element("th", { scope: "row" }, ...documentLines(documentOf(model, occurrence), { withDate: false })),
    element("td", {}, dateFigure(publishedAt), timeFromText ? element("span", { class: "meta" }, words.family.fromText) : undefined),
    element("td", {}, parentName, reason === "" ? undefined : element("span", { class: "meta" }, oneLine(reason, 300))),
    element("td", {}, element("a", { href: readingLink(model, occurrences, index) }, words.family.read)),
  );
}
