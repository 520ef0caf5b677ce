/**
 * Index: postings of a segment, sorted (hash of 32 bits, document), as blocks of bytes. Block b of n holds the hashes h with floor(h n / 2^32) = b, so
 * which block a hash is in follows from the hash. A block of news is some 640 bytes: one read of a disk, 1.7 microseconds from the page cache.
 *
 *   entry   varint(difference to the hash before << 1 | many)
 *     one   varint(document - base)
 *     many  varint(count) varint(bytes) documents
 *   documents, up to HOT      differences, ascending from the base
 *              of more        the first HOT / 2 so, then the others from the last one down to where the first ones end
 *
 * So the earliest and the latest holders of a hash that thousands have are read without the thousands between them. Postings name documents, not
 * places in them: those are found again in the texts, and an estimate needs the places of the query alone. 3.4 to 3.9 bytes a posting for seeds
 * of news. O(postings) to write, O(bytes of a block) to find.
 */
import { lowerBound } from "../arrays/lower-bound.js";

const HASHES = 0x1_0000_0000;
/** Documents of a list that are handed out from both its ends, and so lie at its front. Part of the format. */
export const HOT = 100;
const HALF = HOT / 2;

/** Sorted postings in columns, of which the first `length` count. */
export interface Postings {
  readonly hashes: Uint32Array;
  readonly documents: Uint32Array;
  readonly length: number;
}

/** The first hash that block `b` of `blocks` may hold. */
export function firstHashOf(b: number, blocks: number): number {
  return Math.ceil((b * HASHES) / blocks);
}

/** The block of a hash. Exact for up to 2^21 blocks, which a segment never has more of. */
export function blockOf(hash: number, blocks: number): number {
  return Math.floor((hash * blocks) / HASHES);
}

/** Writes blocks one after the other into one buffer that is used again. */
export class BlockEncoder {
  #bytes = new Uint8Array(1 << 14);
  #at = 0;

  /** The bytes of the postings [from, to), which belong into one block. A view of the buffer, valid until the next call. */
  encode(
    { hashes, documents }: Postings,
    range: { readonly from: number; readonly to: number; readonly base: number; readonly firstHash: number },
  ): Uint8Array {
    const { from, to, base, firstHash } = range;
    this.#at = 0;
    this.#need(12 * (to - from) + 64);
    let before = firstHash;
    for (let x = from; x < to; ) {
      const hash = hashes[x]!;
      let end = x + 1;
      while (end < to && hashes[end] === hash) end++;
      this.#put((hash - before) * 2 + Number(end - x > 1));
      if (end - x === 1) this.#put(documents[x]! - base);
      else this.#putList(documents, x, end, base);
      before = hash;
      x = end;
    }
    return this.#bytes.subarray(0, this.#at);
  }

  #putList(documents: Uint32Array, from: number, to: number, base: number): void {
    const count = to - from;
    this.#put(count);
    const lengthAt = this.#at;
    const ascending = count > HOT ? from + HALF : to;
    let before = base;
    for (let x = from; x < ascending; x++) {
      this.#put(documents[x]! - before);
      before = documents[x]!;
    }
    if (ascending < to) {
      this.#put(documents[to - 1]! - before);
      for (let x = to - 2; x >= ascending; x--) this.#put(documents[x + 1]! - documents[x]!);
    }
    const size = this.#at - lengthAt;
    const sizeBytes = varintBytes(size);
    this.#bytes.copyWithin(lengthAt + sizeBytes, lengthAt, this.#at);
    this.#at = lengthAt;
    this.#put(size);
    this.#at = lengthAt + sizeBytes + size;
  }

  #put(value: number): void {
    let rest = value;
    while (rest >= 128) {
      this.#bytes[this.#at++] = (rest % 128) | 128;
      rest = Math.floor(rest / 128);
    }
    this.#bytes[this.#at++] = rest;
  }

  #need(bytes: number): void {
    if (bytes > this.#bytes.length) this.#bytes = new Uint8Array(2 * bytes);
  }
}

function varintBytes(value: number): number {
  let bytes = 1;
  for (let rest = value; rest >= 128; rest = Math.floor(rest / 128)) bytes++;
  return bytes;
}

/** Where an entry of a block begins, and the hash before it. */
export interface Waypoint {
  readonly at: number;
  readonly hash: number;
}

/** What is looked for in a block. */
interface Wanted {
  readonly hash: number;
  /** Of the block, or of a waypoint in it whose hash is below the one that is looked for. */
  readonly firstHash: number;
  /** Where that is. @default 0 */
  readonly from?: number;
  readonly base: number;
  /** Whether of more than HOT documents the first and the last ones do. */
  readonly cut: boolean;
}

