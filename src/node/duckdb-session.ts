/**
 * Node: DuckDB inside the process, as the engine of stages: a database file in a folder, steps that are done once, batches of columns out of queries and into tables. Needs the
 * optional peer @duckdb/node-api.
 *
 * A step is one transaction with its entry in the manifest, the table `finished`: it is there as a whole or not at all. A run of the same fingerprint (inputs, settings,
 * version) that finds the database goes on behind the last step that was finished; any other begins anew. What DuckDB cannot hold within its bound of memory it spills
 * beside the database.
 */
import { mkdir, readdir, rm, rmdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DuckDBConnection, DuckDBInstance, DuckDBListValue, DuckDBType, DuckDBValue } from "@duckdb/node-api";
import { abortReason, shown, throwIfAborted, WirecopyError } from "../errors.js";
import { systemReason } from "../io/system-reason.js";
import type { Batch, BatchOf, ColumnOf, ColumnType, Schema } from "../stages/columns.js";
import { numRows } from "../stages/columns.js";
import type { CancelSignal } from "../types/options.js";

type DuckDB = typeof import("@duckdb/node-api");

/** Rows that DuckDB holds a thread before it writes them; its own 122,880 are half a gigabyte of articles. */
const ROW_GROUP_ROWS = 8192;

/** Rows of a chunk of DuckDB. */
const CHUNK_ROWS = 2048;

export interface SessionOptions {
  /** Bound of DuckDB's own memory, as it takes it. The process has up to 0.7 GB beside it. @default "4GB" */
  readonly memory?: string | undefined;
  /** Folder of the database and of what is spilled. @default one of the system's temporary folder, by the fingerprint */
  readonly temp?: string | undefined;
  readonly signal?: CancelSignal | undefined;
}

