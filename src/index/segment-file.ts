/**
 * Index: one file of a segment: the postings of one space (seeds or bands) of documents [base, end), written once and never changed.
 *
 *   0    "wcpostng", u32 format, u32 space, u32 number, u32 base, u32 end, u32 blocks, u32 checksum of the 32 bytes before it
 *   36   blocks: bytes (posting-blocks.ts), 1 to 4 bytes up to a multiple of four of which the last tells how many, u32 checksum
 *   ...  directory: blocks + 1 u32, where each block begins, in words of four bytes; then f64 number of postings, u32 checksum of both
 *
 * All numbers are little-endian. The seed of each checksum names the segment, the space and the block, so a block in another's place is found. The
 * directory is kept in memory, 4 bytes a block, 1 byte for each 45 postings; a block is read each time it is asked for, and checked the first time. A file that
 * ends anywhere else than behind its directory is refused when it is opened.
 *
 * A file that is held in memory has waypoints, which are made when a block is checked: a search reads an eighth of the block. 56 bytes a block.
 *
 *   waypoints   PARTS - 1 of [ where an entry begins + 1, 0 for none | hash before it ] a block
 */
import { WirecopyError } from "../errors.js";
import { CHECKSUM_BYTES, checksumOf, readWords, seedOf, viewOf, writeWords } from "./checked-bytes.js";
import { BlockEncoder, blockOf, eachInBlock, findInBlock, firstHashOf, type Postings, startOfBlock, waypointsOf } from "./posting-blocks.js";
import type { SegmentFiles, SegmentSink, SegmentSource } from "./store.js";

const SEGMENT_FORMAT = 1;
/** What postings are of: runs of words; keys of bands and ids. */
export const SPACES = ["seeds", "bands"] as const;
export type Space = (typeof SPACES)[number];

/** Which documents a segment is of. */
export interface SegmentRange {
  readonly number: number;
  readonly base: number;
  readonly end: number;
}

const MAGIC = [0x77, 0x63, 0x70, 0x6f, 0x73, 0x74, 0x6e, 0x67];
const HEADER_BYTES = 36;
/** Bytes of a block that is aimed at, and most blocks: more would not be found exactly (posting-blocks.ts). */
const BLOCK_BYTES = 640;
const MOST_BLOCKS = 1 << 21;
const WORD = 4;
/** Parts of a block that waypoints lead to, and the numbers that they take. */
const PARTS = 8;
const WAYPOINTS = 2 * (PARTS - 1);

/** The name of the file of a segment. */
export function segmentName(space: Space, number: number): string {
  return `${space}-${number}.seg`;
}

/** How many blocks so many postings are cut into, at so many bytes each. */
export function blocksFor(postings: number, bytesEach: number): number {
  return Math.min(MOST_BLOCKS, Math.max(1, Math.ceil((postings * bytesEach) / BLOCK_BYTES)));
}

/** Writes a segment file, block after block. */
export class SegmentWriter {
  readonly blocks: number;
  readonly #sink: SegmentSink;
  readonly #space: Space;
  readonly #range: SegmentRange;
  readonly #encoder = new BlockEncoder();
  readonly #starts: Uint32Array;
  #block = 0;
  #words = HEADER_BYTES / WORD;
  #postings = 0;

  constructor(files: SegmentFiles, { space, blocks, ...range }: SegmentRange & { readonly space: Space; readonly blocks: number }) {
    this.blocks = blocks;
    this.#space = space;
    this.#range = range;
    this.#starts = new Uint32Array(blocks + 1);
    this.#sink = files.create(segmentName(space, range.number));
    this.#sink.write(headerOf({ space, blocks, ...range }));
  }

