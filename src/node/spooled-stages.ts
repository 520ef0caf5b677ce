/**
 * Node: the stages that read texts, over documents in a file: seeds and alignments, cut into parts for any executor. Input which documents, output rows. A part names
 * documents, and reads their texts where it runs: no text goes from one thread to another.
 */

import { openSync } from "node:fs";
import { BitFilter } from "../arrays/bit-filter.js";
import { rangeOfWholeNumbers, TokenizedText } from "../families/whole-numbers.js";
import { loadModel } from "../information/model-bytes.js";
import type { PartedStage } from "../run/executor.js";
import { finish } from "../run/pace.js";
import type { ResolvedDetectOptions } from "../settings/options.js";
import { type AlignTasks, alignStage, type PassageRows } from "../stages/align.js";
import type { BatchOf } from "../stages/columns.js";
import { givenThresholds, type PreparedBatch, prepareBatch } from "../stages/passage-batch.js";
import { type SEED_ROW, seedRows, visitSeeds } from "../stages/seed.js";
import { measuredTokens, TiesWorth } from "../stages/worth.js";
import { readTokens } from "../text/tokens.js";
import type { WordModel } from "../types/word-model.js";
import { RecordFile, type RecordPlaces, readBytes } from "./record-file.js";

/** What all parts read. */
export interface SpooledRun {
  readonly records: RecordPlaces;
  /** With thresholds; without what is no data. */
  readonly options: ResolvedDetectOptions;
  readonly modelId: string;
  /** As saved. */
  readonly modelBytes: Uint8Array;
}

/** Options that other threads can be told. */
export function spooledOptions(options: ResolvedDetectOptions): ResolvedDetectOptions {
  return { ...options, model: undefined, signal: undefined, onProgress: undefined, against: options.against === undefined ? undefined : [] };
}

/** The model that was opened last: bits of millions of pairs are made once a thread, not once a stage. */
let opened: WordModel | undefined;

function modelOf({ modelId, modelBytes }: SpooledRun): WordModel {
  if (opened?.id !== modelId) opened = loadModel(modelBytes);
  return opened;
}

/** Documents of a run that are read where they are needed. */
class SpooledReader {
  readonly options: ResolvedDetectOptions;
  readonly records: RecordFile;

  constructor(run: SpooledRun) {
    this.options = { ...run.options, model: modelOf(run) };
    this.records = new RecordFile(run.records);
  }

  prepared({ from, to }: DocumentRange): PreparedBatch {
    const documents = Array.from({ length: to - from }, (_, x) => this.records.read(from + x));
    return prepareBatch(documents, this.options);
  }
}

/** Documents by number. */
export interface DocumentRange {
  readonly from: number;
  readonly to: number;
}

/** Hashes of the seeds of some documents, the lower half of each. */
export const hashSeeds: PartedStage<SpooledRun, DocumentRange, { readonly hashes: Uint32Array }> = {
  name: "hash-seeds",
  open: (run) => {
    const reader = new SpooledReader(run);
    return (range) => {
      const batch = reader.prepared(range);
      const hashes = new Uint32Array(batch.search.collection.numTokens);
      let size = 0;
      visitSeeds(batch, (lo) => {
        hashes[size++] = lo;
      });
      return { hashes: hashes.slice(0, size) };
    };
  },
};

/** A run that knows which seeds stand twice. */
export interface RepeatedSeedsRun extends SpooledRun {
  readonly repeated: Uint32Array;
}

export type SeedTable = Omit<BatchOf<typeof SEED_ROW>, "document"> & { readonly document: Int32Array };

/** Rows of seeds, and what tells whether a pair of documents is worth it (stages/worth.ts). */
interface WrittenSeeds {
  readonly rows: SeedTable;
  readonly measured: Uint32Array;
}

/** Rows of the seeds of some documents, without most of those that stand once in all documents. */
export const writeSeeds: PartedStage<RepeatedSeedsRun, DocumentRange, WrittenSeeds> = {
  name: "write-seeds",
  open: (run) => {
    const reader = new SpooledReader(run);
    const repeated = new BitFilter(run.repeated);
    return (range) => {
      const batch = reader.prepared(range);
      const { longer, hash, document, token, lengths, cues } = seedRows(batch, (lo) => repeated.mayHave(lo));
      const [quoted, candidate, plain, twice] = longer.map((column) => column.slice()) as [Int32Array, Int32Array, Int32Array, Int32Array];
      const numbers = Int32Array.from(document, (x) => range.from + x);
      const own = {
        hash: hash.slice(),
        document: numbers,
        token: token.slice(),
        quoted,
        candidate,
        plain,
        twice,
        lengths: lengths.slice(),
        cues: cues.slice(),
      };
      return { rows: own, measured: measuredTokens(batch, (x) => range.from + x) };
    };
  },
};

