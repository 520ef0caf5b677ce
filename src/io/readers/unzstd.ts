/**
 * Stage input: bytes of Zstandard in pieces -> the bytes that were packed (RFC 8878). The frames and their blocks are told apart here, and fzstd decodes one
 * block at a time: a block holds at most 128 KB, so a file of a thousand times what it seems to be never stands in memory, and no frame may ask for
 * more than the 128 MB of window that zstd itself allows unasked. Checksums are passed over. O(bytes x window / 128 KB) in the worst case, since
 * fzstd moves its window with each block; the usual window is 2 MB. Node has an unpacker of its own from 22.15 on; one way is enough.
 */
import { DamagedPacking, NotPacked, PieceReader } from "./piece-reader.js";

const MAGIC = 0xfd2fb528;
/** Of frames that carry something else: the last digit is free. */
const SKIPPABLE = 0x184d2a50;
const MOST_WINDOW_BYTES = 1 << 27;
const MOST_BLOCK_BYTES = 1 << 17;
const BLOCK_HEADER_BYTES = 3;
const [RUN, RESERVED] = [1, 3];

/** What a frame's header says. */
interface Frame {
  /** Magic and header as they stand. */
  readonly bytes: Buffer;
  readonly hasChecksum: boolean;
}

/**
 * Yields what each frame holds, one after the other. What came before a failure has been yielded.
 * @throws {NotPacked}, {DamagedPacking}, what `pieces` throws.
 */
export async function* unzstd(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const { Decompress } = await import("fzstd");
  const input = new PieceReader(pieces[Symbol.asyncIterator]());
  try {
    for (let frames = 0; ; frames++) {
      const magic = await input.take(4);
      if (magic.length === 0 && frames > 0) return;
      const kind = magic.length < 4 ? 0 : magic.readUInt32LE();
      if ((kind & ~0xf) >>> 0 === SKIPPABLE) await input.pass((await input.takeAll(4)).readUInt32LE());
      else if (kind === MAGIC) yield* contentOf(await frameOf(magic, input), input, Decompress);
      else if (frames === 0) throw new NotPacked(magic);
      else throw new DamagedPacking("is followed by something else");
    }
  } finally {
    await input.close();
  }
}

async function frameOf(magic: Buffer, input: PieceReader): Promise<Frame> {
  const descriptor = await input.takeAll(1);
  const flags = descriptor[0]!;
  const isSingle = (flags & 0x20) !== 0;
  const sizeFlag = flags >> 6;
  const window = await input.takeAll(isSingle ? 0 : 1);
  const dictionary = await input.takeAll([0, 1, 2, 4][flags & 3]!);
  const size = await input.takeAll(sizeFlag > 0 ? 1 << sizeFlag : isSingle ? 1 : 0);
  if ((flags & 8) !== 0) throw new DamagedPacking("is damaged (its header has a reserved bit)");
  if (dictionary.some((byte) => byte !== 0)) throw new DamagedPacking("was packed with a dictionary, which is not at hand");
  const windowBytes = isSingle ? sizeOf(size) : 2 ** (10 + (window[0]! >> 3)) * (1 + (window[0]! & 7) / 8);
  if (windowBytes > MOST_WINDOW_BYTES) throw new DamagedPacking("wants more than 128 MB of memory to be unpacked; `zstd -d --long=31` unpacks it");
  return { bytes: Buffer.concat([magic, descriptor, window, dictionary, size]), hasChecksum: (flags & 4) !== 0 };
}

/** Of 1, 2, 4 or 8 bytes; that of two begins at 256. */
function sizeOf(bytes: Buffer): number {
  return Number(bytes.reduceRight((sum, byte) => sum * 256n + BigInt(byte), 0n)) + (bytes.length === 2 ? 256 : 0);
}

async function* contentOf({ bytes, hasChecksum }: Frame, input: PieceReader, Decompress: typeof import("fzstd").Decompress): AsyncGenerator<Uint8Array> {
  let ready: Uint8Array[] = [];
  const decoder = new Decompress((piece) => ready.push(piece));
  const decode = (data: Uint8Array, isLast: boolean): Uint8Array[] => {
    ready = [];
    try {
      decoder.push(data, isLast);
    } catch (cause) {
      throw new DamagedPacking(`is damaged (${(cause as Error).message})`, { cause });
    }
    return ready;
  };
  decode(bytes, false);
  for (let isLast = false; !isLast; ) {
    const block = await blockOf(input);
    isLast = (block[0]! & 1) !== 0;
    yield* decode(block, isLast && !hasChecksum);
  }
  if (hasChecksum) yield* decode(await input.takeAll(4), true);
}

async function blockOf(input: PieceReader): Promise<Buffer> {
  const header = await input.takeAll(BLOCK_HEADER_BYTES);
  const kind = (header[0]! >> 1) & 3;
  const size = header.readUIntLE(0, 3) >> 3;
  if (kind === RESERVED || size > MOST_BLOCK_BYTES) throw new DamagedPacking("is damaged (a block is of no kind there is)");
  return Buffer.concat([header, await input.takeAll(kind === RUN ? 1 : size)]);
}
