/**
 * Node: an index in a folder. What is true stands in data.db, an SQLite database in WAL mode with full syncs, whose commit decides; postings stand in
 * files of segments beside it, which are whole on disk before a commit names them. docs/index-format.md tells all of it.
 *
 *   data.db (and -wal, -shm)     seeds-N.seg, bands-N.seg     writer.lock
 *
 * One writer: it holds an exclusive lock on the database writer.lock as long as it lives, which the system takes away with the process, whatever ends
 * it. Readers are other connections, in any process on the same machine. Not for network file systems: WAL needs shared memory.
 */
import { closeSync, mkdirSync, openSync, statSync } from "node:fs";
import { join } from "node:path";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import { WirecopyError } from "../errors.js";
import { type IndexStore, type RowChange, type SegmentFiles, TABLES, type Table } from "../index/store.js";
import { HeldFiles } from "./held-files.js";
import { folderSegments, inFolder, syncFolder } from "./segment-files.js";
import { loadSqlite, type Sqlite, type Statement } from "./sqlite.js";

const DATA = "data.db";
const LOCK = "writer.lock";
/** Milliseconds that a reader waits for a checkpoint. */
const PATIENCE_MS = 5000;
/** What a log is cut down to once it is copied; while a state is held, as by a training, it grows. */
const LOG_BYTES = 8_000_000;
/** Pages of the database that are kept in memory, in kilobytes; of one state, which is read once more by few, fewer. */
const CACHE_KB = 32_000;
const STATE_CACHE_KB = 4000;

/** What is no longer than this is deflated in a window of its size: a fifth of the time goes into making a larger one. */
const SMALL_WINDOW_BITS = 13;
const SMALL_WINDOW = 1 << SMALL_WINDOW_BITS;

export interface FolderOptions {
  readonly mode: "write" | "read";
  /** Whether the folder may be made. */
  readonly create: boolean;
  /** Where files of segments are kept in memory. @default a place of its own */
  readonly held?: HeldFiles | undefined;
}

/** @throws {WirecopyError} "index-missing", "index-locked", "index-read-only", "missing-peer", "index-corrupt". */
export async function openFolder(path: string, { mode, create, held = new HeldFiles() }: FolderOptions): Promise<IndexStore> {
  const open = await loadSqlite();
  const canWrite = mode === "write";
  if (!exists(join(path, DATA))) {
    if (!canWrite || !create) throw new WirecopyError("index-missing", `there is no index in ${path}`);
    inFolder(path, () => mkdirSync(path, { recursive: true }));
  }
  const lock = canWrite ? takeLock(path, open) : undefined;
  try {
    return new FolderStore({ path, open, lock, held });
  } catch (error) {
    lock?.close();
    throw error;
  }
}

type OpenSqlite = Awaited<ReturnType<typeof loadSqlite>>;

interface Surroundings {
  readonly path: string;
  readonly open: OpenSqlite;
  /** Of the writer. */
  readonly lock: Sqlite | undefined;
  readonly held: HeldFiles;
}

type TableStatements = Readonly<Record<"get" | "range" | "put" | "remove", Statement>>;

class FolderStore implements IndexStore {
  readonly canWrite: boolean;
  readonly segments: SegmentFiles;
  readonly #surroundings: Surroundings;
  readonly #database: Sqlite;
  readonly #version: Statement;
  readonly #statements: Readonly<Record<Table, TableStatements>>;
  #commits = 0;
  #holdsState = false;

  constructor(surroundings: Surroundings) {
    const { path, open, lock, held } = surroundings;
    this.#surroundings = surroundings;
    this.canWrite = lock !== undefined;
    this.segments = folderSegments(path, held);
    this.#database = openData(path, open, this.canWrite);
    try {
      this.#database.exec(`pragma busy_timeout = ${PATIENCE_MS}; pragma cache_size = -${CACHE_KB}`);
      if (this.canWrite) this.#makeTables();
      this.#version = this.#database.prepare("pragma data_version");
      this.#statements = Object.fromEntries(TABLES.map((table) => [table, this.#statementsOf(table)])) as unknown as Readonly<Record<Table, TableStatements>>;
    } catch (error) {
      this.#database.close();
      throw error;
    }
  }

  #makeTables(): void {
    this.#database.exec(`pragma journal_mode = wal; pragma synchronous = full; pragma journal_size_limit = ${LOG_BYTES}`);
    for (const table of TABLES) this.#database.exec(`create table if not exists ${table} (k integer primary key, v blob not null)`);
    syncFolder(this.#surroundings.path);
  }

