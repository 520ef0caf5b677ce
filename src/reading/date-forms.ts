/**
 * Stage reading: dates as they are written. Input a short text, output its dates as ISO 8601 days with their offsets. Month
 * names of English, German, French, Spanish, Italian, Portuguese, Dutch and Indonesian, in full and as newspapers cut them; no
 * two of these languages give one name to different months. Impossible dates (31 June) are none. O(length).
 *
 *   August 3, 2017   Aug. 03, 2017   3 August 2017   3. August 2017   3 de agosto de 2017   1er mars 2017   26-FEB-1987
 *   2017-08-03   2017-08-03T13:33:00Z   2017年8月3日   03.08.2017   13/08/2017
 *
 * Dotted and slashed dates (and those whose marks became spaces: 07 31 2006) are taken where one of the first two numbers is above 12, where both are the same, or where the text
 * is in a language that puts the day first (`dayFirst`).
 */
import { parsePublicationTime } from "../corpus/publication-time.js";

/** A date in a text. */
export interface WrittenDate {
  /** YYYY-MM-DD, or a date-time with its zone. */
  readonly date: string;
  readonly start: number;
  readonly end: number;
}

/** Twelve lists, January first. */
const MONTH_NAMES = (
  "january jan januar jänner jän janvier janv enero ene gennaio gen janeiro januari|february feb februar février fevrier févr fév febrero febbraio fevereiro fev februari peb|" +
  "march mar märz maerz mrz mär mars marzo março marco maart mrt maret|april apr avril avr abril abr aprile|may mai mayo maggio mag maio mei|" +
  "june jun juni juin junio giugno giu junho|july jul juli juillet juil julio luglio lug julho|" +
  "august aug août aout agosto ago augustus agustus agu ags|september sep sept septembre septiembre set settembre setembro sett|" +
  "october oct oktober okt octobre octubre ottobre ott outubro out|november nov novembre noviembre novembro nop|" +
  "december dec dezember dez décembre decembre déc diciembre dic dicembre dezembro desember des"
).split("|");

const MONTH = "([A-Za-zÀ-ÿ]{3,10})\\.?";
const YEAR = "(1[6-9]\\d\\d|20\\d\\d)";
/** What stands between the parts; commas may have become spaces. */
const GAP = "[ ,\\u00a0]{1,3}";
const ZONED_TIME = "(?:[T ](\\d\\d:\\d\\d(?::\\d\\d)?)(?:\\.\\d{1,9})? ?(Z|GMT|UTC|[+-]\\d\\d:?\\d\\d))?";
/** Letter or digit before: the date is a part of something longer. */
const ALONE = "(?<![A-Za-z0-9À-ÿ/.-])";
const END = "(?![0-9])";

const FORMS = [
  `${MONTH} {0,2}(\\d{1,2})(?:st|nd|rd|th)?${GAP}${YEAR}`,
  `(\\d{1,2})(?:st|nd|rd|th|er|\\.|º|ª)?(?: {1,2}| de | of |-)${MONTH}(?:${GAP}| de | del |-)${YEAR}`,
  `${YEAR}-(\\d\\d)-(\\d\\d)${ZONED_TIME}`,
  `${YEAR} ?年 ?(\\d{1,2}) ?月 ?(\\d{1,2}) ?日`,
  `(\\d{1,2})([./ ])(\\d{1,2})\\16${YEAR}`,
];

let pattern: RegExp | undefined;
let months: ReadonlyMap<string, number> | undefined;

/** The number of a month, 1 to 12, by its name in any case; undefined for another word. */
export function monthOf(name: string): number | undefined {
  months ??= new Map(MONTH_NAMES.flatMap((names, month) => names.split(" ").map((one) => [one, month + 1] as const)));
  return months.get(name.toLowerCase());
}

/** Whether a text is in a language that puts the day first; asked only where a date depends on it. */
export type DayFirst = () => boolean;

/** The dates in a short text, by offset; none of them impossible. `dayFirst`: 03.08.2017 and 3/8/2017 are in August. */
export function datesIn(text: string, dayFirst: DayFirst): WrittenDate[] {
  const found: WrittenDate[] = [];
  pattern ??= new RegExp(`${ALONE}(?:${FORMS.join("|")})${END}`, "g");
  for (const match of text.matchAll(pattern)) {
    const date = isoOf(match, dayFirst);
    if (date !== undefined) found.push({ date, start: match.index, end: match.index + match[0].length });
  }
  return found;
}

/** The groups are those of FORMS, in their order. */
function isoOf(match: RegExpMatchArray, dayFirst: DayFirst): string | undefined {
  const [, m1, d1, y1, d2, m2, y2, y3, m3, d3, time, zone, y4, m4, d4] = match;
  if (m1) return isoDay(y1, monthOf(m1), d1);
  if (m2) return isoDay(y2, monthOf(m2), d2);
  if (y3) {
    const day = isoDay(y3, Number(m3), d3);
    return day && time ? withTime(day, time, zone) : day;
  }
  if (y4) return isoDay(y4, Number(m4), d4);
  return numericDay(match, dayFirst);
}

function withTime(day: string, time: string, zone: string | undefined): string {
  const instant = `${day}T${time}${zone === undefined || /[A-Z]/.test(zone) ? "Z" : zone}`;
  return typeof parsePublicationTime(instant) === "object" ? instant : day;
}

/** 03.08.2017, 13/08/2017, 08/13/2017. */
function numericDay(match: RegExpMatchArray, dayFirst: DayFirst): string | undefined {
  const [first, , second, year] = match.slice(15);
  const [x, y] = [Number(first), Number(second)];
  if (x > 12 || x === y || dayFirst()) return isoDay(year, y, first);
  return y > 12 ? isoDay(year, x, second) : undefined;
}

function isoDay(year: string | undefined, month: number | undefined, day: string | undefined): string | undefined {
  if (year === undefined || month === undefined || day === undefined) return undefined;
  const date = `${year}-${String(month).padStart(2, "0")}-${day.padStart(2, "0")}`;
  return typeof parsePublicationTime(date) === "object" ? date : undefined;
}
