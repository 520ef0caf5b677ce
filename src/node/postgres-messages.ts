/**
 * Node: what a store in PostgreSQL and the thread that speaks with the server say to each other: where the database is, requests, replies. Rows travel as one
 * block of bytes with their keys and lengths, so that a message has few parts and its memory is handed over.
 */
import type { MessagePort } from "node:worker_threads";
import type { Table } from "../index/store.js";

/** Where the database is. */
export interface PostgresPlace {
  /** As the package pg takes it: a URL, or nothing for the environment (PGHOST and so on). */
  readonly connection: string | undefined;
  readonly schema: string;
  readonly canWrite: boolean;
  readonly create: boolean;
  /** Milliseconds that a statement may take, waiting for other writers included. */
  readonly timeoutMs: number;
  /** URL of the built entry of the thread, which a thread of the index needs as well. */
  readonly threadFile: string;
}

/** Rows as one block: row x has `lengths[x]` bytes, one after the other. */
export interface PackedRows {
  readonly keys: Float64Array<ArrayBuffer>;
  readonly lengths: Int32Array<ArrayBuffer>;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** What is done to a table in a commit; no key is in both. */
export interface TableChange extends PackedRows {
  readonly table: Table;
  readonly removed: Float64Array<ArrayBuffer>;
}

export type PostgresRequest =
  | { readonly kind: "open" }
  | { readonly kind: "begin"; readonly mode: "write" | "read" }
  | { readonly kind: "end" }
  | { readonly kind: "version" }
  | { readonly kind: "get"; readonly table: Table; readonly key: number }
  | { readonly kind: "many"; readonly table: Table; readonly keys: Float64Array<ArrayBuffer> }
  | { readonly kind: "range"; readonly table: Table; readonly from: number; readonly to: number; readonly limit: number }
  | { readonly kind: "commit"; readonly changes: readonly TableChange[] }
  | { readonly kind: "size" }
  | { readonly kind: "names" }
  | { readonly kind: "parts"; readonly name: string }
  | { readonly kind: "part"; readonly name: string; readonly part: number }
  | { readonly kind: "beginSegment"; readonly name: string }
  | { readonly kind: "putPart"; readonly name: string; readonly part: number; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: "endSegment"; readonly keep: boolean }
  | { readonly kind: "removeSegment"; readonly name: string }
  | { readonly kind: "take"; readonly charge: number }
  | { readonly kind: "leave"; readonly charge: number }
  | { readonly kind: "close" };

/** What went wrong, as it comes out of the thread. */
export interface PostgresFailure {
  readonly message: string;
  /** SQLSTATE, or the code of an error of the system, or one of ours. */
  readonly code: string | undefined;
}

export interface PostgresReply {
  readonly number: number;
  readonly result?: unknown;
  readonly failure?: PostgresFailure;
}

/** Handed to the thread when it is made. */
export interface ThreadData {
  readonly port: MessagePort;
  /** Counts replies; who waits, waits for it to change. */
  readonly replies: Int32Array<SharedArrayBuffer>;
  readonly place: PostgresPlace;
}
