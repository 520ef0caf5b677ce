/**
 * Page of the report: one story: its documents in time, which of them are independent origins and why, how much of each of the others came
 * from which origin, and the graph of these documents alone.
 */

import { append } from "../../src/arrays/append.js";
import type { PairHead } from "../../src/report/report-data.js";
import { percent } from "../../src/text/figures.js";
import type { DocumentSummary } from "../../src/types/result.js";
import { documentLines } from "./document-line.js";
import { type Child, element } from "./element.js";
import { storyGraph } from "./graph.js";
import type { Group, Model } from "./model.js";
import { bar, hrefOfPair } from "./pair-marks.js";
import { fragmentOf } from "./route.js";
import { dateFigure, nameOf, oneLine, shortNameOf } from "./shown-figures.js";
import { publishersOf } from "./stories-list.js";
import { createPagedTable } from "./tables.js";
import { timeline } from "./timeline.js";
import { missingView, type View } from "./view.js";
import { words } from "./words.js";

/** Of the drawing; the table has all. */
const MOST_ROWS = 40;
const MOST_ORIGINS = 6;

/** An origin that a document has text from; its own where it is one. */
interface From {
  readonly origin: number;
  readonly share: number;
}

interface Told {
  readonly model: Model;
  readonly group: Group;
  /** By document, the largest share first. */
  readonly from: ReadonlyMap<number, readonly From[]>;
  /** Why a document is an origin. */
  readonly reasons: ReadonlyMap<number, string>;
}

/** @param id of the story, as an address names it. */
export function createStoryView(model: Model, id: number): View {
  const group = model.trace ? undefined : model.groups.find((one) => one.id === id);
  if (group === undefined) return missingView(words.story.missing);
  const told: Told = { model, group, ...originsOf(model, group) };
  const name = nameOf(documentOf(told, 0));
  const members = createPagedTable(columnsOf(group), group.documents.length, (row) => memberRow(told, row));
  const graph = storyGraph(model, group, {
    hint: words.story.findRow,
    onDocument(document) {
      const row = members.rowAt(group.documents.indexOf(document));
      row?.scrollIntoView({ block: "center" });
      row?.querySelector("a")?.focus({ preventScroll: true });
    },
  });
  const drawn = timeline(appearancesOf(told), MOST_ROWS, (row) => ({ name: shortNameOf(documentOf(told, row)), href: readingLink(told, row) }));
  const view = element(
    "div",
    { class: "family" },
    element("a", { class: "back", href: fragmentOf({ view: "overview", list: "stories" }) }, `← ${words.story.back}`),
    element("h1", { tabindex: -1 }, words.story.title(id), element("bdi", {}, name)),
    element("p", { class: "facts" }, ...factsOf(model, group).map((fact) => element("span", {}, fact))),
    element("h2", {}, words.story.documents),
    element("p", { class: "hint" }, group.origins ? words.story.documentsHint : words.story.unknownHint),
    ...members.elements,
    drawn && element("h2", {}, words.family.appeared),
    drawn && element("p", { class: "hint" }, group.origins ? words.story.timeHint : words.story.timeOnlyHint),
    drawn,
    graph,
  );
  return { element: view, title: `${words.story.title(id)}${name}` };
}

function factsOf(model: Model, group: Group): string[] {
  const publishers = publishersOf(model, group).length;
  return [
    words.count.documents(group.documents.length),
    ...(group.origins ? [words.count.origins(group.origins.length)] : []),
    ...(publishers > 0 ? [words.count.sources(publishers)] : []),
    words.count.pairs(group.pairs.length),
  ];
}

function originsOf(model: Model, { origins = [] }: Group): Pick<Told, "from" | "reasons"> {
  const from = new Map<number, From[]>();
  const reasons = new Map<number, string>();
  for (const { document, reason, members } of origins) {
    const origin = model.documentOf(document);
    if (origin === undefined) continue;
    reasons.set(origin, reason);
    for (const { id, share } of members) {
      const member = model.documentOf(id);
      if (member !== undefined) append(from, member, { origin, share });
    }
  }
  for (const list of from.values()) list.sort((x, y) => y.share - x.share || x.origin - y.origin);
  return { from, reasons };
}

function documentOf({ model, group }: Told, row: number): DocumentSummary {
  return model.documents[group.documents[row] as number] as DocumentSummary;
}

/** The origins that are other documents. */
function othersOf({ group, from }: Told, row: number): readonly From[] {
  const document = group.documents[row] as number;
  return (from.get(document) ?? []).filter(({ origin }) => origin !== document);
}

function appearancesOf(told: Told) {
  const rowOf = new Map(told.group.documents.map((document, row) => [document, row]));
  return told.group.documents.map((_, row) => ({
    publishedAt: documentOf(told, row).publishedAt,
    parent: rowOf.get(othersOf(told, row)[0]?.origin ?? -1) ?? null,
  }));
}

/** Beside the origin it has most from, else beside what it shares most with in this story. */
function readingLink(told: Told, row: number): string {
  const { model, group } = told;
  const document = group.documents[row] as number;
  const [first] = othersOf(told, row);
  const withOrigin = first && model.pairOf(first.origin, document);
  if (withOrigin !== undefined) return hrefOfPair(model.documents, model.pairs[withOrigin] as PairHead);
  const own = group.pairs.map((index) => model.pairs[index] as PairHead).filter(({ a, b }) => a === document || b === document);
  const strongest = own.reduce<PairHead | undefined>((most, pair) => (most === undefined || pair.bits > most.bits ? pair : most), undefined);
  const { id } = documentOf(told, row);
  return strongest ? hrefOfPair(model.documents, strongest) : fragmentOf({ view: "reader", a: id, b: id });
}

function columnsOf({ origins }: Group): string[] {
  return [words.table.document, words.family.when, ...(origins ? [words.story.from] : []), words.family.read];
}

function memberRow(told: Told, row: number): HTMLElement {
  const document = documentOf(told, row);
  return element(
    "tr",
    {},
    element("th", { scope: "row" }, ...documentLines(document, { withDate: false })),
    element("td", {}, dateFigure(document.publishedAt)),
    told.group.origins && element("td", {}, ...originLines(told, row)),
    element("td", {}, element("a", { href: readingLink(told, row) }, words.family.read)),
  );
}

function originLines(told: Told, row: number): Child[] {
  const reason = told.reasons.get(told.group.documents[row] as number);
  const others = othersOf(told, row);
  const own = reason === undefined ? [] : [element("span", { class: "tag" }, words.story.origin), element("span", { class: "meta" }, oneLine(reason, 300))];
  const lines = others.slice(0, MOST_ORIGINS).map((from) => shareLine(told, row, from));
  const left = others.length > MOST_ORIGINS ? element("span", { class: "meta" }, words.story.moreOrigins(others.length - MOST_ORIGINS)) : undefined;
  return [...own, ...lines, left];
}

function shareLine({ model, group }: Told, row: number, { origin, share }: From): HTMLElement {
  const pair = model.pairOf(origin, group.documents[row] as number);
  const name = element("bdi", {}, shortNameOf(model.documents[origin] as DocumentSummary));
  const linked = pair === undefined ? name : element("a", { href: hrefOfPair(model.documents, model.pairs[pair] as PairHead) }, name);
  return element("div", { class: "share-line" }, bar(share), element("span", { class: "figure" }, percent(share)), element("span", {}, linked));
}
