/**
 * Command line: a document -> how it is named in print, and how it heads a print of two. O(characters).
 */
import { visibleText } from "../io/visible-text.js";
import type { DocumentSummary } from "../types/result.js";
import { displayWidth } from "./display-width.js";
import { momentFigure } from "./figures.js";
import type { LayoutContext } from "./print-context.js";
import { shorten } from "./shorten.js";
import { oneLine } from "./terminal-text.js";

const LEAST_NAME_COLUMNS = 20;

/** The id, and what is known beside it: the source, the time, and whether it is of a corpus. Safe to print. */
export function documentName(id: string, document: DocumentSummary | undefined): string {
  const known = [document?.source, document?.publishedAt && momentFigure(document.publishedAt), document?.against && "of --against"].filter(
    (part) => typeof part === "string" && part !== "",
  ) as string[];
  return visibleText(id) + (known.length > 0 ? ` (${known.map(oneLine).join(", ")})` : "");
}

/** "a release.txt (City, 2018-03-01): 64.3 % shared": one side of two, its name shortened where `tail` leaves too little room for it. */
export function sideLine(
  side: "a" | "b",
  { id, name, tail }: { readonly id: string; readonly name: string; readonly tail: string },
  context: LayoutContext,
): string {
  const { width, colors, linked } = context;
  const shown = shorten(name, Math.max(LEAST_NAME_COLUMNS, width - 2 - displayWidth(tail)));
  return colors.bold(`${side} ${linked(id, shown)}`) + tail;
}
