/**
 * Page of the report: what is open <-> the fragment of its address. A link names documents by their ids and a place by its characters,
 * so it still leads there when the report was made anew.
 *
 *   #a=ID&b=ID&p=3&as=120-340&bs=88-310    two documents, their third passage, its characters in each
 *   #f=12                                  a family
 *   #list=families                         a list of the overview
 *   #story=3                               the overview with one story in the graph
 */
import type { Range } from "../../types.js";

export const LISTS = ["pairs", "families", "quotations", "documents", "about"] as const;
export type ListName = (typeof LISTS)[number];

export type Route =
  | { readonly view: "overview"; readonly list: ListName; readonly story?: number }
  | { readonly view: "family"; readonly family: number }
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
  const list = LISTS.find((name) => name === given.get("list")) ?? "pairs";
  return { view: "overview", list, ...(story !== undefined && { story }) };
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
  else {
    if (route.story !== undefined) given.set("story", String(route.story));
    if (route.list !== "pairs" || route.story === undefined) given.set("list", route.list);
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