/**
 * Appends the documents of a hash to `out`, ascending; with `cut` of more than HOT the first and the last HOT / 2. The bytes have a checksum that was
 * looked at, so they are what an encoder wrote. A question reads a thousand blocks, so numbers are read where they are needed, in one loop: a call for
 * each took three times as long.
 * @returns how many documents have it, 0 for none.
 */
export function findInBlock(bytes: Uint8Array, { hash, firstHash, from = 0, base, cut }: Wanted, out: number[]): number {
  const end = bytes.length;
  let at = from;
  let here = firstHash;
  while (at < end) {
    let byte = bytes[at++]!;
    const isMany = byte & 1;
    let difference = (byte & 127) >>> 1;
    for (let scale = 64; byte >= 128; scale *= 128) {
      byte = bytes[at++]!;
      difference += (byte & 127) * scale;
    }
    here += difference;
    if (here > hash) return 0;
    if (isMany === 0) {
      if (here === hash) {
        out.push(base + readNumber(bytes, at).value);
        return 1;
      }
      while (bytes[at++]! >= 128);
      continue;
    }
    if (here === hash) return readFound(bytes, at, { base, cut }, out);
    while (bytes[at++]! >= 128);
    const size = readNumber(bytes, at);
    at = size.end + size.value;
  }
  return 0;
}

function readFound(bytes: Uint8Array, at: number, { base, cut }: Pick<Wanted, "base" | "cut">, out: number[]): number {
  const count = readNumber(bytes, at);
  const size = readNumber(bytes, count.end);
  readList(bytes, size.end, { count: count.value, base, cut }, out);
  return count.value;
}

/** The first entry behind each of `count` equal parts of a block, but the first part; fewer where one entry is longer than a part. */
export function waypointsOf(bytes: Uint8Array, firstHash: number, count: number): Waypoint[] {
  const waypoints: Waypoint[] = [];
  for (let at = 0, hash = firstHash, part = 1; at < bytes.length; ) {
    if (count * at >= part * bytes.length) {
      waypoints.push({ at, hash });
      part = Math.floor((count * at) / bytes.length) + 1;
    }
    const head = readNumber(bytes, at);
    hash += Math.floor(head.value / 2);
    const next = readNumber(bytes, head.end);
    if (head.value % 2 === 0) at = next.end;
    else {
      const size = readNumber(bytes, next.end);
      at = size.end + size.value;
    }
  }
  return waypoints;
}

/** Calls `take` with each posting of a block, ascending by hash and document. */
export function eachInBlock(bytes: Uint8Array, { firstHash, base }: Pick<Wanted, "firstHash" | "base">, take: (hash: number, document: number) => void): void {
  const list: number[] = [];
  for (let at = 0, hash = firstHash; at < bytes.length; ) {
    const head = readNumber(bytes, at);
    hash += Math.floor(head.value / 2);
    const next = readNumber(bytes, head.end);
    if (head.value % 2 === 0) {
      take(hash, base + next.value);
      at = next.end;
      continue;
    }
    const size = readNumber(bytes, next.end);
    list.length = 0;
    readList(bytes, size.end, { count: next.value, base, cut: false }, list);
    for (const document of list) take(hash, document);
    at = size.end + size.value;
  }
}

function readList(
  bytes: Uint8Array,
  from: number,
  { count, base, cut }: { readonly count: number; readonly base: number; readonly cut: boolean },
  out: number[],
): void {
  const ascending = count > HOT ? HALF : count;
  const length = count > HOT && cut ? HOT : count;
  const firstBack = out.length + ascending;
  let at = from;
  let document = base;
  for (let x = 0; x < length; x++) {
    let byte = bytes[at++]!;
    let difference = byte & 127;
    for (let scale = 128; byte >= 128; scale *= 128) {
      byte = bytes[at++]!;
      difference += (byte & 127) * scale;
    }
    document += x > ascending ? -difference : difference;
    out.push(document);
  }
  if (ascending < count) reverse(out, firstBack);
}

/** A number and where it ends. */
function readNumber(bytes: Uint8Array, from: number): { readonly value: number; readonly end: number } {
  let at = from;
  let byte = bytes[at++]!;
  let value = byte & 127;
  for (let scale = 128; byte >= 128; scale *= 128) {
    byte = bytes[at++]!;
    value += (byte & 127) * scale;
  }
  return { value, end: at };
}

function reverse(list: number[], from: number): void {
  for (let low = from, high = list.length - 1; low < high; low++, high--) [list[low], list[high]] = [list[high]!, list[low]!];
}

/** The first posting of a block in sorted postings, from `from` on. */
export function startOfBlock({ hashes, length }: Postings, firstHash: number, from: number): number {
  return firstHash >= HASHES ? length : lowerBound(hashes, firstHash, from, length);
}
