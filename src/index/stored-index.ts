/**
 * Index: the writing half of an index over a store, and how one is opened or made. What `add`, `remove` and `expire` say is on disk when they resolve;
 * segments, merges and models follow behind (upkeep.ts). Of a batch all or nothing is there, whatever dies when.
 */
import { checkDocument } from "../corpus/intake.js";
import { checkBoolean, checkIterable, checkOptions, checkString, shown, throwIfAborted, WirecopyError } from "../errors.js";
import { takeEach } from "../run/pace.js";
import { checkRun, parseDuration } from "../settings/option-checks.js";
import type { Document } from "../types/document.js";
import type { CancelSignal } from "../types/options.js";
import type {
  AddOptions,
  AddResult,
  IndexOptions,
  IndexQueries,
  IndexSettings,
  Judgement,
  QueryOptions,
  QueryResult,
  VerifyReport,
  WireIndex,
} from "../types/wire-index.js";
import { Follower } from "./follower.js";
import { hasModel, StoredQueries } from "./index-queries.js";
import {
  newSettings,
  type ResolvedAddOptions,
  type ResolvedIndexOptions,
  readSettings,
  resolveAddOptions,
  resolveIndexOptions,
  settingsRow,
  startMsOf,
} from "./index-settings.js";
import { EMPTY_STATE, stateRow } from "./index-state.js";
import { commitDocuments, commitRemoval, type KnownDocument } from "./index-writer.js";
import { rebuildIndex } from "./rebuild-index.js";
import { SETTINGS_KEY } from "./rows.js";
import { type IndexJobs, inlineJobs } from "./segment-jobs.js";
import type { IndexStore } from "./store.js";
import { UPKEEP, Upkeep, type UpkeepSettings } from "./upkeep.js";
import { verifyIndex } from "./verify-index.js";

/** How the writing half works beside its store. */
export interface WritingSurroundings {
  /** Who does the long work. @default the thread of the caller */
  readonly jobs?: IndexJobs;
  readonly upkeep?: UpkeepSettings;
  /** Changes that are kept. */
  readonly changesKept?: number;
  /** Milliseconds since 1970. @default that of the machine */
  now?(): number;
  /** Calls `work` soon, and again each so many milliseconds, without keeping the process alive. @returns what ends that. @default never */
  every?(intervalMs: number, work: () => void): () => void;
}

/** Judgements that wait for the record of changes. */
const MOST_JUDGED = 100;
/** Documents that are removed in one commit. */
const REMOVAL_BATCH = 1000;
/** An index with a retention looks for what has expired so often: each thousandth of the retention, not more than once a second, and each hour. */
const EXPIRY_SHARE = 1000;
const LEAST_EXPIRY_MS = 1000;
const MOST_EXPIRY_MS = 3_600_000;

/**
 * Opens the index of a store, or makes one in it.
 * @throws {WirecopyError} "index-missing", "index-settings", "index-version", "index-corrupt", "index-read-only".
 */
export function openStore(store: IndexStore, options: IndexOptions | undefined, surroundings: WritingSurroundings = {}): WireIndex {
  const resolved = resolveIndexOptions(options);
  if (resolved.mode === "write" && !store.canWrite) throw new WirecopyError("index-read-only", "the index cannot be written to");
  if (store.get("meta", SETTINGS_KEY) === undefined) {
    if (!resolved.create) throw new WirecopyError("index-missing", "there is no index, and none is to be made (`create`)");
    if (!store.canWrite) throw new WirecopyError("index-read-only", "there is no index, and none can be made");
    inOneGo(store, () => {
      if (store.get("meta", SETTINGS_KEY) === undefined) store.commit([settingsRow(newSettings(resolved)), stateRow(EMPTY_STATE)]);
    });
  }
  const settings = readSettings(store, resolved);
  if (resolved.rebuild) inOneGo(store, () => rebuildIndex(store, settings, resolved.folding));
  return new StoredIndex(store, settings, { ...resolved, ...surroundings });
}

function inOneGo(store: IndexStore, work: () => void): void {
  if (store.shared === undefined) work();
  else store.shared.alone(work);
}

class StoredIndex extends StoredQueries implements WireIndex {
  readonly #canWrite: boolean;
  readonly #retentionMs: number;
  readonly #jobs: IndexJobs;
  readonly #upkeep: Upkeep;
  /** Of a writer that keeps changes. */
  readonly #follower: Follower | undefined;
  /** Judgements that the gate has made and the record of changes waits for, or the other way round: by the number of the document. */
  readonly #judged = new Map<number, Promise<Judgement>>();
  readonly #now: () => number;
  #nextExpiry = Number.NEGATIVE_INFINITY;
  #endExpiry: () => void = () => undefined;

