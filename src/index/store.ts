/**
 * Index: what an index is kept in: rows of bytes by number in a few tables, committed together, and files of segments. Memory and a folder are stores;
 * a database may be one. The index itself knows nothing of either.
 *
 * Contract. A commit is whole or not there, whatever dies when, and `commit` returns when it is on disk. What `read` does sees one commit. A segment is
 * on disk, its name in its folder too, when `finish` returns; no commit names it earlier, and it is never changed. A removed one stays readable for
 * who has it open. There is one writer, which the store sees to ("index-locked"), and any number of readers; a store with `shared` has any number of
 * both, and whatever is committed follows from what was read under `alone`.
 *
 * Synchronous: a read takes microseconds, and a commit is what a writer waits for anyway. Errors are WirecopyErrors: "index-full",
 * "index-read-only", "store-unavailable", "index-corrupt".
 */

/** What a table holds, by its number: the state; documents; keys of documents in no segment; tombstones; times of publication; word models; changes; stories. */
export const TABLES = ["meta", "documents", "tail", "dead", "times", "models", "changes", "stories"] as const;
export type Table = (typeof TABLES)[number];

/** A row that is put, or removed where it has no value. */
export interface RowChange {
  readonly table: Table;
  readonly key: number;
  /** Not kept after the commit. */
  readonly value: Uint8Array | undefined;
}

/** A finished segment file, open. */
export interface SegmentSource {
  readonly byteLength: number;
  /** Bytes [at, at + length), fewer at the end of the file; valid until the next read of any segment of the store. */
  read(at: number, length: number): Uint8Array;
  /** Keeps in memory what is read from now on, or lets go of it. */
  hold?(keeps: boolean): void;
  close(): void;
}

/** A segment file that is being written. */
export interface SegmentSink {
  /** Not kept after the call. */
  write(bytes: Uint8Array): void;
  /** Makes it durable. */
  finish(): void;
  /** Leaves nothing behind. */
  abandon(): void;
}

export interface SegmentFiles {
  /** Bytes of files that may be held in memory at a time. @default none */
  readonly mostHeld?: number;
  names(): string[];
  /** Undefined where there is none of that name. */
  open(name: string): SegmentSource | undefined;
  create(name: string): SegmentSink;
  remove(name: string): void;
}

/** Long work of which one writer at a time is in charge. */
export type Charge = "segments" | "models" | "changes";

/** What a store of many writers offers beside. */
export interface SharedStore {
  /**
   * Runs `work` while nobody else commits: it reads the newest commit, and may commit once. So documents are numbered in the order of their commits, and of
   * two that are added at the same time the later one meets the earlier.
   */
  alone<T>(work: () => T): T;
  /** Takes charge. @returns what ends it, as does the end of the process; undefined where another writer is in charge. */
  take(charge: Charge): (() => void) | undefined;
}

export interface IndexStore {
  readonly canWrite: boolean;
  /** Undefined where there is one writer at most. */
  readonly shared?: SharedStore | undefined;
  readonly segments: SegmentFiles;
  /** Changes with every commit of anybody. Cheap. */
  version(): number;
  get(table: Table, key: number): Uint8Array | undefined;
  /** Says which rows are asked for next, where reading many at once costs less than one after the other. */
  ahead?(table: Table, keys: readonly number[]): void;
  /** Rows with keys in [from, to), ascending. */
  range(table: Table, from: number, to: number): Iterable<readonly [key: number, value: Uint8Array]>;
  /** Everything that `work` reads is of one commit. */
  read<T>(work: () => T): T;
  commit(changes: readonly RowChange[]): void;
  /** Makes bytes smaller, and whole again. Fast rather than small. */
  pack(bytes: Uint8Array): Uint8Array;
  unpack(bytes: Uint8Array): Uint8Array;
  /** The store as it is now, for reading, until it is closed. */
  fork(): IndexStore;
  /** Bytes that all but segments take. */
  byteLength(): number;
  close(): void;
}

/** Above every key. */
export const NO_KEY_ABOVE = Number.MAX_SAFE_INTEGER;