/** A run whose documents are measured: their tokens in a file, by the places of `offsets`. */
export interface MeasuredRun {
  readonly path: string;
  /** By document: tokens of those before it, and behind them of all. */
  readonly offsets: Float64Array;
  readonly options: ResolvedDetectOptions;
}

/** Pairs that seeds bring together. */
export interface TiesOfDocuments {
  readonly a: Int32Array;
  readonly document: Int32Array;
  /** By row: where its ties end. */
  readonly ends: Int32Array;
  readonly ties: Int32Array;
}

/** Which of them are worth it: their rows. */
export const worthSpooled: PartedStage<MeasuredRun, TiesOfDocuments, { readonly rows: Int32Array }> = {
  name: "worth-spooled",
  open: ({ path, offsets, options }) => {
    const thresholds = givenThresholds(options);
    const descriptor = openSync(path, "r");
    const read = (document: number): Uint32Array =>
      new Uint32Array(readBytes(descriptor, 8 * offsets[document]!, 8 * (offsets[document + 1]! - offsets[document]!)).buffer);
    return ({ a, document, ends, ties }) => {
      const places = new Map<number, number>();
      for (const one of [...new Set([...a, ...document])]) places.set(one, places.size);
      const worth = new TiesWorth(Array.from(places.keys(), read), thresholds);
      const isTied = (row: number): boolean =>
        worth.hasAny(places.get(a[row]!)!, places.get(document[row]!)!, ties.subarray(row === 0 ? 0 : ends[row - 1]!, ends[row]!));
      return { rows: Int32Array.from(a, (_, row) => row).filter(isTied) };
    };
  },
};

/** Pairs to align, those of one a together and with a row of a itself. */
export interface SpooledTasks {
  readonly a: Int32Array;
  readonly document: Int32Array;
  /** 1 for a document that is searched for repeats inside. */
  readonly itself: Int32Array;
}

export const alignSpooled: PartedStage<SpooledRun, SpooledTasks, PassageRows> = {
  name: "align-spooled",
  open: (run) => {
    const { options, records } = new SpooledReader(run);
    const align = alignStage.open(options);
    return ({ a, document, itself }) => {
      const texts = new Map(Array.from(new Set(document), (d) => [d, records.read(d)]));
      const rows = Array.from(document, (d) => texts.get(d)!);
      const tasks: AlignTasks = {
        a: BigInt64Array.from(a, BigInt),
        chunk: new Int32Array(a.length),
        document: BigInt64Array.from(document, BigInt),
        text: rows.map(({ text }) => text),
        source: rows.map(({ source }) => source),
        publishedAt: rows.map(({ publishedAt }) => publishedAt),
        itself,
      };
      return align(tasks);
    };
  },
};

/** Tokens [from, to) of documents, those of one document together; of some the text is wanted. */
export interface SpansOfDocuments {
  readonly document: Int32Array;
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly isTextWanted: Uint8Array;
}

/** Where they stand, as a result says it, and the texts that were wanted, in their order. */
interface LocatedSpans {
  readonly start: Int32Array;
  readonly end: Int32Array;
  readonly texts: readonly string[];
}

/** Spans of tokens as spans of characters, less numbers that they would begin or end inside. */
export const locateSpans: PartedStage<SpooledRun, SpansOfDocuments, LocatedSpans> = {
  name: "locate-spans",
  open: ({ records, options }) => {
    const file = new RecordFile(records);
    let last: { readonly document: number; readonly side: TokenizedText } | undefined;
    const sideOf = (document: number): TokenizedText => {
      if (last?.document === document) return last.side;
      const { text } = file.read(document);
      const { start, end, length } = finish(readTokens(text.slice(0, options.limits.maxDocumentChars), undefined));
      last = { document, side: new TokenizedText(text, { start: start.slice(), end: end.slice(), offsets: Uint32Array.of(0, length) }, 0) };
      return last.side;
    };
    return ({ document, from, to, isTextWanted }) => {
      const [starts, ends] = [new Int32Array(document.length), new Int32Array(document.length)];
      const texts: string[] = [];
      for (let x = 0; x < document.length; x++) {
        const side = sideOf(document[x]!);
        const [first, behind] = rangeOfWholeNumbers(side, [from[x]!, to[x]!]);
        starts[x] = side.start(first);
        ends[x] = side.end(behind - 1);
        if (isTextWanted[x] === 1) texts.push(side.text.slice(starts[x], ends[x]));
      }
      return { start: starts, end: ends, texts };
    };
  },
};
