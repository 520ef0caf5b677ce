/**
 * Index: what stands in the rows of a store, and how it is read again. Each row ends with a checksum whose seed is its table and its number, so a row
 * that was changed, cut, or put in another's place is refused as "index-corrupt".
 *
 *   meta 0        settings, JSON         meta 1   state, JSON
 *   documents n   u32 tokens, packed JSON of the document
 *   tail n        of the documents of one commit, the first of which is n, one after the other: f64 published, its end, f64 added, u32 tokens, u32 number
 *                 of seeds, u32 number of keys of bands and id, seeds, keys (document-keys.ts)
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
import { CHECKSUM_BYTES, checksumOf, readWords, seedOf, viewOf, writeWords } from "./checked-bytes.js";
import type { DocumentKeys } from "./document-keys.js";
import { type IndexStore, type RowChange, TABLES, type Table } from "./store.js";
import type { StoredDocument } from "./text-source.js";

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

export function packDocument(store: IndexStore, document: StoredDocument): Uint8Array {
  return store.pack(new TextEncoder().encode(JSON.stringify(document)));
}

export function readDocument(store: IndexStore, n: number, bytes: Uint8Array): { readonly document: StoredDocument; readonly numTokens: number } {
  const row = unsealed("documents", n, bytes);
  return { document: readJson(store.unpack(row.subarray(4))) as StoredDocument, numTokens: viewOf(row).getUint32(0, true) };
}

export function readNumTokens(n: number, bytes: Uint8Array): number {
  return viewOf(unsealed("documents", n, bytes)).getUint32(0, true);
}

/** Bytes of what stands before the keys of a document in the tail. */
const TAIL_HEAD = 36;

/** The row of the documents of a commit, the first of which is `n`. */
export function tailRow(n: number, documents: readonly TailRow[]): RowChange {
  const sizeOf = ({ seeds, bands }: TailRow): number => TAIL_HEAD + 4 * (seeds.length + bands.length);
  const bytes = new Uint8Array(documents.reduce((sum, one) => sum + sizeOf(one), 0));
  const view = viewOf(bytes);
  let at = 0;
  for (const one of documents) {
    const { published, publishedEnd, added, numTokens, seeds, bands } = one;
    for (const [x, time] of [published, publishedEnd, added].entries()) view.setFloat64(at + 8 * x, time, true);
    for (const [x, count] of [numTokens, seeds.length, bands.length].entries()) view.setUint32(at + 24 + 4 * x, count, true);
    writeWords(view, at + TAIL_HEAD, seeds);
    writeWords(view, at + TAIL_HEAD + 4 * seeds.length, bands);
    at += sizeOf(one);
  }
  return sealed("tail", n, bytes);
}

/** @throws {WirecopyError} "index-corrupt". */
export function readTail(n: number, bytes: Uint8Array): TailRow[] {
  const row = unsealed("tail", n, bytes);
  const view = viewOf(row);
  const documents: TailRow[] = [];
  for (let at = 0; at < row.length; ) {
    if (at + TAIL_HEAD > row.length) throw corrupt(`row ${n} of tail ends within a document`);
    const [published, publishedEnd, added] = [0, 8, 16].map((x) => view.getFloat64(at + x, true)) as [number, number, number];
    const [numTokens, numSeeds, numBands] = [24, 28, 32].map((x) => view.getUint32(at + x, true)) as [number, number, number];
    if (at + TAIL_HEAD + 4 * (numSeeds + numBands) > row.length) throw corrupt(`row ${n} of tail ends within a document`);
    const seeds = readWords(view, at + TAIL_HEAD, numSeeds);
    const bands = readWords(view, at + TAIL_HEAD + 4 * numSeeds, numBands);
    documents.push({ published, publishedEnd, added, numTokens, seeds, bands });
    at += TAIL_HEAD + 4 * (numSeeds + numBands);
  }
  return documents;
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
