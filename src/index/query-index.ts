/**
 * Index: what of a document stands in documents of the index. The candidates that seem to share most are given to `detect`, with the model of the index
 * and thresholds that are set before: a verdict on two documents is then a function of these two, the model and the thresholds, and of no other
 * document that is there. So what `detect` of the document against the whole index tells of two documents, a query tells of them.
 *
 *   text ─► seeds ─► candidates (candidates.ts) ─┐
 *        └► bands ─► near-duplicates             ├─► the first `limit` ─► detect({ against, model, thresholds }) ─► answer
 *
 * Thresholds that are not given are those of this very `detect` against the whole index: they depend on the tokens of the document and of the index,
 * and stand in the settings of the answer. Cost: some 1,000 reads of blocks, and half a millisecond for each document that is looked at closely.
 */
import { detectWith } from "../api/detect.js";
import { throwIfAborted } from "../errors.js";
import { leastQuotation } from "../evidence/company.js";
import { bitsFromSixteenths } from "../kernels/log2.js";
import { serialExecutor } from "../run/executor.js";
import { resolveDetectOptions } from "../settings/options.js";
import { THRESHOLD_NAMES, type Thresholds, thresholdsFor } from "../settings/thresholds.js";
import type { Document } from "../types/document.js";
import type { Limit } from "../types/limit.js";
import type { ThresholdBits } from "../types/options.js";
import type { Detection } from "../types/result.js";
import type { IndexModel, QueryResult } from "../types/wire-index.js";
import type { WordModel } from "../types/word-model.js";
import type { CandidateFinder, Candidates } from "./candidates.js";
import type { QuestionKeys } from "./document-keys.js";
import { ANY_TIME } from "./index-reader.js";
import type { ResolvedQueryOptions } from "./index-settings.js";
import { timeRangeOf } from "./index-settings.js";
import { type NearDocument, nearDocuments, type OpenIndex } from "./near-documents.js";
import { bitsOfText } from "./text-bits.js";
import { type StoredDocument, withTexts } from "./text-source.js";

/** An index with the model that it is asked by. */
export interface ModelledIndex extends OpenIndex {
  readonly model: WordModel;
  readonly modelUsed: IndexModel;
  readonly finder: CandidateFinder;
}

/** What is asked, and which documents may answer: those of numbers below `below`. */
export interface Question {
  readonly document: Document;
  readonly options: ResolvedQueryOptions;
  readonly below: number;
}

/** What is known before any document is looked at closely. */
export interface PreparedQuery {
  readonly document: Document;
  readonly thresholds: ThresholdBits;
  readonly candidates: Candidates;
}

/** Candidates by seeds; near-duplicates that share no run that suffices are none here. */
export function prepareQuery(index: ModelledIndex, question: Question): PreparedQuery {
  const { document, options } = question;
  const keys = index.keys.questionOf(document.text);
  const thresholds = thresholdsOfQuery({ positionPairs: keys.numTokens * index.reader.state.tokens, numDocuments: 1 }, options);
  return { document, thresholds: thresholds.bits, candidates: candidatesOf(index, question, { keys, thresholds }) };
}

/** Documents that may share a run which suffices by these thresholds. @param keys of the document that is asked about. */
export function candidatesOf(
  index: ModelledIndex,
  { document, options, below }: Question,
  { keys, thresholds }: { readonly keys: QuestionKeys; readonly thresholds: QueryThresholds },
): Candidates {
  const { reader, folding } = index;
  const times = timeRangeOf(document.publishedAt ?? undefined, options);
  const columns = times.from === ANY_TIME.from && times.to === ANY_TIME.to ? undefined : reader.times();
  const own = reader.numberOf(document.id);
  return index.finder.find(keys.seeds, bitsOfText(document, index.model, folding), {
    numDocuments: reader.state.next,
    least: leastQuotation(thresholds.sixteenths),
    findSeed: (hash, out) => reader.find("seeds", hash, { cut: !options.exhaustive, times, out }),
    accepts: (n) => n !== own && n < below && !reader.dead.has(n) && (columns === undefined || columns.mayBeOf(n, times)),
  });
}

interface QueryThresholds {
  readonly sixteenths: Thresholds;
  readonly bits: ThresholdBits;
}

