/**
 * Index: the one row that says what is true: which documents there are, which segments hold their postings, which models there are. Every commit writes
 * it anew. A segment file exists when the state names it, and only then.
 */
import type { IndexModel } from "../types/wire-index.js";
import { corrupt, jsonRow, readJson, rowOf, STATE_KEY } from "./rows.js";
import type { SegmentRange } from "./segment-file.js";
import type { IndexStore, RowChange } from "./store.js";

/** A segment: postings of documents [base, end), and when these were published. */
export interface SegmentState extends SegmentRange {
  /** 0 for one written from the tail; one that was merged is a level above what it was merged from. */
  readonly level: number;
  /** Milliseconds since 1970, of documents with a time; null where none has one. */
  readonly earliest: number | null;
  readonly latest: number | null;
  /** Whether there are documents without a time, which no bound of times leaves out. */
  readonly hasUntimed: boolean;
}

/** A model, and how many documents and tokens the index had when it was trained. */
export interface ModelState extends IndexModel {
  /** Which versions of the package can load it (`modelKind`). */
  readonly kind: string;
  readonly documentsThen: number;
  readonly tokensThen: number;
}

/** How far the record of changes has come. */
export interface ChangesState {
  /** The next change's cursor, and the oldest one's that is kept. */
  readonly next: number;
  readonly oldest: number;
  /** Documents below were judged. */
  readonly followed: number;
}

export interface IndexState {
  /** Number of commits. */
  readonly generation: number;
  /** The next document's number. */
  readonly next: number;
  /** Documents from here on have their keys in the tail; those before in segments. */
  readonly tailFrom: number;
  /** Of documents that are not removed. */
  readonly documents: number;
  readonly tokens: number;
  /** The next removal's number. */
  readonly nextDead: number;
  /** Removals whose rows are still there: of documents that may stand in segments or the tail. */
  readonly numDead: number;
  readonly nextSegment: number;
  /** Adjacent, ascending, from 0 to tailFrom. */
  readonly segments: readonly SegmentState[];
  /** Ascending by version. */
  readonly models: readonly ModelState[];
  /** The last time at which a document was added. It never goes back, whatever the clock does. */
  readonly clock: number;
  /** Missing where no changes are kept. */
  readonly changes?: ChangesState;
}

export const EMPTY_STATE: IndexState = {
  generation: 0,
  next: 0,
  tailFrom: 0,
  documents: 0,
  tokens: 0,
  nextDead: 0,
  numDead: 0,
  nextSegment: 1,
  segments: [],
  models: [],
  clock: 0,
};

export function stateRow(state: IndexState): RowChange {
  return jsonRow("meta", STATE_KEY, state);
}

/** @throws {WirecopyError} "index-corrupt" if it is missing, has changed, or contradicts itself. */
export function readState(store: IndexStore): IndexState {
  const state = readJson(rowOf(store, "meta", STATE_KEY)) as IndexState;
  let end = 0;
  for (const segment of state.segments) {
    if (segment.base !== end) throw corrupt(`segment ${segment.number} begins at document ${segment.base}, and ${end} was expected`);
    end = segment.end;
  }
  if (end !== state.tailFrom) throw corrupt(`its segments end at document ${end}, and its tail begins at ${state.tailFrom}`);
  return state;
}
