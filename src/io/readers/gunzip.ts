/**
 * Stage input: bytes of gzip in pieces -> the bytes that were packed (RFC 1952). Members follow each other, and zeros may stand behind one (the padding
 * of tape blocks, which gzip passes over as well). Written here because Node's Gunzip ends at the first such zero without telling who writes to it,
 * and drops what it has unpacked where garbage follows. Node's InflateRaw does the work. O(bytes); holds one piece and what becomes of it.
 */
import { crc32, createInflateRaw } from "node:zlib";
import { cutOff, DamagedPacking, NotPacked, PieceReader } from "./piece-reader.js";
import { through } from "./through.js";

const UNPACKED_PIECE_BYTES = 1 << 16;
const MAGIC = [0x1f, 0x8b] as const;
const DEFLATE = 8;
const HEADER_BYTES = 10;
const TRAILER_BYTES = 8;
/** Bits of the header's flags, in the order of what they announce. */
const [HAS_CRC, HAS_EXTRA, HAS_NAME, HAS_COMMENT, RESERVED] = [2, 4, 8, 16, 0xe0];

/**
 * Yields what each member holds, one after the other. What came before a failure has been yielded.
 * @throws {NotPacked}, {DamagedPacking}, an error of zlib, and what `pieces` throws.
 */
export async function* gunzip(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const input = new PieceReader(pieces[Symbol.asyncIterator]());
  try {
    for (let members = 0; members === 0 || (await input.passZeros()); members++) {
      await passHeader(input, members);
      yield* memberOf(input);
    }
  } finally {
    await input.close();
  }
}

async function passHeader(input: PieceReader, members: number): Promise<void> {
  const header = await input.take(HEADER_BYTES);
  const isGzip = MAGIC.every((byte, i) => header[i] === byte || i >= header.length);
  if (!isGzip && members === 0) throw new NotPacked(header);
  if (!isGzip) throw new DamagedPacking("is followed by something else");
  if (header.length < HEADER_BYTES) throw cutOff();
  const flags = header[3]!;
  if (header[2] !== DEFLATE || (flags & RESERVED) !== 0) throw new DamagedPacking("is damaged (its header is not of gzip's only method)");
  if (flags & HAS_EXTRA) await input.pass((await input.takeAll(2)).readUInt16LE());
  if (flags & HAS_NAME) await input.passZeroEnded();
  if (flags & HAS_COMMENT) await input.passZeroEnded();
  if (flags & HAS_CRC) await input.pass(2);
}

/** The bytes of a member, whose header was read, checked against its trailer. */
async function* memberOf(input: PieceReader): AsyncGenerator<Uint8Array> {
  const inflate = createInflateRaw({ chunkSize: UNPACKED_PIECE_BYTES });
  let [given, crc, length] = [0, 0, 0];
  let last: Uint8Array = new Uint8Array(0);
  const fed = async (): Promise<IteratorResult<Uint8Array>> => {
    const piece = await input.next();
    if (piece === undefined) return { done: true, value: undefined };
    last = piece;
    given += piece.length;
    return { done: false, value: piece };
  };
  // without `return`, so that the input stays open behind the member
  for await (const bytes of through<Uint8Array, Uint8Array>({ [Symbol.asyncIterator]: () => ({ next: fed }) }, inflate)) {
    crc = crc32(bytes, crc);
    length += bytes.length;
    yield bytes;
  }
  input.unread(last.subarray(last.length - (given - inflate.bytesWritten)));
  const trailer = await input.takeAll(TRAILER_BYTES);
  if (trailer.readUInt32LE(0) !== crc || trailer.readUInt32LE(4) !== length % 2 ** 32) throw new DamagedPacking("is damaged (its checksum does not fit)");
}
