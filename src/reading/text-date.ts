/**
 * Stage reading: the date of a text, where it tells its own. Input a text and its lines, output one day or null. Taken are a
 * date line near the top (before the running text, or beside a byline or a release line), the date in a byline or a dateline
 * with its year, one that a label gives ("Published:"), and a signature at the end ("(APA, 3.5.2024)"). A date in a sentence, in
 * a caption or in a list of other stories is none of these. Candidates that disagree are none: a page that shows two days does
 * not say which is its own. O(length of the first and last lines), bounded.
 */
import type { TimePrecision } from "../types/family.js";
import { type DayFirst, datesIn, type WrittenDate } from "./date-forms.js";
import type { TextLine } from "./text-lines.js";

/** The date of a text by its own account. */
export interface TextDate {
  /** ISO 8601. */
  readonly date: string;
  /** `instant` where a time with its zone stands there; a time without zone leaves it at the day. */
  readonly precision: TimePrecision;
  readonly start: number;
  readonly end: number;
}

/** Lines looked at from the top, and the longest that can be a date line or the beginning of one. */
const TOP_LINES = 40;
const TOP_CHARS = 6000;
const MAX_LINE = 160;
/** Words of a line that make it running text; and words from the top, captions aside, by which a text has begun. */
const PROSE_WORDS = 28;
const HEAD_WORDS = 90;

/** What every date here has. */
const YEAR = /[12]\d{3}/;
/** A line as long as this may have been broken to fit a column. */
const WRAPPED_LINE = 40;

