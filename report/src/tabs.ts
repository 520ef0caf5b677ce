/**
 * Page of the report: the lists of the first view, one at a time, behind tabs. A list is made when its tab is opened for the first time. The
 * last tab says what was looked at, what was left out, and the settings: what a reader needs to trust or to repeat the run.
 */
import { grouped } from "../../src/text/figures.js";
import { type Child, element, setAttribute } from "./element.js";
import { documentsList, familiesList, type List, pairsList, quotationsList } from "./lists.js";
import type { Model } from "./model.js";
import type { ListName } from "./route.js";
import { bitsFigure, oneLine } from "./shown-figures.js";
import { storiesList } from "./stories-list.js";
import { words } from "./words.js";

const MAKERS: Readonly<Record<Exclude<ListName, "about">, (model: Model) => List>> = {
  pairs: pairsList,
  stories: storiesList,
  families: familiesList,
  quotations: quotationsList,
  documents: documentsList,
};

export interface Tabs {
  readonly element: HTMLElement;
  open(list: ListName): void;
  /** Opens a list and brings it into sight. */
  show(list: ListName): void;
  /** Opens the pairs and filters them by a document. */
  showPairsOf(document: number): void;
}

/** @param lists those that are wanted; one that is always empty has no tab. The first one is open. */
export function createTabs(model: Model, lists: readonly ListName[]): Tabs {
  // documents that repeat themselves are rows among the pairs, and no pairs
  const numRepeats = model.pairs.filter(({ a, b }) => a === b).length;
  const sizes: Readonly<Record<ListName, number | undefined>> = {
    pairs: model.pairs.length - numRepeats,
    stories: model.groups.length,
    families: model.families.length,
    quotations: model.quotations.length,
    documents: model.documents.length,
    about: undefined,
  };
  const names = lists.filter((name) => (name !== "quotations" && name !== "stories") || sizes[name] !== 0);
  const made = new Map<ListName, List>();
  const panel = element("div", { class: "panel", role: "tabpanel", id: "panel", tabindex: -1 });
  const tabs = names.map((name) => {
    const size = sizes[name];
    const count =
      size === undefined
        ? undefined
        : element("span", { class: "tab-count" }, grouped(size) + (name === "pairs" && numRepeats > 0 ? ` ${words.overview.andRepeats(numRepeats)}` : ""));
    return element("button", { type: "button", role: "tab", id: `tab-${name}`, "aria-controls": "panel" }, words.overview[name], count);
  });
  const listOf = (name: ListName): List => {
    const known = made.get(name);
    if (known) return known;
    const list = name === "about" ? { element: aboutPanel(model), search: () => undefined } : MAKERS[name](model);
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
  open(names[0] as ListName);
  const holder = element(
    "section",
    { class: "lists", "aria-label": words.overview.lists },
    element("div", { class: "tabs", role: "tablist", "aria-label": words.overview.lists }, ...tabs),
    panel,
  );
  const show = (name: ListName) => {
    open(name);
    holder.scrollIntoView({ block: "start" });
  };
  const showPairsOf = (document: number) => {
    show("pairs");
    listOf("pairs").search(model.documents[document]?.id ?? "");
  };
  return { element: holder, open, show, showPairsOf };
}

const VALUE_CHARS = 600;

function aboutPanel(model: Model): HTMLElement {
  const { guarantee, numIgnored, numClusters, settings, version } = model;
  const { minTokens, minCharacters, minBits } = guarantee;
  return element(
    "div",
    { class: "about" },
    element("h2", {}, words.about.guaranteeTitle),
    element("p", {}, words.about.guarantee(minTokens, minCharacters, bitsFigure(minBits))),
    numClusters > 0 ? element("p", {}, `${words.count.clusters(numClusters)}.`) : undefined,
    numIgnored > 0 ? element("p", {}, `${words.about.ignored(numIgnored)}.`) : undefined,
    element("h2", {}, words.about.bits),
    element("p", {}, words.about.bitsMeaning),
    element("h2", {}, words.about.limitsTitle),
    leftOut(model),
    element("h2", {}, words.about.settings),
    definitions(Object.entries(settings).flatMap(([name, value]) => settingRows(name, value))),
    element("p", { class: "meta" }, words.about.made(version)),
  );
}

/** Problems of the input by their kind, the first of each by name, and every limit. That there was none is said only where the input is known. */
function leftOut({ limits, problems }: Model): HTMLElement {
  const told = (problems ?? []).map(({ severity, code, count, first }): Definition => {
    const named = first.map(({ file, line, message }) => oneLine(`${line === undefined ? file : `${file}:${line}`}: ${message}`, VALUE_CHARS));
    return [
      words.about.problem(severity, code, grouped(count)),
      ...named,
      ...(count > named.length ? [words.about.furtherProblems(count - named.length)] : []),
    ];
  });
  const bounds = limits.map(({ code, count, detail }): Definition => [`${code} (${grouped(count)})`, oneLine(detail, VALUE_CHARS)]);
  if (told.length + bounds.length > 0) return definitions([...told, ...bounds]);
  return element("p", {}, problems === undefined ? words.about.noBounds : words.about.noLimits);
}

/** A term, and one value or several. */
type Definition = readonly [term: string, ...values: string[]];

function definitions(list: readonly Definition[]): HTMLElement {
  const described = (values: readonly string[]): HTMLElement => element("dd", {}, ...values.map((value) => element("div", {}, element("bdi", {}, value))));
  return element("dl", { class: "definitions" }, ...list.flatMap(([term, ...values]): Child[] => [element("dt", {}, oneLine(term)), described(values)]));
}

/** A row for each value, those inside an object called by its name and theirs. */
function settingRows(name: string, value: unknown): Definition[] {
  const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
  if (isObject) return Object.entries(value).flatMap(([key, inner]) => settingRows(`${name}.${key}`, inner));
  return [[name, oneLine(typeof value === "string" ? value : (JSON.stringify(value) ?? ""), VALUE_CHARS)]];
}
