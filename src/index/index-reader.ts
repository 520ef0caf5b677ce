/**
 * Index: one state of an index, ready to be asked: hash -> documents, number -> document, id -> number. Segments are read from their files, the tail lies
 * in memory in one or more tables: while one is written as a segment the next one grows.
 *
 * A reader in another process than the writer looks whether the store has a newer commit (`refresh`) and takes in what is new: tail rows,
 * tombstones, another list of segments. A segment may be merged away between the reading of the state and the opening of its file; then the state
 * is read again. A writer tells its own reader of each commit (`apply`), so that nothing is read again.
 */
import { RecentValues } from "../arrays/recent-values.js";
import { DeadSet, TimeColumns } from "./document-columns.js";
import { keyOfId } from "./document-keys.js";
import { type IndexState, readState, type SegmentState } from "./index-state.js";
import { corrupt, readDead, readDocument, readNumTokens, readTail, readTimes, type TailRow, unsealed } from "./rows.js";
import { SegmentFile, type Space, segmentName } from "./segment-file.js";
import { type IndexStore, NO_KEY_ABOVE } from "./store.js";
import { TailPostings } from "./tail-postings.js";
import type { StoredDocument } from "./text-source.js";

/** A segment with its files. */
export interface OpenSegment extends SegmentState {
  readonly seeds: SegmentFile;
  readonly bands: SegmentFile;
}

/** Documents of a part of the tail, [from, to). */
interface TailPart {
  readonly from: number;
  readonly seeds: TailPostings;
  readonly bands: TailPostings;
}

/** Which segments are read: those that may have documents of these times. Milliseconds. */
export interface TimeRange {
  readonly from: number;
  readonly to: number;
}

export const ANY_TIME: TimeRange = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };

/** A document with the number of its tokens. */
interface ReadDocument {
  readonly document: StoredDocument;
  readonly numTokens: number;
}

/** Characters of documents that are kept when they were read: those of stories that everybody has are asked for again and again. */
const KEPT_CHARS = 3_000_000;
/** What a document takes beside its text, as characters. */
const DOCUMENT_CHARS = 500;

/** Readings of a state whose segments were merged away meanwhile, until it is taken to be damage. */
const MOST_TRIES = 20;

export class IndexReader {
  readonly store: IndexStore;
  readonly dead = new DeadSet();
  state: IndexState;
  #segments: OpenSegment[] = [];
  #tail: TailPart[] = [];
  /** Numbers of the rows of the table `tail`. */
  #tailRows: number[] = [];
  /** Documents below have been taken into the tail, removals below into `dead`. */
  #seen = 0;
  #seenDead = 0;
  #version: number;
  readonly #times = new TimeColumns();
  /** Documents that were read; what a number stands for never changes. */
  readonly #documents = new RecentValues<number, ReadDocument>(KEPT_CHARS);

  /** @throws {WirecopyError} "index-corrupt", "index-version". */
  constructor(store: IndexStore) {
    this.store = store;
    this.#version = store.version();
    this.state = this.#readAll();
  }

  get segments(): readonly OpenSegment[] {
    return this.#segments;
  }

  /** Of documents that are in no segment. */
  get tailParts(): readonly Record<Space, TailPostings>[] {
    return this.#tail;
  }

  /** Takes in what was committed since. O(1) where that is nothing. */
  refresh(): void {
    const version = this.store.version();
    if (version === this.#version) return;
    this.#version = version;
    this.state = this.#readAll();
  }

  #readAll(): IndexState {
    for (let tries = 1; ; tries++) {
      const state = this.store.read(() => {
        const read = readState(this.store);
        if (!this.#openSegments(read)) return undefined;
        this.#readTail(read);
        this.#readDead(read);
        return read;
      });
      if (state !== undefined) return state;
      if (tries === MOST_TRIES) throw corrupt("a file of a segment is missing; open the index with `rebuild` to make its postings again");
    }
  }

  /** False where a file is not there any more. */
  #openSegments({ segments }: IndexState): boolean {
    const known = new Map(this.#segments.map((segment) => [segment.number, segment]));
    const opened: OpenSegment[] = [];
    for (const segment of segments) {
      const open = known.get(segment.number) ?? this.#openSegment(segment);
      if (open === undefined) {
        for (const one of opened) if (!known.has(one.number)) closeSegment(one);
        return false;
      }
      opened.push(open);
    }
    const kept = new Set(segments.map(({ number }) => number));
    for (const [number, segment] of known) if (!kept.has(number)) closeSegment(segment);
    this.#segments = opened;
    holdSmallest(opened, this.store.segments.mostHeld ?? 0);
    return true;
  }

  #openSegment(segment: SegmentState): OpenSegment | undefined {
    const { segments } = this.store;
    const seeds = SegmentFile.open(segments, "seeds", segment);
    const bands = seeds && SegmentFile.open(segments, "bands", segment);
    if (seeds !== undefined && bands !== undefined) return { ...segment, seeds, bands };
    seeds?.close();
    return undefined;
  }

