/**
 * Page of the report: where it starts: reads the overview, builds the frame, and shows what the fragment of the address names. The
 * overview stays in the page while something else is open, so that filters and places are as they were left. The switch between the colours
 * of the system, light and dark is kept in the browser's storage where there is one: a file opened from disk may have none.
 */
import { element, setAttribute } from "./element.js";
import { createFamilyView } from "./family-view.js";
import { createModel, type Model, readOverview } from "./model.js";
import { createOverview, type Overview } from "./overview.js";
import { createReader } from "./reader.js";
import { type OverviewRoute, type Route, routeOf } from "./route.js";
import { createStoryView } from "./story-view.js";
import { createTraceView, hasSentence } from "./trace-view.js";
import { missingView, type View } from "./view.js";
import { words } from "./words.js";

const main = element("main", { id: "contents", tabindex: -1 }, element("p", { class: "loading" }, words.reading));
const opened = element("div", { class: "opened", hidden: true });
let overview: Overview | undefined;
let overviewScroll = 0;
/** Counts what was opened: a view that took long to unpack must not replace a later one. */
let openings = 0;

function frame(): void {
  const skip = element("a", { class: "skip", href: "#contents" }, words.skip);
  skip.addEventListener("click", (event) => {
    event.preventDefault();
    main.focus();
  });
  const masthead = element("header", { class: "masthead" }, element("a", { class: "brand", href: "#" }, words.name), createThemeSwitch());
  // before all that stands there already: it is for who goes by keys
  document.body.prepend(skip);
  document.body.append(masthead, main);
}

async function show(model: Model, route: Route, isFirst: boolean): Promise<void> {
  const opening = ++openings;
  if (route.view === "overview" && !isMissing(model, route)) {
    showOverview(model, route, isFirst);
    return;
  }
  if (opened.hidden) overviewScroll = scrollY;
  const view = await viewOf(model, route);
  if (opening !== openings) return;
  if (overview) setAttribute(overview.element, "hidden", true);
  opened.replaceChildren(view.element);
  setAttribute(opened, "hidden", false);
  document.title = words.documentTitle(view.title);
  scrollTo(0, 0);
  focusHeading(opened);
  view.onShown?.();
}

/** Whether it names a sentence that is not there; a list that is not there is the first one. */
function isMissing(model: Model, { sentence }: OverviewRoute): boolean {
  return sentence !== undefined && !hasSentence(model, sentence);
}

async function viewOf(model: Model, route: Route): Promise<View> {
  if (route.view === "overview") return missingView(words.trace.missing);
  if (route.view === "family") return createFamilyView(model, route.family);
  return route.view === "story" ? createStoryView(model, route.story) : createReader(model, route);
}

function showOverview(model: Model, route: OverviewRoute, isFirst: boolean): void {
  const wasOpened = !opened.hidden;
  if (overview === undefined) {
    overview = model.trace ? createTraceView(model, route.sentence) : createOverview(model);
    main.prepend(overview.element);
  }
  setAttribute(overview.element, "hidden", false);
  setAttribute(opened, "hidden", true);
  opened.replaceChildren();
  if (location.hash !== "" && location.hash !== "#") overview.open(route);
  document.title = words.documentTitle(model.trace ? words.trace.title : words.title);
  if (isFirst) return;
  if (wasOpened) scrollTo(0, overviewScroll);
  focusHeading(overview.element);
}

function focusHeading(holder: HTMLElement): void {
  holder.querySelector<HTMLElement>("h1")?.focus({ preventScroll: true });
}

async function start(): Promise<void> {
  frame();
  try {
    const model = createModel(await readOverview());
    main.replaceChildren(opened);
    addEventListener("hashchange", () => void show(model, routeOf(location.hash), false).catch(showBroken));
    await show(model, routeOf(location.hash), true);
  } catch (error) {
    showBroken(error);
  }
}

function showBroken(error: unknown): void {
  const reason = error instanceof Error ? error.message : String(error);
  main.replaceChildren(element("div", { class: "message", role: "alert" }, element("h1", {}, words.broken), element("p", {}, words.brokenDetail(reason))));
}

const KEY = "wirecopy-theme";
const THEMES = ["auto", "light", "dark"] as const;
type Theme = (typeof THEMES)[number];

/** The field, and the colours as they were chosen last time. */
function createThemeSwitch(): HTMLElement {
  const chosen = stored();
  const options = THEMES.map((theme) => element("option", { value: theme, selected: theme === chosen }, words.theme[theme]));
  const field = element("select", {}, ...options);
  field.addEventListener("change", () => {
    apply(field.value as Theme);
    store(field.value);
  });
  apply(chosen);
  return element("label", { class: "theme" }, element("span", {}, words.theme.label), field);
}

function apply(theme: Theme): void {
  if (theme === "auto") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

function stored(): Theme {
  try {
    const kept = localStorage.getItem(KEY);
    return THEMES.find((theme) => theme === kept) ?? "auto";
  } catch {
    return "auto";
  }
}

function store(theme: string): void {
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    // without storage the choice holds until the page is closed
  }
}

void start();
