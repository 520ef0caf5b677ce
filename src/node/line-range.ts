/**
 * Node: the lines of a file that begin in a range of its bytes: so that ranges can be read side by side, none knowing the others, and
 * each line is in one of them. A line that goes on beyond the end of its range is read to its end. Holds one piece and one line.
 *
 *   bytes    {"id":...}\\n{"id":...}\\n{"id":...}\\n
 *   ranges   [         )[        )[            )
 *   lines    1             2           3            2 begins in the second range and ends in the third
 */
import { readSync } from "node:fs";
import { type Line, splitByteLines } from "../io/readers/split-lines.js";

/** Bytes from `from` up to `to`; Infinity stands for the end of the file, wherever it is by then. */
export interface ByteRange {
  readonly from: number;
  readonly to: number;
}

/** Bytes read at a time. */
const PIECE_BYTES = 1 << 20;
/** Bytes read beyond a range at first, for a line that goes on: few are longer. */
const BEYOND_BYTES = 1 << 16;
const LF = 10;

/**
 * @param descriptor of the open file.
 * @param first byte of the file that belongs to a line, behind its byte order mark.
 * @param most bytes of a line; a longer one has no content.
 * @returns lines in their order, numbered from 1, with their places in the file.
 * @throws what reading throws.
 */
export function* linesIn(descriptor: number, { from, to }: ByteRange, first: number, most: number): Generator<Line<Buffer>> {
  const start = from <= first ? first : lineStart(descriptor, from, to);
  if (start >= to) return;
  for (const line of splitByteLines(pieces(descriptor, start, to), most)) {
    if (start + line.start >= to) return;
    yield { ...line, start: start + line.start, end: start + line.end };
  }
}

/** Where the first line begins that does not begin before `from`; `to` or more if none does in the range. */
function lineStart(descriptor: number, from: number, to: number): number {
  let at = from - 1;
  // read in small pieces: it is read again with its range
  for (const piece of pieces(descriptor, at, at)) {
    const lineFeed = piece.indexOf(LF);
    if (lineFeed >= 0) return at + lineFeed + 1;
    at += piece.length;
    if (at >= to) break;
  }
  return Math.max(at, to);
}

/** The bytes from `at` to the end of the file; each piece is an array of its own. */
function* pieces(descriptor: number, at: number, to: number): Generator<Buffer> {
  for (let place = at; ; ) {
    const wanted = Math.min(PIECE_BYTES + BEYOND_BYTES, Math.max(BEYOND_BYTES, to - place + BEYOND_BYTES));
    const piece = Buffer.allocUnsafe(wanted);
    const read = readSync(descriptor, piece, 0, wanted, place);
    if (read === 0) return;
    yield piece.subarray(0, read);
    place += read;
  }
}
