/** The rows of all sets as one Markdown table, aligned so that it reads well in a terminal too. */
import type { Row } from "./report.js";

interface Column {
  readonly title: string;
  readonly cell: (row: Row) => string;
}

const fixed = (value: number | null | undefined, digits: number): string => (value === undefined || value === null ? "" : value.toFixed(digits));
const perCent = (value: number | undefined): string => (value === undefined ? "" : (100 * value).toFixed(2));

const COLUMNS: readonly Column[] = [
  { title: "set", cell: ({ name }) => name.replace(/^ {2}/, "- ") },
  { title: "cases", cell: ({ cases }) => fixed(cases, 0) },
  { title: "found", cell: ({ found }) => fixed(found, 4) },
  { title: "recall", cell: ({ recall }) => fixed(recall, 4) },
  { title: "precision", cell: ({ precision }) => fixed(precision, 4) },
  { title: "false between %", cell: ({ falseBetween }) => perCent(falseBetween) },
  { title: "false inside %", cell: ({ falseInside }) => perCent(falseInside) },
  { title: "granularity", cell: ({ granularity }) => fixed(granularity, 3) },
  { title: "plagdet", cell: ({ plagdet }) => fixed(plagdet, 4) },
  { title: "edge error", cell: ({ edgeError }) => fixed(edgeError, 1) },
  { title: "seconds", cell: ({ seconds }) => fixed(seconds, 2) },
  { title: "MB/s", cell: ({ megabytesPerSecond }) => fixed(megabytesPerSecond, 2) },
  { title: "other", cell: ({ other }) => other ?? "" },
];

/** The table, a line a row, ending in a newline. Names and notes are on the left, figures on the right; a column without any figure is left out; no rows, no table. */
export function formatTable(rows: readonly Row[]): string {
  if (rows.length === 0) return "";
  const columns = COLUMNS.map((column) => ({ title: column.title, cells: rows.map(column.cell) })).filter(({ cells }) => cells.some(Boolean));
  const texts = columns.map(({ title, cells }) => {
    const isText = title === "set" || title === "other";
    const width = Math.max(title.length, ...cells.map((cell) => cell.length));
    const pad = (cell: string) => (isText ? cell.padEnd(width) : cell.padStart(width));
    return [pad(title), isText ? "-".repeat(width) : `${"-".repeat(width - 1)}:`, ...cells.map(pad)];
  });
  const lines = Array.from({ length: rows.length + 2 }, (_, i) => `| ${texts.map((cells) => cells[i]).join(" | ")} |`);
  return `${lines.join("\n")}\n`;
}
