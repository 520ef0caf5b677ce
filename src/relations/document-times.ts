/**
 * Stage relations: when each document appeared. Input the times that the documents have and the dates that their texts show, output
 * an interval with its precision and where it comes from. "Before" is said only where two intervals cannot overlap: two days
 * that are the same decide nothing, and a local time read from a text may be half a day from UTC. O(1) a document.
 */
import { type PublicationTime, parsePublicationTime } from "../corpus/publication-time.js";
import { RELATION_RULES } from "../settings/relation-rules.js";
import type { TimePrecision } from "../types/family.js";

/** When a document appeared, as far as it is known. */
export interface DocumentTime {
  /** Undefined where nothing tells. */
  readonly interval: PublicationTime | undefined;
  /** As the document has it, or as its text says it. */
  readonly publishedAt: string | null;
  readonly precision: TimePrecision;
  readonly isFromText: boolean;
}

const UNKNOWN: DocumentTime = { interval: undefined, publishedAt: null, precision: "unknown", isFromText: false };
const DAY_MS = 86_400_000;
const MONTH_MS = 31 * DAY_MS;

/** The time a document has, else the date its text shows, else an unknown one. @param textDate ISO 8601. */
export function documentTime(publishedAt: string | null | undefined, textDate: string | null): DocumentTime {
  return timeOf(publishedAt, false) ?? timeOf(textDate, true) ?? UNKNOWN;
}

function timeOf(value: string | null | undefined, isFromText: boolean): DocumentTime | undefined {
  const interval = parsePublicationTime(value ?? undefined);
  if (typeof interval === "string") return undefined;
  return { interval, publishedAt: value!.trim(), precision: precisionOf(interval), isFromText };
}

function precisionOf({ startMs, endMs }: PublicationTime): TimePrecision {
  const length = endMs - startMs;
  if (length === 0) return "instant";
  return length <= DAY_MS ? "day" : length <= MONTH_MS ? "month" : "year";
}

/** Whether `x` was over before `y` began; false where either is unknown, or where they may be the same time. */
export function isBefore(x: DocumentTime, y: DocumentTime): boolean {
  if (!x.interval || !y.interval) return false;
  return x.interval.startMs < y.interval.startMs && x.interval.endMs + slackMs(x, y) <= y.interval.startMs;
}

/** A time of day read from a text is local: against any other time it may be off by the zone. Two days are compared as days. */
function slackMs(x: DocumentTime, y: DocumentTime): number {
  const isLocalInstant = (x.isFromText || y.isFromText) && (x.precision === "instant" || y.precision === "instant");
  return isLocalInstant ? RELATION_RULES.zoneSlackMs : 0;
}

/** From the start of the earliest to the start of the last of the times that are known; undefined where fewer than two are. */
export function spreadMs(times: Iterable<DocumentTime>): number | undefined {
  let [known, first, last] = [0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { interval, precision } of times) {
    if (!interval || precision === "year") continue;
    known++;
    first = Math.min(first, interval.startMs);
    last = Math.max(last, interval.startMs);
  }
  return known < 2 ? undefined : last - first;
}

/** A time for a sentence: "3 August 2017" stays as the document writes it. */
export function shownTime({ publishedAt, isFromText }: DocumentTime): string {
  if (publishedAt === null) return "unknown time";
  return isFromText ? `${publishedAt} (from its text)` : publishedAt;
}
