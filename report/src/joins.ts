/**
 * Page of the report: the bands between the two columns, from each passage on the left to the same one on the right. Places are measured
 * when the columns are laid out, not while they scroll. O(passages) a frame.
 */
import { setAttribute, svgElement } from "./element.js";
import { tenth } from "./figures.js";
import type { PassagePane } from "./passage-pane.js";

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
