/**
 * Stage input: bytes of UTF-8 in pieces -> the line that an offset stands in. LF, CRLF and a lone CR end a line. Offsets are
 * asked for in ascending order; the pieces behind them are let go. O(bytes).
 */
const LF = 10;
const CR = 13;

/** Counts the lines of one file. */
export class LineCounter {
  readonly #pieces: Uint8Array[] = [];
  /** Bytes of the first piece that are counted. */
  #at = 0;
  /** Bytes of all pieces that are counted. */
  #offset = 0;
  #line = 1;
  #previous = 0;

  /** Keeps `bytes` until an offset behind them was asked for; they must not change until then. */
  add(bytes: Uint8Array): void {
    this.#pieces.push(bytes);
  }

  /** The line, counted from 1, that the byte at `offset` stands in. `offset` is not below that of an earlier call. */
  lineAt(offset: number): number {
    for (let piece = this.#pieces[0]; piece !== undefined && this.#offset < offset; piece = this.#pieces[0]) {
      const to = Math.min(piece.length, this.#at + offset - this.#offset);
      this.#count(piece, to);
      if (to === piece.length) {
        this.#pieces.shift();
        this.#at = 0;
      }
    }
    return this.#line + (this.#previous === CR ? 1 : 0);
  }

  /** The byte before the last offset that was asked for ends a line. */
  get afterLineEnd(): boolean {
    return this.#previous === LF || this.#previous === CR;
  }

  /** A CR is counted when the next byte shows that it is not the first half of a CRLF. */
  #count(piece: Uint8Array, to: number): void {
    for (let i = this.#at; i < to; i++) {
      const byte = piece[i] as number;
      if (byte === LF || this.#previous === CR) this.#line++;
      this.#previous = byte;
    }
    this.#offset += to - this.#at;
    this.#at = to;
  }
}

/** Line ends inside `text`, counted as above. */
export function countLineEnds(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === LF || (code === CR && text.charCodeAt(i + 1) !== LF)) count++;
  }
  return count;
}