/** Those that `detect` against the whole index would have, from how much text that is, unless they are given. */
export function thresholdsOfQuery(
  { positionPairs, numDocuments }: { readonly positionPairs: number; readonly numDocuments: number },
  { marginBits, thresholds = {} }: Pick<ResolvedQueryOptions, "marginBits" | "thresholds">,
): QueryThresholds {
  const computed = thresholdsFor(positionPairs, numDocuments, marginBits);
  const bits = Object.fromEntries(THRESHOLD_NAMES.map((name) => [name, thresholds[name] ?? bitsFromSixteenths(computed[name])])) as unknown as ThresholdBits;
  const sixteenths = Object.fromEntries(THRESHOLD_NAMES.map((name) => [name, 16 * bits[name]])) as unknown as Thresholds;
  return { sixteenths, bits };
}

/** An answer, and the near-duplicates that are in it. */
export interface Answer {
  readonly result: QueryResult;
  readonly near: readonly NearDocument[];
}

/** The answer to a question: near-duplicates and the first candidates, looked at closely. @throws the signal's reason. */
export async function queryIndex(index: ModelledIndex, question: Question): Promise<Answer> {
  const { document, options } = question;
  const prepared = prepareQuery(index, question);
  const indexUsed = usedOf(index);
  const near = await nearDocuments(index, document, question);
  const documents = new Map<number, StoredDocument>(near.slice(0, options.limit).map((one) => [one.n, one.document]));
  const fetched = documents.size;
  index.reader.expectDocuments([...prepared.candidates.possible.subarray(0, options.limit)].filter((n) => !documents.has(n)));
  for (const n of prepared.candidates.possible) {
    if (documents.size >= options.limit) break;
    const found = documents.has(n) ? undefined : index.reader.document(n)?.document;
    if (found !== undefined) documents.set(n, found);
  }
  throwIfAborted(options.signal);
  const all = [...documents.values()];
  const against = [...all.slice(0, fetched), ...(await withTexts(all.slice(fetched), index.fetchText))];
  const detection = await verify(index, prepared, { against, options });
  return { result: answerOf(index, prepared, { detection, verified: documents, indexUsed }), near };
}

/** `detect` of a document against some of the index. */
async function verify(
  { settings, folding, model }: ModelledIndex,
  { document, thresholds }: PreparedQuery,
  { against, options }: { readonly against: readonly Document[]; readonly options: ResolvedQueryOptions },
): Promise<Detection> {
  const { otherSourceOnly, relations, signal, withinMs } = options;
  const { sensitivity, threshold, maxMissRate, shingleSize } = settings;
  const resolved = resolveDetectOptions({
    against,
    model,
    thresholds,
    sensitivity,
    threshold,
    maxMissRate,
    shingleSize,
    folding,
    relations,
    otherSourceOnly,
    within: withinMs,
    self: false,
    signal,
  });
  return (await detectWith([document], resolved, serialExecutor)).toPlain();
}

/** The state that is asked, whatever is committed meanwhile. */
export function usedOf({ reader }: ModelledIndex): QueryResult["index"] {
  return { generation: reader.state.generation, documents: reader.state.documents };
}

/** @param verified the documents that were looked at closely, by number. */
function answerOf(
  { modelUsed }: ModelledIndex,
  { candidates: { possible, touched, cutSeeds } }: PreparedQuery,
  {
    detection,
    verified,
    indexUsed,
  }: { readonly detection: Detection; readonly verified: ReadonlyMap<number, unknown>; readonly indexUsed: QueryResult["index"] },
): QueryResult {
  const notVerified = possible.reduce((sum, n) => sum + (verified.has(n) ? 0 : 1), 0);
  const limits: Limit[] = [...detection.limits];
  if (notVerified > 0)
    limits.push({ code: "candidates-not-verified", count: notVerified, detail: "documents that may share a passage and were not looked at (`limit`)" });
  if (cutSeeds > 0)
    limits.push({
      code: "hot-seed",
      count: cutSeeds,
      detail: "runs of words that so many documents have that only the first and last of a segment were looked at (`exhaustive` asks for all)",
    });
  return {
    ...detection,
    limits,
    complete: notVerified === 0 && cutSeeds === 0,
    candidates: { touched, possible: possible.length, verified: verified.size, notVerified },
    model: modelUsed,
    index: indexUsed,
  };
}
