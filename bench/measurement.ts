/**
 * Measurements of speed, of `npm run bench` and `npm run bench:peers`: rows -> one table for the terminal and one JSON form for
 * machines. A row is one thing that ran over some texts; a figure that it does not have is left out of it, and a column without
 * any figure out of the table. O(rows).
 */
import type { Machine } from "./machine.js";
import { type Column, fixed, formatRows } from "./quality/table.js";

/** One row: what ran, over which texts, how fast and, where that can be said, how well. */
export interface Measurement {
  /** "signatures", "pairs" or "passages". */
  readonly stage: string;
  /** The library and what of it was called. */
  readonly what: string;
  /** Kernel, or options that are not the default. */
  readonly setting: string;
  readonly version?: string;
  readonly texts: number;
  /** 10^6 bytes of UTF-8. */
  readonly megabytes: number;
  /** Of the processor, garbage collection included, in the best round. */
  readonly seconds: number;
  readonly medianSeconds?: number;
  readonly megabytesPerSecond: number;
  /** Without the time that the caller takes to make the shingles. */
  readonly shinglesReadyMegabytesPerSecond?: number;
  /** How many times the seconds of the row of the same name and the size before. */
  readonly timesBefore?: number;
  /** How many times as fast as the TypeScript kernel. */
  readonly timesTypescript?: number;
  /** How many times as fast wirecopy is on the same texts in the same run. */
  readonly wirecopyTimes?: number;
  readonly pairs?: number;
  /** Share of the true pairs that are found; [0, 1]. */
  readonly recall?: number;
  /** The same over pairs that are not equal to the last shingle. */
  readonly recallBelowOne?: number;
  /** Share of the pairs found that are true; [0, 1]. */
  readonly precision?: number;
  /** Root mean square error of the estimates over the standard error that theory gives; 1 is as good as theory. */
  readonly errorOverTheory?: number;
}

/** What every row derives from the texts and the time. */
export interface Rate {
  readonly texts: number;
  readonly megabytes: number;
  readonly seconds: number;
  readonly megabytesPerSecond: number;
}

/** Megabytes of UTF-8, as every row counts them. O(characters). */
export function megabytesOf(texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0) / 1e6;
}

/** The rate of `seconds` over texts of so many megabytes. */
export function rateOf(texts: number, megabytes: number, seconds: number): Rate {
  return { texts, megabytes, seconds, megabytesPerSecond: megabytes / seconds };
}

/** Three digits that count, none of them behind a point from 100 on. */
const rate = (value: number | undefined): string => (value === undefined ? "" : value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0));

const COLUMNS: readonly Column<Measurement>[] = [
  { title: "stage", cell: ({ stage }) => stage, isText: true },
  { title: "what", cell: ({ what, version }) => (version === undefined ? what : `${what} ${version}`), isText: true },
  { title: "setting", cell: ({ setting }) => setting, isText: true },
  { title: "texts", cell: ({ texts }) => fixed(texts, 0) },
  { title: "MB", cell: ({ megabytes }) => fixed(megabytes, 1) },
  { title: "median s", cell: ({ medianSeconds }) => fixed(medianSeconds, 4) },
  { title: "best s", cell: ({ seconds }) => fixed(seconds, 4) },
  { title: "MB/s", cell: ({ megabytesPerSecond }) => rate(megabytesPerSecond) },
  { title: "us a text", cell: ({ seconds, texts }) => rate((1e6 * seconds) / texts) },
  { title: "times the size before", cell: ({ timesBefore }) => fixed(timesBefore, 2) },
  { title: "times TypeScript", cell: ({ timesTypescript }) => fixed(timesTypescript, 1) },
  { title: "wirecopy, times", cell: ({ wirecopyTimes }) => rate(wirecopyTimes) },
  { title: "MB/s, shingles ready", cell: ({ shinglesReadyMegabytesPerSecond }) => rate(shinglesReadyMegabytesPerSecond) },
  { title: "error / theory", cell: ({ errorOverTheory }) => fixed(errorOverTheory, 2) },
  { title: "pairs", cell: ({ pairs }) => fixed(pairs, 0) },
  { title: "recall", cell: ({ recall }) => fixed(recall, 3) },
  { title: "recall, J < 1", cell: ({ recallBelowOne }) => fixed(recallBelowOne, 3) },
  { title: "precision", cell: ({ precision }) => fixed(precision, 3) },
];

/** The table, a line a row, ending in a newline. */
export function formatMeasurements(rows: readonly Measurement[]): string {
  return formatRows(rows, COLUMNS);
}

/** The JSON form: where it ran and every row, figures in full, ending in a newline. */
export function measurementsToJson(machine: Machine, rows: readonly Measurement[]): string {
  return `${JSON.stringify({ format: "wirecopy-bench", version: 1, machine, rows }, undefined, 2)}\n`;
}
