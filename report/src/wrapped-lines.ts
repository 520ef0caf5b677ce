/**
 * Page of the report: line ends that a wire or a mail program put into running text -> spaces, of the same length, so that offsets hold
 * and paragraphs fit the column. Line ends of lists, verses and paragraphs stay. O(characters).
 */

/** A line that was broken because it was full is about as long as the longest one. */
const LEAST_FULL = 45;
const MOST_FULL = 100;
/** So many of the longer lines have to be of about one length before a text is taken to be wrapped. */
const LEAST_LINES = 5;
const SLACK = 16;
/** Programs break a line some characters before the longest one they make. */
const TOLERANCE = 4;
/** Enough lines to know the width of a text by. */
const SAMPLE = 400;

/** `text`, in which single line ends after full lines are spaces; as it is where it has no wrapped lines. */
export function joinWrappedLines(text: string): string {
  const width = wrapWidth(text);
  if (width === undefined) return text;
  let joined = "";
  let from = 0;
  for (let end = text.indexOf("\n"); end >= 0; end = text.indexOf("\n", end + 1)) {
    const start = text.lastIndexOf("\n", end - 1) + 1;
    const isFull = end - start + 1 + wordLength(text, end + 1) > width - TOLERANCE;
    const goesOn = /^[^\s\-\u2013\u2022*]/.test(text.slice(end + 1, end + 2));
    if (!isFull || !goesOn) continue;
    joined += `${text.slice(from, end)} `;
    from = end + 1;
  }
  return joined + text.slice(from);
}

/** Length of the word that begins at `from`: it had no room on the line before. */
function wordLength(text: string, from: number): number {
  const end = text.slice(from, from + MOST_FULL).search(/\s/);
  return end < 0 ? MOST_FULL : end;
}

/** Characters of a full line; undefined where lines were not wrapped. */
function wrapWidth(text: string): number | undefined {
  const lengths: number[] = [];
  for (let start = 0, end = text.indexOf("\n"); end >= 0 && lengths.length < SAMPLE; start = end + 1, end = text.indexOf("\n", start))
    lengths.push(end - start);
  const longest = lengths.reduce((most, length) => Math.max(most, length), 0);
  if (longest < LEAST_FULL || longest > MOST_FULL) return undefined;
  const full = lengths.filter((length) => length >= longest - SLACK).length;
  return full >= LEAST_LINES && full * 3 >= lengths.filter((length) => length > 0).length ? longest : undefined;
}
