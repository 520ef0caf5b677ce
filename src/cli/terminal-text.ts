/**
 * Command line: text from outside -> one line that is safe to print (text/visible-text.ts says what is not), and one that fits: it is shortened
 * in the middle, because the beginning and the end of a passage tell most. O(width), however long the text is.
 */
import { visibleText } from "../text/visible-text.js";
import { cellsOf, displayWidth } from "./display-width.js";

const WHITE_SPACE = /[\s\u0085]+/g;
/**
 * Characters that show as nothing and do nothing: soft hyphen, word joiner, and a joiner or non-joiner before a letter of
 * Latin, Greek or Cyrillic. In front of other scripts and in emoji joiners decide which shape is drawn, so there they stay.
 */
const INVISIBLE = /[\u00ad\u2060]|[\u200c\u200d]+(?=[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}])/gu;

/** `text` on one line: each run of white space as one space, other unsafe characters as visible escapes. */
export function oneLine(text: string): string {
  return visibleText(text.replace(WHITE_SPACE, " ").trim());
}

/** `text` without the characters that a reader of an excerpt does not see; for ids, which they tell apart, they have to stay. */
export function withoutInvisible(text: string): string {
  return text.replace(INVISIBLE, "");
}

/** As `oneLine`, for an excerpt: without the characters that show as nothing. */
export function excerptLine(text: string): string {
  return oneLine(withoutInvisible(text));
}

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
