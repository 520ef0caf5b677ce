/**
 * Page of the report: what the graph is drawn of: a disc for a document or a story, a line with an arrow for a pair. O(1) each.
 */

import type { PairHead } from "../../src/report/report-data.js";
import type { DocumentSummary } from "../../src/types/result.js";
import { setAttribute, svgElement } from "./element.js";
import { nameOf, percent, tenth } from "./figures.js";
import type { Placed } from "./graph-layout.js";
import type { LabelPlace } from "./label-places.js";
import { hrefOfPair, shareOf } from "./pair-figures.js";
import { DASHES, kindName, kindOf } from "./relation-mark.js";
import { words } from "./words.js";

/** A disc that is chosen by click or key. */
export function nodeElement({ x, y, radius }: Placed, name: string, onChoose: () => void): SVGGElement {
  const node = svgElement(
    "g",
    { class: "node", role: "button", tabindex: -1, "aria-label": name, transform: `translate(${tenth(x)} ${tenth(y)})` },
    svgElement("title", {}, name),
    svgElement("circle", { r: tenth(radius) }),
  );
  node.addEventListener("click", onChoose);
  node.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    onChoose();
  });
  return node;
}

/** A line of the pair's relation; the arrow stands before the document that took it. */
export function edgeElement(documents: readonly DocumentSummary[], pair: PairHead, from: Placed, to: Placed): SVGAElement {
  const [a, b] = [documents[pair.a] as DocumentSummary, documents[pair.b] as DocumentSummary];
  const share = shareOf(pair);
  const kind = kindOf(pair);
  const middle = { x: (from.x + to.x) / 2 - (to.y - from.y) * 0.12, y: (from.y + to.y) / 2 + (to.x - from.x) * 0.12 };
  const line = `M${tenth(from.x)} ${tenth(from.y)}Q${tenth(middle.x)} ${tenth(middle.y)} ${tenth(to.x)} ${tenth(to.y)}`;
  const width = tenth(1.25 + 4.5 * share);
  const name = words.graph.edge(nameOf(a), nameOf(b), kindName(kind), percent(share));
  const target = pair.direction === "a-to-b" ? to : pair.direction === "b-to-a" ? from : undefined;
  return svgElement(
    "a",
    { class: `edge rel-${kind}`, href: hrefOfPair(documents, pair), tabindex: -1, "aria-label": name },
    svgElement("title", {}, name),
    svgElement("path", { class: "hit", d: line }),
    svgElement("path", { class: "line", d: line, "stroke-width": width, "stroke-dasharray": DASHES[kind] }),
    target && svgElement("polygon", { class: "arrow", points: arrowPoints(middle, target, width) }),
  );
}

function arrowPoints(from: { readonly x: number; readonly y: number }, { x, y, radius }: Placed, width: number): string {
  const length = Math.max(1, Math.sqrt((x - from.x) ** 2 + (y - from.y) ** 2));
  const [ux, uy] = [(x - from.x) / length, (y - from.y) / length];
  const tip = { x: x - ux * (radius + 2), y: y - uy * (radius + 2) };
  const size = 7 + width;
  const back = { x: tip.x - ux * size, y: tip.y - uy * size };
  const side = size * 0.5;
  return [tip, { x: back.x - uy * side, y: back.y + ux * side }, { x: back.x + uy * side, y: back.y - ux * side }]
    .map((p) => `${tenth(p.x)},${tenth(p.y)}`)
    .join(" ");
}

/** What is seen has to be part of what is called by a voice, so the label comes first in the name. */
export function addLabel(node: SVGGElement, label: string, { dx, dy, anchor }: LabelPlace): void {
  setAttribute(node, "aria-label", `${label}. ${node.getAttribute("aria-label")}`);
  node.append(svgElement("text", { x: dx, y: tenth(dy), "text-anchor": anchor }, label));
}
