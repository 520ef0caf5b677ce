/**
 * Page of the report: the frame of the graph: what is drawn fitted into it, dragged, zoomed (d3-zoom) and walked through by keys.
 */
import { select } from "d3-selection";
import { type D3ZoomEvent, zoom, zoomIdentity } from "d3-zoom";
import { element, setAttribute, svgElement } from "./element.js";
import type { Placed } from "./graph-layout.js";
import { words } from "./words.js";

/** Size of the drawing in units, which are pixels where the page is as wide. */
export interface CanvasSize {
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
  return element("div", { class: "canvas" }, drawing, buttons);
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
