/**
 * Index: what a writer does behind its commits. The tail becomes a segment when it has FLUSH documents; four adjacent segments of a level become one of the
 * next (O'Neil et al. 1996, tiered); the word model is trained anew as the index grows. The work itself is done elsewhere (segment-jobs.ts): here it
 * is decided what is due, and what came of it is committed. Commits and questions go on meanwhile; documents removed in the meantime keep their
 * tombstones. Of many writers one at a time is in charge of segments and one of models: the first that finds something due. It alone changes the list of
 * segments, so what it has read of that stays true while it works; all else is read again when it commits.
 *
 * A model is trained at the first document and each doubling up to 1,000 documents, there, then each time the tokens have doubled until its sample is
 * full, and at each fourfold from then on: how large the sample is decides how good a model is, not how old. (Of 14,000 releases of two years a model
 * of the first quarter keeps as many passages of one of all as another one of all does, whose documents were drawn anew; and one of half the
 * documents keeps as many as one of two thirds. A training of a full sample takes as long as adding 10,000 documents.)
 */

import { modelKind } from "../information/model-bytes.js";
import { inCharge, lookAgain } from "./charge.js";
import { type IndexState, type ModelState, type SegmentState, stateRow } from "./index-state.js";
import type { OpenIndex } from "./near-documents.js";
import { type DocumentTimes, readDead, removed, sealed, timesRow, UNKNOWN_TIMES } from "./rows.js";
import { type SegmentRange, SPACES, type Space, segmentName } from "./segment-file.js";
import { type IndexJobs, MODEL_TOKENS } from "./segment-jobs.js";
import type { Charge, RowChange } from "./store.js";
import type { TailPostings } from "./tail-postings.js";

export interface UpkeepSettings {
  /** Documents of the tail from which it is written as a segment. */
  readonly flush: number;
  /** Segments of a level that are merged into one of the next. */
  readonly fanout: number;
}

/**
 * The tail takes 24 bytes a posting of memory, and is read when an index is opened: of 2,048 news articles in some 50 ms. Smaller segments would be more of
 * them, and each is asked for every seed.
 */
export const UPKEEP: UpkeepSettings = { flush: 2048, fanout: 4 };
/** Share of a flush from which on a tail is written when an index is closed, so that it is opened at once. */
const LAST_FLUSH = 1 / 8;
/** Documents from which on a model is of use for long. */
const ENOUGH_DOCUMENTS = 1000;
const GROWTH = 2;
const GROWTH_WHEN_FULL = 4;
const IS_FULL = 0.9 * MODEL_TOKENS;
/** Models that are kept, the last ones. */
const MODELS_KEPT = 4;
/** So many flushes behind, documents wait before they are added. */
const MOST_BEHIND = 4;

interface Dead {
  has(n: number): boolean;
}

export class Upkeep {
  readonly #index: OpenIndex;
  readonly #jobs: IndexJobs;
  readonly #settings: UpkeepSettings;
  /** What is under way; one of each kind at a time. */
  #segmentWork: Promise<void> | undefined;
  #training: Promise<void> | undefined;
  /** What the last work failed with, told to who asks next. */
  #failure: unknown;
  #isResting = false;

  constructor(index: OpenIndex, jobs: IndexJobs, settings: UpkeepSettings) {
    this.#index = index;
    this.#jobs = jobs;
    this.#settings = settings;
  }

