/**
 * Index: what can be asked of one: has, get, seen, query, judge, trace, stats. A reader beside a writer takes in newer commits before it answers; a
 * snapshot stays as it is. Answers hold copies: nothing of an index escapes.
 */
import { checkDocument } from "../corpus/intake.js";
import { checkInteger, checkIterable, checkString, WirecopyError } from "../errors.js";
import { loadModel, modelKind } from "../information/model-bytes.js";
import type { Document } from "../types/document.js";
import type { TokenFolding } from "../types/options.js";
import type { Detection } from "../types/result.js";
import type {
  ChangesOptions,
  FetchText,
  IndexChange,
  IndexDetectOptions,
  IndexModel,
  IndexQueries,
  IndexSettings,
  IndexStats,
  IndexTrace,
  IndexTraceOptions,
  Judgement,
  QueryOptions,
  QueryResult,
  SeenDocument,
  SeenOptions,
} from "../types/wire-index.js";
import type { WordModel } from "../types/word-model.js";
import { CandidateFinder } from "./candidates.js";
import { readChanges, resolveChangesOptions } from "./change-log.js";
import { detectInIndex } from "./detect-in-index.js";
import { KeyMaker } from "./document-keys.js";
import { IndexReader } from "./index-reader.js";
import { resolveQueryOptions, resolveSeenOptions } from "./index-settings.js";
import type { IndexState, ModelState, SegmentState } from "./index-state.js";
import { nearDocuments, type OpenIndex, seenDocumentOf } from "./near-documents.js";
import { type Answer, type ModelledIndex, queryIndex } from "./query-index.js";
import { runTrain, runTrainOfNow } from "./segment-jobs.js";
import type { IndexStore } from "./store.js";
import { withTexts } from "./text-source.js";
import { traceThrough } from "./trace-index.js";
import { verdictOf } from "./verdict.js";

/** The id of a question that is a text alone. */
const TEXT_ID = "query";

/** Asks an index. */
export class StoredQueries implements IndexQueries, OpenIndex {
  readonly reader: IndexReader;
  readonly settings: IndexSettings;
  readonly keys: KeyMaker;
  readonly folding: TokenFolding | undefined;
  readonly fetchText: FetchText | undefined;
  readonly #refreshes: boolean;
  readonly #finder = new CandidateFinder();
  #model: { readonly used: IndexModel; readonly model: WordModel } | undefined;
  /** Version that `#model` was loaded for. */
  #wanted = -1;
  #isClosed = false;

  /** @param refreshes whether another process may commit; one may to a store of many writers. */
  constructor(
    store: IndexStore,
    { settings, folding, fetchText, refreshes }: Pick<OpenIndex, "settings" | "folding" | "fetchText"> & { readonly refreshes: boolean },
  ) {
    this.reader = new IndexReader(store);
    this.settings = settings;
    this.folding = folding;
    this.fetchText = settings.texts === "fetched" ? fetchText : undefined;
    this.keys = new KeyMaker(settings, folding);
    this.#refreshes = refreshes || store.shared !== undefined;
  }

  async has(id: string): Promise<boolean> {
    this.ready(true);
    return this.reader.numberOf(checkString("id", id)) !== undefined;
  }

  async get(id: string): Promise<Document | undefined> {
    this.ready(true);
    const found = this.reader.lookUp(checkString("id", id));
    // what is read is kept, so it is not handed out
    return found && (await withTexts([{ ...found.document }], this.fetchText))[0];
  }

  async seen(document: string | Document, options?: SeenOptions): Promise<readonly SeenDocument[]> {
    const resolved = resolveSeenOptions(options);
    const asked = this.questionOf(document);
    this.ready(resolved.refresh);
    return (await nearDocuments(this, asked, { options: resolved, below: Number.POSITIVE_INFINITY })).map(seenDocumentOf);
  }

  async query(document: string | Document, options?: QueryOptions): Promise<QueryResult> {
    return (await this.answer(document, { options })).result;
  }

  async judge(document: string | Document, options?: QueryOptions): Promise<Judgement> {
    return this.judgeBelow(document, { options });
  }

  trace(release: string | Document, options?: IndexTraceOptions): IndexTrace {
    const { batch, ...rest } = options ?? {};
    const resolved = { ...resolveQueryOptions(rest), exhaustive: true, relations: true };
    const asked = this.questionOf(release, "release");
    return traceThrough({ document: asked, options: resolved, batch }, async () => {
      this.ready(resolved.refresh);
      return this.modelled(resolved.model);
    });
  }

  changes(options?: ChangesOptions): AsyncIterable<IndexChange> {
    const resolved = resolveChangesOptions(options);
    const state = () => {
      this.ready(true);
      return this.reader.state;
    };
    return readChanges({ store: this.reader.store, state, mayGrow: this.mayGrow }, resolved);
  }

  async detect(documents: Iterable<Document> | AsyncIterable<Document>, options: IndexDetectOptions = {}): Promise<Detection> {
    const { model, ...rest } = options;
    this.ready(true);
    return detectInIndex(await this.modelled(model), checkIterable("documents", documents) as Iterable<Document>, rest);
  }

