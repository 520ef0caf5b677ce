/**
 * Page of the report: the appearances of a family in time: a dot each, in rows, and a line from the likely parent. Times that are days,
 * months or years are bars of that length. The axis has round moments (d3-time), in UTC. O(appearances).
 */

import { utcTicks } from "d3-time";
import type { Occurrence } from "../../src/types/family.js";
import { element, svgElement } from "./element.js";
import { tenth, timeOf } from "./shown-figures.js";
import { words } from "./words.js";

const ROW = 24;
const WIDTH = 960;
const LABEL_WIDTH = 250;
const UNDATED_WIDTH = 90;
const TOP = 34;

/** When something appeared, and the place of its likely parent among the appearances. */
type Appearance = Pick<Occurrence, "parent" | "publishedAt">;

/** How an appearance is called, and where it leads. */
interface AppearanceLabel {
  readonly name: string;
  readonly href: string;
}

/** Undefined where no appearance has a time. @param mostRows that are drawn, the first, the last and others as far apart; `labelOf` is asked for these. */
export function timeline(appearances: readonly Appearance[], mostRows: number, labelOf: (row: number) => AppearanceLabel): HTMLElement | undefined {
  const times = appearances.map(({ publishedAt }) => timeOf(publishedAt));
  const known = times.filter((time) => time !== undefined);
  if (known.length === 0) return undefined;
  const first = known.reduce((least, { startMs }) => Math.min(least, startMs), Number.POSITIVE_INFINITY);
  const last = known.reduce((most, { endMs }) => Math.max(most, endMs), Number.NEGATIVE_INFINITY);
  const span = Math.max(last - first, 3_600_000);
  const right = WIDTH - UNDATED_WIDTH;
  const x = (ms: number) => tenth(LABEL_WIDTH + 16 + ((ms - first) / span) * (right - LABEL_WIDTH - 40));
  const rows = spreadRows(appearances.length, mostRows);
  const placeOf = new Map(rows.map((row, place) => [row, place]));
  const shown = rows.map((row) => appearances[row] as Appearance);
  const height = TOP + shown.length * ROW + 10;
  const y = (row: number) => TOP + row * ROW + ROW / 2;
  const at = (place: number) => atTime(times[rows[place] as number]);
  const atTime = (time: (typeof times)[number]) => (time ? x(time.startMs) : right + UNDATED_WIDTH / 2);
  const ticks = utcFormatted(first, first + span).map(({ ms, text }) =>
    svgElement(
      "g",
      { class: "tick" },
      svgElement("line", { x1: x(ms), y1: TOP - 8, x2: x(ms), y2: height }),
      svgElement("text", { x: x(ms), y: TOP - 14, "text-anchor": "middle" }, text),
    ),
  );
  const lines = shown.flatMap(({ parent }, row) => {
    const from = parent === null ? undefined : placeOf.get(parent);
    if (from === undefined) return [];
    return [svgElement("path", { class: "parent", d: `M${at(from)} ${y(from)}C${at(from)} ${y(row)} ${at(from)} ${y(row)} ${at(row)} ${y(row)}` })];
  });
  const dots = shown.map((_, row) => {
    const { name, href } = labelOf(rows[row] as number);
    const time = times[rows[row] as number];
    const length = time ? Math.max(0, x(time.endMs) - x(time.startMs)) : 0;
    const mark =
      length > 12
        ? svgElement("rect", { x: at(row), y: y(row) - 5, width: tenth(length), height: 10, class: "dot" })
        : svgElement("circle", { cx: at(row), cy: y(row), r: 5.5, class: time ? "dot" : "dot undated" });
    return svgElement(
      "a",
      { href, class: "appearance", "aria-label": name },
      svgElement("title", {}, name),
      svgElement("text", { x: LABEL_WIDTH, y: y(row) + 5, "text-anchor": "end" }, shortened(name)),
      mark,
    );
  });
  const undated = rows.some((row) => times[row] === undefined)
    ? svgElement("text", { x: right + UNDATED_WIDTH / 2, y: TOP - 14, "text-anchor": "middle", class: "tick-label" }, words.family.undated)
    : undefined;
  const drawing = svgElement(
    "svg",
    { class: "timeline", viewBox: `0 0 ${WIDTH} ${height}`, role: "group", "aria-label": words.family.appeared },
    ...ticks,
    ...lines,
    ...dots,
  );
  if (undated) drawing.append(undated);
  const cut = appearances.length > mostRows ? element("p", { class: "hint" }, words.family.shown(mostRows, appearances.length)) : undefined;
  return element("figure", {}, element("div", { class: "scroll-x", tabindex: 0, role: "group", "aria-label": words.family.appeared }, drawing), cut);
}

/** The first, the last and as many between them, evenly: the first ones alone would leave the rest of the axis empty. */
function spreadRows(count: number, most: number): number[] {
  if (count <= most) return Array.from({ length: count }, (_, row) => row);
  return Array.from({ length: most }, (_, i) => Math.round((i * (count - 1)) / (most - 1)));
}

function shortened(name: string): string {
  return name.length > 34 ? `${name.slice(0, 33).trimEnd()}…` : name;
}

/** As many as have room for "12 Mar 2024". */
const MOST_TICKS = 7;
const DAY_MS = 86_400_000;

/** Moments and what stands beside them; a day of the month where they are days apart, a time of day below that. */
function utcFormatted(fromMs: number, toMs: number): { readonly ms: number; readonly text: string }[] {
  const ticks = utcTicks(new Date(fromMs), new Date(toMs), MOST_TICKS);
  const step = ticks.length > 1 ? (ticks[1] as Date).getTime() - (ticks[0] as Date).getTime() : toMs - fromMs;
  return ticks.map((date) => ({ ms: date.getTime(), text: textOf(date, step) }));
}

function textOf(date: Date, stepMs: number): string {
  const [year, month] = [date.getUTCFullYear(), words.months[date.getUTCMonth()] as string];
  if (stepMs > 300 * DAY_MS) return String(year);
  if (stepMs > 27 * DAY_MS) return `${month} ${year}`;
  if (stepMs >= DAY_MS) return `${date.getUTCDate()} ${month} ${year}`;
  const two = (value: number) => String(value).padStart(2, "0");
  const time = `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}`;
  return date.getUTCHours() === 0 && date.getUTCMinutes() === 0 ? `${date.getUTCDate()} ${month}` : time;
}
