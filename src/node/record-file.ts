/**
 * Node: texts of a run that are not held in memory: one JSON record after the other in a file, read again by number, from any thread. Where records stand is in columns:
 * 12 bytes a document. One read a record.
 */
import { closeSync, openSync, readSync, writeSync } from "node:fs";

/** What is kept of a document. */
export interface StoredRecord {
  readonly text: string;
  readonly source: string | null;
  readonly publishedAt: string | null;
}

/** Where the records of documents stand, by document. */
export interface RecordPlaces {
  readonly path: string;
  readonly at: Float64Array;
  readonly bytes: Uint32Array;
}

/** Bytes that are written at once. */
const WRITE_BYTES = 1 << 20;

/** Writes bytes to a file, one after the other. */
export class AppendedFile {
  readonly #descriptor: number;
  #waiting: Uint8Array[] = [];
  #waitingBytes = 0;

  constructor(path: string) {
    this.#descriptor = openSync(path, "w");
  }

  /** @param bytes kept until they are written. */
  add(bytes: Uint8Array): void {
    this.#waiting.push(bytes);
    this.#waitingBytes += bytes.length;
    if (this.#waitingBytes >= WRITE_BYTES) this.#write();
  }

  close(): void {
    this.#write();
    closeSync(this.#descriptor);
  }

  #write(): void {
    const bytes = Buffer.concat(this.#waiting);
    for (let at = 0; at < bytes.length; ) at += writeSync(this.#descriptor, bytes, at);
    this.#waiting = [];
    this.#waitingBytes = 0;
  }
}

/** A record as it is written. */
export function recordBytes(record: StoredRecord): Uint8Array {
  return Buffer.from(JSON.stringify(record));
}

/** Reads records again. Open as long as its thread lives. */
export class RecordFile {
  readonly #places: RecordPlaces;
  readonly #descriptor: number;

  constructor(places: RecordPlaces) {
    this.#places = places;
    this.#descriptor = openSync(places.path, "r");
  }

  /** @throws {SyntaxError} where the file has changed. */
  read(document: number): StoredRecord {
    const { at, bytes } = this.#places;
    return JSON.parse(Buffer.from(readBytes(this.#descriptor, at[document]!, bytes[document]!)).toString()) as StoredRecord;
  }
}

/** Bytes of an open file; of one that ends before, zeros. */
export function readBytes(descriptor: number, at: number, length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  for (let done = 0; done < length; ) {
    const read = readSync(descriptor, bytes, done, length - done, at + done);
    if (read === 0) break;
    done += read;
  }
  return bytes;
}
