/**
 * Index: the long work of a writer, which runs beside it: postings of the tail -> a segment, segments -> one, documents -> a word model. Each is a
 * function of what it is handed and of files that never change; what follows from it is committed by who asked. `inlineJobs` runs them where the
 * index runs; node/ has a thread that does.
 */

import { trainModel } from "../api/train-model.js";
import { radixSort } from "../arrays/radix-sort.js";
import { saveModel } from "../information/model-bytes.js";
import { mix32 } from "../kernels/hash.js";
import { finish } from "../run/pace.js";
import type { Document } from "../types/document.js";
import type { TokenFolding } from "../types/options.js";
import type { FetchText } from "../types/wire-index.js";
import type { WordModel } from "../types/word-model.js";
import type { SegmentState } from "./index-state.js";
import { mergeSegments } from "./merge-segments.js";
import { readDocument } from "./rows.js";
import { SegmentFile, type SegmentRange, SPACES, type Space, writeSegment } from "./segment-file.js";
import { type IndexStore, NO_KEY_ABOVE, type SegmentFiles } from "./store.js";
import { type StoredDocument, withTexts } from "./text-source.js";

/** Postings of the tail, not sorted. */
export interface WriteJob {
  readonly range: SegmentRange;
  readonly postings: readonly { readonly space: Space; readonly hashes: Uint32Array; readonly documents: Uint32Array }[];
}

export interface MergeJob {
  readonly range: SegmentRange;
  /** Adjacent, ascending. */
  readonly segments: readonly SegmentState[];
  /** Documents of them that are removed. */
  readonly dead: Uint32Array;
}

export interface TrainJob {
  /** Tokens of the index, of which a sample is counted. */
  readonly tokens: number;
  readonly folding: TokenFolding | undefined;
  /** Of texts that are kept elsewhere. */
  readonly fetchText: FetchText | undefined;
}

/** A model as bytes, and what it was counted on. */
export type TrainedModel = Pick<WordModel, "id" | "numDocuments" | "numTokens"> & { readonly bytes: Uint8Array };

export interface IndexJobs {
  write(job: WriteJob): Promise<void>;
  merge(job: MergeJob): Promise<void>;
  train(job: TrainJob): Promise<TrainedModel>;
  close(): Promise<void>;
}

/** Does the work where it is asked for. */
export function inlineJobs(store: IndexStore): IndexJobs {
  return {
    write: async (job) => runWrite(store.segments, job),
    merge: async (job) => runMerge(store.segments, job),
    train: (job) => runTrainOfNow(store, job),
    close: async () => undefined,
  };
}

export function runWrite(files: SegmentFiles, { range, postings }: WriteJob): void {
  for (const { space, hashes, documents } of postings) {
    finish(radixSort(hashes, documents));
    writeSegment(files, { ...range, space }, { hashes, documents, length: hashes.length });
  }
}

/** @throws {WirecopyError} "index-corrupt" if a file is damaged. */
export function runMerge(files: SegmentFiles, { range, segments, dead }: MergeJob): void {
  const removed = new Set(dead);
  for (const space of SPACES) {
    const open = segments.map((segment) => SegmentFile.open(files, space, segment)!);
    try {
      mergeSegments(files, { ...range, space, segments: open, isDead: (n) => removed.has(n) });
    } finally {
      for (const file of open) file.close();
    }
  }
}

/** Tokens that a model is counted on, at most. */
export const MODEL_TOKENS = 4_000_000;
/** So many times the tokens are read, for documents are drawn one by one. */
const SPARE = 1.25;

/** `runTrain` of the store as it is now, whatever is committed meanwhile. */
export async function runTrainOfNow(store: IndexStore, job: TrainJob): Promise<TrainedModel> {
  const now = store.fork();
  try {
    return await runTrain(now, job);
  } finally {
    now.close();
  }
}

/** A model of documents of the store, drawn by their numbers: the same for the same documents. @param store in which nothing is committed meanwhile. */
export async function runTrain(store: IndexStore, { tokens, folding, fetchText }: TrainJob): Promise<TrainedModel> {
  const share = (SPARE * MODEL_TOKENS) / Math.max(1, tokens);
  const model = await trainModel(fetchText === undefined ? drawnDocuments(store, share) : fetchedDocuments(drawnDocuments(store, share), fetchText), {
    folding,
    maxTokens: MODEL_TOKENS,
  });
  return { id: model.id, numDocuments: model.numDocuments, numTokens: model.numTokens, bytes: saveModel(model) };
}

/** @param share of all documents; all from 1 on. */
function* drawnDocuments(store: IndexStore, share: number): Generator<StoredDocument> {
  const below = share * 0x1_0000_0000;
  for (const [n, bytes] of store.range("documents", 0, NO_KEY_ABOVE)) if (mix32(n) >>> 0 < below) yield readDocument(store, n, bytes).document;
}

/** Documents of a round of fetching. */
const ROUND = 256;

async function* fetchedDocuments(documents: Iterable<StoredDocument>, fetchText: FetchText): AsyncGenerator<Document> {
  let round: StoredDocument[] = [];
  for (const document of documents) {
    round.push(document);
    if (round.length < ROUND) continue;
    yield* await withTexts(round, fetchText);
    round = [];
  }
  yield* await withTexts(round, fetchText);
}