  constructor(store: IndexStore, settings: IndexSettings, options: ResolvedIndexOptions & WritingSurroundings) {
    const { mode, retentionMs, folding, fetchText, jobs, upkeep, now, every, changes, changesKept } = options;
    super(store, { settings, folding, fetchText, refreshes: mode === "read" });
    this.#canWrite = mode === "write";
    this.#retentionMs = retentionMs;
    this.#jobs = jobs ?? inlineJobs(store);
    this.#upkeep = new Upkeep(this, this.#jobs, upkeep ?? UPKEEP);
    this.#now = now ?? Date.now;
    if (!this.#canWrite) return;
    // of many writers the one that is in charge of segments sees to it
    if (store.shared === undefined) this.reader.removeStrays();
    if (changes) this.#follower = new Follower(this, (document, below) => this.#judgeForRecord(document, below), changesKept);
    this.#follower?.run();
    if (retentionMs !== Number.POSITIVE_INFINITY && every !== undefined)
      this.#endExpiry = every(this.#expiryMs, () => this.#upkeep.attempt(() => this.#expireByRetention()));
  }

  get #expiryMs(): number {
    return Math.min(MOST_EXPIRY_MS, Math.max(LEAST_EXPIRY_MS, this.#retentionMs / EXPIRY_SHARE));
  }

  async add(documents: Document | Iterable<Document> | AsyncIterable<Document>, options?: AddOptions): Promise<AddResult> {
    const resolved = resolveAddOptions(options);
    const many = isDocument(documents) ? [documents] : checkIterable("documents", documents);
    const sum = { added: 0, replaced: 0, skipped: 0 };
    let batch: Document[] = [];
    let seen = 0;
    const commit = async (): Promise<void> => {
      const result = await this.#commit(batch, resolved);
      batch = [];
      sum.added += result.added;
      sum.replaced += result.replaced;
      sum.skipped += result.skipped;
    };
    await takeEach(many as Iterable<unknown>, (value) => {
      batch.push(checkDocument(value, `documents[${seen++}]`));
      return batch.length < resolved.batch ? undefined : commit();
    });
    if (batch.length > 0 || seen === 0) await commit();
    return sum;
  }

  async #commit(documents: readonly Document[], { ifExists, signal, onCommitted }: Omit<ResolvedAddOptions, "batch">): Promise<AddResult> {
    this.#writable();
    throwIfAborted(signal);
    await this.#upkeep.caughtUp();
    this.#upkeep.throwFailure();
    this.#follower?.throwFailure();
    const result = commitDocuments(this, documents, { ifExists, now: this.#now() });
    onCommitted?.(documents.map(({ id }) => id));
    this.#expireByRetention();
    this.#upkeep.run();
    this.#follower?.run();
    return result;
  }

  async replace(document: Document): Promise<AddResult> {
    return this.add(document, { ifExists: "replace" });
  }

  async remove(ids: string | Iterable<string>): Promise<number> {
    this.#writable();
    const list = typeof ids === "string" ? [ids] : [...(ids as Iterable<unknown>)].map((id, x) => checkString(`ids[${x}]`, id));
    return this.#removeAll([...new Set(list)].flatMap((id) => this.reader.lookUp(id) ?? []));
  }

  async expire(before: string | Date | { readonly olderThan: number | string }): Promise<number> {
    this.#writable();
    return this.#expireBefore(this.#timeOf(before));
  }

  #timeOf(before: unknown): number {
    if (before instanceof Date) {
      if (Number.isNaN(before.getTime())) throw new RangeError('"before" expected a valid date');
      return before.getTime();
    }
    if (typeof before === "string") return startMsOf("before", before);
    if (typeof before !== "object" || before === null) throw new TypeError(`"before" expected date, ISO 8601 text or { olderThan }, got ${shown(before)}`);
    return this.#clock() - parseDuration(checkOptions(before, ["olderThan"], "before").olderThan);
  }

  /** The clock of the machine, or that of the index where it is later: a clock that was put back brings nothing to life and ends nothing early. */
  #clock(): number {
    return Math.max(this.#now(), this.reader.state.clock);
  }

  #expireByRetention(): void {
    const now = this.#clock();
    if (this.#retentionMs === Number.POSITIVE_INFINITY || now < this.#nextExpiry) return;
    this.#nextExpiry = now + this.#expiryMs;
    this.#expireBefore(now - this.#retentionMs);
  }

  #expireBefore(time: number): number {
    const { reader } = this;
    const times = reader.times();
    const old: KnownDocument[] = [];
    for (let n = 0; n < reader.state.next; n++) {
      if (!(times.birthOf(n) < time) || reader.dead.has(n)) continue;
      const numTokens = reader.numTokensOf(n);
      if (numTokens !== undefined) old.push({ n, numTokens });
    }
    return this.#removeAll(old);
  }

  #removeAll(documents: readonly KnownDocument[]): number {
    let removed = 0;
    for (let from = 0; from < documents.length; from += REMOVAL_BATCH) removed += commitRemoval(this, documents.slice(from, from + REMOVAL_BATCH));
    return removed;
  }

