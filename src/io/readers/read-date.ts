/**
 * Stage input: a date as people and programs write it -> ISO 8601 as `parsePublicationTime` reads it, or why it is none.
 *
 *   04.03.2026 · 4. März 2026 · March 4, 2026 · 4 mars 2026 · Wed, 04 Mar 2026 09:30:00 +0100 · 20260304T083000Z · 1772613000 (s) · 1772613000000 (ms)
 *
 * Points and words say what is the day; of 3/4/2026 and 03-04-2026 nothing does, unless one of the two is above 12 or the caller knows. A zone stays what
 * it was: +01:00 is not turned into UTC. A time without a zone has none. Names of zones are read where they mean one thing only: BST and IST are not.
 * Names of months are those of reading/date-forms.ts. O(length), and no more than 80 characters are looked at.
 */
import { monthOf } from "../../reading/date-forms.js";

export const DATE_ORDERS = ["dmy", "mdy"] as const;
/** What comes first where a date is all figures. */
export type DateOrder = (typeof DATE_ORDERS)[number];

const LONGEST_DATE = 80;
const CLOCK = String.raw`(?:(?:[ T,]|\s+(?:um|at|à)\s)\s*(\d{1,2})(?::|h|\.|\s?Uhr\s?)(\d\d)?(?:[:.](\d\d)(?:[.,]\d+)?)?(?:\s*(Uhr|[ap]\.?m\.?))?\s*\(?(Z|[+-]\d\d:?\d\d|(?:UTC|GMT)(?:[+-]\d{1,2}(?::?\d\d)?)?|[A-Z]{2,5})?\)?)?`;
const ENDING = String.raw`\.?\s*$`;
const WEEKDAY = String.raw`^\s*(?:\p{L}{2,12}\.?,?\s+)?`;
const FIGURES = new RegExp(`^\\s*(?:\\p{L}{2,12}\\.?,?\\s+)?(\\d{1,2})([./-])(\\d{1,2})\\2(\\d{4}|\\d\\d)${CLOCK}${ENDING}`, "iu");
const YEAR_FIRST = new RegExp(`^\\s*(\\d{4})([./-])(\\d{1,2})\\2(\\d{1,2})${CLOCK}${ENDING}`, "iu");
const CJK = new RegExp(`^\\s*(\\d{4})\\s?[年년]\\s?(\\d{1,2})\\s?[月월]\\s?(\\d{1,2})\\s?[日일]${CLOCK}${ENDING}`, "iu");
const DAY_WORD = new RegExp(
  `${WEEKDAY}(\\d{1,2})(?:\\.|st|nd|rd|th|er|º|ª)?[\\s-](?:de\\s|of\\s)?(\\p{L}{3,12})\\.?[\\s,-]\\s?(?:de\\s|del\\s)?(\\d{4}|\\d\\d)${CLOCK}${ENDING}`,
  "iu",
);
const WORD_DAY = new RegExp(`${WEEKDAY}(\\p{L}{3,12})\\.?\\s(\\d{1,2})(?:st|nd|rd|th)?,?\\s(\\d{4})${CLOCK}${ENDING}`, "iu");
/** Of C and Twitter: Wed Mar 04 09:30:00 +0000 2026. */
const OF_C = /^\s*\p{L}{3}\s(\p{L}{3})\s+(\d{1,2})\s(\d\d):(\d\d):(\d\d)\s(?:([+-]\d{4}|[A-Z]{3,4})\s)?(\d{4})\s*$/iu;
const COMPACT = /^\s*(\d{4})(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d)?(?:[.,]\d+)?(Z|[+-]\d\d:?\d\d)?)?\s*$/i;
/** Seconds of ten figures are 2001 to 2286, milliseconds of thirteen the same. */
const EPOCH = /^\s*(\d{10}|\d{13})(?:\.\d+)?\s*$/;

/** Hours ahead of UTC of names with one meaning (RFC 822, and Central and Eastern Europe). */
const ZONES: Readonly<Record<string, string>> = {
  ...{ Z: "Z", UT: "Z", UTC: "Z", GMT: "Z", EST: "-05:00", EDT: "-04:00", CST: "-06:00", CDT: "-05:00", MST: "-07:00", MDT: "-06:00", PST: "-08:00" },
  ...{
    PDT: "-07:00",
    WEST: "+01:00",
    CET: "+01:00",
    MEZ: "+01:00",
    CEST: "+02:00",
    MESZ: "+02:00",
    EET: "+02:00",
    EEST: "+03:00",
    MSK: "+03:00",
    JST: "+09:00",
  },
};

