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
export async function* splitLines(pieces: AsyncIterable<string>, maxChars: number): AsyncGenerator<Line<string>> {
  const splitter = new LineSplitter(maxChars, TEXT);
  for await (const piece of pieces) yield* splitter.push(piece);
  yield* splitter.end();
}

/** The same of bytes that are there at once. */
export function* splitByteLines(pieces: Iterable<Buffer>, maxBytes: number): Generator<Line<Buffer>> {
  const splitter = new LineSplitter(maxBytes, BYTES);
  for (const piece of pieces) yield* splitter.push(piece);
  yield* splitter.end();
}

interface Piece {
  readonly length: number;
}

/** Takes pieces and gives the lines that end in each. */
class LineSplitter<Part extends Piece> {
  readonly #most: number;
  readonly #medium: Medium<Part>;
  #number = 1;
  #start = 0;
  #begun: Part[] = [];
  #length = 0;

  constructor(most: number, medium: Medium<Part>) {
    this.#most = most;
    this.#medium = medium;
  }

  /** The lines that end in `piece`. To be asked for to the last before the next piece. */
  *push(piece: Part): Generator<Line<Part>> {
    const { lineFeedIn, cut } = this.#medium;
    let from = 0;
    for (let at = lineFeedIn(piece, 0); at >= 0; at = lineFeedIn(piece, from)) {
      this.#take(cut(piece, from, at));
      yield this.#finish(1);
      from = at + 1;
    }
    if (from < piece.length) this.#take(cut(piece, from, piece.length));
  }

  /** The last line, if it has no line end. */
  *end(): Generator<Line<Part>> {
    if (this.#length > 0) yield this.#finish(0);
  }

  #take(part: Part): void {
    this.#length += part.length;
    if (this.#length <= this.#most) this.#begun.push(part);
    else this.#begun = [];
  }

  #finish(lineEnd: number): Line<Part> {
    const [start, end] = [this.#start, this.#start + this.#length + lineEnd];
    const line = { number: this.#number++, start, end, content: this.#length <= this.#most ? this.#medium.join(this.#begun) : undefined };
    this.#start = end;
    this.#begun = [];
    this.#length = 0;
    return line;
  }
}
