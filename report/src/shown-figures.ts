/**
 * Page of the report: numbers, dates and names as they are shown. No Intl: the page looks the same everywhere. O(length).
 */

import { type PublicationTime, parsePublicationTime } from "../../src/corpus/publication-time.js";
import { visibleText } from "../../src/text/visible-text.js";
import type { DocumentSummary } from "../../src/types/result.js";
import { element } from "./element.js";
import { words } from "./words.js";

const NAME_CHARS = 160;
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** Bits without their sixteenths. */
export function bitsFigure(bits: number): string {
  return String(Math.round(bits));
}

/** How strong the evidence is in a word, and the bits behind it. */
export function evidenceCell(bits: number): HTMLElement[] {
  return [element("span", { class: "strength" }, words.strength(bits)), element("span", { class: "meta" }, words.table.bitsShort(bitsFigure(bits)))];
}

/** To a tenth, for places in a drawing. */
export function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}

/** One line of text from outside, safe to show: folded white space, control characters as escapes, cut. */
export function oneLine(text: string, most = NAME_CHARS): string {
  const folded = text
    .slice(0, most * 4)
    .replace(/\s+/g, " ")
    .trim();
  const cut =
    folded.length > most || text.length > most * 4
      ? `${folded
          .slice(0, most)
          .replace(/[\ud800-\udbff]$/, "")
          .trimEnd()}…`
      : folded;
  return visibleText(cut);
}

/** What a person knows a document by: its title, else the name of the file that its id is the path of, else its id. */
export function nameOf(document: DocumentSummary): string {
  return oneLine(fileNameOf(document) ?? titleOrId(document));
}

/** Its title, else its whole id, which tells files of one name apart. */
export function titleOrId({ title, id }: DocumentSummary): string {
  return title === null || title.trim() === "" ? id : title;
}

/** What its name leaves out: the whole id where that is shown as the name of a file. */
export function wholeNameOf(document: DocumentSummary): string | undefined {
  return fileNameOf(document) === undefined ? undefined : oneLine(document.id, 1000);
}

/** The last part of an id that is a path to a file; undefined where the document has a title or its id is something else. */
function fileNameOf(document: DocumentSummary): string | undefined {
  const name = titleOrId(document);
  return name !== document.id || name.includes("://") ? undefined : /[\\/]([^\\/]+\.[A-Za-z]\w{0,5})$/.exec(name)?.[1];
}

/** Publisher; where there is none, the id if the name is the title or a part of the id. */
export function publisherOf(document: DocumentSummary): string {
  const { source, title, id } = document;
  if (source !== null && source.trim() !== "") return oneLine(source, 60);
  return title === null && fileNameOf(document) === undefined ? "" : oneLine(id, 60);
}

/** What a list of publishers calls it by: its publisher, else its name where that is a file's, else its id. */
export function shortNameOf(document: DocumentSummary): string {
  const hasSource = document.source !== null && document.source.trim() !== "";
  return (hasSource || fileNameOf(document) === undefined ? publisherOf(document) : "") || nameOf(document);
}

/** Names of publishers, or of the documents where one publisher has both. */
export function tellingNames(a: DocumentSummary, b: DocumentSummary): readonly [a: string, b: string] {
  const names = [shortNameOf(a), shortNameOf(b)] as const;
  return names[0] === names[1] ? [nameOf(a), nameOf(b)] : names;
}

/** What a column of documents is sorted by. */
export function sortName(document: DocumentSummary): string {
  return `${publisherOf(document)} ${nameOf(document)}`.toLowerCase();
}

/** When it was published; undefined where that is unknown. */
export function timeOf(publishedAt: string | null): PublicationTime | undefined {
  const time = parsePublicationTime(publishedAt ?? undefined);
  return typeof time === "string" ? undefined : time;
}

/** Start of a publication time, or undefined where it is unknown. */
export function startMs(publishedAt: string | null): number | undefined {
  return timeOf(publishedAt)?.startMs;
}

const two = (value: number): string => String(value).padStart(2, "0");

/** "3 Aug 2017"; "no date" where nothing is known. */
export function dayFigure(publishedAt: string | null): string {
  return dateFigure(publishedAt).replace(/, \d\d:\d\d UTC$/, "");
}

/** "3 Aug 2017", with the time of day where it is known; "no date" where nothing is. */
export function dateFigure(publishedAt: string | null): string {
  const time = timeOf(publishedAt);
  if (time === undefined) return words.noDate;
  const date = new Date(time.startMs);
  const year = String(date.getUTCFullYear());
  const month = words.months[date.getUTCMonth()] as string;
  const length = time.endMs - time.startMs;
  if (length > 40 * DAY_MS) return year;
  if (length > 2 * DAY_MS) return `${month} ${year}`;
  const day = `${date.getUTCDate()} ${month} ${year}`;
  return length > 0 ? day : `${day}, ${two(date.getUTCHours())}:${two(date.getUTCMinutes())} UTC`;
}

/**
 * How much later the second time is: by the clock where both are instants within a day, else in days of the calendar (UTC, as dates are
 * shown): of a time that is a whole day nothing finer is known. Undefined where a time is unknown or is a month or a year, or where the second is the earlier one.
 */
export function lagFigure(first: string | null, second: string | null): string | undefined {
  const [from, to] = [timeOf(first), timeOf(second)];
  if (!from || !to || isLongerThanDay(from) || isLongerThanDay(to)) return undefined;
  const ms = to.startMs - from.startMs;
  if (from.endMs === from.startMs && to.endMs === to.startMs && ms < DAY_MS) {
    if (ms <= 0) return undefined;
    return words.table.lag(ms < HOUR_MS ? words.table.minutes(Math.max(1, Math.round(ms / MINUTE_MS))) : words.table.hours(Math.round(ms / HOUR_MS)));
  }
  const days = Math.floor(to.startMs / DAY_MS) - Math.floor(from.startMs / DAY_MS);
  if (days < 0) return undefined;
  return days === 0 ? words.table.sameDay : days === 1 ? words.table.nextDay : words.table.lag(words.table.days(days));
}

function isLongerThanDay({ startMs: from, endMs }: PublicationTime): boolean {
  return endMs - from > 2 * DAY_MS;
}