  #readTail({ tailFrom, next }: IndexState): void {
    if (this.#tail.length > 0 && this.#tail[0]!.from < tailFrom) [this.#tail, this.#tailRows] = [[], []];
    if (this.#tail.length === 0) this.#seen = tailFrom;
    const from = this.#seen;
    if (from >= next && this.#tail.length > 0) return;
    if (this.#tail.length === 0) this.#tail.push(newPart(from));
    let rows = 0;
    for (const [first, bytes] of this.store.range("tail", from, next)) {
      this.#tailRows.push(first);
      for (const [x, row] of readTail(first, bytes).entries()) {
        this.#takeTail(first + x, row);
        rows++;
      }
    }
    if (rows !== next - from) throw corrupt(`of the keys of ${next - from} documents ${rows} are there`);
    this.#seen = next;
  }

  #takeTail(n: number, row: TailRow): void {
    const part = this.#tail.at(-1)!;
    part.seeds.add(n, row.seeds);
    part.bands.add(n, row.bands);
    this.#times.set(n, row);
  }

  #readDead({ nextDead, numDead }: IndexState): void {
    let rows = 0;
    for (const [x, bytes] of this.store.range("dead", this.#seenDead, nextDead)) {
      this.dead.add(readDead(x, bytes));
      rows++;
    }
    if (this.#seenDead === 0 && rows !== numDead) throw corrupt(`of ${numDead} removals ${rows} are there`);
    this.#seenDead = nextDead;
  }

  /** Runs `work`, which may commit once, on the newest state while nobody else commits. What is new and large is read before others have to wait. */
  alone<T>(work: () => T): T {
    const { shared } = this.store;
    if (shared === undefined) return work();
    this.refresh();
    return shared.alone(() => {
      this.refresh();
      return work();
    });
  }

  /** Takes in a commit of one's own. */
  apply(state: IndexState, added: ReadonlyMap<number, TailRow>, killed: readonly number[]): void {
    if (added.size > 0) this.#tailRows.push(this.#seen);
    for (const [n, row] of added) this.#takeTail(n, row);
    for (const n of killed) this.dead.add(n);
    this.#seen = state.next;
    this.#seenDead = state.nextDead;
    this.#became(state);
  }

  /** Takes in a commit of one's own that changed the list of segments, and where the tail begins. */
  applySegments(state: IndexState): void {
    if (!this.#openSegments(state)) throw corrupt("a file of a segment is missing that was written just now");
    this.#tailRows = this.#tailRows.filter((n) => n >= state.tailFrom);
    this.#tail = this.#tail.filter(({ from }, x) => from >= state.tailFrom || (this.#tail[x + 1]?.from ?? Number.POSITIVE_INFINITY) > state.tailFrom);
    this.#became(state);
  }

  /** Numbers of the rows of the table `tail` that hold documents below `to`. */
  rowsOfTail(to: number): readonly number[] {
    return this.#tailRows.filter((n) => n < to);
  }

  #became(state: IndexState): void {
    this.state = state;
    this.#version = this.store.version();
  }

  /** Later documents go into a new part of the tail, so that those before it can be written as a segment. @returns the parts to write. */
  sealTail(): { readonly from: number; readonly to: number; readonly seeds: readonly TailPostings[]; readonly bands: readonly TailPostings[] } {
    const parts = this.#tail;
    const sealed = { from: this.state.tailFrom, to: this.state.next, seeds: parts.map(({ seeds }) => seeds), bands: parts.map(({ bands }) => bands) };
    this.#tail = [...parts, newPart(this.state.next)];
    return sealed;
  }

  /** Appends the documents that have a hash, removed ones too. @returns how many have it; @param cut of many in a segment only the first and last (posting-blocks.ts). */
  find(space: Space, hash: number, { cut, times, out }: { readonly cut: boolean; readonly times: TimeRange; readonly out: number[] }): number {
    let count = 0;
    for (const segment of this.#segments) if (mayHave(segment, times)) count += segment[space].find(hash, cut, out);
    for (const part of this.#tail) count += part[space].find(hash, cut, out);
    return count;
  }

  /** The number of the document with an id; undefined where there is none. */
  numberOf(id: string): number | undefined {
    return this.lookUp(id)?.n;
  }

  /** The document with an id. */
  lookUp(id: string): (ReadDocument & { readonly n: number }) | undefined {
    const found: number[] = [];
    this.find("bands", keyOfId(id), { cut: false, times: ANY_TIME, out: found });
    for (const n of found) {
      if (this.dead.has(n)) continue;
      const read = this.document(n);
      if (read?.document.id === id) return { n, ...read };
    }
    return undefined;
  }

  /** The tokens of a document by its number. As `document`. */
  numTokensOf(n: number): number | undefined {
    const bytes = this.#documentRow(n);
    return bytes && readNumTokens(n, bytes);
  }

  /** A document by its number. Undefined where it was removed after this state. @throws {WirecopyError} "index-corrupt" if it has to be there and is not. */
  document(n: number): ReadDocument | undefined {
    const known = this.dead.has(n) ? undefined : this.#documents.get(n);
    if (known !== undefined) return known;
    const bytes = this.#documentRow(n);
    const read = bytes && readDocument(this.store, n, bytes);
    if (read !== undefined) this.#documents.set(n, read, DOCUMENT_CHARS + read.document.text.length);
    return read;
  }

  /** Says which documents are read next. */
  expectDocuments(numbers: readonly number[]): void {
    const unknown = numbers.filter((n) => !this.#documents.has(n));
    if (unknown.length > 1) this.store.ahead?.("documents", unknown);
  }

  #documentRow(n: number): Uint8Array | undefined {
    if (this.dead.has(n)) return undefined;
    const bytes = this.store.get("documents", n);
    if (bytes === undefined && !this.dead.has(n) && this.store.version() === this.#version) throw corrupt(`document ${n} is missing`);
    return bytes;
  }

  /** When all documents were published and added. */
  times(): TimeColumns {
    const times = this.#times;
    const { segments, tailFrom } = this.state;
    // a segment may have been merged with those before it since they were read, and once more since this state
    const from = segments.find(({ end }) => end > times.readUpTo)?.base;
    if (from !== undefined && !this.#readTimes(from)) this.#readTimes(0);
    times.readUpTo = tailFrom;
    return times;
  }

  /** False where rows are missing between `from` and the tail. */
  #readTimes(from: number): boolean {
    let end = from;
    for (const [base, bytes] of this.store.range("times", from, NO_KEY_ABOVE)) {
      if (base !== end) return false;
      const rows = readTimes(base, bytes);
      for (const [x, one] of rows.entries()) this.#times.set(base + x, one);
      end = base + rows.length;
    }
    return end >= this.state.tailFrom;
  }

  /** Bytes of a model. Undefined where there is none of that version. */
  modelBytes(version: number): Uint8Array | undefined {
    const bytes = this.store.get("models", version);
    return bytes && unsealed("models", version, bytes);
  }

  /** Names of the files that this state needs. */
  fileNames(): Set<string> {
    return new Set(this.state.segments.flatMap(({ number }) => [segmentName("seeds", number), segmentName("bands", number)]));
  }

  /** Removes files that a writer which died has left behind. */
  removeStrays(): void {
    const { segments } = this.store;
    const needed = this.fileNames();
    for (const name of segments.names()) if (!needed.has(name)) segments.remove(name);
  }

  close(): void {
    for (const segment of this.#segments) closeSegment(segment);
    this.#segments = [];
  }
}

function newPart(from: number): TailPart {
  return { from, seeds: new TailPostings(), bands: new TailPostings() };
}

/** Holds the files of the smallest segments in memory, as many as there is room for: each saves as many reads as a large one. */
function holdSmallest(segments: readonly OpenSegment[], mostBytes: number): void {
  let left = mostBytes;
  const files = segments.flatMap(({ seeds, bands }) => [seeds, bands]).sort((x, y) => x.byteLength - y.byteLength);
  for (const file of files) {
    left -= file.byteLength;
    file.hold(left >= 0);
  }
}

function closeSegment({ seeds, bands }: OpenSegment): void {
  seeds.close();
  bands.close();
}

function mayHave({ earliest, latest, hasUntimed }: SegmentState, { from, to }: TimeRange): boolean {
  return hasUntimed || (earliest !== null && latest !== null && latest >= from && earliest <= to);
}
