/**
 * Command line: a text of any length -> one line that fits, shortened in the middle, because the beginning and the end of a
 * passage tell most. O(width), however long the text is.
 */
import { cellsOf, displayWidth } from "./display-width.js";
import { oneLine } from "./terminal-text.js";

const ELLIPSIS = "…";

/** `text`, safe and on one line, in at most `width` columns; what does not fit is left out in the middle, with "…" for it. `lineOf` makes a line safe. */
export function shorten(text: string, width: number, lineOf: (text: string) => string = oneLine): string {
  const near = width * 8;
  if (text.length <= near * 2) {
    const line = lineOf(text);
    return displayWidth(line) <= width ? line : joinEnds(line, line, width);
  }
  return joinEnds(lineOf(wholeCharacters(text.slice(0, near))), lineOf(wholeCharacters(text.slice(-near))), width);
}

function joinEnds(head: string, tail: string, width: number): string {
  if (width < 1) return "";
  const headWidth = Math.ceil((width - 1) / 2);
  return firstCells(head, headWidth) + ELLIPSIS + lastCells(tail, width - 1 - headWidth);
}

function firstCells(text: string, width: number): string {
  let taken = "";
  let used = 0;
  for (const cell of cellsOf(text)) {
    used += cell.width;
    if (used > width) break;
    taken += cell.text;
  }
  return taken.trimEnd();
}

function lastCells(text: string, width: number): string {
  const cells = cellsOf(text);
  let from = cells.length;
  let used = 0;
  while (from > 0 && used + cells[from - 1]!.width <= width) used += cells[--from]!.width;
  return cells
    .slice(from)
    .map((cell) => cell.text)
    .join("")
    .trimStart();
}

/** Without the half of a surrogate pair that a cut left at either end. */
function wholeCharacters(text: string): string {
  return text.replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, "");
}
