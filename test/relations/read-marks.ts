/** All that a single text tells about where it came from, read at once. */
import { type AgencyMark, readCredits } from "../../src/reading/credits.js";
import { type ReleaseMark, readReleaseMarks } from "../../src/reading/release-markers.js";
import { readTextDate, type TextDate } from "../../src/reading/text-date.js";
import { linesOf } from "../../src/reading/text-lines.js";
import { readUpdateNotes, type UpdateMark } from "../../src/reading/update-notes.js";

/** What a text says about itself; every list by offset, spans in UTF-16, half-open. */
export interface DocumentMarks {
  /** Credits of news agencies and other publishers. */
  readonly agencies: readonly AgencyMark[];
  /** Marks of a press release. */
  readonly release: readonly ReleaseMark[];
  /** The date of the text itself; null where it gives none, or several that disagree. */
  readonly date: TextDate | null;
  /** Notes that this text revises another. */
  readonly updates: readonly UpdateMark[];
}

/** The marks of a text. Pure, the same everywhere; nothing of `text` is kept. O(length). */
export function readMarks(text: string): DocumentMarks {
  const lines = linesOf(text);
  return { agencies: readCredits(text), release: readReleaseMarks(text, lines), date: readTextDate(text, lines), updates: readUpdateNotes(text, lines) };
}
