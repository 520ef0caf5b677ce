/**
 * Command line: a document -> how it is named in print. O(characters).
 */
import { visibleText } from "../io/visible-text.js";
import type { DocumentSummary } from "../types.js";
import { momentFigure } from "./figures.js";
import { oneLine } from "./terminal-text.js";

/** The id, and what is known beside it: the source, the time, and whether it is of a corpus. Safe to print. */
export function documentName(id: string, document: DocumentSummary | undefined): string {
  const known = [document?.source, document?.publishedAt && momentFigure(document.publishedAt), document?.against && "of --against"].filter(
    (part) => typeof part === "string" && part !== "",
  ) as string[];
  return visibleText(id) + (known.length > 0 ? ` (${known.map(oneLine).join(", ")})` : "");
}
