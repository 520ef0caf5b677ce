/**
 * Page of the report: what is open <-> the fragment of its address. A link names documents by their ids and a place by its characters,
 * so it still leads there when the report was made anew.
 *
 *   #a=ID&b=ID&p=3&as=120-340&bs=88-310    two documents, their third passage, its characters in each
 *   #f=12                                  a family
 *   #list=families                         a list of the overview
 *   #story=3                               a story, by the number that `wirecopy stories` prints
 *   #s=120-340                             the release with one sentence chosen, and who used it
 */
import type { Range } from "../../src/types/document.js";

/** The lists of the overview, by the names that addresses have for them. */
const LISTS = ["pairs", "stories", "families", "quotations", "documents", "about"] as const;
export type ListName = (typeof LISTS)[number];

/** The first view. */
export interface OverviewRoute {
  readonly view: "overview";
  readonly list: ListName;
  /** Characters of the release, in the report of a trace. */
  readonly sentence?: Range;
}

export type Route =
  | OverviewRoute
  | { readonly view: "family"; readonly family: number }
  | { readonly view: "story"; readonly story: number }
  | { readonly view: "reader"; readonly a: string; readonly b: string; readonly passage?: number; readonly rangeA?: Range; readonly rangeB?: Range };

/** The route that a fragment names, with its "#" or without; the overview where it names none. */
export function routeOf(fragment: string): Route {
  const given = new URLSearchParams(fragment.replace(/^#/, ""));
  const [a, b] = [given.get("a"), given.get("b")];
  const passage = wholeNumber(given.get("p"));
  const [rangeA, rangeB] = [rangeOf(given.get("as")), rangeOf(given.get("bs"))];
  if (a !== null && b !== null) return { view: "reader", a, b, ...(passage && { passage }), ...(rangeA && { rangeA }), ...(rangeB && { rangeB }) };
  const family = wholeNumber(given.get("f"));
  if (family !== undefined) return { view: "family", family };
  const story = wholeNumber(given.get("story"));
  if (story !== undefined) return { view: "story", story };
  const list = LISTS.find((name) => name === given.get("list")) ?? "pairs";
  const sentence = rangeOf(given.get("s"));
  return { view: "overview", list, ...(sentence && { sentence }) };
}

/** The fragment of a route, with its "#". */
export function fragmentOf(route: Route): string {
  const given = new URLSearchParams();
  if (route.view === "reader") {
    given.set("a", route.a);
    given.set("b", route.b);
    if (route.passage !== undefined) given.set("p", String(route.passage));
    if (route.rangeA) given.set("as", route.rangeA.join("-"));
    if (route.rangeB) given.set("bs", route.rangeB.join("-"));
  } else if (route.view === "family") given.set("f", String(route.family));
  else if (route.view === "story") given.set("story", String(route.story));
  else {
    if (route.sentence) given.set("s", route.sentence.join("-"));
    if (route.list !== "pairs" || !route.sentence) given.set("list", route.list);
  }
  return `#${given}`;
}

function wholeNumber(text: string | null): number | undefined {
  return text !== null && /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}

function rangeOf(text: string | null): Range | undefined {
  const [, start, end] = /^(\d{1,10})-(\d{1,10})$/.exec(text ?? "") ?? [];
  return start !== undefined && end !== undefined && Number(start) < Number(end) ? [Number(start), Number(end)] : undefined;
}
