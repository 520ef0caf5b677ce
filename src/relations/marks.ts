/**
 * Stage relations, first of it: what a single text tells about where it came from. Input a text, output the credits it gives
 * (credits.ts), the marks of a press release (release-markers.ts), its own date (text-date.ts) and the notes that it revises
 * another (update-notes.ts). Rules over lines and bounded looks around words, no learning: each mark has a span that a person
 * can check. What is not sure is not said. O(length), some tens of MB a second.
 */
import { type AgencyMark, readCredits } from "./credits.js";
import { type ReleaseMark, readReleaseMarks } from "./release-markers.js";
import { readTextDate, type TextDate } from "./text-date.js";
import { linesOf } from "./text-lines.js";
import { readUpdateNotes, type UpdateMark } from "./update-notes.js";

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