  #statementsOf(table: Table): TableStatements {
    const prepare = (sql: string) => this.#database.prepare(sql);
    // an older version made the index, and no writer of this one has opened it
    const isThere = this.#database.prepare("select 1 from sqlite_master where type = 'table' and name = ?").get(table) !== undefined;
    const rows = isThere ? table : "(select 0 as k, null as v where 0)";
    return {
      get: prepare(`select v from ${rows} where k = ?`),
      range: prepare(`select k, v from ${rows} where k >= ? and k < ? order by k`),
      put: prepare(isThere ? `insert or replace into ${table} (k, v) values (?, ?)` : `select ?, ?`),
      remove: prepare(isThere ? `delete from ${table} where k = ?` : `select ?`),
    };
  }

  version(): number {
    return Number(this.#version.get()?.data_version) + 0x1_0000_0000 * this.#commits;
  }

  get(table: Table, key: number): Uint8Array | undefined {
    const row = this.#statements[table].get.get(key);
    return row && bytesOf(row.v);
  }

  *range(table: Table, from: number, to: number): Iterable<readonly [number, Uint8Array]> {
    for (const { k, v } of this.#statements[table].range.iterate(from, to)) yield [Number(k), bytesOf(v)];
  }

  read<T>(work: () => T): T {
    this.#database.exec("begin");
    try {
      return work();
    } finally {
      this.#database.exec("rollback");
    }
  }

  commit(changes: readonly RowChange[]): void {
    if (!this.canWrite) throw new WirecopyError("index-read-only", "this index is open to be read");
    this.#database.exec("begin immediate");
    try {
      for (const { table, key, value } of changes) {
        if (value === undefined) this.#statements[table].remove.run(key);
        else this.#statements[table].put.run(key, value);
      }
      this.#database.exec("commit");
    } catch (error) {
      this.#rollBack();
      throw error;
    }
    this.#commits++;
  }

  /** Copies the log into the database, so that the next one opens it at once. Not every package does so when it closes a database. */
  #emptyLog(): void {
    try {
      this.#database.exec("pragma busy_timeout = 0; pragma wal_checkpoint(truncate)");
    } catch {
      // what cannot be copied now stays in the log, where whoever opens the index reads it
    }
  }

  #rollBack(): void {
    try {
      this.#database.exec("rollback");
    } catch {
      // SQLite has rolled back by itself; what went wrong is on its way already
    }
  }

  pack(bytes: Uint8Array): Uint8Array {
    return deflateRawSync(
      bytes,
      bytes.length <= SMALL_WINDOW ? { level: 1, windowBits: SMALL_WINDOW_BITS, memLevel: 7, chunkSize: SMALL_WINDOW } : { level: 1 },
    );
  }

  unpack(bytes: Uint8Array): Uint8Array {
    return inflateRawSync(bytes);
  }

  fork(): IndexStore {
    const fork = new FolderStore({ ...this.#surroundings, lock: undefined });
    // a read in an open transaction holds the state until it ends
    fork.#database.exec("begin");
    fork.get("meta", 0);
    fork.read = (work) => work();
    fork.#holdsState = true;
    fork.#database.exec(`pragma cache_size = -${STATE_CACHE_KB}`);
    return fork;
  }

  byteLength(): number {
    return [DATA, `${DATA}-wal`].reduce((sum, name) => sum + sizeOf(join(this.#surroundings.path, name)), 0);
  }

  close(): void {
    // a package may close a database later than it is told to, and as long as a state is held the log cannot be emptied
    if (this.#holdsState) this.#database.exec("rollback");
    if (this.canWrite) this.#emptyLog();
    this.#database.close();
    this.#surroundings.lock?.close();
  }
}

/** Opened to be read, from a folder that cannot be written to as well, if no writer left anything unfinished there. */
function openData(path: string, open: OpenSqlite, canWrite: boolean): Sqlite {
  const file = join(path, DATA);
  const database = open(file, { readOnly: !canWrite });
  if (canWrite) return database;
  try {
    database.prepare("select count(*) from sqlite_master").get();
    return database;
  } catch (error) {
    database.close();
    if (exists(`${file}-wal`)) throw error;
    return open(`file:${encodeURI(file)}?immutable=1`, { readOnly: true });
  }
}

function takeLock(path: string, open: OpenSqlite): Sqlite {
  // SQLite would open to be read what cannot be written to, and say nothing
  for (const name of [LOCK, ...(exists(join(path, DATA)) ? [DATA] : [])]) inFolder(path, () => closeSync(openSync(join(path, name), "a")));
  let lock: Sqlite | undefined;
  try {
    lock = open(join(path, LOCK), { readOnly: false });
    lock.exec("pragma busy_timeout = 0; begin exclusive");
    return lock;
  } catch (cause) {
    lock?.close();
    const { message } = cause as Error;
    if (/SQLITE_BUSY|locked/.test(message)) throw new WirecopyError("index-locked", `another writer has the index in ${path} open`, { cause });
    throw new WirecopyError("index-read-only", `the folder ${path} cannot be written to: ${message}`, { cause });
  }
}

/** What packages give of a blob: one a view, one a buffer, of some calls. */
function bytesOf(value: unknown): Uint8Array {
  if (value instanceof ArrayBuffer) return new Uint8Array(value);
  const bytes = value as Uint8Array;
  return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

function exists(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false }) !== undefined;
}