const CAPTION = /^\W{0,3}(?:FILE|PHOTO|Photo|Foto|Image|Caption|\(?AP Photo|date \d{4}-\d\d-\d\d FILE)\b/;
/** Headings under which other stories are listed: what follows has dates of its own. */
const OTHER_STORIES =
  /^\W{0,3}(?:related|read (?:more|also|next)|more (?:stories|news|from|on)|recent|latest|archive|see also|also read|mehr zum thema|lesen sie auch|lire aussi|à lire|leer más|leia (?:mais|também)|leggi anche|lees ook|baca juga|recommended|trending|popular)\b/i;
const BYLINE = /^\W{0,3}(?:by|von|par|por|di|da|door|oleh) [A-ZÀ-Þ]/i;
const RELEASE_LINE = /FOR (?:IMMEDIATE )?RELEASE/;
const UPDATED = /^\W{0,3}(?:last )?(?:updated?|modified|aktualisiert|stand|mis à jour|actualizado|aggiornato|atualizado|bijgewerkt|diperbarui)\b/i;
const LABEL =
  /^\W{0,3}(?:(?:published|posted|date|dated|issued|released?|publication date|for release|veröffentlicht|erstellt|datum|publié|publicado|fecha|pubblicato|data|gepubliceerd|diterbitkan|tanggal)(?: (?:on|at|am|le|el|il|em|op|pada))?)[ :|-]{1,3}/i;

/** What may stand on a date line beside the date. */
const WEEKDAYS =
  "mon tue tues wed thu thur thurs fri sat sun monday tuesday wednesday thursday friday saturday sunday montag dienstag mittwoch donnerstag freitag samstag sonnabend " +
  "sonntag lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves viernes sábado domingo lunedì martedì mercoledì giovedì venerdì sabato " +
  "domenica segunda-feira terça-feira quarta-feira quinta-feira sexta-feira maandag dinsdag woensdag donderdag vrijdag zaterdag zondag senin selasa rabu kamis jumat sabtu minggu";
const COMPANY =
  "am pm a p m et est edt ct cst cdt mt mst mdt pt pst pdt gmt utc cet cest wib uhr h at um à las ore alle às om pukul on the le el il den de contact contacts";
let company: ReadonlySet<string> | undefined;

function dateCompany(): ReadonlySet<string> {
  company ??= new Set(`${WEEKDAYS} ${COMPANY}`.split(" "));
  return company;
}

/** The date of a text, or null; `lines` are all of its lines. */
export function readTextDate(text: string, lines: readonly TextLine[]): TextDate | null {
  let known: boolean | undefined;
  const dayFirst = (): boolean => {
    known ??= putsDayFirst(text);
    return known;
  };
  const candidates = [...datesAtTop(text, lines, dayFirst), ...dateAtEnd(text, lines, dayFirst)];
  const first = candidates[0];
  if (!first || candidates.some(({ date }) => date.slice(0, 10) !== first.date.slice(0, 10))) return null;
  const finest = candidates.find(({ date }) => date.length > 10) ?? first;
  return { date: finest.date, precision: finest.date.length > 10 ? "instant" : "day", start: finest.start, end: finest.end };
}

function datesAtTop(text: string, lines: readonly TextLine[], dayFirst: DayFirst): WrittenDate[] {
  const found: WrittenDate[] = [];
  let words = 0;
  for (const [number, line] of lines.slice(0, TOP_LINES).entries()) {
    const shown = text.slice(line.start, Math.min(line.end, line.start + MAX_LINE));
    if (line.start > TOP_CHARS || OTHER_STORIES.test(shown)) break;
    if (YEAR.test(shown) && (words <= HEAD_WORDS || isBesideByline(text, lines, number))) {
      for (const date of datesOfLine(text, lines, number, dayFirst)) found.push(shift(date, line.start));
    }
    if (!CAPTION.test(shown)) words += proseWords(text, line);
  }
  return found;
}

/** The date of a letter that the text quotes: a colon leads to it, or the address follows. */
function isOfLetter(text: string, lines: readonly TextLine[], number: number): boolean {
  const [before, line, next] = [lines[number - 1], lines[number]!, lines[number + 1]];
  if (before && before.end - before.start > WRAPPED_LINE && text[before.end - 1] === ":") return true;
  return (
    /(?:^| )(?:The Hon|Dear [A-Z])/.test(text.slice(line.start, Math.min(line.end, line.start + MAX_LINE))) ||
    (next !== undefined && /^(?:The Hon|Dear [A-Z])/.test(text.slice(next.start, next.start + 8)))
  );
}

/** Whether a line may be the rest of the one before, of a sentence that was broken between them. */
function continuesLine(text: string, before: TextLine | undefined, { start }: TextLine): boolean {
  if (!before || before.end - before.start < WRAPPED_LINE) return false;
  return /[a-zà-ÿ0-9,]$/.test(text.slice(before.end - 1, before.end)) && !/[\n\r]\s*[\n\r]/.test(text.slice(before.end, Math.min(start, before.end + 20)));
}

/** A word that a date follows in a sentence. */
const BEFORE_A_DATE =
  /(?:^| )(?:on|in|[ap] ?m|of|to|due|until|till|by|ended|ending|ends?|from|since|before|after|and|through|for|dated|effective|is|was|at|expires?|starting|beginning|began|begins|maturing|the|mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun|am|vom|bis|zum|seit|und|le|du|au|el|del|al|il|dal|em|de|op|tot|van|en|pada|hingga|tanggal)(?:day)?,?$/i;

function isInSentence(text: string, before: TextLine, { end }: TextLine): boolean {
  return text[end - 1] === "." || BEFORE_A_DATE.test(text.slice(before.end - 16, before.end));
}

/** The dates that line `number`, one of the head, gives as the text's own; offsets into the line. */
function datesOfLine(text: string, lines: readonly TextLine[], number: number, dayFirst: DayFirst): WrittenDate[] {
  const line = lines[number]!;
  const shown = text.slice(line.start, Math.min(line.end, line.start + MAX_LINE));
  const runsOn = continuesLine(text, lines[number - 1], line);
  if (UPDATED.test(shown) || isOfLetter(text, lines, number) || (runsOn && isInSentence(text, lines[number - 1]!, line))) return [];
  return ownDates(shown, { isWhole: shown.length === line.end - line.start, isFirst: number === 0, runsOn }, dayFirst);
}

/** The words of a line as they count towards the head: one that is running text ends it. */
function proseWords(text: string, { start, end }: TextLine): number {
  const words = text.slice(start, Math.min(end, start + 4 * MAX_LINE)).split(" ").length;
  return words > PROSE_WORDS ? HEAD_WORDS + 1 : words;
}

/** Whether a line before or after this one is a byline or a release line. */
function isBesideByline(text: string, lines: readonly TextLine[], number: number): boolean {
  return [lines[number - 1], lines[number + 1]].some((line) => {
    if (!line || line.end - line.start > MAX_LINE) return false;
    const shown = text.slice(line.start, line.end);
    return BYLINE.test(shown) || RELEASE_LINE.test(shown);
  });
}

/** The dates that a line of the head gives as the text's own. */
function ownDates(shown: string, line: { isWhole: boolean; isFirst: boolean; runsOn: boolean }, dayFirst: DayFirst): WrittenDate[] {
  const dates = datesIn(shown, dayFirst);
  if (dates.length === 0) return [];
  const [first] = dates as [WrittenDate];
  const label = LABEL.exec(shown);
  if (label && isDateCompany(shown.slice(label[0].length, first.start))) return [first];
  if (line.isWhole && isDateLine(shown, dates)) return dates;
  if (line.runsOn) return [];
  if (line.isWhole && BYLINE.test(shown) && dates.length === 1) return dates;
  if (isDateline(shown, first)) return [first];
  const opens = first.start === 0 && (line.isFirst || / {2}[A-ZÀ-Þ]/.test(shown.slice(first.end, first.end + 3)));
  return opens && isHeadAfter(shown.slice(first.end)) ? [first] : [];
}

/** Nothing but dates, weekdays, times and marks. */
function isDateLine(shown: string, dates: readonly WrittenDate[]): boolean {
  let rest = "";
  let from = 0;
  for (const { start, end } of dates) {
    rest += `${shown.slice(from, start).replace(RELEASE_LINE, "")} `;
    from = end;
  }
  rest += shown.slice(from).replace(RELEASE_LINE, "");
  return isDateCompany(rest);
}

function isDateCompany(words: string): boolean {
  return (words.match(/[A-Za-zÀ-ÿ-]+/g) ?? []).every((word) => dateCompany().has(word.toLowerCase()));
}

/** "NEW YORK, Aug. 3, 2017 /PRNewswire/ --", "Nendeln, 27.6.2025 –", "March 3, 2006 (Washington, DC) -". */
function isDateline(shown: string, { start, end }: WrittenDate): boolean {
  if (start > 60 || !/^[ .]{0,2}(?:\(|\/|[-–—_:])/.test(shown.slice(end))) return false;
  const place = shown.slice(0, start);
  return place.length === 0 || (/^[A-ZÀ-Þ]/.test(place) && /[,(–—-] {0,2}$| {2}$/.test(place) && !/(?<![A-Za-zÀ-ÿ'’])[a-zà-ÿ]{4,}/.test(place));
}

/** After a date that opens the text, or a line with a gap behind it: the end, or a headline glued to it, but not a sentence that goes on. */
function isHeadAfter(rest: string): boolean {
  return /^[ ,]{0,3}(?:$|[|–—-]|[A-ZÀ-Þ])/.test(rest) || rest.startsWith("  ");
}

const SIGNATURE = /\([^()\n]{0,80}$/;

/** "(Birgit Baumann, 3.5.2024)" or "(APA, 3.5.2024)" as the last words. */
function dateAtEnd(text: string, lines: readonly TextLine[], dayFirst: DayFirst): WrittenDate[] {
  const last = lines.at(-1);
  if (!last || text[last.end - 1] !== ")") return [];
  const from = Math.max(last.start, last.end - MAX_LINE);
  const shown = text.slice(from, last.end - 1);
  const date = datesIn(shown, dayFirst).at(-1);
  return date?.end === shown.length && /, ?$/.test(shown.slice(0, date.start)) && SIGNATURE.test(shown) ? [shift(date, from)] : [];
}

function shift({ date, start, end }: WrittenDate, by: number): WrittenDate {
  return { date, start: start + by, end: end + by };
}

const ENGLISH = /\b(?:the|of|and|to|in)\b/g;
/** Frequent words of the languages that put the day first, none of them English. */
const DAY_FIRST =
  /(?<![A-Za-zÀ-ÿ])(?:der|und|den|mit|von|les|des|est|une|dans|los|las|del|que|con|il|di|che|per|uma|não|dos|het|een|van|yang|dengan|untuk)(?![A-Za-zÀ-ÿ])/g;

/** One word in twelve of the beginning is one of a language's that puts the day first, and English has fewer. */
function putsDayFirst(text: string): boolean {
  const beginning = text.slice(0, 1500);
  const count = (pattern: RegExp): number => beginning.match(pattern)?.length ?? 0;
  return count(DAY_FIRST) * 12 >= beginning.split(/\s+/).length && count(DAY_FIRST) > count(ENGLISH);
}
