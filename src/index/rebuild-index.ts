/**
 * Index: postings made again from the documents, which are the truth: after a file was lost or damaged, or for a version that cuts texts otherwise. Segments
 * are written from the documents, some at a time; one commit then puts them in the place of all that was there beside the documents (tail,
 * tombstones, times, models). Until then nothing has changed, whatever dies when. A document that is damaged itself is refused: it cannot be made
 * again. O(documents); memory for the postings of CHUNK documents.
 */
import { WirecopyError } from "../errors.js";
import type { TokenFolding } from "../types/options.js";
import type { IndexSettings } from "../types/wire-index.js";
import { type DocumentKeys, KeyMaker } from "./document-keys.js";
import { settingsRow } from "./index-settings.js";
import { EMPTY_STATE, type IndexState, type SegmentState, stateRow } from "./index-state.js";
import { publishedOf } from "./index-writer.js";
import { type DocumentTimes, readDocument, readJson, readTail, readTimes, removed, rowOf, STATE_KEY, timesRow, UNKNOWN_TIMES } from "./rows.js";
import { SPACES } from "./segment-file.js";
import { runWrite } from "./segment-jobs.js";
import { type IndexStore, NO_KEY_ABOVE, type RowChange, type Table } from "./store.js";
import { TailPostings } from "./tail-postings.js";
import { spanOf } from "./upkeep.js";

/** Documents of a segment that is written here, and its level. */
const CHUNK = 16_384;
const LEVEL = 1;
/** What an index is made of beside its documents. */
const DERIVED = ["tail", "dead", "times", "models"] as const satisfies readonly Table[];

interface Kept {
  readonly n: number;
  readonly keys: DocumentKeys;
  readonly times: DocumentTimes;
}

/** @throws {WirecopyError} "index-corrupt" if a document is damaged. */
export function rebuildIndex(store: IndexStore, settings: IndexSettings, folding: TokenFolding | undefined): void {
  const maker = new KeyMaker(settings, folding);
  const old = oldState(store);
  const added = oldTimes(store);
  const rows: RowChange[] = [settingsRow(settings)];
  for (const table of DERIVED) for (const [key] of store.range(table, 0, NO_KEY_ABOVE)) rows.push(removed(table, key));
  const segments: SegmentState[] = [];
  let [documents, tokens, base] = [0, 0, 0];
  let chunk: Kept[] = [];
  const write = (end: number): void => {
    const { segment, row } = writeChunk(store, chunk, { number: old.nextSegment + segments.length, base, end });
    segments.push(segment);
    rows.push(row);
    [chunk, base] = [[], end];
  };
  for (const [n, bytes] of store.range("documents", 0, NO_KEY_ABOVE)) {
    const { document } = readDocument(store, n, bytes);
    const keys = maker.keysOf(document.id, document.text);
    chunk.push({ n, keys, times: { ...publishedOf(document), added: added.get(n) ?? old.clock } });
    documents++;
    tokens += keys.numTokens;
    if (chunk.length === CHUNK) write(n + 1);
  }
  if (chunk.length > 0) write(chunk.at(-1)!.n + 1);
  const next = Math.max(base, old.next);
  if (next > base) write(next);
  const { generation, clock, nextDead, changes } = old;
  const state = {
    ...EMPTY_STATE,
    next,
    tailFrom: next,
    documents,
    tokens,
    segments,
    generation: generation + 1,
    nextDead,
    nextSegment: old.nextSegment + segments.length,
    clock,
    ...(changes === undefined ? {} : { changes }),
  };
  store.commit([...rows, stateRow(state)]);
}

function writeChunk(
  store: IndexStore,
  chunk: readonly Kept[],
  range: { readonly number: number; readonly base: number; readonly end: number },
): { readonly segment: SegmentState; readonly row: RowChange } {
  const tables = { seeds: new TailPostings(), bands: new TailPostings() };
  const times: DocumentTimes[] = Array.from({ length: range.end - range.base }, () => UNKNOWN_TIMES);
  for (const { n, keys, times: its } of chunk) {
    for (const space of SPACES) tables[space].add(n, keys[space]);
    times[n - range.base] = its;
  }
  runWrite(store.segments, { range, postings: SPACES.map((space) => ({ space, ...tables[space].columns(() => false) })) });
  const segment = { ...range, level: LEVEL, ...spanOf(chunk.map((one) => one.times)) };
  return { segment, row: timesRow(range.base, times) };
}

/** What of the state goes on; where it is damaged, what does no harm. */
function oldState(store: IndexStore): Pick<IndexState, "changes" | "clock" | "generation" | "next" | "nextDead" | "nextSegment"> {
  const known = ifWhole(() => readJson(rowOf(store, "meta", STATE_KEY)) as IndexState);
  const numbers = store.segments.names().map((name) => Number(/-(\d+)\.seg$/.exec(name)?.[1] ?? 0));
  const above = numbers.reduce((most, number) => Math.max(most, number), 0) + 1;
  return known === undefined
    ? { generation: 0, nextSegment: above, nextDead: 0, clock: 0, next: 0 }
    : { ...known, nextSegment: Math.max(above, known.nextSegment) };
}

/** When documents were added, as far as that can still be read. */
function oldTimes(store: IndexStore): ReadonlyMap<number, number> {
  const added = new Map<number, number>();
  for (const [base, bytes] of store.range("times", 0, NO_KEY_ABOVE))
    for (const [x, times] of (ifWhole(() => readTimes(base, bytes)) ?? []).entries()) added.set(base + x, times.added);
  for (const [n, bytes] of store.range("tail", 0, NO_KEY_ABOVE)) {
    for (const [x, row] of (ifWhole(() => readTail(n, bytes)) ?? []).entries()) added.set(n + x, row.added);
  }
  return added;
}

/** What `read` gives; undefined where the row is damaged, which is what a rebuild is for. */
function ifWhole<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof WirecopyError && error.code === "index-corrupt") return undefined;
    throw error;
  }
}
