/**
 * Page of the report: a passage in two documents -> the text of a citation: the words of each side, where they stand, and what made the
 * finding, so that a reader can check it.
 */
import type { Range } from "../../src/types/document.js";
import type { Passage } from "../../src/types/passage.js";
import type { DocumentSummary } from "../../src/types/result.js";
import { bitsFigure, dateFigure } from "./figures.js";
import type { Model } from "./model.js";
import { words } from "./words.js";

const MOST_CHARS = 2000;

interface CitedSide {
  readonly document: DocumentSummary;
  readonly text: string;
  readonly range: Range;
}

/** Lines that end with LF; texts as they are, on one line. */
export function citationOf(a: CitedSide, b: CitedSide, { settings, version }: Model, passage: Passage): string {
  return `${[sideLines(a), sideLines(b), words.citation.shared(bitsFigure(passage.bits), String(settings.hash), version)].join("\n\n")}\n`;
}

function sideLines({ document, text, range: [start, end] }: CitedSide): string {
  const { source, title, publishedAt, url, id } = document;
  const quoted = plain(text.slice(start, Math.min(end, start + MOST_CHARS))) + (end - start > MOST_CHARS ? " […]" : "");
  const named = [source ?? "", `“${title ?? words.citation.untitled}”`, publishedAt === null ? "" : dateFigure(publishedAt), url ?? ""];
  const parts = [...named.map(plain).filter((part) => part !== ""), `${plain(id)}, ${words.citation.characters(start, end)}`];
  return `“${quoted}”\n${parts.join(", ")}.`;
}

/** White space folded; controls and overrides of writing direction left out: they would act where the citation is pasted. */
function plain(text: string): string {
  return text
    .replace(/\s+/g, " ")
    .replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, "")
    .trim();
}
