/**
 * Node: documents of a run that are not held in memory. Input documents as they come, output their records by number, earliest first. Texts lie in a file, one JSON
 * record after the other; in memory are 60 bytes a document: where its record is, when and by whom it was published, how many tokens it has.
 */
import { closeSync, openSync, readSync, rmSync, writeSync } from "node:fs";
import { IdTable } from "../arrays/id-table.js";
import { documentOrder } from "../corpus/document-order.js";
import { checkDocument } from "../corpus/intake.js";
import { type PublicationTime, parsePublicationTime } from "../corpus/publication-time.js";
import { hashUnits } from "../kernels/hash.js";
import { publisherOf } from "../relations/publisher-names.js";
import { hashesOfTokens } from "../sketch/text-shingles.js";
import { removeAtExit } from "./temporary-files.js";

/** What is kept of a document beside its text. */
export interface SpooledDocument {
  readonly id: string;
  readonly text: string;
  readonly source: string | null;
  readonly publishedAt: string | null;
}

/** Bytes that are written at once. */
const WRITE_BYTES = 1 << 20;

/** By document, in the order in which they came. */
interface Spooled {
  readonly at: number[];
  readonly bytes: number[];
  readonly tokens: number[];
  readonly times: (PublicationTime | undefined)[];
  readonly publishers: number[];
  readonly isAgainst: number[];
}

export class DocumentSpool {
  readonly #path: string;
  readonly #descriptor: number;
  readonly #ids = new IdTable();
  readonly #publishers = new Map<string, number>();
  readonly #maxDocumentChars: number;
  readonly #all: Spooled = { at: [], bytes: [], tokens: [], times: [], publishers: [], isAgainst: [] };
  #end = 0;
  #waiting: Buffer[] = [];
  #waitingBytes = 0;
  /** Documents whose id another one had. */
  numDuplicates = 0;

  constructor(path: string, maxDocumentChars: number) {
    this.#path = path;
    this.#maxDocumentChars = maxDocumentChars;
    removeAtExit(path);
    this.#descriptor = openSync(path, "w");
  }

  /** Takes a document in; one whose id was there before is left out. @throws {TypeError} if it is no document. */
  add(value: unknown, isAgainst: boolean): void {
    const all = this.#all;
    const { id, text, source, publishedAt, url } = checkDocument(value, `documents[${all.at.length + this.numDuplicates}]`);
    const known = this.#ids.size;
    this.#ids.intern(...hashUnits(id));
    if (this.#ids.size === known) {
      this.numDuplicates++;
      return;
    }
    const read = text.slice(0, this.#maxDocumentChars);
    const record = Buffer.from(JSON.stringify({ id, text: read, source: source ?? null, publishedAt: publishedAt ?? null }));
    all.at.push(this.#end);
    all.bytes.push(record.length);
    all.tokens.push(hashesOfTokens(read, undefined).length);
    const time = parsePublicationTime(publishedAt ?? undefined);
    all.times.push(typeof time === "string" ? undefined : time);
    all.publishers.push(this.#publisherNumber(publisherOf(source, url)?.key));
    all.isAgainst.push(Number(isAgainst));
    this.#end += record.length;
    this.#waiting.push(record);
    this.#waitingBytes += record.length;
    if (this.#waitingBytes >= WRITE_BYTES) this.#write();
  }

  #publisherNumber(key: string | undefined): number {
    if (key === undefined) return 0;
    const known = this.#publishers.get(key);
    if (known !== undefined) return known;
    this.#publishers.set(key, this.#publishers.size + 1);
    return this.#publishers.size;
  }

  #write(): void {
    const bytes = Buffer.concat(this.#waiting);
    for (let at = 0; at < bytes.length; ) at += writeSync(this.#descriptor, bytes, at);
    this.#waiting = [];
    this.#waitingBytes = 0;
  }

  /** All of them, numbered by time, then as they came. No more may come. */
  numbered(): NumberedDocuments {
    this.#write();
    const { at, bytes, tokens, times, publishers, isAgainst } = this.#all;
    const order = Uint32Array.from(at, (_, x) => x).sort(documentOrder(times));
    const offsets = new Float64Array(order.length + 1);
    order.forEach((x, d) => {
      offsets[d + 1] = offsets[d]! + tokens[x]!;
    });
    return {
      numDocuments: order.length,
      numTokens: offsets[order.length]!,
      offsets,
      startMs: Float64Array.from(order, (x) => times[x]?.startMs ?? Number.NaN),
      endMs: Float64Array.from(order, (x) => times[x]?.endMs ?? Number.NaN),
      publishers: Uint32Array.from(order, (x) => publishers[x]!),
      isAgainst: Uint8Array.from(order, (x) => isAgainst[x]!),
      records: { path: this.#path, at: Float64Array.from(order, (x) => at[x]!), bytes: Uint32Array.from(order, (x) => bytes[x]!) },
    };
  }

  /** Takes the file away. */
  remove(): void {
    closeSync(this.#descriptor);
    rmSync(this.#path, { force: true });
  }
}

/** Documents by number, earliest first. */
export interface NumberedDocuments {
  readonly numDocuments: number;
  readonly numTokens: number;
  /** numDocuments + 1 elements: tokens of all documents before it. */
  readonly offsets: Float64Array;
  /** NaN where it is not known. */
  readonly startMs: Float64Array;
  readonly endMs: Float64Array;
  /** 0 where there is none. */
  readonly publishers: Uint32Array;
  readonly isAgainst: Uint8Array;
  readonly records: RecordPlaces;
}

/** Where the records of documents stand, by document. */
export interface RecordPlaces {
  readonly path: string;
  readonly at: Float64Array;
  readonly bytes: Uint32Array;
}

/** Reads records again. The file is open as long as the process or thread lives, or until `close`. */
export class RecordFile {
  readonly #places: RecordPlaces;
  readonly #descriptor: number;

  constructor(places: RecordPlaces) {
    this.#places = places;
    this.#descriptor = openSync(places.path, "r");
  }

  read(document: number): SpooledDocument {
    const { at, bytes } = this.#places;
    const record = Buffer.allocUnsafe(bytes[document]!);
    for (let done = 0; done < record.length; ) done += readSync(this.#descriptor, record, done, record.length - done, at[document]! + done);
    return JSON.parse(record.toString()) as SpooledDocument;
  }

  close(): void {
    closeSync(this.#descriptor);
  }
}
