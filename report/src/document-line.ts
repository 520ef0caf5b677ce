/**
 * Page of the report: a document as two lines of a table or a heading: its name, then publisher and date. Names come from outside and
 * may be of any script or try to turn the writing direction: each stands isolated.
 */
import { type Child, element } from "./element.js";
import type { ShownDocument } from "./model.js";
import { dayFigure, nameOf, publisherOf, wholeNameOf } from "./shown-figures.js";

/** Name over publisher and date. */
export function documentLines(document: ShownDocument, options: { readonly withDate?: boolean } = {}): Child[] {
  return [
    element("bdi", { class: wholeNameOf(document) === undefined ? "name" : "name file-name", title: wholeNameOf(document) }, nameOf(document)),
    element("span", { class: "meta" }, ...metaParts(document, options.withDate !== false)),
  ];
}

function metaParts(document: ShownDocument, withDate: boolean): Child[] {
  const publisher = publisherOf(document);
  const date = withDate && document.publishedAt !== null ? dayFigure(document.publishedAt) : "";
  return [
    publisher === "" ? undefined : element("bdi", { class: "publisher", title: publisher }, publisher),
    date === "" ? undefined : element("span", { class: "day" }, `${publisher === "" ? "" : " · "}${date}`),
  ];
}

/** What a search field looks in. */
export function searchText({ id, title, source, publishedAt }: ShownDocument): string {
  return `${id}\n${title ?? ""}\n${source ?? ""}\n${publishedAt ?? ""}`.toLowerCase();
}
