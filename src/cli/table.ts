/**
 * Command line: rows -> a table that fits the width: figures right-aligned, texts shortened in the middle by display width, columns that may
 * be missing dropped where there is no room, those with the highest `drop` first. The one look of every list of the command.
 *
 *   head       bits  relation   a             b           dim
 *   row        61.5  quotation  release.txt   story.txt   a text column that is too wide shares what the others leave
 *
 * Time O(cells), and their characters up to the width.
 */
import { displayWidth } from "./display-width.js";
import type { Colors } from "./terminal.js";
import { oneLine, shorten } from "./terminal-text.js";

const GAP = "  ";
const INDENT = "  ";
/** A text column is not made narrower than this, or than its head, while another column can be dropped for it. */
const LEAST_TEXT_COLUMNS = 14;

export interface Column<Row> {
  readonly head: string;
  /** "figure" is right-aligned, "word" is not; both are as wide as they have to be. A "text" shares what these leave. */
  readonly kind: "figure" | "text" | "word";
  /** When the column is dropped from a table that is too wide: the highest first, equal ones together; above 0. @default never */
  readonly drop?: number;
  /** What stands in it; made safe here. */
  cell(row: Row): string;
  /** How a line is made safe. @default oneLine */
  readonly lineOf?: (text: string) => string;
  /** Puts colour or a link around the shortened cell; must not change its width. */
  readonly style?: (shown: string, row: Row) => string;
}

export interface TableContext {
  /** Columns of a line. */
  readonly width: number;
  readonly colors: Colors;
}

/** A column with its cells, safe and no wider than the table, and the columns it gets. */
interface Laid<Row> {
  readonly column: Column<Row>;
  readonly cells: readonly string[];
  readonly natural: number;
  width: number;
}

/** Yields the head and one line a row, without line ends, safe to print; nothing where there is no row. */
export function* tableLines<Row>(rows: readonly Row[], columns: readonly Column<Row>[], { width, colors }: TableContext): Generator<string> {
  if (rows.length === 0) return;
  const room = width - INDENT.length;
  const kept = withWidths(
    columns.map((column) => laid(column, rows, room)),
    room,
  );
  yield colors.dim(lineOf(kept.map((each) => padded(shorten(each.column.head, each.width), each))));
  for (const [index, row] of rows.entries())
    yield lineOf(
      kept.map((each) => {
        const shown = shorten(each.cells[index]!, each.width);
        return padded(shown, each, each.column.style?.(shown, row));
      }),
    );
}

function laid<Row>(column: Column<Row>, rows: readonly Row[], room: number): Laid<Row> {
  const cells = rows.map((row) => shorten(column.cell(row), room, column.lineOf ?? oneLine));
  const natural = [column.head, ...cells].reduce((most, text) => Math.max(most, displayWidth(text)), 1);
  return { column, cells, natural, width: natural };
}

/** The columns that stay, with the widths they get. */
function withWidths<Row>(columns: readonly Laid<Row>[], room: number): readonly Laid<Row>[] {
  const needed = columns.reduce((sum, each) => sum + leastOf(each), 0) + GAP.length * (columns.length - 1);
  const drop = Math.max(...columns.map(({ column }) => column.drop ?? 0));
  if (needed > room && drop > 0)
    return withWidths(
      columns.filter(({ column }) => column.drop !== drop),
      room,
    );
  shareOut(columns, room - GAP.length * (columns.length - 1));
  return columns;
}

function leastOf<Row>({ column, natural }: Laid<Row>): number {
  return column.kind === "text" ? Math.min(natural, Math.max(LEAST_TEXT_COLUMNS, displayWidth(column.head))) : natural;
}

/** Gives texts what the others leave, the ones that need least first, so that what these do not need is for the wide ones. */
function shareOut<Row>(columns: readonly Laid<Row>[], room: number): void {
  const texts = columns.filter(({ column }) => column.kind === "text").sort((x, y) => x.natural - y.natural);
  let left = columns.reduce((rest, { column, natural }) => rest - (column.kind === "text" ? 0 : natural), room);
  for (const [index, text] of texts.entries()) {
    text.width = Math.max(1, Math.min(text.natural, Math.floor(left / (texts.length - index))));
    left -= text.width;
  }
}

function padded<Row>(shown: string, { column, width }: Laid<Row>, styled = shown): string {
  const space = " ".repeat(Math.max(0, width - displayWidth(shown)));
  return column.kind === "figure" ? space + styled : styled + space;
}

function lineOf(cells: readonly string[]): string {
  return (INDENT + cells.join(GAP)).trimEnd();
}