  /** Writes the next block: postings [from, to), all that belong into it. */
  write(postings: Postings, from: number, to: number): void {
    const { base } = this.#range;
    const body = this.#encoder.encode(postings, { from, to, base, firstHash: firstHashOf(this.#block, this.blocks) });
    const size = (body.length + WORD) & ~(WORD - 1);
    const bytes = new Uint8Array(size + CHECKSUM_BYTES);
    bytes.set(body);
    bytes[size - 1] = size - body.length;
    const view = viewOf(bytes);
    view.setUint32(size, checksumOf(view, blockSeed(this.#space, this.#range.number, this.#block), 0, size), true);
    this.#starts[this.#block++] = this.#words;
    this.#words += bytes.length / WORD;
    this.#postings += to - from;
    this.#sink.write(bytes);
  }

  /** Makes the file durable. @returns the number of postings. */
  finish(): number {
    this.#starts[this.blocks] = this.#words;
    const bytes = new Uint8Array(WORD * this.#starts.length + 8 + CHECKSUM_BYTES);
    const view = viewOf(bytes);
    writeWords(view, 0, this.#starts);
    view.setFloat64(bytes.length - 12, this.#postings, true);
    view.setUint32(bytes.length - 4, checksumOf(view, blockSeed(this.#space, this.#range.number, this.blocks), 0, bytes.length - 4), true);
    this.#sink.write(bytes);
    this.#sink.finish();
    return this.#postings;
  }

  abandon(): void {
    this.#sink.abandon();
  }
}

/** Writes sorted postings as a segment file. @returns its number of postings. */
export function writeSegment(files: SegmentFiles, range: SegmentRange & { readonly space: Space }, postings: Postings): number {
  const writer = new SegmentWriter(files, { ...range, blocks: blocksFor(postings.length, 4.5) });
  try {
    for (let block = 0, from = 0; block < writer.blocks; block++) {
      const to = startOfBlock(postings, firstHashOf(block + 1, writer.blocks), from);
      writer.write(postings, from, to);
      from = to;
    }
    return writer.finish();
  } catch (error) {
    writer.abandon();
    throw error;
  }
}

/** A segment file, open. */
export class SegmentFile {
  readonly base: number;
  readonly blocks: number;
  readonly postings: number;
  readonly byteLength: number;
  readonly #name: string;
  readonly #source: SegmentSource;
  readonly #seedOf: (block: number) => number;
  readonly #starts: Uint32Array;
  /** By block: 1 once its checksum was looked at. A file never changes, so once is enough. */
  readonly #isChecked: Uint8Array;
  #waypoints: Uint32Array | undefined;

  /** Undefined where there is no such file. @throws {WirecopyError} "index-corrupt", "index-version". */
  static open(files: SegmentFiles, space: Space, range: SegmentRange): SegmentFile | undefined {
    const source = files.open(segmentName(space, range.number));
    if (source === undefined) return undefined;
    try {
      return new SegmentFile(source, space, range);
    } catch (error) {
      source.close();
      throw error;
    }
  }

  private constructor(source: SegmentSource, space: Space, range: SegmentRange) {
    this.#source = source;
    this.#name = segmentName(space, range.number);
    this.#seedOf = (block) => blockSeed(space, range.number, block);
    this.base = range.base;
    this.byteLength = source.byteLength;
    this.blocks = this.#readHeader(space, range);
    const bytes = this.#directoryBytes();
    const view = viewOf(bytes);
    this.#starts = readWords(view, 0, this.blocks + 1);
    this.#isChecked = new Uint8Array(this.blocks);
    this.postings = view.getFloat64(bytes.length - 12, true);
    if (this.#starts[this.blocks]! * WORD + bytes.length !== source.byteLength) throw this.#damaged(`it has ${source.byteLength} bytes`);
  }

  /** Appends the documents that have a hash (posting-blocks.ts). @returns how many have it. */
  find(hash: number, cut: boolean, out: number[]): number {
    const block = blockOf(hash, this.blocks);
    const bytes = this.#read(block);
    const { base } = this;
    const waypoints = this.#waypoints;
    if (waypoints !== undefined)
      for (let at = WAYPOINTS * (block + 1) - 2; at >= WAYPOINTS * block; at -= 2)
        if (waypoints[at] !== 0 && waypoints[at + 1]! < hash)
          return findInBlock(bytes, { hash, from: waypoints[at]! - 1, firstHash: waypoints[at + 1]!, base, cut }, out);
    return findInBlock(bytes, { hash, from: 0, firstHash: firstHashOf(block, this.blocks), base, cut }, out);
  }

  /** Keeps what is read from now on in memory, or lets go of it; nothing where the store cannot. */
  hold(keeps: boolean): void {
    if (this.#source.hold === undefined || keeps === (this.#waypoints !== undefined)) return;
    this.#source.hold(keeps);
    this.#waypoints = keeps ? new Uint32Array(WAYPOINTS * this.blocks) : undefined;
    this.#isChecked.fill(0);
  }

  /** Calls `take` with each posting of a block, ascending. */
  eachOf(block: number, take: (hash: number, document: number) => void): void {
    eachInBlock(this.#read(block), { firstHash: firstHashOf(block, this.blocks), base: this.base }, take);
  }

  close(): void {
    this.#source.close();
  }

  #read(block: number): Uint8Array {
    const at = this.#starts[block]! * WORD;
    const size = this.#starts[block + 1]! * WORD - at - CHECKSUM_BYTES;
    const bytes = this.#source.read(at, size + CHECKSUM_BYTES);
    if (bytes.length !== size + CHECKSUM_BYTES) throw this.#damaged(`block ${block} is not whole`);
    if (this.#isChecked[block] === 0) {
      const view = viewOf(bytes);
      if (view.getUint32(size, true) !== checksumOf(view, this.#seedOf(block), 0, size)) throw this.#damaged(`the checksum of block ${block} does not fit`);
      this.#isChecked[block] = 1;
      this.#findWay(block, bytes.subarray(0, size - bytes[size - 1]!));
    }
    return bytes.subarray(0, size - bytes[size - 1]!);
  }

  #findWay(block: number, bytes: Uint8Array): void {
    if (this.#waypoints === undefined) return;
    for (const [x, { at, hash }] of waypointsOf(bytes, firstHashOf(block, this.blocks), PARTS).entries())
      this.#waypoints.set([at + 1, hash], WAYPOINTS * block + 2 * x);
  }

  #readHeader(space: Space, { number, base, end }: SegmentRange): number {
    const bytes = this.#source.read(0, HEADER_BYTES);
    if (bytes.length < HEADER_BYTES || MAGIC.some((byte, x) => bytes[x] !== byte)) throw this.#damaged('expected "wcpostng" at its start');
    const view = viewOf(bytes);
    const format = view.getUint32(8, true);
    if (format !== SEGMENT_FORMAT) throw new WirecopyError("index-version", `${this.#name} is of another format: expected ${SEGMENT_FORMAT}, found ${format}`);
    if (view.getUint32(32, true) !== checksumOf(view, 0, 0, 32)) throw this.#damaged("the checksum of its header does not fit");
    const found = [12, 16, 20, 24].map((at) => view.getUint32(at, true));
    const expected = [SPACES.indexOf(space), number, base, end];
    if (found.some((value, x) => value !== expected[x])) throw this.#damaged(`it is segment ${found.join(", ")}, and ${expected.join(", ")} was expected`);
    return view.getUint32(28, true);
  }

  #directoryBytes(): Uint8Array {
    const size = WORD * (this.blocks + 1) + 8 + CHECKSUM_BYTES;
    const bytes = this.#source.read(this.byteLength - size, size).slice();
    const view = viewOf(bytes);
    if (bytes.length !== size || view.getUint32(size - 4, true) !== checksumOf(view, this.#seedOf(this.blocks), 0, size - 4))
      throw this.#damaged("the checksum of its directory does not fit");
    return bytes;
  }

  #damaged(what: string): WirecopyError {
    return new WirecopyError("index-corrupt", `${this.#name} is damaged: ${what}; open the index with \`rebuild\` to make its postings again`);
  }
}

function headerOf({ space, number, base, end, blocks }: SegmentRange & { readonly space: Space; readonly blocks: number }): Uint8Array {
  const bytes = new Uint8Array(HEADER_BYTES);
  bytes.set(MAGIC);
  const view = viewOf(bytes);
  for (const [x, value] of [SEGMENT_FORMAT, SPACES.indexOf(space), number, base, end, blocks].entries()) view.setUint32(8 + WORD * x, value, true);
  view.setUint32(32, checksumOf(view, 0, 0, 32), true);
  return bytes;
}

function blockSeed(space: Space, number: number, block: number): number {
  return seedOf(seedOf(SPACES.indexOf(space), number), block);
}
