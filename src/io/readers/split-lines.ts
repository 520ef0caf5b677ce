/**
 * Stage input: text or bytes of UTF-8 in pieces -> lines with their places, so that a line of bytes can be read again, or be copied
 * as it stood. Split at LF only: U+2028 and U+2029 are legal inside JSON strings, where readline would split as well. A last line
 * without a line end counts; a CR before the LF stays (JSON takes it for white space). O(length); holds one line and one piece.
 */

/** A line; its unit is what was given: UTF-16 units or bytes. */
export interface Line<Part> {
  /** Counted from 1. */
  readonly number: number;
  /** Units before the line in what was given. */
  readonly start: number;
  /** Behind its LF, where it has one. */
  readonly end: number;
  /** Without its LF; undefined where it is longer than the limit, which is then not held in memory either. Bytes are good until the next line is asked for. */
  readonly content: Part | undefined;
}

/** How pieces of one kind are searched, cut and put together. */
interface Medium<Part> {
  readonly lineFeedIn: (piece: Part, from: number) => number;
  readonly cut: (piece: Part, from: number, to: number) => Part;
  readonly join: (parts: Part[]) => Part;
}

const TEXT: Medium<string> = {
  lineFeedIn: (piece, from) => piece.indexOf("\n", from),
  cut: (piece, from, to) => piece.slice(from, to),
  join: (parts) => parts.join(""),
};

const LF = 10;

const BYTES: Medium<Buffer> = {
  lineFeedIn: (piece, from) => piece.indexOf(LF, from),
  cut: (piece, from, to) => piece.subarray(from, to),
  join: (parts) => (parts.length === 1 ? parts[0]! : Buffer.concat(parts)),
};

/** Yields every line, blank ones included; of a text that ends with LF there is no line after it. */
export function splitLines(pieces: AsyncIterable<string>, maxChars: number): AsyncGenerator<Line<string>> {
  return splitPieces(pieces, maxChars, TEXT);
}

/** The same of bytes. */
export function splitByteLines(pieces: AsyncIterable<Uint8Array>, maxBytes: number): AsyncGenerator<Line<Buffer>> {
  return splitPieces(buffersOf(pieces), maxBytes, BYTES);
}

async function* buffersOf(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  for await (const { buffer, byteOffset, byteLength } of pieces) yield Buffer.from(buffer, byteOffset, byteLength);
}

async function* splitPieces<Part extends { readonly length: number }>(
  pieces: AsyncIterable<Part>,
  most: number,
  { lineFeedIn, cut, join }: Medium<Part>,
): AsyncGenerator<Line<Part>> {
  let number = 1;
  let start = 0;
  let begun: Part[] = [];
  let length = 0;
  const take = (part: Part) => {
    length += part.length;
    if (length <= most) begun.push(part);
    else begun = [];
  };
  const finish = (lineEnd: number): Line<Part> => {
    const line = { number: number++, start, end: start + length + lineEnd, content: length <= most ? join(begun) : undefined };
    start = line.end;
    begun = [];
    length = 0;
    return line;
  };
  for await (const piece of pieces) {
    let from = 0;
    for (let at = lineFeedIn(piece, 0); at >= 0; at = lineFeedIn(piece, from)) {
      take(cut(piece, from, at));
      yield finish(1);
      from = at + 1;
    }
    if (from < piece.length) take(cut(piece, from, piece.length));
  }
  if (length > 0) yield finish(0);
}
