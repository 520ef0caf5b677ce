/**
 * Command line: what every print of a result is laid out for, and the line that says how much of a list it leaves out. O(1).
 */
import { counted } from "./figures.js";
import type { Colors } from "./terminal.js";

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
