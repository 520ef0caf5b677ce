/**
 * Page of the report: the findings on one page, to be read by somebody who reads no more, and to be printed or sent: who has what of whom, how much, who was first, which
 * quotations were altered, and what is not claimed. Every sentence is one that the lists below prove. O(pairs log pairs).
 */
import { firstUse, type PairHead, type QuotationHead, type TraceHead } from "../../src/report/report-data.js";
import { grouped, percent } from "../../src/text/figures.js";
import type { DocumentSummary } from "../../src/types/result.js";
import { type Child, element } from "./element.js";
import type { Model } from "./model.js";
import { hrefOfPair, shareOf } from "./pair-marks.js";
import { fragmentOf } from "./route.js";
import { dateFigure, nameOf, oneLine, shortNameOf, tellingNames } from "./shown-figures.js";
import { words } from "./words.js";

/** So many lines of a kind fit one page. */
const MOST_LINES = 6;
const MOST_QUOTED = 4;
/** As many as heads have. */
const QUOTED_CHARS = 140;
/** What says nothing of who has text of whom. */
const NO_REUSE: readonly (string | undefined)[] = ["template", "catchphrase", "none"];

/** The section; it stands below the headline. */
export function summary(model: Model): HTMLElement {
  const { who, howMuch, first, altered, notClaimed, title, print } = words.summary;
  const button = element("button", { type: "button", class: "quiet" }, print);
  button.addEventListener("click", printAlone);
  const rows: readonly (readonly [string, Child[]])[] = [
    [who, lines(model.trace ? usersOf(model, model.trace) : takersOf(model))],
    [howMuch, lines(model.trace ? shareOfRelease(model.trace) : sharesOf(model))],
    [first, lines([firstOf(model)])],
    [altered, lines(alteredOf(model.quotations))],
    [notClaimed, lines([words.summary.claims])],
  ];
  return element(
    "section",
    { class: "summary", "aria-labelledby": "summary-title" },
    element("div", { class: "section-head" }, element("h2", { id: "summary-title" }, title), button),
    element("dl", {}, ...rows.flatMap(([term, content]) => [element("dt", {}, term), element("dd", {}, ...content)])),
  );
}

/** Prints headline and summary, and nothing below them. */
function printAlone(): void {
  const { dataset } = document.documentElement;
  dataset.print = "summary";
  addEventListener("afterprint", () => delete dataset.print, { once: true });
  print();
}

function lines(content: readonly Child[]): HTMLElement[] {
  return content.map((one) => element("p", {}, one));
}

/** A sentence that leads to where it is proved. */
function proved(href: string, text: string): HTMLElement {
  return element("a", { href }, element("bdi", {}, text));
}

/** The first lines, and how many more there are. */
function firstLines<Item>(items: readonly Item[], most: number, lineOf: (item: Item) => Child): Child[] {
  const left = items.length - most;
  return [...items.slice(0, most).map(lineOf), ...(left > 0 ? [words.summary.more(left)] : [])];
}

function takersOf({ documents, pairs }: Model): Child[] {
  const told = pairs.filter(({ a, b, label }) => a !== b && label !== undefined && !NO_REUSE.includes(label));
  const directed = told.filter(({ direction }) => direction !== "undetermined" && direction !== undefined);
  // reuse between publishers says more than a paper's own second edition
  const isAcross = ({ a, b }: PairHead) => Number(documents[a]!.source !== documents[b]!.source);
  const chosen = (directed.length > 0 ? directed : told).toSorted((x, y) => isAcross(y) - isAcross(x) || takenShare(y) - takenShare(x));
  if (chosen.length === 0) return [words.summary.nobody];
  return firstLines(chosen, MOST_LINES, (pair) => {
    const [a, b] = tellingNames(documents[pair.a] as DocumentSummary, documents[pair.b] as DocumentSummary);
    const [share, label] = [percent(takenShare(pair)), words.labels[pair.label as keyof typeof words.labels]];
    const { took, shares } = words.summary;
    const text = pair.direction === "a-to-b" ? took(b, share, a, label) : pair.direction === "b-to-a" ? took(a, share, b, label) : shares(a, b, share, label);
    return proved(hrefOfPair(documents, pair), text);
  });
}

/** Of who took it; where that is not known, of the one that has more. */
function takenShare(pair: PairHead): number {
  return pair.direction === "a-to-b" ? pair.coverageB : pair.direction === "b-to-a" ? pair.coverageA : shareOf(pair);
}

function usersOf({ documents, pairs }: Model, { uses }: TraceHead): Child[] {
  const users = uses.flatMap(({ status }, use) => (status === "used" || status === "may" ? [{ status, pair: pairs[use] as PairHead }] : []));
  if (users.length === 0) return [words.summary.nobody];
  const largest = users.toSorted((x, y) => Number(x.status === "may") - Number(y.status === "may") || y.pair.coverageA - x.pair.coverageA);
  return firstLines(largest, MOST_LINES, ({ status, pair }) => {
    const [name, share] = [shortNameOf(documents[pair.b] as DocumentSummary), percent(pair.coverageA)];
    return proved(hrefOfPair(documents, pair), status === "used" ? words.summary.used(name, share) : words.summary.mayHave(name, share));
  });
}

function sharesOf({ documents, pairsOf, groups }: Model): string[] {
  const reusing = pairsOf.filter((pairs) => pairs.length > 0).length;
  const origins = groups.reduce((sum, group) => sum + (group.origins?.length ?? 0), 0);
  const all = words.summary.ofDocuments(grouped(reusing), words.count.documents(documents.length));
  return origins > 0 ? [all, words.summary.stories(words.count.stories(groups.length), words.count.origins(origins))] : [all];
}

function shareOfRelease({ usedShare, sentences }: TraceHead): string[] {
  const used = sentences.filter(({ users }) => users.length > 0).length;
  return [words.summary.ofRelease(percent(usedShare), words.count.sentences(used, sentences.length))];
}

/** Of a trace the first that used the release or may have, as the figures say it; else the earliest document of the largest story. */
function firstOf({ documents, pairs, groups, startMs, trace }: Model): Child {
  const use = trace && firstUse(trace.uses);
  const number = trace ? use !== undefined && (pairs[use] as PairHead).b : groups[0]?.documents[0];
  if (number === undefined || number === false || Number.isNaN(startMs[number])) return words.summary.noTime;
  const document = documents[number] as DocumentSummary;
  return element("bdi", {}, words.summary.earliest(shortNameOf(document), dateFigure(document.publishedAt), nameOf(document)));
}

function alteredOf(quotations: readonly QuotationHead[]): Child[] {
  const altered = quotations.filter(({ verdicts }) => verdicts.includes("altered"));
  if (altered.length === 0) return [words.summary.noAltered];
  return firstLines(altered, MOST_QUOTED, ({ family, text, speaker }) =>
    proved(
      fragmentOf({ view: "family", family }),
      words.summary.quoted(
        oneLine(text.length < QUOTED_CHARS ? text : `${text}…`, QUOTED_CHARS + 1),
        speaker === null ? words.summary.noSpeaker : oneLine(speaker),
      ),
    ),
  );
}