export class DuckDBSession {
  /** Where the database lies. */
  readonly folder: string;
  readonly #duckdb: DuckDB;
  readonly #instance: DuckDBInstance;
  readonly #reader: DuckDBConnection;
  readonly #writer: DuckDBConnection;
  readonly #signal: CancelSignal | undefined;
  readonly #finished: Set<string>;
  readonly #interrupt = (): void => {
    this.#reader.interrupt();
    this.#writer.interrupt();
  };

  private constructor(duckdb: DuckDB, { folder, instance, connections, finished, signal }: OpenParts) {
    this.folder = folder;
    this.#duckdb = duckdb;
    this.#instance = instance;
    [this.#reader, this.#writer] = connections;
    this.#finished = finished;
    this.#signal = signal;
    signal?.addEventListener("abort", this.#interrupt);
  }

  /** @throws {RangeError} for a bound of memory that is no size; {WirecopyError} "missing-peer"; "unwritable-output" where the folder cannot be used, or another run has it. */
  static async open(fingerprint: string, { memory = "4GB", temp, signal }: SessionOptions): Promise<DuckDBSession> {
    if (!SIZE.test(memory)) throw new RangeError(`"memory" expected a size such as 2GB, got ${shown(memory)}`);
    const duckdb = await loadDuckDB();
    const folder = temp ?? join(tmpdir(), `wirecopy-${fingerprint}`);
    try {
      await mkdir(folder, { recursive: true });
      const open = await openDatabase(duckdb, { folder, fingerprint, memory });
      return new DuckDBSession(duckdb, { folder, signal, ...open });
    } catch (cause) {
      const reason = (cause as NodeJS.ErrnoException).code === undefined ? (cause as Error).message : systemReason(cause);
      throw new WirecopyError("unwritable-output", `the folder ${folder} cannot be used: ${reason}`, { cause });
    }
  }

  /** Does a step, unless it is done already. */
  async step(name: string, work: () => Promise<unknown>): Promise<void> {
    if (this.#finished.has(name)) return;
    await this.run("BEGIN");
    try {
      await work();
      await this.run(`INSERT INTO finished VALUES (${quoted(name)})`);
      await this.run("COMMIT");
    } catch (error) {
      await this.#writer.run("ROLLBACK").catch(() => undefined);
      throw error;
    }
    this.#finished.add(name);
  }

  /** Runs statements on the side that writes. @throws the signal's reason once it is aborted. */
  async run(sql: string): Promise<void> {
    await this.#guard(() => this.#writer.run(sql));
  }

  /** The one row of a query, of numbers that are safe. Sees what the present step has written. */
  async numbers(sql: string): Promise<number[]> {
    const result = await this.#guard(() => this.#writer.runAndReadAll(sql));
    return (result.getRows()[0] ?? []).map(Number);
  }

  /** All rows of a query that has few. */
  async texts(sql: string): Promise<string[][]> {
    const result = await this.#guard(() => this.#writer.runAndReadAll(sql));
    return result.getRows().map((row) => row.map(String));
  }

  /** The rows of a query as batches of at most 2,048, columns by their place. Sees what finished steps have written. One at a time. */
  async *read<Columns extends Schema>(schema: Columns, sql: string): AsyncGenerator<BatchOf<Columns>> {
    const entries = Object.entries(schema);
    const result = await this.#guard(() => this.#reader.stream(sql));
    const fetch = (): ReturnType<typeof result.fetchChunk> => this.#guard(() => result.fetchChunk());
    let next = fetch();
    for (;;) {
      const chunk = await next;
      if (!chunk || chunk.rowCount === 0) return;
      // DuckDB reads on while the stage works
      next = fetch();
      next.catch(() => undefined);
      yield Object.fromEntries(
        entries.map(([name, type], x) => [name, wholeColumn(type, chunk.getColumnVector(x)) ?? columnOf(type, chunk.getColumnValues(x))]),
      ) as BatchOf<Columns>;
    }
  }

  /** Opens a table of these columns, which is made. */
  async writeInto(table: string, schema: Schema): Promise<TableWriter> {
    const types = Object.values(schema).map((type) => this.#typeOf(type));
    const columns = Object.entries(schema).map(([name], x) => `"${name}" ${types[x]}`);
    await this.run(`CREATE TABLE IF NOT EXISTS ${table} (${columns.join(", ")})`);
    const appender = await this.#writer.createAppender(table);
    const add = (batch: Batch): void => {
      const all = Object.keys(schema).map((name) => this.#valuesOf(batch[name]!));
      for (let from = 0; from < numRows(batch); from += CHUNK_ROWS) {
        const to = Math.min(from + CHUNK_ROWS, numRows(batch));
        const chunk = this.#duckdb.DuckDBDataChunk.create(types, to - from);
        all.forEach((column, x) => {
          if (!writeWhole(chunk.getColumnVector(x), column, from, to)) chunk.setColumnValues(x, Array.from(column.slice(from, to)));
        });
        appender.appendDataChunk(chunk);
      }
    };
    return { add, close: () => appender.closeSync() };
  }

  #valuesOf(column: ColumnOf[ColumnType]): Sliceable {
    if (!("offsets" in column)) return column as unknown as Sliceable;
    const { offsets, values } = column as ColumnOf["list<i64>"];
    return Array.from(offsets.subarray(1), (end, x) => this.#duckdb.listValue([...values.subarray(offsets[x], end)]));
  }

  #typeOf(type: ColumnType): DuckDBType {
    const { BIGINT, INTEGER, DOUBLE, VARCHAR, LIST } = this.#duckdb;
    if (type === "list<i64>") return LIST(BIGINT);
    if (type === "i64") return BIGINT;
    if (type === "i32") return INTEGER;
    return type === "f64" ? DOUBLE : VARCHAR;
  }

  async #guard<T>(work: () => Promise<T>): Promise<T> {
    throwIfAborted(this.#signal);
    try {
      return await work();
    } catch (error) {
      if (this.#signal?.aborted) throw abortReason(this.#signal);
      throw /^Out of Memory Error/.test((error as Error).message) ? outOfMemory(error as Error) : error;
    }
  }

  /** Lets go of the database. @param isDone whether the run is over: then its files are removed, else a later run goes on with them. */
  async close(isDone: boolean): Promise<void> {
    this.#signal?.removeEventListener("abort", this.#interrupt);
    this.#reader.closeSync();
    this.#writer.closeSync();
    this.#instance.closeSync();
    if (!isDone) return;
    await removeFiles(this.folder);
    // what else is in it is not ours
    if ((await readdir(this.folder)).length === 0) await rmdir(this.folder);
  }
}

export interface TableWriter {
  /** Appends a batch that has the columns of the table. */
  add(batch: Batch): void;
  close(): void;
}

interface OpenDatabase {
  readonly instance: DuckDBInstance;
  readonly connections: readonly [reader: DuckDBConnection, writer: DuckDBConnection];
  readonly finished: Set<string>;
}

interface OpenParts extends OpenDatabase {
  readonly folder: string;
  readonly signal: CancelSignal | undefined;
}

interface Place {
  readonly folder: string;
  readonly fingerprint: string;
  readonly memory: string;
}

async function openDatabase(duckdb: DuckDB, place: Place): Promise<OpenDatabase> {
  const { folder, fingerprint, memory } = place;
  const options = { memory_limit: memory, temp_directory: join(folder, "spilled"), preserve_insertion_order: "true" };
  const instance = await duckdb.DuckDBInstance.create(":memory:", options);
  const connections = [await instance.connect(), await instance.connect()] as const;
  await connections[0].run(`ATTACH ${quoted(join(folder, DATABASE))} AS work (ROW_GROUP_SIZE ${ROW_GROUP_ROWS})`);
  for (const connection of connections) await connection.run("USE work");
  // texts are read once or twice: to look for the best compression costs more than to write them
  await connections[1].run("SET force_compression = 'uncompressed'");
  await connections[0].run("SET streaming_buffer_size = '32MB'");
  await connections[1].run("CREATE TABLE IF NOT EXISTS finished (name VARCHAR)");
  const names = (await connections[1].runAndReadAll("SELECT name FROM finished")).getRows().map(([name]) => String(name));
  const begun = names.find((name) => name.startsWith(FINGERPRINT));
  if (begun === undefined) await connections[1].run(`INSERT INTO finished VALUES (${quoted(FINGERPRINT + fingerprint)})`);
  if (begun === undefined || begun === FINGERPRINT + fingerprint) return { instance, connections, finished: new Set(names) };
  for (const connection of connections) connection.closeSync();
  instance.closeSync();
  await removeFiles(folder);
  return openDatabase(duckdb, place);
}

const SIZE = /^\d+(?:\.\d+)? ?[KMGT]i?B$/i;
const DATABASE = "wirecopy.duckdb";
const FINGERPRINT = "fingerprint ";

/** Removes what a session has made. */
async function removeFiles(folder: string): Promise<void> {
  for (const name of [DATABASE, `${DATABASE}.wal`, "spilled"]) await rm(join(folder, name), { recursive: true, force: true });
}

async function loadDuckDB(): Promise<DuckDB> {
  try {
    return await import("@duckdb/node-api");
  } catch (cause) {
    throw new WirecopyError("missing-peer", "the engine duckdb needs its package: npm install @duckdb/node-api", { cause });
  }
}

function outOfMemory(cause: Error): RangeError {
  return new RangeError(`"memory" expected more for this input: ${cause.message.split("\n")[0]!.replace(/^Out of Memory Error: /, "")}`, { cause });
}

/** Values of a column that a chunk takes. */
interface Sliceable extends ArrayLike<DuckDBValue> {
  slice(from: number, to: number): ArrayLike<DuckDBValue>;
}

/** A text as SQL has it. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** What a column of numbers has in memory: its values, and a bit a row, none where nothing is NULL. */
interface NumberVector {
  readonly items?: unknown;
  readonly validity?: { readonly data?: unknown };
  flush(): void;
}

const ARRAYS = { i32: Int32Array, i64: BigInt64Array, f64: Float64Array } as const;

/** A column of numbers without NULL, copied at once; undefined for any other. A value by itself costs twenty times as much. */
function wholeColumn(type: ColumnType, vector: unknown): ColumnOf["i32" | "i64" | "f64"] | undefined {
  const { items, validity } = vector as NumberVector;
  if (!(type in ARRAYS) || !(items instanceof ARRAYS[type as "i32"])) return undefined;
  return validity?.data === null ? (items as Int32Array).slice() : undefined;
}

/** Writes rows [from, to) of a column of numbers at once; false for any other. */
function writeWhole(vector: unknown, column: unknown, from: number, to: number): boolean {
  const { items } = vector as NumberVector;
  const Kind = Object.values(ARRAYS).find((one) => items instanceof one && column instanceof one);
  if (Kind === undefined) return false;
  (items as Int32Array).set((column as Int32Array).subarray(from, to));
  (vector as NumberVector).flush();
  return true;
}

function columnOf(type: ColumnType, values: readonly DuckDBValue[]): ColumnOf[ColumnType] {
  if (type === "i64") return BigInt64Array.from(values as bigint[]);
  if (type === "i32") return Int32Array.from(values as number[]);
  if (type === "f64") return Float64Array.from(values, (value) => (value === null ? Number.NaN : Number(value)));
  return type === "list<i64>" ? listOf(values as DuckDBListValue[]) : (values as string[]);
}

function listOf(values: readonly DuckDBListValue[]): ColumnOf["list<i64>"] {
  const offsets = new Int32Array(values.length + 1);
  for (const [x, { items }] of values.entries()) offsets[x + 1] = offsets[x]! + items.length;
  return { offsets, values: BigInt64Array.from(values.flatMap(({ items }) => items as bigint[])) };
}
