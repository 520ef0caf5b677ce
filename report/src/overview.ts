/**
 * Page of the report: the first view: a headline, the counts, the graph, and the lists. Tables are made when their tab is opened; the
 * graph after the first paint.
 */
import { grouped, percent } from "../../src/text/figures.js";
import { element } from "./element.js";
import { createGraph } from "./graph.js";
import type { Model } from "./model.js";
import { fragmentOf, type ListName, type OverviewRoute } from "./route.js";
import { summary } from "./summary.js";
import { createTabs, type Tabs } from "./tabs.js";
import { words } from "./words.js";

const LISTS: readonly ListName[] = ["pairs", "stories", "families", "quotations", "documents", "about"];

/** The first view, of a detection or of a trace. */
export interface Overview {
  readonly element: HTMLElement;
  /** Opens what an address names. */
  open(route: OverviewRoute): void;
}

/** The first view of a detection. */
export function createOverview(model: Model): Overview {
  const tabs = createTabs(model, model.firstList === "stories" ? ["stories", ...without("stories")] : LISTS);
  // repeats inside a document stand among the pairs
  const numPairs = model.pairs.filter(({ a, b }) => a !== b).length;
  const graphPlace = element("div", { class: "graph-place" });
  const overview = element("div", { class: "overview" }, headline(model, numPairs), figures(model, numPairs, tabs), summary(model), graphPlace, tabs.element);
  // two frames later the tables are painted
  requestAnimationFrame(() =>
    setTimeout(() => {
      const graph = createGraph(model, (document) => tabs.showPairsOf(document));
      if (graph) graphPlace.append(graph);
    }),
  );
  return { element: overview, open: ({ list }) => tabs.open(list) };
}

function without(list: ListName): ListName[] {
  return LISTS.filter((name) => name !== list);
}

function headline(model: Model, numPairs: number): HTMLElement {
  const { documents, pairs, numPassages } = model;
  const all = words.count.documents(documents.length);
  const title = pairs.length > 0 ? words.overview.headline(grouped(numReusing(model)), all) : words.overview.nothing(all);
  const repeating = pairs.length - numPairs;
  const found = [words.count.pairs(numPairs), words.count.passages(numPassages), ...(repeating > 0 ? [words.overview.repeating(repeating)] : [])];
  const dek = pairs.length > 0 ? words.overview.dek(found) : words.overview.nothingDek;
  return element("header", { class: "headline" }, element("h1", { tabindex: -1 }, title), element("p", { class: "dek" }, dek));
}

function numReusing({ pairsOf }: Model): number {
  return pairsOf.filter((pairs) => pairs.length > 0).length;
}

function figures(model: Model, numPairs: number, tabs: Tabs): HTMLElement {
  const { documents, families, quotations, groups, numPassages, stories } = model;
  const storiesLink = element("a", { href: fragmentOf({ view: "overview", list: "stories" }) }, words.figures.stories);
  storiesLink.addEventListener("click", () => tabs.show("stories"));
  const sources = new Set(documents.flatMap(({ source }) => source ?? []));
  const origins = stories.reduce((sum, story) => sum + story.origins.length, 0);
  const speakers = numSpeakers(quotations);
  const reusing = numReusing(model);
  const list = [
    [documents.length, words.figures.documents, words.figures.documentsHint(sources.size > 0 ? words.count.sources(sources.size) : "")],
    [reusing, words.figures.reuse, words.figures.reuseHint(percent(documents.length > 0 ? reusing / documents.length : 0))],
    [numPairs, words.figures.pairs, words.figures.pairsHint(words.count.passages(numPassages))],
    [families.length, words.figures.families, words.figures.familiesHint],
    [groups.length, groups.length > 0 ? storiesLink : words.figures.stories, origins > 0 ? words.figures.storiesHint(words.count.origins(origins)) : ""],
    ...(quotations.length > 0 ? [[quotations.length, words.figures.quotations, speakers > 0 ? words.figures.speakers(speakers) : ""] as const] : []),
  ] as const;
  return figureList(list);
}

/** A date is no number to be set as large as one. */
function isDate(count: number | string): boolean {
  return typeof count === "string" && count.length > 6;
}

/** How many people are named as speakers of quotations. */
export function numSpeakers(quotations: Model["quotations"]): number {
  return new Set(quotations.flatMap(({ speaker }) => speaker ?? [])).size;
}

/** Numbers with what they count, and a hint beneath. */
export function figureList(list: readonly (readonly [count: number | string, label: string | HTMLElement, hint: string])[]): HTMLElement {
  return element(
    "dl",
    { class: "figures" },
    ...list.map(([count, label, hint]) =>
      element(
        "div",
        {},
        element("dt", {}, label),
        element(
          "dd",
          {},
          element("strong", isDate(count) ? { class: "said" } : {}, typeof count === "number" ? grouped(count) : count),
          element("span", { class: "meta" }, hint),
        ),
      ),
    ),
  );
}
