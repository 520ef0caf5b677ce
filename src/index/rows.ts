/**
 * Index: what stands in the rows of a store, and how it is read again. Each row ends with a checksum whose seed is its table and its number, so a row
 * that was changed, cut, or put in another's place is refused as "index-corrupt".
 *
 *   meta 0        settings, JSON         meta 1   state, JSON
 *   documents n   u32 tokens, packed JSON of the document
 *   tail n        f64 published, its end, f64 added, u32 tokens, u32 number of seeds, seeds, keys of bands and id (document-keys.ts)
 *   dead x        u32 n: the x-th removal was of document n
 *   times b       of the documents of the segment that was written from the tail at base b: f64 published, its end, f64 added, one after the other
 *   models v      bytes of saveModel
 *   changes c     JSON of the change with cursor c (change-log.ts)
 *   stories n     u32 parent of document n in its story; a root has no row (story-roots.ts)
 *
 * A document has its number n for ever, in the order of insertion; one that replaces another gets a new number. Times are milliseconds since
 * 1970, published NaN where it is not known. All numbers are little-endian. O(bytes).
 */
import { WirecopyError } from "../errors.js";
import type { Document } from "../types/document.js";
import { CHECKSUM_BYTES, checksumOf, seedOf, viewOf } from "./checksum.js";
import type { DocumentKeys } from "./document-keys.js";
import { type IndexStore, type RowChange, TABLES, type Table } from "./store.js";

export const SETTINGS_KEY = 0;
export const STATE_KEY = 1;

/** When a document was published, from and to, NaN where that is not known, and when it was added. */
export interface DocumentTimes {
  readonly published: number;
  readonly publishedEnd: number;
  readonly added: number;
}

/** Those of a number whose document is gone. */
export const UNKNOWN_TIMES: DocumentTimes = { published: Number.NaN, publishedEnd: Number.NaN, added: Number.NaN };

/** What of a document lies in the tail. */
export interface TailRow extends DocumentTimes, DocumentKeys {}

/** A row with its checksum. */
export function sealed(table: Table, key: number, value: Uint8Array): RowChange {
  const bytes = new Uint8Array(value.length + CHECKSUM_BYTES);
  bytes.set(value);
  const view = viewOf(bytes);
  view.setUint32(value.length, checksumOf(view, seedOf(TABLES.indexOf(table), key), 0, value.length), true);
  return { table, key, value: bytes };
}

export function removed(table: Table, key: number): RowChange {
  return { table, key, value: undefined };
}

/** What was sealed. @throws {WirecopyError} "index-corrupt" if it has changed. */
export function unsealed(table: Table, key: number, bytes: Uint8Array): Uint8Array {
  const length = bytes.length - CHECKSUM_BYTES;
  const view = viewOf(bytes);
  if (length < 0 || view.getUint32(length, true) !== checksumOf(view, seedOf(TABLES.indexOf(table), key), 0, length))
    throw corrupt(`the checksum of row ${key} of ${table} does not fit`);
  return bytes.subarray(0, length);
}

export function corrupt(what: string): WirecopyError {
  return new WirecopyError("index-corrupt", `the index is damaged: ${what}`);
}

/** The row of a number that the state says is there. */
export function rowOf(store: IndexStore, table: Table, key: number): Uint8Array {
  const bytes = store.get(table, key);
  if (bytes === undefined) throw corrupt(`row ${key} of ${table} is missing`);
  return unsealed(table, key, bytes);
}

export function jsonRow(table: Table, key: number, value: unknown): RowChange {
  return sealed(table, key, new TextEncoder().encode(JSON.stringify(value)));
}

export function readJson(bytes: Uint8Array): unknown {
  return JSON.parse(new TextDecoder().decode(bytes));
}

/** @param packed JSON of the document, packed by the store. */
export function documentRow(n: number, numTokens: number, packed: Uint8Array): RowChange {
  const bytes = new Uint8Array(4 + packed.length);
  viewOf(bytes).setUint32(0, numTokens, true);
  bytes.set(packed, 4);
  return sealed("documents", n, bytes);
}

export function packDocument(store: IndexStore, document: Document): Uint8Array {
  return store.pack(new TextEncoder().encode(JSON.stringify(document)));
}

export function readDocument(store: IndexStore, n: number, bytes: Uint8Array): { readonly document: Document; readonly numTokens: number } {
  const row = unsealed("documents", n, bytes);
  return { document: readJson(store.unpack(row.subarray(4))) as Document, numTokens: viewOf(row).getUint32(0, true) };
}

export function tailRow(n: number, { published, publishedEnd, added, numTokens, seeds, bands }: TailRow): RowChange {
  const bytes = new Uint8Array(32 + 4 * (seeds.length + bands.length));
  const view = viewOf(bytes);
  view.setFloat64(0, published, true);
  view.setFloat64(8, publishedEnd, true);
  view.setFloat64(16, added, true);
  view.setUint32(24, numTokens, true);
  view.setUint32(28, seeds.length, true);
  writeWords(view, 32, seeds);
  writeWords(view, 32 + 4 * seeds.length, bands);
  return sealed("tail", n, bytes);
}

export function readTail(n: number, bytes: Uint8Array): TailRow {
  const row = unsealed("tail", n, bytes);
  const view = viewOf(row);
  const seeds = view.getUint32(28, true);
  return {
    published: view.getFloat64(0, true),
    publishedEnd: view.getFloat64(8, true),
    added: view.getFloat64(16, true),
    numTokens: view.getUint32(24, true),
    seeds: readWords(view, 32, seeds),
    bands: readWords(view, 32 + 4 * seeds, (row.length - 32) / 4 - seeds),
  };
}

export function deadRow(x: number, n: number): RowChange {
  const bytes = new Uint8Array(4);
  viewOf(bytes).setUint32(0, n, true);
  return sealed("dead", x, bytes);
}

export function readDead(x: number, bytes: Uint8Array): number {
  return viewOf(unsealed("dead", x, bytes)).getUint32(0, true);
}

export function storyRow(n: number, parent: number): RowChange {
  const bytes = new Uint8Array(4);
  viewOf(bytes).setUint32(0, parent, true);
  return sealed("stories", n, bytes);
}

export function readParent(n: number, bytes: Uint8Array): number {
  return viewOf(unsealed("stories", n, bytes)).getUint32(0, true);
}

export function timesRow(base: number, times: readonly DocumentTimes[]): RowChange {
  const bytes = new Uint8Array(24 * times.length);
  const view = viewOf(bytes);
  times.forEach(({ published, publishedEnd, added }, x) => {
    for (const [column, time] of [published, publishedEnd, added].entries()) view.setFloat64(24 * x + 8 * column, time, true);
  });
  return sealed("times", base, bytes);
}

export function readTimes(base: number, bytes: Uint8Array): DocumentTimes[] {
  const row = unsealed("times", base, bytes);
  const view = viewOf(row);
  const at = (x: number, column: number) => view.getFloat64(24 * x + 8 * column, true);
  return Array.from({ length: row.length / 24 }, (_, x) => ({ published: at(x, 0), publishedEnd: at(x, 1), added: at(x, 2) }));
}

function writeWords(view: DataView, at: number, words: Uint32Array): void {
  for (let x = 0; x < words.length; x++) view.setUint32(at + 4 * x, words[x]!, true);
}

function readWords(view: DataView, at: number, length: number): Uint32Array {
  const words = new Uint32Array(length);
  for (let x = 0; x < length; x++) words[x] = view.getUint32(at + 4 * x, true);
  return words;
}
