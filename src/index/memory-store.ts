/**
 * Index: a store in memory, for tests, for browsers and for what need not outlive the process. Rows are copied in and out, so it can be forked at any
 * time: a fork shares the rows, which never change.
 */
import { WirecopyError } from "../errors.js";
import { type IndexStore, type RowChange, type SegmentFiles, type SegmentSink, TABLES, type Table } from "./store.js";

type Rows = Map<Table, Map<number, Uint8Array>>;

/** An empty store. It is gone when nobody holds it. */
export function createMemoryStore(): IndexStore {
  return new MemoryStore(new Map(TABLES.map((table) => [table, new Map()])), new Map(), true);
}

class MemoryStore implements IndexStore {
  readonly canWrite: boolean;
  readonly segments: SegmentFiles;
  readonly #rows: Rows;
  readonly #files: Map<string, Uint8Array>;
  #version = 0;

  constructor(rows: Rows, files: Map<string, Uint8Array>, canWrite: boolean) {
    this.#rows = rows;
    this.#files = files;
    this.canWrite = canWrite;
    this.segments = {
      names: () => [...files.keys()],
      open: (name) => {
        const bytes = files.get(name);
        return bytes && { byteLength: bytes.length, read: (at, length) => bytes.subarray(at, at + length), close: () => undefined };
      },
      create: (name) => sinkInto(files, name),
      remove: (name) => files.delete(name),
    };
  }

  version(): number {
    return this.#version;
  }

  get(table: Table, key: number): Uint8Array | undefined {
    return this.#table(table).get(key)?.slice();
  }

  *range(table: Table, from: number, to: number): Iterable<readonly [number, Uint8Array]> {
    const keys = [...this.#table(table).keys()].filter((key) => key >= from && key < to).sort((x, y) => x - y);
    for (const key of keys) yield [key, this.#table(table).get(key)!.slice()];
  }

  read<T>(work: () => T): T {
    return work();
  }

  commit(changes: readonly RowChange[]): void {
    if (!this.canWrite) throw new WirecopyError("index-read-only", "this state of the index can only be read");
    for (const { table, key, value } of changes) {
      if (value === undefined) this.#table(table).delete(key);
      else this.#table(table).set(key, value.slice());
    }
    this.#version++;
  }

  pack(bytes: Uint8Array): Uint8Array {
    return bytes;
  }

  unpack(bytes: Uint8Array): Uint8Array {
    return bytes;
  }

  fork(): IndexStore {
    return new MemoryStore(new Map([...this.#rows].map(([table, rows]) => [table, new Map(rows)])), new Map(this.#files), false);
  }

  byteLength(): number {
    let bytes = 0;
    for (const rows of this.#rows.values()) for (const value of rows.values()) bytes += value.length;
    return bytes;
  }

  close(): void {
    // what it holds goes with it
  }

  #table(table: Table): Map<number, Uint8Array> {
    return this.#rows.get(table)!;
  }
}

function sinkInto(files: Map<string, Uint8Array>, name: string): SegmentSink {
  const parts: Uint8Array[] = [];
  return {
    write: (bytes) => parts.push(bytes.slice()),
    finish: () => {
      const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
      let at = 0;
      for (const part of parts) {
        whole.set(part, at);
        at += part.length;
      }
      files.set(name, whole);
    },
    abandon: () => parts.splice(0),
  };
}
