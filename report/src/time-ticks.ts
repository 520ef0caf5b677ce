/**
 * Page of the report: round moments between two times (d3-time), with their texts, in UTC.
 */
import { utcTicks } from "d3-time";
import { words } from "./words.js";

const MOST_TICKS = 6;
const DAY_MS = 86_400_000;

/** Moments and what stands beside them; a day of the month where they are days apart, a time of day below that. */
export function utcFormatted(fromMs: number, toMs: number): { readonly ms: number; readonly text: string }[] {
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
