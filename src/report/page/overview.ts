/**
 * Page of the report: the first view: a headline, the counts, the graph, and the lists. Tables are made when their tab is opened; the
 * graph after the first paint.
 */
import { aboutPanel } from "./about.js";
import { element, setAttribute } from "./element.js";
import { percent } from "./figures.js";
import { createGraph } from "./graph.js";
import { documentsList, familiesList, type List, pairsList, quotationsList } from "./lists.js";
import type { Model } from "./model.js";
import { LISTS, type ListName } from "./route.js";
import { grouped, words } from "./words.js";

export interface Overview {
  readonly element: HTMLElement;
  /** Opens a list, as its tab does. */
  open(list: ListName): void;
}

/** @param story the story that the graph opens with. */
export function createOverview(model: Model, story: number | undefined): Overview {
  const tabs = createTabs(model);
  const graphPlace = element("div", { class: "graph-place" });
  const overview = element("div", { class: "overview" }, headline(model), figures(model), graphPlace, tabs.element);
  // two frames later the tables are painted
  requestAnimationFrame(() =>
    setTimeout(() => {
      const graph = createGraph(model, { story, onDocument: (document) => tabs.showPairsOf(document) });
      if (graph) graphPlace.append(graph);
    }),
  );
  return { element: overview, open: tabs.open };
}

function headline(model: Model): HTMLElement {
  const { documents, pairs, numPassages } = model;
  const all = words.count.documents(documents.length);
  const title = pairs.length > 0 ? words.overview.headline(grouped(numReusing(model)), all) : words.overview.nothing(all);
  const repeating = pairs.length - numPairs(model);
  const found = [words.count.pairs(numPairs(model)), words.count.passages(numPassages), ...(repeating > 0 ? [words.overview.repeating(repeating)] : [])];
  const dek = pairs.length > 0 ? words.overview.dek(found) : words.overview.nothingDek;
  return element("header", { class: "headline" }, element("h1", { tabindex: -1 }, title), element("p", { class: "dek" }, dek));
}

function numReusing({ pairsOf }: Model): number {
  return pairsOf.filter((pairs) => pairs.length > 0).length;
}

function numPairs({ pairs }: Model): number {
  return pairs.filter(({ a, b }) => a !== b).length;
}

function figures(model: Model): HTMLElement {
  const { documents, families, quotations, groups, numPassages, stories } = model;
  const sources = new Set(documents.flatMap(({ source }) => source ?? []));
  const origins = stories.reduce((sum, story) => sum + story.origins.length, 0);
  const speakers = new Set(quotations.flatMap(({ speaker }) => speaker ?? [])).size;
  const reusing = numReusing(model);
  const list = [
    [documents.length, words.figures.documents, words.figures.documentsHint(sources.size > 0 ? words.count.sources(sources.size) : "")],
    [reusing, words.figures.reuse, words.figures.reuseHint(percent(documents.length > 0 ? reusing / documents.length : 0))],
    [numPairs(model), words.figures.pairs, words.figures.pairsHint(words.count.passages(numPassages))],
    [families.length, words.figures.families, words.figures.familiesHint],
    [groups.length, words.figures.stories, origins > 0 ? words.figures.storiesHint(words.count.origins(origins)) : ""],
    ...(quotations.length > 0 ? [[quotations.length, words.figures.quotations, speakers > 0 ? words.figures.speakers(speakers) : ""] as const] : []),
  ] as const;
  return element(
    "dl",
    { class: "figures" },
    ...list.map(([count, label, hint]) =>
      element("div", {}, element("dt", {}, label), element("dd", {}, element("strong", {}, grouped(count)), element("span", { class: "meta" }, hint))),
    ),
  );
}

function createTabs(model: Model) {
  const makers: Readonly<Record<Exclude<ListName, "about">, (model: Model) => List>> = {
    pairs: pairsList,
    families: familiesList,
    quotations: quotationsList,
    documents: documentsList,
  };
  const sizes: Readonly<Record<ListName, number | undefined>> = {
    pairs: model.pairs.length,
    families: model.families.length,
    quotations: model.quotations.length,
    documents: model.documents.length,
    about: undefined,
  };
  const names = LISTS.filter((name) => name !== "quotations" || model.quotations.length > 0);
  const made = new Map<ListName, List>();
  const panel = element("div", { class: "panel", role: "tabpanel", id: "panel", tabindex: -1 });
  const tabs = names.map((name) => {
    const size = sizes[name];
    const count = size === undefined ? undefined : element("span", { class: "tab-count" }, grouped(size));
    return element("button", { type: "button", role: "tab", id: `tab-${name}`, "aria-controls": "panel" }, words.overview[name], count);
  });
  const listOf = (name: ListName): List => {
    const known = made.get(name);
    if (known) return known;
    const list = name === "about" ? { element: aboutPanel(model), search: () => undefined } : makers[name](model);
    made.set(name, list);
    return list;
  };
  const open = (name: ListName) => {
    const at = Math.max(0, names.indexOf(name));
    tabs.forEach((tab, i) => {
      setAttribute(tab, "aria-selected", i === at ? "true" : "false");
      setAttribute(tab, "tabindex", i === at ? 0 : -1);
    });
    setAttribute(panel, "aria-labelledby", `tab-${names[at]}`);
    panel.replaceChildren(listOf(names[at] as ListName).element);
  };
  tabs.forEach((tab, i) => {
    tab.addEventListener("click", () => open(names[i] as ListName));
    tab.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (step === undefined) return;
      const next = (i + step + tabs.length) % tabs.length;
      open(names[next] as ListName);
      tabs[next]?.focus();
    });
  });
  open("pairs");
  const holder = element(
    "section",
    { class: "lists", "aria-label": words.overview.lists },
    element("div", { class: "tabs", role: "tablist", "aria-label": words.overview.lists }, ...tabs),
    panel,
  );
  const showPairsOf = (document: number) => {
    open("pairs");
    listOf("pairs").search(model.documents[document]?.id ?? "");
    holder.scrollIntoView({ block: "start" });
  };
  return { element: holder, open, showPairsOf };
}
