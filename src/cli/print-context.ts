/**
 * Command line: what every print of a result is laid out for, and the phrases that several prints have in common: a document's name, a
 * relation, a limit, what was ignored, how many bits a passage needed, and how much of a list is left out. O(characters).
 */
import { counted } from "../text/figures.js";
import { visibleText } from "../text/visible-text.js";
import type { Limit } from "../types/limit.js";
import type { IgnoredSpan } from "../types/passage.js";
import type { Direction, Relation } from "../types/relation.js";
import type { DocumentSummary } from "../types/result.js";
import type { Settings } from "../types/settings.js";
import { displayWidth } from "./display-width.js";
import { inFlags } from "./messages.js";
import { bitsFigure, momentFigure } from "./printed-figures.js";
import type { Colors } from "./terminal.js";
import { oneLine, shorten } from "./terminal-text.js";

/** What a print needs besides its result. */
export interface PrintContext {
  /** Columns of a line. */
  readonly width: number;
  /** Columns of a sentence: of a terminal its width, elsewhere without bound, so that who searches in lines finds the whole of it. */
  readonly sentenceWidth: number;
  readonly colors: Colors;
  readonly elapsedMs: number;
  /** The text of a document, for excerpts. */
  readonly textOf: (id: string) => string | undefined;
  /** `shown`, the name of a document, as a link to where it lies, where the terminal has links; takes the columns of `shown`. */
  readonly linked: (id: string, shown: string) => string;
  /** Problems while reading, named on standard error as they were met. */
  readonly problems: { readonly errors: number; readonly warnings: number };
}

/** What the print of two texts needs. */
export type LayoutContext = Pick<PrintContext, "colors" | "linked" | "sentenceWidth" | "width">;

/** The flags that write what a print leaves out. */
const WRITES_ALL = "--json, --jsonl or --csv FILE";

/** "3 more pairs not shown; --json, --jsonl or --csv FILE writes all of them." @param what as `counted` takes it. */
export function notShown(count: number, what: { readonly one: string; readonly many?: string; readonly flags?: string }): string {
  return `${counted(count, what.one, what.many)} not shown; ${what.flags ?? WRITES_ALL} writes all of them.`;
}

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

/** " (30.0 bits, 24.0 for a whole quotation)". */
export function evidenceNeeded({ thresholds: { plain, quotation } }: Settings): string {
  return ` (${bitsFigure(plain)} bits, ${bitsFigure(quotation)} for a whole quotation)`;
}

const DIRECTIONS: Readonly<Record<Direction, string>> = { "a-to-b": "a to b", "b-to-a": "b to a", undetermined: "direction undetermined" };

/** "quotation, a to b"; empty where there is nothing to say. */
export function relationPhrase(relation: Pick<Relation, "direction" | "label"> | null): string {
  return relation === null || relation.label === "none" ? "" : `${relation.label}, ${DIRECTIONS[relation.direction]}`;
}

/** "limit document-empty (1): documents without a word: …", safe to print. */
export function limitLine({ code, count, detail }: Limit): string {
  return `limit ${code} (${count}): ${oneLine(inFlags(detail))}`;
}

/** "3 passages of ignored texts in 2 documents", or nothing where no texts were to be ignored. */
export function* ignoredLine(ignored: readonly IgnoredSpan[], { ignore }: Settings): Generator<string> {
  if (ignore === null) return;
  const documents = new Set(ignored.map(({ id }) => id)).size;
  yield `${counted(ignored.length, "passage")} of ignored texts in ${counted(documents, "document")}`;
}
