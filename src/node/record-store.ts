/**
 * Node: where each document of a run stands in the input files -> its text, read again, and the bytes of many documents, copied as
 * they stood. In memory 20 bytes a document; texts are not kept. A text costs one read of its record and the parsing of it.
 */
import { closeSync, openSync, readSync, type Stats, statSync } from "node:fs";
import { WirecopyError } from "../errors.js";
import type { FoundRecord } from "../io/readers/read-text.js";
import type { RecordLayout } from "./read-records.js";
import { removeUtf8File, type Utf8File } from "./utf8-file.js";

/** Files open at a time: a folder may have more than a process may open. */
const MOST_OPEN = 32;
/** Bytes copied at a time. */
const COPY_BYTES = 1 << 20;
const LF = 10;
const CR = 13;

interface StoredFile {
  readonly file: Utf8File;
  readonly stats: Stats | undefined;
  layout: RecordLayout | undefined;
}

/** Places of the documents of a run, numbered as they are added. Call `close` in the end, whatever has happened. */
export class RecordStore {
  readonly #files: StoredFile[] = [];
  readonly #fileOf: number[] = [];
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];
  /** Descriptors by file number, the one unused for longest first. */
  readonly #open = new Map<number, number>();

  /** From now on records are those of this file. */
  addFile(file: Utf8File): void {
    this.#files.push({ file, stats: statSync(file.path, { throwIfNoEntry: false }), layout: undefined });
  }

  /** How records of the last file are read. */
  setLayout(layout: RecordLayout): void {
    this.#files.at(-1)!.layout = layout;
  }

  /** Adds the next document, a record of the last file. */
  add({ start, end }: Pick<FoundRecord, "start" | "end">): void {
    this.#fileOf.push(this.#files.length - 1);
    this.#starts.push(start);
    this.#ends.push(end);
  }

  /** Bytes of the last file when it was added; 0 where there was none. */
  get lastSize(): number {
    return this.#files.at(-1)?.stats?.size ?? 0;
  }

  /** Bytes of all files. */
  get byteLength(): number {
    return this.#files.reduce((sum, { stats }) => sum + (stats?.size ?? 0), 0);
  }

  /**
   * The text of a document, as it was when it was added.
   * @throws {WirecopyError} "input-changed".
   */
  textOf(document: number): string {
    const file = this.#fileOf[document]!;
    const { layout } = this.#files[file]!;
    return layout?.textOf(this.#read(file, this.#starts[document]!, this.#ends[document]!)) ?? this.#changed(file);
  }

  /** How the file of a document was called. */
  pathOf(document: number): string {
    return this.#files[this.#fileOf[document]!]!.file.input.path;
  }

  /** @throws {WirecopyError} "input-changed" if a file is not as it was when it was added. */
  checkUnchanged(): void {
    this.#files.forEach(({ file, stats }, i) => {
      const now = statSync(file.path, { throwIfNoEntry: false });
      if (now?.size !== stats?.size || now?.mtimeMs !== stats?.mtimeMs) this.#changed(i);
    });
  }

  /**
   * The lines of `documents` (ascending), one after the other, byte for byte with their line ends; a last line of a file that has
   * none gets an LF where another one follows.
   */
  *lines(documents: readonly number[]): Generator<Buffer> {
    let last: Buffer | undefined;
    for (let i = 0; i < documents.length; ) {
      const file = this.#fileOf[documents[i]!]!;
      const start = this.#starts[documents[i]!]!;
      let end = this.#ends[documents[i++]!]!;
      // neighbours are copied together
      for (; i < documents.length && this.#fileOf[documents[i]!] === file && this.#starts[documents[i]!] === end; i++) end = this.#ends[documents[i]!]!;
      if (last !== undefined && last.at(-1) !== LF) yield Buffer.of(LF);
      for (let at = start; at < end; at += COPY_BYTES) {
        last = this.#read(file, at, Math.min(end, at + COPY_BYTES));
        yield last;
      }
    }
  }

  /** The rows of `documents` (ascending) below the header, as `lines`, without the blank lines between them. */
  *rows(documents: readonly number[]): Generator<Buffer> {
    let last = this.#header();
    if (last !== undefined) yield last;
    for (const document of documents) {
      if (last !== undefined && !isLineEnd(last.at(-1))) yield Buffer.of(LF);
      const row = this.#read(this.#fileOf[document]!, this.#starts[document]!, this.#ends[document]!);
      last = withoutBlankLines(row);
      yield last;
    }
  }

  /**
   * The header of the last file, if it is not that of the files before it.
   * @returns a sentence that says so.
   */
  otherHeader(): string | undefined {
    const last = this.#files.length - 1;
    const first = this.#files.findIndex(({ layout }) => layout !== undefined);
    const [one, other] = [this.#headerOf(first), this.#headerOf(last)].map((header) => header?.toString().trimEnd());
    if (first === last || one === other) return undefined;
    return `the header of ${this.#files[last]!.file.input.path} is not that of ${this.#files[first]!.file.input.path}`;
  }

  /** Closes the files and takes temporary ones away. */
  close(): void {
    for (const descriptor of this.#open.values()) closeSync(descriptor);
    this.#open.clear();
    for (const { file } of this.#files) removeUtf8File(file);
  }

  #header(): Buffer | undefined {
    return this.#headerOf(this.#files.findIndex(({ layout }) => layout !== undefined));
  }

  #headerOf(file: number): Buffer | undefined {
    const header = this.#files[file]?.layout?.header;
    return header && withoutBlankLines(this.#read(file, header.start, header.end));
  }

  #read(file: number, start: number, end: number): Buffer {
    const bytes = Buffer.allocUnsafe(end - start);
    for (let at = 0; at < bytes.length; ) {
      const read = readSync(this.#descriptor(file), bytes, at, bytes.length - at, start + at);
      if (read === 0) this.#changed(file);
      at += read;
    }
    return bytes;
  }

  #descriptor(file: number): number {
    const descriptor = this.#open.get(file) ?? this.#openFile(file);
    this.#open.delete(file);
    this.#open.set(file, descriptor);
    if (this.#open.size > MOST_OPEN) {
      const [oldest, its] = this.#open.entries().next().value as [number, number];
      this.#open.delete(oldest);
      closeSync(its);
    }
    return descriptor;
  }

  #openFile(file: number): number {
    try {
      return openSync(this.#files[file]!.file.path, "r");
    } catch (cause) {
      return this.#changed(file, cause);
    }
  }

  #changed(file: number, cause?: unknown): never {
    const { path } = this.#files[file]!.file.input;
    throw new WirecopyError("input-changed", `${path} has changed while it was read; run again when nothing writes to it`, { cause });
  }
}

function isLineEnd(byte: number | undefined): boolean {
  return byte === LF || byte === CR;
}

function withoutBlankLines(row: Buffer): Buffer {
  let start = 0;
  while (isLineEnd(row[start])) start++;
  return row.subarray(start);
}
