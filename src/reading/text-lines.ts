/**
 * Stage reading: a text as lines, for marks that stand on lines of their own. Text that was taken from a page often has its
 * line ends lost and their places filled with spaces; so a run of three or more spaces, and a tab, ends a line as a line end
 * does. (Two spaces do not: where punctuation was lost, a comma and its space are two.) Blank lines are none.
 * O(length); two numbers a line.
 */

/** [start, end), UTF-16, without the white space around it; never empty. */
export interface TextLine {
  readonly start: number;
  readonly end: number;
}

const SPACES_BETWEEN_LINES = 3;
const NO_BREAK_SPACE = 0xa0;

/** The lines of a text in their order. */
export function linesOf(text: string): TextLine[] {
  const lines: TextLine[] = [];
  let start = -1;
  let end = 0;
  let spaces = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 0x20 || unit === NO_BREAK_SPACE) {
      spaces++;
    } else if (endsLine(unit)) spaces = SPACES_BETWEEN_LINES;
    else {
      if (start >= 0 && spaces >= SPACES_BETWEEN_LINES) {
        lines.push({ start, end });
        start = -1;
      }
      if (start < 0) start = at;
      end = at + 1;
      spaces = 0;
    }
  }
  if (start >= 0) lines.push({ start, end });
  return lines;
}

/** Tab, line feed, vertical tab, form feed, carriage return, NEL, line and paragraph separator. */
function endsLine(unit: number): boolean {
  return (unit >= 0x09 && unit <= 0x0d) || unit === 0x85 || unit === 0x2028 || unit === 0x2029;
}
