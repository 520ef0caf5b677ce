/**
 * Page of the report: what the graph is drawn of, and its frame. A disc stands for a document or a story, a line with an arrow for a pair. The
 * drawing is fitted into the frame, dragged, zoomed (d3-zoom) and walked through by keys.
 */

import { select } from "d3-selection";
import { type D3ZoomEvent, zoom, zoomIdentity } from "d3-zoom";
import type { PairHead } from "../../src/report/report-data.js";
import { percent } from "../../src/text/figures.js";
import type { DocumentSummary } from "../../src/types/result.js";
import { element, setAttribute, svgElement } from "./element.js";
import type { LabelPlace, Placed } from "./graph-layout.js";
import { DASHES, hrefOfPair, kindName, kindOf, shareOf } from "./pair-marks.js";
import { nameOf, tenth } from "./shown-figures.js";
import { words } from "./words.js";

/** Size of the drawing in units, which are pixels where the page is as wide. */
interface CanvasSize {
  readonly width: number;
  /** The greatest height. */
  readonly most: number;
}

interface Bounds {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where the nodes stand, with room for their labels. */
function boundsOf(placed: readonly Placed[]): Bounds {
  const margin = 100;
  const low = (axis: "x" | "y") =>
    placed.reduce((least, place) => Math.min(least, place[axis] - place.radius), Number.POSITIVE_INFINITY) - (axis === "x" ? margin : 24);
  const high = (axis: "x" | "y") =>
    placed.reduce((most, place) => Math.max(most, place[axis] + place.radius), Number.NEGATIVE_INFINITY) + (axis === "x" ? margin : 72);
  return { x: low("x"), y: low("y"), width: high("x") - low("x"), height: high("y") - low("y") };
}

/** Nodes over edges, moved by dragging and zoomed by buttons or the wheel with Ctrl, so that the page scrolls as everywhere. */
export function canvas(nodes: readonly SVGGElement[], edges: readonly SVGAElement[], placed: readonly Placed[], { width, most }: CanvasSize): HTMLElement {
  const bounds = boundsOf(placed);
  const layer = svgElement("g", {}, ...edges, ...nodes);
  const height = Math.max(260, Math.min(most, Math.round((bounds.height * width) / bounds.width)));
  const drawing = svgElement("svg", { class: "graph-canvas", viewBox: `0 0 ${width} ${height}`, role: "group", "aria-label": words.graph.title }, layer);
  const scale = Math.min(1.1, width / bounds.width, height / bounds.height);
  const fit = zoomIdentity.translate(width / 2 - (bounds.x + bounds.width / 2) * scale, height / 2 - (bounds.y + bounds.height / 2) * scale).scale(scale);
  const behaviour = zoom<SVGSVGElement, unknown>()
    .scaleExtent([scale / 2, scale * 8])
    .extent([
      [0, 0],
      [width, height],
    ])
    .filter((event: Event) =>
      event instanceof WheelEvent ? event.ctrlKey || event.metaKey : "touches" in event ? (event as TouchEvent).touches.length > 1 : true,
    )
    .on("zoom", ({ transform }: D3ZoomEvent<SVGSVGElement, unknown>) => setAttribute(layer, "transform", transform.toString()));
  const selection = select(drawing).call(behaviour).on("dblclick.zoom", null);
  behaviour.transform(selection, fit);
  walkByKeys(drawing, nodes);
  const button = (label: string, sign: string, act: () => void) => {
    const made = element("button", { type: "button", class: "square", "aria-label": label, title: label }, sign);
    made.addEventListener("click", act);
    return made;
  };
  const buttons = element(
    "div",
    { class: "zoom-buttons" },
    button(words.graph.zoomIn, "+", () => behaviour.scaleBy(selection, 1.4)),
    button(words.graph.zoomOut, "−", () => behaviour.scaleBy(selection, 1 / 1.4)),
    button(words.graph.fit, "⤢", () => behaviour.transform(selection, fit)),
  );
  return element("div", { class: "canvas" }, element("div", { class: "canvas-scroll" }, drawing), buttons);
}

/** One stop of the tab key for the graph; arrows go from node to node. */
function walkByKeys(drawing: SVGSVGElement, nodes: readonly SVGGElement[]): void {
  if (nodes[0]) setAttribute(nodes[0], "tabindex", 0);
  drawing.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const at = nodes.indexOf(document.activeElement as SVGGElement);
    if (step === undefined || at < 0) return;
    event.preventDefault();
    const next = nodes[(at + step + nodes.length) % nodes.length] as SVGGElement;
    setAttribute(nodes[at] as SVGGElement, "tabindex", -1);
    setAttribute(next, "tabindex", 0);
    next.focus();
  });
}

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
