/**
 * One passage in all documents that have it: what kind of text it is, and its history in time.
 */
import type { Span } from "./document.js";

/**
 * What a family is: a `repeat` inside one document, or judged by its spread over publishers and time; `undetermined` where these are not known or
 * do not decide.
 */
export type FamilyLabel = "repeat" | "template" | "catchphrase" | "syndication" | "quotation" | "undetermined";

/** How exactly a time is known. */
export type TimePrecision = "instant" | "day" | "month" | "year" | "unknown";

/** One appearance of a family, in time. */
export interface Occurrence extends Span {
  /** As the document has it, or as its text says it (ISO 8601). */
  readonly publishedAt: string | null;
  readonly precision: TimePrecision;
  /** Whether the time was read from the text, because the document has none. */
  readonly timeFromText: boolean;
  /** Place in `occurrences` of the likely parent; null for the first one, and where it is undetermined. */
  readonly parent: number | null;
  /** Why this parent, or why none: a sentence for a person. */
  readonly reason: string;
}

/** The same passage in all documents that have it. */
export interface Family {
  /** Its place in `families`. */
  readonly index: number;
  /** The most bits any of its passages has. */
  readonly bits: number;
  /** Matched tokens of that passage. */
  readonly tokens: number;
  /** The text of the earliest span. */
  readonly text: string;
  /** Earliest document first (time, then input order), by offset inside one document. */
  readonly spans: readonly Span[];
  /** Null where relations were not judged, and it is no `repeat`. */
  readonly label: FamilyLabel | null;
  /** The spans again, in time: when each appeared, and where it came from. By `spans`; empty where relations were not judged. */
  readonly occurrences: readonly Occurrence[];
}
