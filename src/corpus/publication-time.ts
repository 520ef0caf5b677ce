/**
 * Leaf: the time a document was published. ISO 8601 text -> an interval of milliseconds since 1970-01-01T00:00Z.
 *
 *   2018            the whole year        2018-03-01             the whole day
 *   2018-03         the whole month       2018-03-01T10:00:00Z   an instant
 *
 * Everything is UTC unless a zone is given. Parsed by hand: what Date.parse makes of the other forms differs between
 * engines, and it reads a date-time without a zone as local time, so that results would differ between machines.
 * O(length of the value); needs nothing of Node, so the core can use it in a browser.
 */

/** From `startMs` up to `endMs`, milliseconds since the epoch; equal for an instant. `endMs` is the first moment after a day, month or year. */
export interface PublicationTime {
  readonly startMs: number;
  readonly endMs: number;
}

const DATE = /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[Tt ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d+))?)?(?: ?([Zz]|[+-]\d\d(?::?\d\d)?))?)?)?)?$/;
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const DAYS_OF_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/**
 * The interval that `value` stands for; "missing" for undefined and blank text, "invalid" for anything else that is no
 * year, year-month, date or date-time. A date-time is separated by T or a space and may have seconds, a fraction and a
 * zone (Z, +09:00, +0900, +09); without a zone it is UTC. Impossible dates (February 30), hours above 23, seconds
 * above 59 and zones of more than 23:59 are invalid. A fraction is cut to whole milliseconds.
 */
export function parsePublicationTime(value: string | undefined): PublicationTime | "missing" | "invalid" {
  if (value === undefined || value === null) return "missing";
  if (typeof value !== "string") return "invalid";
  const text = value.trim();
  if (text === "") return "missing";
  const match = DATE.exec(text);
  if (!match) return "invalid";
  const [, year, month, day, hour, minute, second, fraction, zone] = match;
  const y = Number(year);
  if (month === undefined) return { startMs: startOfDay(y, 1, 1), endMs: startOfDay(y + 1, 1, 1) };
  const m = Number(month);
  if (m < 1 || m > 12) return "invalid";
  if (day === undefined) return { startMs: startOfDay(y, m, 1), endMs: m === 12 ? startOfDay(y + 1, 1, 1) : startOfDay(y, m + 1, 1) };
  const d = Number(day);
  if (d < 1 || d > daysOfMonth(y, m)) return "invalid";
  const dayMs = startOfDay(y, m, d);
  if (hour === undefined) return { startMs: dayMs, endMs: dayMs + DAY_MS };
  const timeMs = timeOfDay(Number(hour), Number(minute), Number(second ?? 0), fraction);
  const offsetMs = zoneOffset(zone);
  if (timeMs === undefined || offsetMs === undefined) return "invalid";
  const instant = dayMs + timeMs - offsetMs;
  return { startMs: instant, endMs: instant };
}

/** Milliseconds between two intervals: 0 where they overlap or touch, else the gap. Symmetric. */
export function distanceMs(x: PublicationTime, y: PublicationTime): number {
  return Math.max(0, x.startMs - y.endMs, y.startMs - x.endMs);
}

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

function daysOfMonth(year: number, month: number): number {
  return month === 2 && isLeapYear(year) ? 29 : (DAYS_OF_MONTH[month - 1] as number);
}

/** Date.UTC would take the years 0 to 99 for 1900 to 1999. */
function startOfDay(year: number, month: number, day: number): number {
  return new Date(0).setUTCFullYear(year, month - 1, day);
}

function timeOfDay(hour: number, minute: number, second: number, fraction: string | undefined): number | undefined {
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  const ms = fraction === undefined ? 0 : Number(fraction.slice(0, 3).padEnd(3, "0"));
  return (hour * 60 + minute) * MINUTE_MS + second * 1000 + ms;
}

/** Milliseconds that a zone is ahead of UTC; undefined where it is out of range. */
function zoneOffset(zone: string | undefined): number | undefined {
  if (zone === undefined || zone === "Z" || zone === "z") return 0;
  const digits = zone.slice(1).replace(":", "");
  const hours = Number(digits.slice(0, 2));
  const minutes = Number(digits.slice(2) || 0);
  if (hours > 23 || minutes > 59) return undefined;
  return (zone[0] === "-" ? -1 : 1) * (hours * 60 + minutes) * MINUTE_MS;
}
