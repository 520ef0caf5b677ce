/**
 * Node: tables of numbers in DuckDB, in this process. Input batches of columns (stages/columns.ts), output the rows of a query, batch by batch. What does not fit
 * into memory lies in a file of a folder that the caller gives. Columns go over whole, 2,048 rows at a time: 10 million rows of three columns took 2.7 s.
 */
import { join } from "node:path";
import type { DuckDBAppender, DuckDBConnection, DuckDBInstance, DuckDBType } from "@duckdb/node-api";
import { WirecopyError } from "../errors.js";
import type { BatchOf, Schema } from "../stages/columns.js";

type Api = typeof import("@duckdb/node-api");

/** Columns that tables have here. */
export type NumberSchema = Readonly<Record<string, "i32" | "i64" | "f64">>;

const SQL_TYPES = { i32: "INTEGER", i64: "BIGINT", f64: "DOUBLE" } as const;
const ARRAYS = { i32: Int32Array, i64: BigInt64Array, f64: Float64Array } as const;
type NumberArray = Int32Array | BigInt64Array | Float64Array;

export interface DuckDbOptions {
  /** Where the database and what it spills lie. */
  readonly folder: string;
  /** Of DuckDB alone. */
  readonly memoryBytes: number;
  readonly threads: number;
}

/** @throws {WirecopyError} "missing-peer" where DuckDB is not installed. */
async function loadDuckDb(): Promise<Api> {
  try {
    return await import("@duckdb/node-api");
  } catch (cause) {
    throw new WirecopyError("missing-peer", "the engine duckdb needs the package @duckdb/node-api: npm install @duckdb/node-api", { cause });
  }
}

export class DuckDbTables {
  readonly #api: Api;
  readonly #instance: DuckDBInstance;
  readonly #connection: DuckDBConnection;
  readonly #appenders = new Map<string, DuckDBAppender>();

  private constructor(api: Api, instance: DuckDBInstance, connection: DuckDBConnection) {
    this.#api = api;
    this.#instance = instance;
    this.#connection = connection;
  }

  static async open({ folder, memoryBytes, threads }: DuckDbOptions): Promise<DuckDbTables> {
    const api = await loadDuckDb();
    const instance = await api.DuckDBInstance.create(join(folder, "tables.duckdb"), {
      memory_limit: `${Math.ceil(memoryBytes / 1_000_000)}MB`,
      threads: String(threads),
      temp_directory: join(folder, "spilled"),
      preserve_insertion_order: "false",
    });
    return new DuckDbTables(api, instance, await instance.connect());
  }

  async run(sql: string): Promise<void> {
    this.#settle();
    await this.#connection.run(sql);
  }

  async create(table: string, schema: NumberSchema): Promise<void> {
    const columns = Object.entries(schema).map(([name, type]) => `"${name}" ${SQL_TYPES[type]}`);
    await this.run(`CREATE OR REPLACE TABLE ${table} (${columns.join(", ")})`);
    this.#appenders.set(table, await this.#connection.createAppender(table));
  }

  async drop(table: string): Promise<void> {
    this.#appenders.get(table)?.closeSync();
    this.#appenders.delete(table);
    await this.run(`DROP TABLE ${table}`);
  }

  /** What was appended is seen by queries from now on. */
  #settle(): void {
    for (const appender of this.#appenders.values()) appender.flushSync();
  }