  async stats(): Promise<IndexStats> {
    this.ready(true);
    const { reader, settings } = this;
    const { documents, tokens, generation, next, tailFrom, numDead, models, changes } = reader.state;
    const sizeOf = (space: "seeds" | "bands") => reader.segments.reduce((sum, segment) => sum + segment[space].byteLength, 0);
    const [seeds, bands, data] = [sizeOf("seeds"), sizeOf("bands"), reader.store.byteLength()];
    return {
      settings,
      documents,
      tokens,
      generation,
      tail: next - tailFrom,
      dead: numDead,
      segments: reader.state.segments.map(segmentStatsOf),
      models: models.map(modelOf),
      changes: changes === undefined ? null : { newest: changes.next - 1, oldest: changes.oldest, waiting: next - changes.followed },
      bytes: { total: seeds + bands + data, seeds, bands, data },
    };
  }

  async model(version?: number): Promise<WordModel> {
    this.ready(true);
    return (await this.modelled(version === undefined ? undefined : checkInteger("version", version, 0))).model;
  }

  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.reader.close();
    this.reader.store.close();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  /** A state of an index stays as it is. */
  protected readonly mayGrow: boolean = false;

  /** @param below only documents of lower numbers count. */
  protected async judgeBelow(
    document: string | Document,
    { options, below }: { readonly options?: QueryOptions | undefined; readonly below?: number },
  ): Promise<Judgement> {
    const { id } = this.questionOf(document);
    const { result, near } = await this.answer(document, { options: { ...options, relations: true }, ...(below === undefined ? {} : { below }) });
    return { ...result, verdict: verdictOf(id, result, { near, threshold: this.settings.threshold }) };
  }

  protected async answer(
    document: string | Document,
    { options, below = Number.POSITIVE_INFINITY }: { readonly options?: QueryOptions | undefined; readonly below?: number },
  ): Promise<Answer> {
    const resolved = resolveQueryOptions(options);
    const asked = this.questionOf(document);
    this.ready(resolved.refresh);
    return queryIndex(await this.modelled(resolved.model), { document: asked, options: resolved, below });
  }

  /** @throws {WirecopyError} "index-closed". */
  protected ready(refresh: boolean): void {
    if (this.#isClosed) throw new WirecopyError("index-closed", "the index was closed");
    if (refresh && this.#refreshes) this.reader.refresh();
  }

  protected questionOf(document: string | Document, name = "document"): Document {
    return typeof document === "string" ? { id: name === "document" ? TEXT_ID : name, text: document } : checkDocument(document, name);
  }

  /** Where an index has no model that this version can load, something else than to train one for oneself can be done here. */
  protected async untrained(): Promise<void> {
    // a reader cannot keep one
  }

  /** The index with a model. @throws {WirecopyError} "unknown-model". */
  protected async modelled(version: number | undefined): Promise<ModelledIndex> {
    if (!hasModel(this.reader.state)) await this.untrained();
    const { models } = this.reader.state;
    const found = version === undefined ? models.filter(isOfThisVersion).at(-1) : models.find((one) => one.version === version);
    if (version !== undefined && found?.kind !== modelKind()) throw unknownModel(version, models);
    const wanted = found?.version ?? 0;
    if (this.#model === undefined || this.#wanted !== wanted) this.#model = await this.#load(found && modelOf(found));
    this.#wanted = wanted;
    const { used, model } = this.#model;
    const { reader, settings, keys, folding, fetchText } = this;
    return { reader, settings, keys, folding, fetchText, finder: this.#finder, model, modelUsed: used };
  }

  async #load(used: IndexModel | undefined): Promise<{ readonly used: IndexModel; readonly model: WordModel }> {
    const { reader, folding, fetchText } = this;
    const bytes = used && reader.modelBytes(used.version);
    if (used !== undefined && bytes !== undefined) return { used, model: loadModel(bytes) };
    const train = this.#refreshes ? runTrainOfNow : runTrain;
    const trained = await train(reader.store, { tokens: reader.state.tokens, folding, fetchText });
    const own = { version: 0, id: trained.id, documents: trained.numDocuments, tokens: trained.numTokens };
    return { used: own, model: loadModel(trained.bytes) };
  }
}

/** Whether this version of the package can load a model: others count other words, or otherwise. */
export function isOfThisVersion({ kind }: ModelState): boolean {
  return kind === modelKind();
}

/** Whether the newest model is such a one. */
export function hasModel({ models }: IndexState): boolean {
  return models.slice(-1).some(isOfThisVersion);
}

function unknownModel(version: number, models: readonly ModelState[]): WirecopyError {
  const known = models.flatMap((one) => (isOfThisVersion(one) ? one.version : [])).join(", ") || "none that this version of the package trained";
  return new WirecopyError("unknown-model", `the index has no model of version ${version}; it has ${known}`);
}

function modelOf({ version, id, documents, tokens }: IndexModel): IndexModel {
  return { version, id, documents, tokens };
}

function segmentStatsOf({ number, level, base, end, earliest, latest }: SegmentState): IndexStats["segments"][number] {
  const shown = (time: number | null): string | null => (time === null ? null : new Date(time).toISOString());
  return { number, level, documents: end - base, earliest: shown(earliest), latest: shown(latest) };
}
