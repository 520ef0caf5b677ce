/**
 * Page of the report: the articles that have text of a release, as a table: those with the largest share first, how many sentences each has
 * verbatim, edited or in fragments, and where. With a sentence chosen it shows who used that one.
 */

import type { PairHead, SentenceHead, SentenceUse, TraceHead, UseHead } from "../../src/report/report-data.js";
import { percent } from "../../src/text/figures.js";
import type { Range } from "../../src/types/document.js";
import type { DocumentSummary } from "../../src/types/result.js";
import { documentLines, searchText } from "./document-line.js";
import { type Child, element, svgElement } from "./element.js";
import { createFilterBar } from "./filter-bar.js";
import type { Model } from "./model.js";
import { fragmentOf } from "./route.js";
import { dayFigure, sortName, startMs, tenth } from "./shown-figures.js";
import { type Column, VirtualTable } from "./tables.js";
import { words } from "./words.js";

const HOWS = ["verbatim", "edited", "fragment"] as const;
const STRIP = { width: 96, height: 16 } as const;
/** Share of the strip's height: told by more than a colour. */
const HEIGHTS: Readonly<Record<SentenceUse, number>> = { verbatim: 1, edited: 0.6, fragment: 0.3 };

export interface UsersList {
  readonly element: HTMLElement;
  /** Shows who used one sentence; all where it is undefined. */
  showSentence(n: number | undefined): void;
}

/** What one article has: its sentences by how it has them. */
interface Had {
  readonly sentences: readonly { readonly sentence: SentenceHead; readonly how: SentenceUse }[];
  readonly counts: Readonly<Record<SentenceUse, number>>;
}

export function usersList(model: Model): UsersList {
  const { documents, pairs } = model;
  const trace = model.trace as TraceHead;
  const all = hadByUse(trace);
  const document = (row: number) => documents[at(row).b] as DocumentSummary;
  const at = (row: number) => pairs[row] as PairHead;
  const use = (row: number) => trace.uses[row] as UseHead;
  const had = (row: number) => all[row] as Had;
  const found = trace.uses.map((_, row) => searchText(document(row)));
  const length = trace.sentences.at(-1)?.end ?? 1;
  let chosen: number | undefined;
  const columns: Column[] = [
    { key: "user", label: words.trace.table.outlet, value: (row) => sortName(document(row)), cell: (row) => documentLines(document(row), { withDate: false }) },
    {
      key: "how",
      label: words.trace.table.how,
      largestFirst: true,
      value: (row) => rankOf(had(row), use(row)),
      cell: (row) => howCell(had(row), use(row), trace.sentences[chosen ?? -1]),
    },
    { key: "date", label: words.trace.table.date, value: (row) => startMs(use(row).publishedAt) ?? Number.NaN, cell: (row) => dateCell(use(row)) },
    {
      key: "share",
      label: words.trace.table.share,
      largestFirst: true,
      value: (row) => at(row).coverageA,
      cell: (row) => [strip(had(row), length), element("span", { class: "figure" }, percent(at(row).coverageA))],
    },
  ];
  const table = new VirtualTable({
    label: words.trace.table.label,
    columns,
    numRows: trace.uses.length,
    sortedBy: "share",
    hrefOf: (row) => readingLink(documents, at(row), chosen === undefined ? undefined : trace.sentences[chosen]),
  });
  const users = trace.sentences.map((sentence) => new Set(sentence.users.map((one) => one.use)));
  const { table: labels } = words.trace;
  const choice = { label: labels.choice, all: labels.any, values: HOWS.map((how) => [how, words.trace.hows[how]] as const) };
  let values = { search: "", choice: "", least: [0] as readonly number[] };
  const apply = () => {
    const [share100 = 0] = values.least;
    table.filter((row) => {
      if (chosen !== undefined && !users[chosen]!.has(row)) return false;
      return (
        found[row]!.includes(values.search) &&
        at(row).coverageA * 100 >= share100 &&
        (values.choice === "" || had(row).counts[values.choice as SentenceUse] > 0)
      );
    });
  };
  const bar = createFilterBar({ search: labels.search, choice, least: [labels.least] }, (given) => {
    values = given;
    apply();
  });
  return {
    element: element("div", { class: "list users" }, bar.element, table.element),
    showSentence(n) {
      chosen = n;
      apply();
    },
  };
}

/** By the place of the use. O(uses of sentences). */
function hadByUse({ uses, sentences }: TraceHead): Had[] {
  const all = uses.map(() => ({ sentences: [] as Had["sentences"][number][], counts: { verbatim: 0, edited: 0, fragment: 0 } }));
  for (const sentence of sentences)
    for (const { use, how } of sentence.users) {
      all[use]!.sentences.push({ sentence, how });
      all[use]!.counts[how]++;
    }
  return all;
}

/** Verbatim sentences weigh most; what is no use of the release comes last. */
function rankOf({ counts }: Had, { status }: UseHead): number {
  return status === "other" || status === "source" ? -1 : counts.verbatim * 1e8 + counts.edited * 1e4 + counts.fragment;
}

/** @param chosen the sentence that this is asked of; else it is of all. */
function howCell({ counts, sentences }: Had, { status }: UseHead, chosen: SentenceHead | undefined): Child[] {
  const one = sentences.find(({ sentence }) => sentence === chosen);
  const said = status === "used" ? undefined : element("span", { class: "meta" }, words.trace.statuses[status]);
  if (one !== undefined)
    return [element("span", { class: "how" }, words.trace.hows[one.how]), element("span", { class: "meta" }, words.trace.howMeanings[one.how]), said];
  const lines = HOWS.filter((how) => counts[how] > 0).map((how) =>
    element("span", { class: "how", title: words.trace.howMeanings[how] }, words.trace.count(how, counts[how])),
  );
  return [...lines, said];
}

function dateCell({ publishedAt, timeFromText }: UseHead): Child[] {
  return [dayFigure(publishedAt), timeFromText ? element("span", { class: "meta" }, words.trace.fromText) : undefined];
}

/** The release from left to right, with what the article has of it. */
function strip({ sentences }: Had, length: number): SVGElement {
  const x = (at: number) => tenth((at / length) * STRIP.width);
  const rects = sentences.map(({ sentence: { start, end }, how }) => {
    const height = STRIP.height * HEIGHTS[how];
    const width = Math.max(1.5, x(end) - x(start));
    return svgElement("rect", { class: `how-${how}`, x: x(start), y: tenth(STRIP.height - height), width: tenth(width), height: tenth(height) });
  });
  const { width, height } = STRIP;
  return svgElement("svg", { class: "strip", viewBox: `0 0 ${width} ${height}`, width, height, "aria-hidden": "true" }, ...rects);
}

/** At the sentence that was chosen, else at the first passage. */
function readingLink(documents: readonly DocumentSummary[], { a, b, passages }: PairHead, sentence: SentenceHead | undefined): string {
  const place = sentence ? { rangeA: [sentence.start, sentence.end] as Range } : passages > 0 ? { passage: 1 } : {};
  return fragmentOf({ view: "reader", a: (documents[a] as DocumentSummary).id, b: (documents[b] as DocumentSummary).id, ...place });
}
