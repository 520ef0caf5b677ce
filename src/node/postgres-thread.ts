/**
 * Node: the entry of the thread that speaks with PostgreSQL for a store: requests in, one after the other, replies out. Who asks waits without its event loop
 * (postgres-calls.ts), so all that waits for the server is here. Rows travel as one block of bytes with their keys and lengths.
 *
 * One connection. A lost one is made again with the next request, but not while a transaction is open or the writer is in charge of something: what was
 * read, or promised to others, would not hold.
 */
import { workerData } from "node:worker_threads";
import type { Client, QueryConfig, QueryResult } from "pg";
import type { PackedRows, PostgresFailure, PostgresPlace, PostgresReply, PostgresRequest, TableChange, ThreadData } from "./postgres-messages.js";
import { LAST_STEP, stepsFrom } from "./postgres-schema.js";

class Lost extends Error {
  readonly code = "connection-lost";
}

const CONNECT_MS = 10_000;

class Connection {
  readonly #place: PostgresPlace;
  #client: Client | undefined;
  #inTransaction = false;
  /** A segment that is written inside of a transaction ends with it. */
  #inSegment = false;
  readonly #charges = new Set<number>();

  constructor(place: PostgresPlace) {
    this.#place = place;
  }

  async answer(request: PostgresRequest): Promise<unknown> {
    const { schema } = this.#place;
    switch (request.kind) {
      case "open":
        return this.#open();
      case "begin":
        return this.#begin(request.mode);
      case "end":
        if (this.#inTransaction) await this.#rollBack();
        return undefined;
      case "version":
        return this.#version();
      case "get": {
        const [row] = await this.#rows({ name: `get ${request.table}`, text: `select v from ${schema}.${request.table} where k = $1`, values: [request.key] });
        return row === undefined ? undefined : ownBytes(row[0] as Uint8Array);
      }
      case "many": {
        const text = `select k::float8, v from ${schema}.${request.table} where k = any($1::bigint[])`;
        return packed(await this.#rows({ name: `many ${request.table}`, text, values: [arrayOf(request.keys)] }));
      }
      case "range":
        return this.#range(request);
      case "commit":
        return this.#commit(request.changes);
      case "size": {
        const [row] = await this.#rows({
          text: `select sum(pg_total_relation_size(c.oid))::float8 from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = $1 and c.relkind = 'r' and c.relname <> 'segments'`,
          values: [schema],
        });
        return Number(row?.[0] ?? 0);
      }
      case "names":
        return (await this.#rows({ text: `select distinct name from ${schema}.segments` })).map(([name]) => name);
      case "parts": {
        const text = `select (coalesce(max(part), -1) + 1)::int, coalesce(sum(length(v)), 0)::float8 from ${schema}.segments where name = $1`;
        const [row] = await this.#rows({ text, values: [request.name] });
        return { parts: Number(row![0]), byteLength: Number(row![1]) };
      }
      case "part": {
        const [row] = await this.#rows({
          name: "part",
          text: `select v from ${schema}.segments where name = $1 and part = $2`,
          values: [request.name, request.part],
        });
        return row === undefined ? undefined : ownBytes(row[0] as Uint8Array);
      }
      case "beginSegment":
        this.#inSegment = !this.#inTransaction;
        if (this.#inSegment) await this.#do("begin");
        return this.#do({ text: `delete from ${schema}.segments where name = $1`, values: [request.name] });
      case "putPart": {
        const values = [request.name, request.part, bufferOf(request.bytes)];
        return this.#do({ text: `insert into ${schema}.segments (name, part, v) values ($1, $2, $3)`, values });
      }
      case "endSegment": {
        const { keep } = request;
        if (this.#inSegment) await this.#do(keep ? "commit" : "rollback");
        this.#inSegment = false;
        return undefined;
      }
      case "removeSegment":
        return this.#do({ text: `delete from ${schema}.segments where name = $1`, values: [request.name] });
      case "take": {
        const [row] = await this.#rows({
          text: `select pg_try_advisory_lock(('${schema}.store'::regclass::oid::bigint % 2147483647)::int, $1)`,
          values: [request.charge],
        });
        if (row![0] === true) this.#charges.add(request.charge);
        return row![0];
      }
      case "leave":
        this.#charges.delete(request.charge);
        // with a lost connection the lock is gone already
        if (this.#client !== undefined)
          await this.#do({ text: `select pg_advisory_unlock(('${schema}.store'::regclass::oid::bigint % 2147483647)::int, $1)`, values: [request.charge] });
        return undefined;
      case "close":
        await this.#client?.end();
        this.#client = undefined;
        return undefined;
    }
  }

