/**
 * Node: SQLite, by whichever way there is one: `node:sqlite` from Node 22.13 on, which needs nothing installed; on older ones the optional package libsql,
 * which npm brings built for each platform. Input a path, output the few calls that a store needs, with errors as the index tells them.
 */

import type { ErrorCode } from "../errors.js";
import { WirecopyError } from "../errors.js";

/** A statement, made once. Parameters and columns are integers and bytes. */
export interface Statement {
  get(...parameters: readonly unknown[]): Readonly<Record<string, unknown>> | undefined;
  run(...parameters: readonly unknown[]): void;
  iterate(...parameters: readonly unknown[]): Iterable<Readonly<Record<string, unknown>>>;
}

export interface Sqlite {
  exec(sql: string): void;
  prepare(sql: string): Statement;
  close(): void;
}

/** What both packages have. */
interface RawDatabase {
  exec(sql: string): unknown;
  prepare(sql: string): { get(...p: unknown[]): unknown; run(...p: unknown[]): unknown; iterate(...p: unknown[]): Iterable<unknown> };
  close(): void;
}

type OpenDatabase = (path: string, options: { readonly readOnly: boolean }) => RawDatabase;

/** The SQLite of this process. @throws {WirecopyError} "missing-peer" where there is none. */
export async function loadSqlite(): Promise<(path: string, options: { readonly readOnly: boolean }) => Sqlite> {
  const open = builtIn() ?? (await packaged());
  return (path, options) => {
    const database = told(() => open(path, options));
    return {
      exec: (sql) => void told(() => database.exec(sql)),
      prepare: (sql) => statementOf(told(() => database.prepare(sql))),
      close: () => database.close(),
    };
  };
}

function builtIn(): OpenDatabase | undefined {
  const { getBuiltinModule } = process as { getBuiltinModule?: (name: string) => unknown };
  const sqlite = getBuiltinModule?.("node:sqlite") as { DatabaseSync: new (path: string, options: object) => RawDatabase } | undefined;
  return sqlite && ((path, { readOnly }) => new sqlite.DatabaseSync(path, { readOnly }));
}

async function packaged(): Promise<OpenDatabase> {
  try {
    const { default: Database } = (await import("libsql")) as unknown as { default: new (path: string, options: object) => RawDatabase };
    return (path, { readOnly }) => new Database(path, { readonly: readOnly });
  } catch (cause) {
    const message = `an index needs SQLite, which Node has from 22.13 on (this is ${process.versions.node}): npm install libsql, or use a later Node`;
    throw new WirecopyError("missing-peer", message, { cause });
  }
}

function statementOf(raw: ReturnType<RawDatabase["prepare"]>): Statement {
  return {
    get: (...parameters) => told(() => raw.get(...parameters)) as ReturnType<Statement["get"]>,
    run: (...parameters) => void told(() => raw.run(...parameters)),
    *iterate(...parameters) {
      const rows = told(() => raw.iterate(...parameters)[Symbol.iterator]());
      try {
        for (;;) {
          const { done, value } = told(() => rows.next());
          if (done) return;
          yield value as Readonly<Record<string, unknown>>;
        }
      } finally {
        rows.return?.();
      }
    },
  };
}

/** What errors of SQLite mean, by their primary code. */
const MEANINGS: Readonly<Record<number, readonly [name: string, code: ErrorCode, message: string]>> = {
  5: ["SQLITE_BUSY", "store-unavailable", "the index is in use, and was not free in time"],
  6: ["SQLITE_LOCKED", "store-unavailable", "the index is in use, and was not free in time"],
  8: ["SQLITE_READONLY", "index-read-only", "the index cannot be written to"],
  10: ["SQLITE_IOERR", "index-full", "the index could not be read or written; the disk may be full"],
  11: ["SQLITE_CORRUPT", "index-corrupt", "data.db of the index is damaged"],
  13: ["SQLITE_FULL", "index-full", "there is no room to write the index"],
  14: ["SQLITE_CANTOPEN", "store-unavailable", "data.db of the index cannot be opened"],
  26: ["SQLITE_NOTADB", "index-corrupt", "data.db of the index is no database"],
};

function told<T>(work: () => T): T {
  try {
    return work();
  } catch (cause) {
    const { code, errcode, message } = cause as { code?: unknown; errcode?: unknown; message?: string };
    const known = Object.entries(MEANINGS).find(([number, [name]]) =>
      typeof errcode === "number" ? (errcode & 255) === Number(number) : typeof code === "string" && code.startsWith(name),
    );
    const [, [, meaning, text]] = known ?? ["", ["", "store-unavailable", "the store of the index failed"]];
    throw new WirecopyError(meaning as ErrorCode, `${text} (${message})`, { cause });
  }
}