  /** Appends the rows of a batch to a table that `create` made; columns that it has beside those of the schema are left out. */
  append<Columns extends NumberSchema>(table: string, schema: Columns, batch: BatchOf<Columns>): void {
    const appender = this.#appenders.get(table)!;
    const columns = Object.keys(schema).map((name) => batch[name] as NumberArray);
    const types = Object.values(schema).map((type) => this.#typeOf(type));
    const numRows = columns[0]!.length;
    for (let from = 0; from < numRows; from += CHUNK) {
      const to = Math.min(numRows, from + CHUNK);
      const chunk = this.#api.DuckDBDataChunk.create(types, to - from);
      columns.forEach((column, x) => {
        const vector = chunk.getColumnVector(x) as unknown as Vector;
        (vector.items as Int32Array).set(column.subarray(from, to) as Int32Array);
        vector.flush();
      });
      appender.appendDataChunk(chunk);
    }
  }

  /** The rows of a query whose columns have these types, in their order. A batch has what DuckDB hands out at once, 2,048 rows or fewer. */
  async *rows<Columns extends NumberSchema>(sql: string, schema: Columns): AsyncGenerator<BatchOf<Columns>> {
    // a connection has one result at a time: whatever it is asked next, appending included, cuts a stream short without a word
    this.#settle();
    const connection = await this.#instance.connect();
    try {
      const result = await connection.stream(sql);
      for (;;) {
        const chunk = await result.fetchChunk();
        if (!chunk || chunk.rowCount === 0) return;
        const columns = Object.entries(schema).map(([name, type], x) => [name, columnOf(chunk.getColumnVector(x) as unknown as Vector, type)]);
        yield Object.fromEntries(columns) as BatchOf<Columns>;
      }
    } finally {
      connection.closeSync();
    }
  }

  /** The first row of a query. */
  async one<Columns extends NumberSchema>(sql: string, schema: Columns): Promise<Readonly<Record<keyof Columns, number>>> {
    for await (const batch of this.rows(sql, schema))
      return Object.fromEntries(Object.keys(schema).map((name) => [name, Number((batch[name] as NumberArray)[0])])) as Record<keyof Columns, number>;
    throw new Error(`no row: ${sql}`);
  }

  close(): void {
    for (const appender of this.#appenders.values()) appender.closeSync();
    this.#connection.closeSync();
    this.#instance.closeSync();
  }

  #typeOf(type: NumberSchema[string]): DuckDBType {
    return { i32: this.#api.INTEGER, i64: this.#api.BIGINT, f64: this.#api.DOUBLE }[type];
  }
}

/** What is read and written of a column of DuckDB. */
interface Vector {
  readonly items: NumberArray;
  flush(): void;
}

function columnOf({ items }: Vector, type: NumberSchema[string]): NumberArray {
  if (!(items instanceof ARRAYS[type])) throw new TypeError(`a column of a query expected ${type}, got ${items.constructor.name}`);
  // the memory is DuckDB's, and gone with the chunk
  return items.slice();
}

/** Rows of a chunk of DuckDB. */
const CHUNK = 2048;

/** Batches of a query, joined to larger ones that end where a column changes. */
export async function* inGroups<Columns extends Schema>(
  batches: AsyncIterable<BatchOf<Columns>>,
  { schema, by, least }: { readonly schema: Columns; readonly by: keyof Columns & string; readonly least: number },
): AsyncGenerator<BatchOf<Columns>> {
  let waiting: BatchOf<Columns>[] = [];
  let numRows = 0;
  let wanted = least;
  const joined = (all: readonly BatchOf<Columns>[]): BatchOf<Columns> =>
    Object.fromEntries(
      Object.keys(schema).map((name) => {
        const columns = all.map((batch) => batch[name] as Int32Array);
        const column = new (columns[0]!.constructor as Int32ArrayConstructor)(columns.reduce((sum, { length }) => sum + length, 0));
        let at = 0;
        for (const one of columns) {
          column.set(one, at);
          at += one.length;
        }
        return [name, column];
      }),
    ) as BatchOf<Columns>;
  const cut = (batch: BatchOf<Columns>, from: number, to: number): BatchOf<Columns> =>
    Object.fromEntries(Object.keys(schema).map((name) => [name, (batch[name] as Int32Array).subarray(from, to)])) as BatchOf<Columns>;
  for await (const batch of batches) {
    waiting.push(batch);
    numRows += (batch[by] as Int32Array).length;
    if (numRows < wanted) continue;
    const all = joined(waiting);
    const column = all[by] as Int32Array;
    let end = column.length;
    while (end > 0 && column[end - 1] === column[column.length - 1]) end--;
    if (end > 0) yield cut(all, 0, end);
    // a group that is larger than a batch is not joined anew for each of its pieces
    wanted = Math.max(least, 2 * (column.length - end));
    waiting = [cut(all, end, column.length)];
    numRows = column.length - end;
  }
  if (numRows > 0) yield joined(waiting);
}