  async addAndJudge(document: Document, options: QueryOptions & Pick<AddOptions, "ifExists"> = {}): Promise<Judgement> {
    const { ifExists, ...rest } = options;
    await this.add(document, ifExists === undefined ? {} : { ifExists });
    const below = this.reader.numberOf(document.id);
    if (below === undefined) return this.judgeBelow(document, { options: rest });
    const isForRecord = this.#follower !== undefined && below >= this.reader.state.changes!.followed && Object.values(rest).every((one) => one === undefined);
    return isForRecord ? this.#judgeOnce(document, below) : this.judgeBelow(document, { options: rest, below });
  }

  /** Judges a document whose number is `below`; not again while somebody does so, or has done so for the record of changes. */
  #judgeOnce(document: Document, below: number): Promise<Judgement> {
    const known = this.#judged.get(below);
    if (known !== undefined) return known;
    const judged = this.judgeBelow(document, { below });
    this.#judged.set(below, judged);
    judged.catch(() => this.#judged.delete(below));
    // where another writer is in charge of the record, nobody asks for them
    if (this.#judged.size > MOST_JUDGED) this.#judged.delete(this.#judged.keys().next().value!);
    return judged;
  }

  async #judgeForRecord(document: Document, below: number): Promise<Judgement> {
    try {
      return await this.#judgeOnce(document, below);
    } finally {
      this.#judged.delete(below);
    }
  }

  async addAndQuery(document: Document, options: QueryOptions & Pick<AddOptions, "ifExists"> = {}): Promise<QueryResult> {
    const { ifExists, ...rest } = options;
    await this.add(document, ifExists === undefined ? {} : { ifExists });
    return this.query(document, rest);
  }

  async snapshot(): Promise<IndexQueries> {
    this.ready(true);
    const { settings, folding, fetchText } = this;
    if (!hasModel(this.reader.state)) await this.untrained();
    return new StoredQueries(this.reader.store.fork(), { settings, folding, fetchText, refreshes: false });
  }

  async verify(): Promise<VerifyReport> {
    this.ready(true);
    if (this.fetchText === undefined) return verifyIndex(this);
    const { settings, folding, fetchText } = this;
    const state = new StoredQueries(this.reader.store.fork(), { settings, folding, fetchText, refreshes: false });
    try {
      return await verifyIndex(state);
    } finally {
      await state.close();
    }
  }

  async compact(options: { readonly model?: boolean | undefined; readonly signal?: CancelSignal | undefined } = {}): Promise<void> {
    const given = checkOptions(options, ["model", "signal"]);
    this.#writable();
    const { signal } = checkRun(given);
    throwIfAborted(signal);
    await this.#upkeep.compact();
    throwIfAborted(signal);
    if (checkBoolean("model", given.model ?? false)) await this.#upkeep.trainNow();
  }

  async settled(): Promise<void> {
    if (this.#canWrite) await this.#upkeep.settled();
    await this.#follower?.settled();
  }

  protected override readonly mayGrow = true;

  protected override async untrained(): Promise<void> {
    if (this.#canWrite && this.reader.state.documents > 0) await this.#upkeep.settled();
  }

  /** Waits for work that is under way, writes a long tail, and leaves what else is due to the next writer. */
  override async close(): Promise<void> {
    this.#endExpiry();
    try {
      await this.#follower?.rest();
      if (this.#canWrite) await this.#upkeep.rest();
    } finally {
      await this.#jobs.close();
      await super.close();
    }
  }

  #writable(): void {
    this.ready(true);
    if (!this.#canWrite) throw new WirecopyError("index-read-only", 'the index was opened to be read (`mode: "read"`)');
  }
}

function isDocument(value: unknown): value is Document {
  return typeof value === "object" && value !== null && !(Symbol.iterator in value) && !(Symbol.asyncIterator in value) && "id" in value;
}
