/**
 * Stage input: bytes of UTF-8 in pieces -> lines with the place of their bytes, so that a line can be read again, or be copied as
 * it stood. Split at LF, as split-lines.ts does with text. O(bytes); holds one line and one piece.
 */

export interface ByteLine {
  /** Counted from 1. */
  readonly number: number;
  /** Bytes before the line in what was given. */
  readonly start: number;
  /** Behind its LF, where it has one. */
  readonly end: number;
  /** Without the LF; undefined where there are more than the limit, which are not held in memory either. Good until the next line is asked for. */
  readonly bytes: Buffer | undefined;
}

const LF = 10;

/** Yields every line, blank ones included; behind a last LF there is none. */
export async function* splitByteLines(pieces: AsyncIterable<Uint8Array>, maxBytes: number): AsyncGenerator<ByteLine> {
  let number = 1;
  let start = 0;
  let begun: Buffer[] = [];
  let length = 0;
  const take = (part: Buffer) => {
    length += part.length;
    if (length <= maxBytes) begun.push(part);
    else begun = [];
  };
  const finish = (lineEnd: number): ByteLine => {
    const bytes = length > maxBytes ? undefined : begun.length === 1 ? begun[0] : Buffer.concat(begun);
    const line = { number: number++, start, end: start + length + lineEnd, bytes };
    start = line.end;
    begun = [];
    length = 0;
    return line;
  };
  for await (const { buffer, byteOffset, byteLength } of pieces) {
    const piece = Buffer.from(buffer, byteOffset, byteLength);
    let from = 0;
    for (let at = piece.indexOf(LF); at >= 0; at = piece.indexOf(LF, from)) {
      take(piece.subarray(from, at));
      yield finish(1);
      from = at + 1;
    }
    if (from < piece.length) take(piece.subarray(from));
  }
  if (length > 0) yield finish(0);
}
