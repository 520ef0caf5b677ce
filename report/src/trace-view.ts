/**
 * Page of the report: the first view of a trace: the release with each sentence shaded by how many used it, the articles beside it, its
 * quotations, and who came when. A sentence that is chosen shows who used it; an article leads to the reading view.
 */

import { firstUse, type TraceHead, type UseStatus } from "../../src/report/report-data.js";
import { grouped, percent } from "../../src/text/figures.js";
import type { Range } from "../../src/types/document.js";
import type { DocumentSummary } from "../../src/types/result.js";
import { element, setAttribute } from "./element.js";
import { type Model, readRecord } from "./model.js";
import { figureList, numSpeakers, type Overview } from "./overview.js";
import { documentFacts } from "./reader-panels.js";
import { createReleasePane, levelOf, mostUsers, type ReleasePane } from "./release-pane.js";
import { fragmentOf, type OverviewRoute } from "./route.js";
import { dayFigure, nameOf, shortNameOf } from "./shown-figures.js";
import { summary } from "./summary.js";
import { createTabs } from "./tabs.js";
import { timeline } from "./timeline.js";
import { quotationsOfRelease } from "./trace-quotations.js";
import { usersList } from "./users-list.js";
import { words } from "./words.js";

/** Of the drawing of time; the table of articles has all, and sorts them by date. */
const MOST_ROWS = 24;

/** Whether the release has a sentence at these characters. */
export function hasSentence({ trace }: Model, [from, to]: Range): boolean {
  return trace?.sentences.some(({ start, end }) => start < to && end > from) === true;
}

/** @param sentence that the address names. */
export function createTraceView(model: Model, sentence: OverviewRoute["sentence"]): Overview {
  const { sentences } = model.trace as TraceHead;
  const release = model.documents[0] as DocumentSummary;
  const users = usersList(model);
  const heading = element("h2", { id: "users-title" });
  const back = element("button", { type: "button", class: "quiet", hidden: true }, words.trace.all);
  let pane: ReleasePane | undefined;
  let chosen: number | undefined;
  const choose = (n: number | undefined) => {
    chosen = n;
    pane?.choose(n);
    users.showSentence(n);
    heading.textContent = n === undefined ? words.trace.users : words.trace.usersOfSentence;
    setAttribute(back, "hidden", n === undefined);
  };
  const chooseAndName = (n: number | undefined) => {
    choose(n);
    const range = n === undefined ? undefined : ([sentences[n]!.start, sentences[n]!.end] as const);
    history.replaceState(null, "", fragmentOf({ view: "overview", list: "pairs", ...(range && { sentence: range }) }));
  };
  back.addEventListener("click", () => {
    chooseAndName(undefined);
    heading.scrollIntoView({ block: "nearest" });
  });
  const chooseNamed = (range: OverviewRoute["sentence"]) => {
    const named = range === undefined ? [] : sentences.flatMap(({ start, end }, n) => (start < range[1] && end > range[0] ? n : []));
    // of a sentence that nobody used it is said that no row is there
    choose(named.find((n) => sentences[n]!.users.length > 0) ?? named[0]);
  };
  const place = element("div", { class: "release-place" }, element("p", { class: "loading" }, words.reading));
  const onSentence = (n: number) => {
    chooseAndName(chosen === n ? undefined : n);
    // where the articles are out of sight, they have to be brought to who asked for them
    const { top, bottom } = usersPart.getBoundingClientRect();
    if (chosen !== undefined && (top > innerHeight * 0.9 || bottom < 0)) usersPart.scrollIntoView({ block: "start" });
  };
  void readRecord("texts", 0).then((text) => {
    pane = createReleasePane(model, text, onSentence);
    place.replaceChildren(pane.element);
    pane.choose(chosen);
  });
  chooseNamed(sentence);
  const usersPart = element(
    "section",
    { class: "users-part", "aria-labelledby": "users-title" },
    element("div", { class: "section-head" }, heading, back),
    users.element,
  );
  const columns = element(
    "div",
    { class: "trace-columns" },
    element("section", { class: "release", "aria-labelledby": "release-title" }, releaseHead(release), legend(model.trace as TraceHead), place),
    usersPart,
  );
  const later = element("div");
  const tabs = createTabs(model, ["pairs", "families", "about"]);
  void quotationsOfRelease(model).then((quotations) => quotations && later.prepend(quotations));
  const time = timePart(model);
  if (time) later.append(time);
  return {
    element: element("div", { class: "overview" }, headline(model), traceFigures(model), summary(model), columns, later, tabs.element),
    open({ list, sentence: named }) {
      tabs.open(list);
      chooseNamed(named);
    },
  };
}

