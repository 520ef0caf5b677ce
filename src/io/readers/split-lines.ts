/**
 * Stage input: text in pieces -> lines. Split at LF only: U+2028 and U+2029 are legal inside JSON strings, where readline
 * would split as well. A last line without a line end counts; a CR before the LF stays (JSON takes it for white space).
 * O(characters); holds one line.
 */

export interface Line {
  /** Counted from 1. */
  readonly number: number;
  /** Without its LF; undefined where it is longer than the limit, which is then not held in memory either. */
  readonly text: string | undefined;
}

/** Yields every line, blank ones included; of a text that ends with LF there is no line after it. */
export async function* splitLines(pieces: AsyncIterable<string>, maxChars: number): AsyncGenerator<Line> {
  let number = 1;
  let begun: string[] = [];
  let length = 0;
  const take = (part: string) => {
    length += part.length;
    if (length <= maxChars) begun.push(part);
    else begun = [];
  };
  const finish = (): Line => {
    const line = { number: number++, text: length <= maxChars ? begun.join("") : undefined };
    begun = [];
    length = 0;
    return line;
  };
  for await (const piece of pieces) {
    let from = 0;
    for (let at = piece.indexOf("\n"); at >= 0; at = piece.indexOf("\n", from)) {
      take(piece.slice(from, at));
      yield finish();
      from = at + 1;
    }
    if (from < piece.length) take(piece.slice(from));
  }
  if (length > 0) yield finish();
}
