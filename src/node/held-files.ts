/**
 * Node: files of segments in memory, page by page as they are read: to read a block from the page cache of the system takes three microseconds, most of them the call,
 * and a question reads a thousand. Input a file that never changes, output views of its bytes. Several stores of one process hold a file once: states of one index, and its
 * threads, which write the same bytes to the same place. A page takes memory when it is read, not before.
 */
import { readSync } from "node:fs";
import type { SegmentSource } from "../index/store.js";

/** Bytes of a page: read in some eight microseconds. */
const PAGE_BYTES = 1 << 15;

/** The memory of a file, which threads can share. */
export interface HeldMemory {
  readonly bytes: SharedArrayBuffer;
  /** By page: 1 once it is there. */
  readonly isThere: SharedArrayBuffer;
}

/** A file in memory, as far as it was read. */
export class HeldFile {
  readonly memory: HeldMemory;
  readonly #bytes: Uint8Array;
  readonly #isThere: Uint8Array;

  constructor(memory: HeldMemory) {
    this.memory = memory;
    this.#bytes = new Uint8Array(memory.bytes);
    this.#isThere = new Uint8Array(memory.isThere);
  }

  /** Bytes [at, end) of the open file; undefined where it is shorter than it was. */
  read(file: number, at: number, end: number): Uint8Array | undefined {
    for (let page = Math.floor(at / PAGE_BYTES); page * PAGE_BYTES < end; page++) {
      if (Atomics.load(this.#isThere, page) === 1) continue;
      if (!this.#fill(file, page * PAGE_BYTES)) return undefined;
      Atomics.store(this.#isThere, page, 1);
    }
    return this.#bytes.subarray(at, end);
  }

  #fill(file: number, from: number): boolean {
    const length = Math.min(PAGE_BYTES, this.#bytes.length - from);
    return readSync(file, this.#bytes, from, length, from) === length;
  }
}

/** A file of a segment, open, and how it is closed. */
interface OpenFile {
  readonly name: string;
  readonly descriptor: number;
  readonly byteLength: number;
  close(): void;
}

/** What reads of a file that is not held share. */
export class ReadBuffer {
  #bytes = new Uint8Array(1 << 16);

  /** Room for so many bytes. */
  of(length: number): Uint8Array<ArrayBuffer> {
    if (length > this.#bytes.length) this.#bytes = new Uint8Array(2 * length);
    return this.#bytes;
  }
}

/** Reads a file of a segment, from memory where it is held. */
export function segmentSource({ name, descriptor, byteLength, close }: OpenFile, held: HeldFiles, buffer: ReadBuffer): SegmentSource {
  let isOpen = true;
  let inMemory: HeldFile | undefined;
  const hold = (keeps: boolean): void => {
    if (keeps === (inMemory !== undefined)) return;
    if (!keeps) held.drop(name);
    inMemory = keeps ? held.take(name, byteLength) : undefined;
  };
  return {
    byteLength,
    read(at, length) {
      const known = inMemory?.read(descriptor, at, Math.min(byteLength, at + length));
      if (known !== undefined) return known;
      const bytes = buffer.of(length);
      return bytes.subarray(0, readSync(descriptor, bytes, 0, length, at));
    },
    hold,
    close() {
      hold(false);
      if (isOpen) close();
      isOpen = false;
    },
  };
}

/** Enough for all but the largest segment of 10^5 documents. */
const MOST_BYTES = 32_000_000;

/** The files that are held, by name. */
export class HeldFiles {
  /** What files that are held may take together. */
  readonly mostBytes: number;
  /** Ascends whenever another file is held, or one no more. */
  changes = 0;
  readonly #files = new Map<string, { readonly file: HeldFile; holders: number }>();
  /** What others have made of files that nobody here holds yet. */
  readonly #given = new Map<string, HeldMemory>();

  constructor(mostBytes = MOST_BYTES) {
    this.mostBytes = mostBytes;
  }

  /** Holds a file; each holder drops it once. */
  take(name: string, byteLength: number): HeldFile {
    const known = this.#files.get(name);
    if (known !== undefined) {
      known.holders++;
      return known.file;
    }
    const file = new HeldFile(this.#given.get(name) ?? memoryFor(byteLength));
    this.#files.set(name, { file, holders: 1 });
    this.changes++;
    return file;
  }

  drop(name: string): void {
    const known = this.#files.get(name);
    if (known === undefined || --known.holders > 0) return;
    this.#files.delete(name);
    this.changes++;
  }

  /** For the files of another thread: what is held here. */
  memories(): Map<string, HeldMemory> {
    return new Map([...this.#files].map(([name, { file }]) => [name, file.memory]));
  }

  /** Takes what another thread holds in the place of memory of its own. */
  give(memories: ReadonlyMap<string, HeldMemory>): void {
    this.#given.clear();
    for (const [name, memory] of memories) this.#given.set(name, memory);
  }
}

function memoryFor(byteLength: number): HeldMemory {
  return { bytes: new SharedArrayBuffer(byteLength), isThere: new SharedArrayBuffer(Math.ceil(byteLength / PAGE_BYTES)) };
}
