/**
 * Page of the report: what stands for a pair wherever it is listed or drawn. Its relation is a shape, a dash and a colour (page.css,
 * `.rel-...`), so that it is known without its colour. The share that two documents have in common is a bar with its figure: the bar is for
 * eyes only. And the address at which the pair is read.
 */

import type { PairHead } from "../../src/report/report-data.js";
import { percent } from "../../src/text/figures.js";
import type { RelationLabel } from "../../src/types/relation.js";
import type { DocumentSummary } from "../../src/types/result.js";
import { element, svgElement } from "./element.js";
import { fragmentOf } from "./route.js";
import { words } from "./words.js";

/** A relation, or what stands where there is none: repeats inside a document, a detection without relations. */
export type Kind = RelationLabel | "repeats" | "noRelation";

/** Shapes in a square of 12 by 12. */
const SHAPES: Readonly<Record<Kind, string>> = {
  duplicate: "M1 1h10v10h-10z",
  revision: "M6 .5a5.5 5.5 0 1 1 0 11a5.5 5.5 0 1 1 0-11z M6 2a4 4 0 0 0 0 8z",
  syndication: "M6 .5a5.5 5.5 0 1 1 0 11a5.5 5.5 0 1 1 0-11z",
  release: "M6 .5l5.8 10.6h-11.6z",
  quotation: "M1 2h4v4.5l-2 4h-1.6l1.2-4h-1.6z M7 2h4v4.5l-2 4h-1.6l1.2-4h-1.6z",
  "common-source": "M6 0l6 6-6 6-6-6z",
  template: "M.5 1h11v2.4h-11z M.5 4.8h11v2.4h-11z M.5 8.6h11v2.4h-11z",
  catchphrase: "M4.8 0h2.4v4.8h4.8v2.4h-4.8v4.8h-2.4v-4.8h-4.8v-2.4h4.8z",
  none: "M6 1.2a4.8 4.8 0 1 1 0 9.6a4.8 4.8 0 1 1 0-9.6z M6 3a3 3 0 1 0 0 6a3 3 0 1 0 0-6z",
  repeats: "M6 .5a5.5 5.5 0 1 1-5.5 5.5h2a3.5 3.5 0 1 0 3.5-3.5v2.3l-3.8-3.3l3.8-3.2z",
  noRelation: "M.5 5h11v2h-11z",
};

/** `stroke-dasharray` of a line of the graph. */
export const DASHES: Readonly<Record<Kind, string | undefined>> = {
  duplicate: undefined,
  revision: "9 3",
  syndication: undefined,
  release: "14 3",
  quotation: "2 4",
  "common-source": "8 3 2 3",
  template: "1 3",
  catchphrase: "3 6",
  none: "1 6",
  repeats: undefined,
  noRelation: undefined,
};

/** The kind of a pair. */
export function kindOf({ a, b, label }: { readonly a: number; readonly b: number; readonly label?: RelationLabel }): Kind {
  return a === b ? "repeats" : (label ?? "noRelation");
}

/** In words. */
export function kindName(kind: Kind): string {
  return kind === "repeats" || kind === "noRelation" ? words[kind] : words.labels[kind];
}

/** The shape with its name. */
export function relationMark(kind: Kind): HTMLElement {
  const hint = kind === "repeats" || kind === "noRelation" ? undefined : words.meanings[kind];
  return element("span", { class: `relation rel-${kind}`, title: hint }, relationShape(kind), element("span", {}, kindName(kind)));
}

/** The shape alone, for eyes only. */
export function relationShape(kind: Kind): SVGElement {
  return svgElement("svg", { class: "shape", viewBox: "0 0 12 12", width: 12, height: 12, "aria-hidden": "true" }, svgElement("path", { d: SHAPES[kind] }));
}

/** The larger of what the two have of each other, 0 to 1; the resemblance where passages were not looked for. */
export function shareOf({ coverageA, coverageB, resemblance }: PairHead): number {
  return Math.max(coverageA, coverageB) || resemblance;
}

/** The reading view of a pair, at its first passage if it has one. */
export function hrefOfPair(documents: readonly DocumentSummary[], { a, b, passages }: PairHead): string {
  const [first, second] = [documents[a] as DocumentSummary, documents[b] as DocumentSummary];
  return fragmentOf({ view: "reader", a: first.id, b: second.id, ...(passages > 0 && { passage: 1 }) });
}

/** The bar alone. */
export function bar(share: number): HTMLElement {
  const fill = element("span", { class: "bar-fill" });
  fill.style.width = `${Math.max(0, Math.min(1, share)) * 100}%`;
  return element("span", { class: "bar", "aria-hidden": "true" }, fill);
}

/** How much each of the two has of the other; none for repeats inside one document. */
export function shareBars({ a, b, coverageA, coverageB }: PairHead): HTMLElement[] {
  if (a === b) return [element("span", { class: "meta" }, "–")];
  return [shareLine(words.reader.sideA, coverageA), shareLine(words.reader.sideB, coverageB)];
}

function shareLine(side: string, share: number): HTMLElement {
  return element("span", { class: "share-line" }, element("span", { class: "side" }, side), bar(share), element("span", { class: "figure" }, percent(share)));
}
