/**
 * Page of the report: a share as a bar with its figure. The bar is for eyes only: the figure stands beside it.
 */
import type { PairHead } from "../../src/report/report-data.js";
import { element } from "./element.js";
import { percent } from "./figures.js";
import { words } from "./words.js";

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
