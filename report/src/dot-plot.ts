/**
 * Page of the report: the dot plot of two documents (Gibbs & McIntyre 1970): A to the right, B downwards, a line for each run that both
 * have. Copied in order gives one diagonal; what was moved lies off it. O(blocks).
 */
import type { Passage } from "../../src/types/passage.js";
import { element, svgElement } from "./element.js";
import { words } from "./words.js";

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
