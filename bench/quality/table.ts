/** Markdown tables, aligned so that they read well in a terminal too; above all the one with the rows of all sets. */
import type { Row } from "./report.js";

/** A column of a table: its title, and what it says of a row. */
export interface Column<R> {
  readonly title: string;
  readonly cell: (row: R) => string;
  /** Whether it stands on the left; figures stand on the right. */
  readonly isText?: boolean;
}

/** A figure with so many digits behind the point; nothing where there is none. */
export const fixed = (value: number | null | undefined, digits: number): string => (value === undefined || value === null ? "" : value.toFixed(digits));
const perCent = (value: number | undefined): string => (value === undefined ? "" : (100 * value).toFixed(2));

const COLUMNS: readonly Column<Row>[] = [
  { title: "set", cell: ({ name }) => name.replace(/^ {2}/, "- "), isText: true },
  { title: "cases", cell: ({ cases }) => fixed(cases, 0) },
  { title: "found", cell: ({ found }) => fixed(found, 4) },
  { title: "recall", cell: ({ recall }) => fixed(recall, 4) },
  { title: "precision", cell: ({ precision }) => fixed(precision, 4) },
  { title: "false between %", cell: ({ falseBetween }) => perCent(falseBetween) },
  { title: "false inside %", cell: ({ falseInside }) => perCent(falseInside) },
  { title: "granularity", cell: ({ granularity }) => fixed(granularity, 3) },
  { title: "plagdet", cell: ({ plagdet }) => fixed(plagdet, 4) },
  { title: "precision between", cell: ({ precisionBetween }) => fixed(precisionBetween, 4) },
  { title: "plagdet between", cell: ({ plagdetBetween }) => fixed(plagdetBetween, 4) },
  { title: "edge error", cell: ({ edgeError }) => fixed(edgeError, 1) },
  { title: "seconds", cell: ({ seconds }) => fixed(seconds, 2) },
  { title: "MB/s", cell: ({ megabytesPerSecond }) => fixed(megabytesPerSecond, 2) },
  { title: "other", cell: ({ other }) => other ?? "", isText: true },
];

/** The table of the rows of all sets, a line a row; see formatRows. */
export function formatTable(rows: readonly Row[]): string {
  return formatRows(rows, COLUMNS);
}

/**
 * A table, a line a row, ending in a newline. Names and notes are on the left, figures on the right; a column without any figure is
 * left out; no rows, no table.
 */
export function formatRows<R>(rows: readonly R[], columns: readonly Column<R>[]): string {
  const texts = columns.flatMap(({ title, cell, isText }) => {
    const cells = rows.map(cell);
    if (!cells.some(Boolean)) return [];
    const width = Math.max(title.length, ...cells.map(({ length }) => length));
    const pad = (text: string) => (isText ? text.padEnd(width) : text.padStart(width));
    return [[pad(title), isText ? "-".repeat(width) : `${"-".repeat(width - 1)}:`, ...cells.map(pad)]];
  });
  const lines = (texts[0] ?? []).map((_, i) => `| ${texts.map((cells) => cells[i]).join(" | ")} |`);
  return lines.length > 0 ? `${lines.join("\n")}\n` : "";
}