function count({ uses }: TraceHead, status: UseStatus): number {
  return uses.filter((use) => use.status === status).length;
}

function headline({ trace }: Model): HTMLElement {
  const head = trace as TraceHead;
  const [users, may] = [count(head, "used"), count(head, "may")];
  const all = words.trace.articles(head.numArticles);
  const title = users + may > 0 ? words.trace.headline(grouped(users), all) : words.trace.nobody(all);
  const dek = users + may > 0 ? `${may > 0 ? `${words.trace.mayHave(may)} ` : ""}${words.trace.dek}` : words.trace.nobodyDek;
  return element("header", { class: "headline" }, element("h1", { tabindex: -1 }, title), element("p", { class: "dek" }, dek));
}

function traceFigures({ documents, pairs, quotations, trace }: Model): HTMLElement {
  const head = trace as TraceHead;
  const may = count(head, "may");
  const used = head.sentences.filter(({ users }) => users.length > 0).length;
  const first = firstUse(head.uses);
  const labels = words.trace.figures;
  return figureList([
    [count(head, "used"), labels.users, labels.usersHint(words.trace.articles(head.numArticles))],
    ...(may > 0 ? [[may, labels.may, labels.mayHint] as const] : []),
    [percent(head.usedShare), may > 0 ? labels.shareOrMay : labels.share, labels.shareHint],
    [used, may > 0 ? labels.sentencesOrMay : labels.sentences, labels.sentencesHint(head.sentences.length)],
    ...(quotations.length > 0 ? [[quotations.length, labels.quotations, words.figures.speakers(numSpeakers(quotations))] as const] : []),
    ...(first === undefined ? [] : [firstFigure(head.uses[first]!, shortNameOf(documents[pairs[first]!.b]!))]),
  ]);
}

/** Who had it first, and whether that is no more than possible. */
function firstFigure({ status, publishedAt }: TraceHead["uses"][number], name: string): readonly [string, string, string] {
  const { first, firstHint, noDate } = words.trace.figures;
  return [publishedAt === null ? noDate : dayFigure(publishedAt), first, firstHint(name, status === "may")];
}

function releaseHead(release: DocumentSummary): HTMLElement {
  return element(
    "header",
    {},
    element("h2", { id: "release-title" }, element("bdi", {}, nameOf(release))),
    element("p", { class: "meta" }, ...documentFacts(release)),
  );
}

/** The shades with the numbers they stand for. */
function legend({ sentences }: TraceHead): HTMLElement | undefined {
  const most = mostUsers(sentences);
  if (most === 0) return undefined;
  const steps = [...new Set([1, 0.25, 0.5, 0.75].map((part) => Math.max(1, Math.round(most * part)))).add(1)].sort((x, y) => x - y);
  const boxes = steps.map((users) => element("span", { class: `sentence level-${levelOf(users, most)}` }, grouped(users)));
  return element("p", { class: "hint shades" }, element("span", { class: "shade-boxes" }, ...boxes), words.trace.releaseHint);
}

/** The release and those that have it, in time; undefined where no time is known. */
function timePart({ documents, pairs, trace }: Model): HTMLElement | undefined {
  const shown = (trace as TraceHead).uses.flatMap(({ status, publishedAt }, use) => (status === "other" ? [] : [{ use, status, publishedAt }]));
  const release = documents[0] as DocumentSummary;
  const appearances = [
    { publishedAt: release.publishedAt, parent: null },
    ...shown.map(({ status, publishedAt }) => ({ publishedAt, parent: status === "used" ? 0 : null })),
  ];
  const drawn = timeline(appearances, MOST_ROWS, (row) => {
    const document = row === 0 ? release : (documents[pairs[shown[row - 1]!.use]!.b] as DocumentSummary);
    return { name: shortNameOf(document), href: fragmentOf({ view: "reader", a: release.id, b: document.id }) };
  });
  if (drawn === undefined || shown.length === 0) return undefined;
  const heading = element("h2", { id: "time-title" }, words.trace.time);
  return element("section", { class: "trace-part", "aria-labelledby": "time-title" }, heading, element("p", { class: "hint" }, words.trace.timeHint), drawn);
}
