/**
 * Page of the report: the two drawings of how the texts of a pair belong together.
 *
 * Bands join the two columns, from each passage on the left to the same one on the right. Places are measured when the columns are laid out,
 * not while they scroll. O(passages) a frame.
 *
 * The dot plot (Gibbs & McIntyre 1970) has A to the right and B downwards, a line for each run that both have. Copied in order gives one
 * diagonal; what was moved lies off it. O(blocks).
 */

import type { Passage } from "../../src/types/passage.js";
import { element, setAttribute, svgElement } from "./element.js";
import type { PassagePane } from "./passage-pane.js";
import { tenth } from "./shown-figures.js";
import { words } from "./words.js";

interface Extent {
  readonly top: number;
  readonly bottom: number;
}

export class Joins {
  readonly element = svgElement("svg", { class: "joins", "aria-hidden": "true" });
  readonly #panes: readonly [PassagePane, PassagePane];
  readonly #numPassages: number;
  readonly #onPassage: (n: number) => void;
  #extents: readonly (readonly [Extent, Extent] | undefined)[] = [];
  #chosen = 0;

  /** `numPassages`: they are numbered from 1. */
  constructor(panes: readonly [PassagePane, PassagePane], numPassages: number, onPassage: (n: number) => void) {
    this.#panes = panes;
    this.#numPassages = numPassages;
    this.#onPassage = onPassage;
    const observer = new ResizeObserver(() => this.measure());
    observer.observe(this.element);
    for (const { element } of panes) {
      element.addEventListener("scroll", () => this.#draw(), { passive: true });
      observer.observe(element);
    }
  }

  /** Measures where passages stand in their panes, and draws. */
  measure(): void {
    const [a, b] = this.#panes;
    this.#extents = Array.from({ length: this.#numPassages }, (_, i) => {
      const [inA, inB] = [extentOf(a, i + 1), extentOf(b, i + 1)];
      return inA && inB ? [inA, inB] : undefined;
    });
    this.#draw();
  }

  choose(n: number): void {
    this.#chosen = n;
    this.#draw();
  }

  #draw(): void {
    const { width, height } = this.element.getBoundingClientRect();
    if (width === 0) return;
    const [a, b] = this.#panes.map((pane) => pane.element.scrollTop) as [number, number];
    const bands = this.#extents.flatMap((extents, i) => {
      if (extents === undefined) return [];
      const [left, right] = [shifted(extents[0], a), shifted(extents[1], b)];
      return isInSight(left, height) || isInSight(right, height) ? this.#band(i + 1, clipped(left, height), clipped(right, height), width) : [];
    });
    this.element.replaceChildren(
      ...bands.filter(({ classList }) => !classList.contains("chosen")),
      ...bands.filter(({ classList }) => classList.contains("chosen")),
    );
  }

  #band(n: number, left: Extent, right: Extent, width: number): SVGElement {
    const middle = width / 2;
    const path = `M0 ${left.top}C${middle} ${left.top} ${middle} ${right.top} ${width} ${right.top}V${right.bottom}C${middle} ${right.bottom} ${middle} ${left.bottom} 0 ${left.bottom}Z`;
    const band = svgElement("path", { d: path, class: n === this.#chosen ? "band chosen" : "band" });
    setAttribute(band, "data-kind", String(n));
    band.addEventListener("click", () => this.#onPassage(n));
    return band;
  }
}

/** In the coordinates of what the pane scrolls. */
function extentOf(pane: PassagePane, n: number): Extent | undefined {
  const ends = pane.endsOf(n);
  if (!ends) return undefined;
  const shift = pane.element.scrollTop - pane.element.getBoundingClientRect().top;
  return { top: ends[0].getBoundingClientRect().top + shift, bottom: ends[1].getBoundingClientRect().bottom + shift };
}

function shifted({ top, bottom }: Extent, by: number): Extent {
  return { top: top - by, bottom: bottom - by };
}

function isInSight({ top, bottom }: Extent, height: number): boolean {
  return bottom > 0 && top < height;
}

/** What is above or below the pane ends at its edge. */
function clipped({ top, bottom }: Extent, height: number): Extent {
  const inside = (y: number) => tenth(Math.max(0, Math.min(height, y)));
  return { top: inside(top), bottom: Math.max(inside(bottom), inside(top) + 1) };
}

const SIZE = 320;
const MARGIN = 22;
/** So many units a run is at least long, to be seen. */
const LEAST = 3;

/** @param lengths of the two texts, in characters. */
export function dotPlot(passages: readonly Passage[], [lengthA, lengthB]: readonly [number, number], onPassage: (n: number) => void): HTMLElement {
  const x = (at: number) => MARGIN + (at / Math.max(1, lengthA)) * SIZE;
  const y = (at: number) => MARGIN + (at / Math.max(1, lengthB)) * SIZE;
  const runs = passages.map((passage, i) => {
    const lines = passage.blocks.map(({ a, b }) =>
      svgElement("line", { x1: x(a[0]), y1: y(b[0]), x2: Math.max(x(a[1]), x(a[0]) + LEAST), y2: Math.max(y(b[1]), y(b[0]) + LEAST) }),
    );
    const run = svgElement("g", { class: "run" }, svgElement("title", {}, String(i + 1)), ...lines);
    run.addEventListener("click", () => onPassage(i + 1));
    return run;
  });
  const end = MARGIN + SIZE;
  const drawing = svgElement(
    "svg",
    { class: "dot-plot", viewBox: `0 0 ${end + 6} ${end + 6}`, role: "group", "aria-label": words.reader.dotPlot },
    svgElement("rect", { x: MARGIN, y: MARGIN, width: SIZE, height: SIZE, class: "frame" }),
    svgElement("text", { x: MARGIN + 2, y: MARGIN - 8 }, `${words.reader.sideA} →`),
    svgElement("text", { x: 4, y: MARGIN + 14 }, words.reader.sideB),
    svgElement("text", { x: 4, y: MARGIN + 32 }, "↓"),
    ...runs,
  );
  return element("figure", { class: "plot" }, drawing, element("figcaption", { class: "hint" }, words.reader.dotPlotHint));
}