  async #open(): Promise<void> {
    const { schema, canWrite, create } = this.#place;
    const steps = await this.#steps();
    if (steps === 0 && !(canWrite && create)) throw failure("index-missing", `there is no index in the schema ${schema}`);
    if (steps > LAST_STEP) throw failure("index-version", `the schema ${schema} has had ${steps} steps, and this version knows ${LAST_STEP}`);
    if (steps === LAST_STEP) return;
    if (!canWrite) throw failure("index-version", `the schema ${schema} has had ${steps} steps of ${LAST_STEP}: a writer makes the others`);
    await this.#migrate();
  }

  /**
   * How many the schema has had; 0 where it is not there. The catalogue is asked by a query: a name that was once looked for in vain may be taken to be missing
   * after another writer has made it.
   */
  async #steps(): Promise<number> {
    const { schema } = this.#place;
    const text = "select exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = $1 and c.relname = 'store')";
    const [found] = await this.#rows({ text, values: [schema] });
    if (found![0] !== true) return 0;
    const [row] = await this.#rows({ text: `select steps from ${schema}.store` });
    return Number(row![0]);
  }

  /** One writer at a time makes the tables, in one transaction. */
  async #migrate(): Promise<void> {
    const { schema } = this.#place;
    await this.#do("begin");
    try {
      await this.#do({ text: "select pg_advisory_xact_lock(hashtext($1))", values: [`wirecopy ${schema}`] });
      for (const text of stepsFrom(schema, await this.#steps())) await this.#do(text);
      await this.#do("commit");
    } catch (error) {
      await this.#do("rollback").catch(() => undefined);
      throw error;
    }
  }

  async #begin(mode: "write" | "read"): Promise<number> {
    const client = await this.#connected();
    const [begin, lock] = mode === "write" ? ["begin", "for update"] : ["begin isolation level repeatable read read only", ""];
    this.#inTransaction = true;
    try {
      // two statements at once: an array of results
      const results = (await client.query(`${begin}; select commits from ${this.#place.schema}.store ${lock}`)) as unknown as QueryResult[];
      return Number(results[1]!.rows[0].commits);
    } catch (error) {
      await this.#rollBack().catch(() => undefined);
      throw error;
    }
  }

  async #version(): Promise<number> {
    const [row] = await this.#rows({ name: "version", text: `select commits::float8 from ${this.#place.schema}.store` });
    return Number(row![0]);
  }

  async #range({ table, from, to, limit }: Extract<PostgresRequest, { kind: "range" }>): Promise<PackedRows> {
    const text = `select k::float8, v from ${this.#place.schema}.${table} where k >= $1 and k < $2 order by k limit $3`;
    return packed(await this.#rows({ name: `range ${table}`, text, values: [from, to, limit] }));
  }

  /** In the open transaction, which ends with it, or in one of its own. @returns the version afterwards. */
  async #commit(changes: readonly TableChange[]): Promise<number> {
    if (!this.#inTransaction) await this.#begin("write");
    try {
      for (const change of changes) await this.#change(change);
      const client = await this.#connected();
      const text = `update ${this.#place.schema}.store set commits = commits + 1 returning commits; commit`;
      const results = (await client.query(text)) as unknown as QueryResult[];
      this.#inTransaction = false;
      return Number(results[0]!.rows[0].commits);
    } catch (error) {
      if (this.#inTransaction) await this.#rollBack().catch(() => undefined);
      throw error;
    }
  }

  async #change({ table, keys, lengths, bytes, removed }: TableChange): Promise<void> {
    const name = `${this.#place.schema}.${table}`;
    if (removed.length > 0) await this.#do({ name: `remove ${table}`, text: `delete from ${name} where k = any($1::bigint[])`, values: [arrayOf(removed)] });
    if (keys.length === 0) return;
    // one block for all rows: an array of bytea would travel as text, at twice the length
    const text = `insert into ${name} (k, v) select k, substring($2::bytea from at for n) from unnest($1::bigint[], $3::int[], $4::int[]) u (k, at, n)
      on conflict (k) do update set v = excluded.v`;
    const starts = new Int32Array(lengths.length);
    let at = 1;
    for (const [x, length] of lengths.entries()) {
      starts[x] = at;
      at += length;
    }
    await this.#do({ name: `put ${table}`, text, values: [arrayOf(keys), bufferOf(bytes), arrayOf(starts), arrayOf(lengths)] });
  }

  async #rollBack(): Promise<void> {
    this.#inTransaction = false;
    // with a lost connection the server has done it
    if (this.#client !== undefined) await this.#do("rollback");
  }

  async #do(query: string | QueryConfig): Promise<void> {
    await (await this.#connected()).query(query);
  }

  /** Rows as arrays. Bytes come as hexadecimal text: the package reads no other form whole. */
  async #rows(query: QueryConfig): Promise<unknown[][]> {
    const client = await this.#connected();
    const { rows } = await client.query({ ...query, rowMode: "array" });
    return rows as unknown[][];
  }

  async #connected(): Promise<Client> {
    if (this.#client !== undefined) return this.#client;
    if (this.#inTransaction || this.#inSegment || this.#charges.size > 0) throw new Lost("the connection was lost");
    const { connection, timeoutMs } = this.#place;
    const pg = await loadPg();
    const client = new pg.Client({
      ...(connection === undefined ? {} : { connectionString: connection }),
      application_name: "wirecopy",
      connectionTimeoutMillis: CONNECT_MS,
      statement_timeout: timeoutMs,
      keepAlive: true,
    });
    const lose = (): void => {
      if (this.#client === client) this.#client = undefined;
    };
    client.on("error", lose);
    client.on("end", lose);
    await client.connect();
    await client.query(sessionOf(this.#place));
    this.#client = client;
    return client;
  }
}

/**
 * A commit that returned is on disk, whatever the server's default is. A writer that stops in the midst of a commit, or whose machine is gone, lets the others
 * go on after a while.
 */
function sessionOf({ canWrite, timeoutMs }: PostgresPlace): string {
  const alive = "set tcp_keepalives_idle = 30; set tcp_keepalives_interval = 10; set tcp_keepalives_count = 3";
  if (!canWrite) return `${alive}; set default_transaction_read_only = on`;
  return `${alive}; set synchronous_commit = on; set idle_in_transaction_session_timeout = ${timeoutMs}`;
}

async function loadPg(): Promise<typeof import("pg")> {
  try {
    const loaded = await import("pg");
    return (loaded as unknown as { default?: typeof import("pg") }).default ?? loaded;
  } catch (cause) {
    throw failure("missing-peer", `an index in PostgreSQL needs its client: npm install pg (${(cause as Error).message})`);
  }
}

function failure(code: string, message: string): Error & PostgresFailure {
  return Object.assign(new Error(message), { code });
}

function packed(rows: readonly unknown[][]): PackedRows {
  const lengths = Int32Array.from(rows, ([, value]) => (value as Uint8Array).length);
  const bytes = new Uint8Array(lengths.reduce((sum, length) => sum + length, 0));
  let at = 0;
  for (const [, value] of rows) {
    bytes.set(value as Uint8Array, at);
    at += (value as Uint8Array).length;
  }
  return { keys: Float64Array.from(rows, ([key]) => Number(key)), lengths, bytes };
}

/** Bytes that can be handed over: those of the client lie in its buffers. */
function ownBytes(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(bytes);
}

function bufferOf({ buffer, byteOffset, byteLength }: Uint8Array): Buffer {
  return Buffer.from(buffer as ArrayBuffer, byteOffset, byteLength);
}

/** Numbers as PostgreSQL writes an array. */
function arrayOf(numbers: Float64Array | Int32Array): string {
  return `{${numbers.join(",")}}`;
}

function transferOf(result: unknown): ArrayBuffer[] {
  if (result instanceof Uint8Array) return [result.buffer as ArrayBuffer];
  const { keys, lengths, bytes } = (result ?? {}) as Partial<PackedRows>;
  return keys && lengths && bytes ? [keys.buffer, lengths.buffer, bytes.buffer] : [];
}

const { port, replies, place } = (workerData ?? {}) as Partial<ThreadData>;
if (port !== undefined && replies !== undefined && place !== undefined) {
  const connection = new Connection(place);
  const reply = (message: PostgresReply): void => {
    port.postMessage(message, transferOf(message.result));
    Atomics.add(replies, 0, 1);
    Atomics.notify(replies, 0);
  };
  port.on("message", ({ number, request }: { readonly number: number; readonly request: PostgresRequest }) => {
    connection.answer(request).then(
      (result) => reply({ number, result }),
      (error: Error & { readonly code?: string }) => reply({ number, failure: { message: error.message, code: error.code } }),
    );
  });
}
