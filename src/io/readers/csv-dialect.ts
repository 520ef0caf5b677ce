/**
 * Stage input: the first bytes of a CSV file -> how it is written: which sign parts its cells, and whether white space stands around that sign, as in
 * lists that were written by hand. RFC 4180 knows neither; both show in the header and the row below it. O(PEEK_BYTES).
 */
import { NAMES, plainName } from "./field-names.js";

/** Bytes that are looked at. A header that is longer has the comma. */
export const PEEK_BYTES = 1 << 16;

/** How cells are parted. */
export interface CsvDialect {
  readonly delimiter: string;
  /** White space around delimiters and outside quotation marks is no part of the cells. */
  readonly trim: boolean;
  /** The first line is "sep=;" (of spreadsheets), the header is the second. */
  readonly hasSeparatorLine: boolean;
}

const DELIMITERS = [",", ";", "\t"];
const SEPARATOR_LINE = /^"?sep=([\t\x20-\x7e])"?$/i;
/** Signs that part cells in files which have to say so in a first line. */
const OTHER_DELIMITERS = /[|^~]/;

/**
 * @param first up to PEEK_BYTES of the file, decoded.
 * @param isTextHeader whether columns of these names hold a text.
 */
export function dialectOf(first: string, isTextHeader: (names: readonly string[]) => boolean = hasOwnText): CsvDialect {
  const lines = first.trimStart().split(/[\r\n]+/, 3);
  const separator = SEPARATOR_LINE.exec(lines[0]!)?.[1];
  const hasSeparatorLine = separator !== undefined;
  const [header = "", row = ""] = hasSeparatorLine ? lines.slice(1) : lines;
  const hasText = (delimiter: string) => isTextHeader(header.split(delimiter).map((cell) => cell.replaceAll('"', "")));
  const delimiter = separator ?? DELIMITERS.find(hasText) ?? ",";
  return { delimiter, trim: isSpaced(header, delimiter) || hasSpacedQuotation(row, delimiter), hasSeparatorLine };
}

function hasOwnText(names: readonly string[]): boolean {
  return names.some((name) => NAMES.text.includes(plainName(name)));
}

/** What may be the matter with a header of one column, to stand behind a message; "" if nothing shows. */
export function delimiterHint(header: readonly string[]): string {
  const other = header.length === 1 ? OTHER_DELIMITERS.exec(header[0]!)?.[0] : undefined;
  return other === undefined ? "" : `; cells are parted by a comma, a semicolon or a tab, not by "${other}" (a first line "sep=${other}" says otherwise)`;
}

/** Every cell of the header but the first is set off by a space. */
function isSpaced(header: string, delimiter: string): boolean {
  const [, ...cells] = header.split(delimiter);
  return cells.length > 0 && cells.every((cell) => cell.startsWith(" "));
}

/** The first quotation mark of a row stands behind a delimiter and spaces. */
function hasSpacedQuotation(row: string, delimiter: string): boolean {
  const before = row.slice(0, Math.max(0, row.indexOf('"')));
  return before.endsWith(" ") && before.trimEnd().endsWith(delimiter);
}
