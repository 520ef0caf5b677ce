/**
 * Stage input: bytes in pieces of any length -> as many bytes, or lines, as an unpacker asks for at a time, and the two ways in which packed data is not
 * what it was taken for. Holds one piece, and what is asked for.
 */

/** What is wrong with packed bytes, besides what an unpacker says: `message` goes on after "the compressed data". */
export class DamagedPacking extends Error {
  override readonly name = "DamagedPacking";
}

/** The bytes are not packed at all, or in another way; `first` of them. */
export class NotPacked extends Error {
  override readonly name = "NotPacked";
  readonly first: Uint8Array;

  constructor(first: Uint8Array) {
    super("not packed");
    this.first = first;
  }
}

const LF = 10;

/** Packed data that ends in the middle. */
export function cutOff(): DamagedPacking {
  return new DamagedPacking("ends too early");
}

/** Bytes of pieces, as many as are asked for at a time. */
export class PieceReader {
  readonly #pieces: AsyncIterator<Uint8Array>;
  #left: Uint8Array = new Uint8Array(0);

  constructor(pieces: AsyncIterator<Uint8Array>) {
    this.#pieces = pieces;
  }

  /** What is left of a piece, or another one; undefined at the end. */
  async next(): Promise<Uint8Array | undefined> {
    let piece = this.#left;
    this.#left = new Uint8Array(0);
    while (piece.length === 0) {
      const { value, done } = await this.#pieces.next();
      if (done) return undefined;
      piece = value;
    }
    return piece;
  }

  /** Gives back the end of the last piece. */
  unread(bytes: Uint8Array): void {
    this.#left = bytes;
  }

  /** The next bytes, fewer at the end. */
  async take(length: number): Promise<Buffer> {
    const parts: Uint8Array[] = [];
    for (let missing = length; missing > 0; ) {
      const piece = await this.next();
      if (piece === undefined) break;
      parts.push(piece.subarray(0, missing));
      this.unread(piece.subarray(missing));
      missing -= parts.at(-1)!.length;
    }
    return Buffer.concat(parts);
  }

  /** The same; that there are fewer is a failure. */
  async takeAll(length: number): Promise<Buffer> {
    const bytes = await this.take(length);
    if (bytes.length < length) throw cutOff();
    return bytes;
  }

  async pass(length: number): Promise<void> {
    await this.takeAll(length);
  }

  /** A line without its line end; undefined at the end, and where it is longer than `most`. */
  async takeLine(most: number): Promise<string | undefined> {
    const parts: Uint8Array[] = [];
    let length = 0;
    for (let piece = await this.next(); piece !== undefined; piece = await this.next()) {
      const end = piece.indexOf(LF);
      parts.push(end < 0 ? piece : piece.subarray(0, end));
      length += parts.at(-1)!.length;
      if (end >= 0) this.unread(piece.subarray(end + 1));
      if (length > most) return undefined;
      if (end >= 0) return Buffer.concat(parts).toString().replace(/\r$/, "");
    }
    return length === 0 ? undefined : Buffer.concat(parts).toString();
  }

  /** Passes over bytes up to and including the first zero. */
  async passZeroEnded(): Promise<void> {
    for (let piece = await this.next(); piece !== undefined; piece = await this.next()) {
      const zero = piece.indexOf(0);
      if (zero < 0) continue;
      this.unread(piece.subarray(zero + 1));
      return;
    }
    throw cutOff();
  }

  /** Passes over zeros; false if nothing follows. */
  async passZeros(): Promise<boolean> {
    for (let piece = await this.next(); piece !== undefined; piece = await this.next()) {
      const start = piece.findIndex((byte) => byte !== 0);
      if (start < 0) continue;
      this.unread(piece.subarray(start));
      return true;
    }
    return false;
  }

  async close(): Promise<void> {
    await this.#pieces.return?.();
  }
}
