/**
 * Node: an index in PostgreSQL, for any number of writers and readers on any machines. It is the store of a folder with other parts: tables of rows, segments as
 * parts of bytes, and a row that who commits holds until the commit is done ("for update"). So commits come one after the other, documents are numbered in
 * their order, and who follows reads what lies above the last number that it has seen: numbers from a sequence would not do, as they are given before
 * commits, in another order. What is heavy (cutting texts, sorting postings, merging, training) is done outside of it.
 *
 * Commits by one writer at a time cost: 4 ways to the server, and its sync of the log, each time. Memory: the tail and tombstones, as in a folder.
 */
import { deflateRawSync, inflateRawSync } from "node:zlib";
import { WirecopyError } from "../errors.js";
import { type Charge, type IndexStore, type RowChange, type SegmentFiles, type SharedStore, TABLES, type Table } from "../index/store.js";
import { PostgresCalls } from "./postgres-calls.js";
import type { PackedRows, PostgresPlace, TableChange } from "./postgres-messages.js";
import { postgresSegments } from "./postgres-segments.js";

/** Rows that are read at once: some hundred kB of each table. */
const ROWS_AT_ONCE: Readonly<Record<Table, number>> = { meta: 2, documents: 128, tail: 512, dead: 8192, times: 16, models: 1, changes: 512, stories: 8192 };
/** Numbers of advisory locks. */
const CHARGES: Readonly<Record<Charge, number>> = { segments: 1, models: 2, changes: 3 };

/** @throws {WirecopyError} "index-missing", "index-version", "index-read-only", "store-unavailable", "missing-peer". */
export function openPostgresStore(place: PostgresPlace): IndexStore {
  const calls = new PostgresCalls(place);
  try {
    calls.call({ kind: "open" });
    return new PostgresStore(calls);
  } catch (error) {
    calls.close();
    throw error;
  }
}

class PostgresStore implements IndexStore {
  readonly canWrite: boolean;
  readonly segments: SegmentFiles;
  readonly shared: SharedStore | undefined;
  readonly #calls: PostgresCalls;
  /** Rows that were read before they were asked for, each until then, or until the next question. */
  readonly #ahead = new Map<string, Uint8Array | undefined>();
  /** Of the transaction that is open. */
  #version: number | undefined;
  /** A snapshot is one transaction. */
  #isFork = false;

  constructor(calls: PostgresCalls) {
    this.#calls = calls;
    this.canWrite = calls.place.canWrite;
    this.segments = postgresSegments(calls);
    this.shared = this.canWrite ? { alone: (work) => this.#within("write", work), take: (charge) => this.#take(charge) } : undefined;
  }

  version(): number {
    // a question begins with it: what was read for the one before may have changed
    this.#ahead.clear();
    return this.#version ?? (this.#calls.call({ kind: "version" }) as number);
  }

  get(table: Table, key: number): Uint8Array | undefined {
    const name = `${table} ${key}`;
    if (this.#ahead.has(name)) {
      const bytes = this.#ahead.get(name);
      this.#ahead.delete(name);
      return bytes;
    }
    return this.#calls.call({ kind: "get", table, key }) as Uint8Array | undefined;
  }

  ahead(table: Table, keys: readonly number[]): void {
    this.#ahead.clear();
    for (const key of keys) this.#ahead.set(`${table} ${key}`, undefined);
    const rows = this.#calls.call({ kind: "many", table, keys: Float64Array.from(keys) }) as PackedRows;
    for (const [key, bytes] of eachOf(rows)) this.#ahead.set(`${table} ${key}`, bytes);
  }

  *range(table: Table, from: number, to: number): Iterable<readonly [number, Uint8Array]> {
    const limit = ROWS_AT_ONCE[table];
    for (let next = from; next < to; ) {
      const rows = this.#calls.call({ kind: "range", table, from: next, to, limit }) as PackedRows;
      yield* eachOf(rows);
      if (rows.keys.length < limit) return;
      next = rows.keys.at(-1)! + 1;
    }
  }

  read<T>(work: () => T): T {
    return this.#version === undefined ? this.#within("read", work) : work();
  }

  #within<T>(mode: "write" | "read", work: () => T): T {
    this.#version = this.#calls.call({ kind: "begin", mode }) as number;
    try {
      return work();
    } finally {
      this.#version = undefined;
      this.#end();
    }
  }

  /** After a commit there is nothing to end. */
  #end(): void {
    try {
      this.#calls.call({ kind: "end" });
    } catch (error) {
      // a connection that is lost ends its transaction; what went wrong before is on its way already
      if (!(error instanceof WirecopyError)) throw error;
    }
  }

  commit(changes: readonly RowChange[]): void {
    if (!this.canWrite || this.#isFork) throw new WirecopyError("index-read-only", "this index is open to be read");
    const tables = TABLES.flatMap((table) => changeOf(table, changes) ?? []);
    const moved = tables.flatMap(({ keys, lengths, bytes, removed }) => [keys.buffer, lengths.buffer, bytes.buffer, removed.buffer]);
    const isAlone = this.#version !== undefined;
    const version = this.#calls.call({ kind: "commit", changes: tables }, moved) as number;
    if (isAlone) this.#version = version;
  }

  #take(charge: Charge): (() => void) | undefined {
    const number = CHARGES[charge];
    if (this.#calls.call({ kind: "take", charge: number }) !== true) return undefined;
    return () => void this.#calls.call({ kind: "leave", charge: number });
  }

  pack(bytes: Uint8Array): Uint8Array {
    return deflateRawSync(bytes, { level: 1 });
  }

  unpack(bytes: Uint8Array): Uint8Array {
    return inflateRawSync(bytes);
  }

  fork(): IndexStore {
    const calls = new PostgresCalls({ ...this.#calls.place, canWrite: false, create: false });
    const fork = new PostgresStore(calls);
    fork.#isFork = true;
    fork.#version = calls.call({ kind: "begin", mode: "read" }) as number;
    return fork;
  }

  byteLength(): number {
    return this.#calls.call({ kind: "size" }) as number;
  }

  close(): void {
    this.#calls.close();
  }
}

function* eachOf({ keys, lengths, bytes }: PackedRows): Generator<readonly [number, Uint8Array]> {
  let at = 0;
  for (const [x, key] of keys.entries()) {
    yield [key, bytes.subarray(at, at + lengths[x]!)];
    at += lengths[x]!;
  }
}

/** What happens to a table; undefined for nothing. Of several changes of a row the last counts. */
function changeOf(table: Table, changes: readonly RowChange[]): TableChange | undefined {
  const last = new Map<number, Uint8Array | undefined>();
  for (const { table: its, key, value } of changes) if (its === table) last.set(key, value);
  if (last.size === 0) return undefined;
  const put = [...last].flatMap(([key, value]) => (value === undefined ? [] : [{ key, value }]));
  const bytes = new Uint8Array(put.reduce((sum, { value }) => sum + value.length, 0));
  let at = 0;
  for (const { value } of put) {
    bytes.set(value, at);
    at += value.length;
  }
  return {
    table,
    keys: Float64Array.from(put, ({ key }) => key),
    lengths: Int32Array.from(put, ({ value }) => value.length),
    bytes,
    removed: Float64Array.from([...last].flatMap(([key, value]) => (value === undefined ? [key] : []))),
  };
}