/** ISO 8601; "ambiguous" where day and month could be either; undefined for what is no date. @param value trimmed or not. */
export function readDate(value: string, order?: DateOrder): string | "ambiguous" | undefined {
  if (value.length > LONGEST_DATE) return undefined;
  const epoch = EPOCH.exec(value)?.[1];
  if (epoch !== undefined) return new Date(Number(epoch) * (epoch.length === 10 ? 1000 : 1)).toISOString();
  return ofFigures(value, order) ?? ofWords(value) ?? ofOneRun(value);
}

function ofFigures(value: string, order: DateOrder | undefined): string | "ambiguous" | undefined {
  const early = YEAR_FIRST.exec(value);
  if (early) return iso({ year: early[1]!, month: Number(early[3]), day: early[4]! }, early.slice(5));
  const match = FIGURES.exec(value);
  if (!match) return undefined;
  const [first, sign, second, year, ...clock] = match.slice(1) as [string, string, string, string, ...string[]];
  const asDmy = iso({ year, month: Number(second), day: first }, clock);
  const asMdy = sign === "." ? undefined : iso({ year, month: Number(first), day: second }, clock);
  if (asDmy === undefined || asMdy === undefined || asDmy === asMdy) return asDmy ?? asMdy;
  return order === undefined ? "ambiguous" : order === "dmy" ? asDmy : asMdy;
}

function ofWords(value: string): string | undefined {
  const cjk = CJK.exec(value);
  if (cjk) return iso({ year: cjk[1]!, month: Number(cjk[2]), day: cjk[3]! }, cjk.slice(4));
  const dayWord = DAY_WORD.exec(value);
  if (dayWord) return iso({ year: dayWord[3]!, month: monthOf(dayWord[2]!) ?? 0, day: dayWord[1]! }, dayWord.slice(4));
  const wordDay = WORD_DAY.exec(value);
  if (wordDay) return iso({ year: wordDay[3]!, month: monthOf(wordDay[1]!) ?? 0, day: wordDay[2]! }, wordDay.slice(4));
  const c = OF_C.exec(value);
  return c ? iso({ year: c[7]!, month: monthOf(c[1]!) ?? 0, day: c[2]! }, [c[3]!, c[4]!, c[5]!, undefined, c[6] ?? "Z"]) : undefined;
}

function ofOneRun(value: string): string | undefined {
  const [, year, month, day, hour, minute, second, zone] = COMPACT.exec(value) ?? [];
  return year === undefined ? undefined : iso({ year, month: Number(month), day: day! }, [hour, minute, second, undefined, zone]);
}

interface Day {
  /** Four figures, or the last two of a year from 1970 to 2069. */
  readonly year: string;
  readonly month: number;
  readonly day: string;
}

/** Undefined for a day that no month has, an hour above 23, a zone that is none. */
function iso({ year, month, day }: Day, [hour, minute, second, half, zone]: readonly (string | undefined)[]): string | undefined {
  const fullYear = year.length === 4 ? Number(year) : Number(year) + (Number(year) < 70 ? 2000 : 1900);
  const isDay = month >= 1 && month <= 12 && Number(day) >= 1 && Number(day) <= new Date(Date.UTC(fullYear, month, 0)).getUTCDate();
  if (!isDay || fullYear < 1000) return undefined;
  const date = `${fullYear}-${two(month)}-${two(day)}`;
  if (hour === undefined) return date;
  const hours = hourOf(Number(hour), half);
  if (hours === undefined || Number(minute ?? 0) > 59 || Number(second ?? 0) > 59) return undefined;
  const offset = zoneOf(zone);
  return offset === undefined ? undefined : `${date}T${two(hours)}:${minute ?? "00"}:${second ?? "00"}${offset}`;
}

function hourOf(hour: number, half: string | undefined): number | undefined {
  const letter = half?.[0]?.toLowerCase();
  if (letter === undefined || letter === "u") return hour <= 23 ? hour : undefined;
  return hour >= 1 && hour <= 12 ? (hour % 12) + (letter === "p" ? 12 : 0) : undefined;
}

/** "" for none. */
function zoneOf(zone: string | undefined): string | undefined {
  if (zone === undefined || zone === "") return "";
  const named = ZONES[zone.toUpperCase()];
  if (named !== undefined) return named;
  const [, sign, hours, minutes] = /^(?:UTC|GMT)?([+-])(\d{1,2}):?(\d\d)?$/i.exec(zone) ?? [];
  return sign === undefined || Number(hours) > 14 || Number(minutes ?? 0) > 59 ? undefined : `${sign}${two(hours!)}:${minutes ?? "00"}`;
}

function two(figure: number | string): string {
  return String(figure).padStart(2, "0");
}