  get #state(): IndexState {
    return this.#index.reader.state;
  }

  /** Whether the tail has grown so long that who adds should wait. */
  get isBehind(): boolean {
    return this.#state.next - this.#state.tailFrom > MOST_BEHIND * this.#settings.flush;
  }

  /** Resolves when it has not any more, or when what was under way has failed. */
  async caughtUp(): Promise<void> {
    while (this.isBehind && this.#failure === undefined) {
      this.run();
      await this.#segmentWork;
      if (this.isBehind) await lookAgain(this.#index.reader);
    }
  }

  /** @throws what work that was begun earlier failed with, once. It is begun again when it is due. */
  throwFailure(): void {
    const failure = this.#failure;
    this.#failure = undefined;
    if (failure !== undefined) throw failure;
  }

  /** Does something that nobody waits for: what it fails with is told as what else is done behind the commits. */
  attempt(work: () => void): void {
    try {
      work();
      this.run();
    } catch (error) {
      this.#failure = error;
    }
  }

  /** Begins what is due. */
  run(): void {
    this.#segmentWork ??= this.#whole(
      async () => {
        if (this.#areSegmentsDue()) await inCharge(this.#index.reader, "segments", () => this.#tidySegments());
      },
      () => (this.#segmentWork = undefined),
    );
    if (isTrainingDue(this.#state))
      this.#training ??= this.#whole(
        () =>
          inCharge(this.#index.reader, "models", async () => {
            if (isTrainingDue(this.#state)) await this.#train();
          }),
        () => (this.#training = undefined),
      );
  }

  /** Does the work when the others have done what they are at. */
  async #whenInCharge(charge: Charge, work: () => Promise<void>): Promise<void> {
    const { reader } = this.#index;
    while (!(await inCharge(reader, charge, work))) await lookAgain(reader);
  }

  async #whole(work: () => Promise<unknown>, end: () => void): Promise<void> {
    // begun in a turn of its own, so that who commits is answered first
    await undefined;
    try {
      await work();
    } catch (error) {
      this.#failure = error;
    } finally {
      end();
    }
  }

  /** Resolves when nothing is under way or due. @throws what work has failed with. */
  async settled(): Promise<void> {
    for (;;) {
      this.throwFailure();
      this.run();
      const [work, training] = [this.#segmentWork, this.#training];
      if (work !== undefined) await work;
      if (training !== undefined) await training;
      if (this.#failure !== undefined) continue;
      if (this.#isDue()) {
        await lookAgain(this.#index.reader);
        continue;
      }
      if (this.#segmentWork === undefined && this.#training === undefined) return;
    }
  }

  /** Ends: waits for what is under way, and writes the tail if it is long; merges and trainings that are due are left to the next writer. @throws what failed. */
  async rest(): Promise<void> {
    this.#isResting = true;
    await this.#segmentWork;
    await this.#training;
    this.throwFailure();
    const isLong = () => this.#state.next - this.#state.tailFrom >= LAST_FLUSH * this.#settings.flush;
    if (isLong())
      await inCharge(this.#index.reader, "segments", async () => {
        if (isLong()) await this.#flush();
      });
  }

  #isDue(): boolean {
    return this.#areSegmentsDue() || isTrainingDue(this.#state);
  }

  #areSegmentsDue(): boolean {
    return this.#isFlushDue() || mergeable(this.#state.segments, this.#settings.fanout) !== undefined;
  }

  #isFlushDue(): boolean {
    return this.#state.next - this.#state.tailFrom >= this.#settings.flush;
  }

  async #tidySegments(): Promise<void> {
    while (!this.#isResting) {
      if (this.#isFlushDue()) await this.#flush();
      else {
        const group = mergeable(this.#state.segments, this.#settings.fanout);
        if (group === undefined) return;
        await this.#merge(group, group[0]!.level + 1);
      }
    }
  }

  /** Trains a model now, whatever the last one is. */
  async trainNow(): Promise<void> {
    await this.#training;
    await this.#whenInCharge("models", () => this.#train());
  }

  /** Everything in one segment, without what is removed. */
  async compact(): Promise<void> {
    await this.settled();
    await this.#whenInCharge("segments", () => this.#compactNow());
  }

  async #compactNow(): Promise<void> {
    if (this.#state.next > this.#state.tailFrom) await this.#flush();
    const { segments } = this.#state;
    const documents = segments.at(-1)?.end ?? 0;
    const level = Math.max(0, Math.floor(Math.log(Math.max(1, documents / this.#settings.flush)) / Math.log(this.#settings.fanout)));
    if (segments.length > 1 || this.#state.numDead > 0) await this.#merge(segments, level);
  }

  async #flush(): Promise<void> {
    const { reader } = this.#index;
    const { from, to, ...parts } = reader.sealTail();
    const dead = reader.dead.copy();
    const range = { number: this.#state.nextSegment, base: from, end: to };
    const columns = (space: Space, tables: readonly TailPostings[]) => ({ space, ...joined(tables.map((table) => table.columns(dead.has))) });
    await this.#jobs.write({ range, postings: SPACES.map((space) => columns(space, parts[space])) });
    const times = this.#timesOf(range, dead);
    const rows: RowChange[] = [timesRow(from, times)];
    for (const n of reader.rowsOfTail(to)) rows.push(removed("tail", n));
    const segment = { ...range, level: 0, ...spanOf(times) };
    this.#commitSegments((state) => ({ ...state, tailFrom: to, segments: [...state.segments, segment] }), range, { rows, dead });
  }

  async #merge(group: readonly SegmentState[], level: number): Promise<void> {
    if (group.length === 0) return;
    const { reader } = this.#index;
    const dead = reader.dead.copy();
    const range = { number: this.#state.nextSegment, base: group[0]!.base, end: group.at(-1)!.end };
    const removedOnes: number[] = [];
    for (let n = range.base; n < range.end; n++) if (dead.has(n)) removedOnes.push(n);
    await this.#jobs.merge({ range, segments: group, dead: Uint32Array.from(removedOnes) });
    const times = this.#timesOf(range, dead);
    const rows: RowChange[] = group.map(({ base }) => removed("times", base));
    rows.push(timesRow(range.base, times));
    const numbers = new Set(group.map(({ number }) => number));
    const merged = { ...range, level, ...spanOf(times) };
    const segmentsOf = ({ segments }: IndexState) => [...segments.filter(({ number }) => !numbers.has(number)), merged].sort((x, y) => x.base - y.base);
    this.#commitSegments((state) => ({ ...state, segments: segmentsOf(state) }), range, { rows, dead });
    for (const { number } of group) for (const space of SPACES) reader.store.segments.remove(segmentName(space, number));
  }

  /** Those of documents that are removed are unknown from now on: their tombstones are forgotten. */
  #timesOf({ base, end }: SegmentRange, dead: Dead): DocumentTimes[] {
    const times = this.#index.reader.times();
    return Array.from({ length: end - base }, (_, x) => (dead.has(base + x) ? UNKNOWN_TIMES : times.of(base + x)));
  }

  /** Commits a new segment. Tombstones of documents that it was written without are of no more use. */
  #commitSegments(
    changed: (state: IndexState) => IndexState,
    { base, end }: SegmentRange,
    { rows, dead }: { readonly rows: readonly RowChange[]; readonly dead: Dead },
  ): void {
    const { reader } = this.#index;
    reader.alone(() => {
      const state = changed(this.#state);
      const forgotten: RowChange[] = [];
      for (const [x, bytes] of reader.store.range("dead", 0, state.nextDead)) {
        const n = readDead(x, bytes);
        if (n >= base && n < end && dead.has(n)) forgotten.push(removed("dead", x));
      }
      const numDead = state.numDead - forgotten.length;
      const next = { ...state, numDead, nextSegment: state.nextSegment + 1, generation: state.generation + 1 };
      reader.store.commit([...rows, ...forgotten, stateRow(next)]);
      reader.applySegments(next);
    });
  }

  async #train(): Promise<void> {
    const { reader, folding, fetchText } = this.#index;
    const { documents, tokens } = this.#state;
    const { bytes, id, numDocuments, numTokens } = await this.#jobs.train({ tokens, folding, fetchText });
    reader.alone(() => {
      const { models } = this.#state;
      const version = (models.at(-1)?.version ?? 0) + 1;
      const model: ModelState = { version, kind: modelKind(), id, documents: numDocuments, tokens: numTokens, documentsThen: documents, tokensThen: tokens };
      const all = [...models, model];
      const kept = all.slice(-MODELS_KEPT);
      const state = { ...this.#state, models: kept, generation: this.#state.generation + 1 };
      const dropped = all.slice(0, -MODELS_KEPT).map((old) => removed("models", old.version));
      reader.store.commit([...dropped, sealed("models", version, bytes), stateRow(state)]);
      reader.apply(state, new Map(), []);
    });
  }
}

/** Whether the model is too old, of a version of the package that counted otherwise, or there is none. */
function isTrainingDue({ documents, tokens, models }: Pick<IndexState, "documents" | "tokens" | "models">): boolean {
  const last = models.at(-1);
  if (last === undefined || last.kind !== modelKind()) return documents > 0;
  if (documents < ENOUGH_DOCUMENTS) return documents >= 2 * last.documentsThen;
  if (last.documentsThen < ENOUGH_DOCUMENTS) return true;
  return tokens >= (last.tokens >= IS_FULL ? GROWTH_WHEN_FULL : GROWTH) * last.tokensThen;
}

/** The last adjacent segments of one level that are to be merged: the newest are the smallest. */
function mergeable(segments: readonly SegmentState[], fanout: number): readonly SegmentState[] | undefined {
  for (let from = segments.length - fanout; from >= 0; from--) {
    const group = segments.slice(from, from + fanout);
    if (group.every(({ level }) => level === group[0]!.level)) return group;
  }
  return undefined;
}

/** From when to when documents were published. Numbers without a document, of which no time is known, do not count. */
export function spanOf(times: readonly DocumentTimes[]): Pick<SegmentState, "earliest" | "latest" | "hasUntimed"> {
  const timed = times.filter(({ published }) => !Number.isNaN(published));
  return {
    earliest: timed.length === 0 ? null : timed.reduce((least, { published }) => Math.min(least, published), Number.POSITIVE_INFINITY),
    latest: timed.length === 0 ? null : timed.reduce((most, { publishedEnd }) => Math.max(most, publishedEnd), Number.NEGATIVE_INFINITY),
    hasUntimed: times.some(({ published, added }) => Number.isNaN(published) && !Number.isNaN(added)),
  };
}

function joined(parts: readonly { readonly hashes: Uint32Array; readonly documents: Uint32Array }[]): {
  readonly hashes: Uint32Array;
  readonly documents: Uint32Array;
} {
  if (parts.length === 1) return parts[0]!;
  const length = parts.reduce((sum, { hashes }) => sum + hashes.length, 0);
  const [hashes, documents] = [new Uint32Array(length), new Uint32Array(length)];
  let at = 0;
  for (const part of parts) {
    hashes.set(part.hashes, at);
    documents.set(part.documents, at);
    at += part.hashes.length;
  }
  return { hashes, documents };
}
