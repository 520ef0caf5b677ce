/**
 * A corpus in; families, pairs and clusters out: the one file that knows every stage.
 *
 *   documents -> tokens -> near-duplicates (signatures, LSH, exact verification) -> clusters, stories
 *                       -> occurrences of ignored texts
 *                       -> information -> seeds -> ties -> alignments -> families
 *   pairs, families -> relations -> shares
 *
 * Stages are synchronous functions over ranges of documents; this file paces them, so that a long run reports, breathes and
 * can be cancelled. The costly ones are cut into parts and run by an executor: one after the other, or on threads.
 */
import type { Corpus } from "../corpus/intake.js";
import { allowedBy, areCompared, createPairFilter, type PairFilter } from "../corpus/pair-filter.js";
import { checkIterable } from "../errors.js";
import { alignPairs, cutPairs } from "../evidence/align-pairs.js";
import type { Judged } from "../evidence/judge.js";
import { readJudged } from "../evidence/judged-records.js";
import { guaranteeOf, type SearchContext, seedsToTie } from "../evidence/search.js";
import { pairsToComplete } from "../families/complete-pairs.js";
import { reportPassages } from "../families/reported.js";
import { StrongestPassages } from "../families/strongest.js";
import { givenModel } from "../information/word-model.js";
import { findNearDuplicates, type NearDuplicates } from "../lsh/near-duplicates.js";
import { reusedQuotations } from "../quotations/reused-quotations.js";
import { unrelated } from "../relations/not-judged.js";
import { publisherOf } from "../relations/publisher-names.js";
import { relate } from "../relations/relate.js";
import { type Executor, serialExecutor } from "../run/executor.js";
import { mapInTurn } from "../run/in-turn.js";
import { countOf, createPace, type Pace, type Steps, takeEach, takeTurns } from "../run/pace.js";
import { detectStages } from "../run/run-progress.js";
import { cutSeeds, tieHolders } from "../seeds/tie-parts.js";
import { type PairLists, TieSet, type Ties } from "../seeds/ties.js";
import { type ResolvedDetectOptions, resolveDetectOptions } from "../settings/options.js";
import { SEARCH_BOUNDS } from "../settings/scoring.js";
import { detectSettingsOf } from "../settings/settings.js";
import { createResemblance } from "../sketch/resemblance.js";
import { nearDuplicateClusters } from "../stories/near-duplicate-clusters.js";
import { findStories } from "../stories/stories.js";
import type { Document } from "../types/document.js";
import type { Limit } from "../types/limit.js";
import type { DetectOptions } from "../types/options.js";
import type { Share } from "../types/relation.js";
import type { Detection, DocumentSummary } from "../types/result.js";
import { repetitionLimits } from "./compare.js";
import { intakeFor, type Prepared, prepare } from "./prepare.js";

/**
 * Finds every reused passage and every near-duplicate in a collection.
 *
 * @param documents kept until the promise settles, never changed. An id that comes a second time is skipped and reported in `limits`.
 * @returns passages by document order (publication time, then input order) and offset. The same documents and options give the same result on every machine.
 * @throws {TypeError | RangeError} if an option or a document is not what it has to be.
 * @throws the signal's reason if the run is cancelled: a partial result is never handed out.
 *
 * With `against`, pairs are of one of `documents` and one of `against`. Between two such documents stands what `detect` of all of them,
 * `documents` first, would have found by the same thresholds (fewer places are searched, so a little less evidence is asked for), but for a passage
 * in more than `limits.familyPairs` documents: its copies are tied to the earliest one of the other side, not to the earliest of all, so its family is
 * made of other pairs, and families hold no passages that only one side has. From sensitivity "sentence" on, pairs that only a family of both sides
 * brought together may be missing: no run of theirs is long enough by itself.
 *
 * Cost: about 60 bytes of memory a token beside the texts; time grows with the tokens and with the pairs that share something.
 *
 * @example
 * const { passages } = await detect([
 *   { id: "release", text: "The director called it “a bullying tactic” on Thursday." },
 *   { id: "story", text: "Critics spoke of \"a bullying tactic\" by the department." },
 * ]);
 */
export async function detect(documents: Iterable<Document> | AsyncIterable<Document>, options?: DetectOptions): Promise<Detection> {
  return detectWith(documents, resolveDetectOptions(options), serialExecutor);
}

/**
 * `detect` with options that are checked, by an executor that the caller opens and closes.
 * @param againstReleases whether the documents of `against` are press releases, whatever their texts say.
 */
export async function detectWith(
  documents: Iterable<Document> | AsyncIterable<Document>,
  resolved: ResolvedDetectOptions,
  executor: Executor,
  againstReleases = false,
): Promise<Detection> {
  checkIterable("documents", documents);
  givenModel(resolved);
  const pace = createPace(resolved.signal, resolved.onProgress, detectStages(resolved));
  const corpus = await takeIn(documents, resolved, pace);
  const publisherSteps = mapInTurn(corpus.documents, ({ source, url }) => publisherOf(source, url)?.key);
  const filter = createPairFilter(await takeTurns(publisherSteps, pace), corpus.times, { ...resolved, isAgainst: corpus.isAgainst });
  const nearDuplicateSteps = findNearDuplicates(corpus.columns, {
    ...resolved,
    maxBucket: resolved.limits.maxBucket,
    allows: allowedBy(filter),
    isAgainst: filter.isAgainst,
    onDocument: (done) => pace.report("signatures", done, corpus.documents.length),
  });
  const nearDuplicates = await takeTurns(nearDuplicateSteps, pace);
  const prepareSteps = prepare(corpus, resolved, {
    place: executor.place,
    passages: resolved.passages,
    onStage: (stage) => pace.report(stage, 0, stage === "seeds" ? 0 : 1),
  });
  const prepared = await takeTurns(prepareSteps, pace);
  const found = prepared.passages ? await findPassages(prepared.passages.search, resolved, { filter, pace, executor }) : NOT_SEARCHED;
  const onPiece = (done: number): void => pace.report("families", done, NUM_PIECES);
  return takeTurns(assemble(prepared, resolved, { nearDuplicates, againstReleases, onPiece, ...found }), pace);
}

async function takeIn(documents: Iterable<Document> | AsyncIterable<Document>, options: ResolvedDetectOptions, pace: Pace): Promise<Corpus> {
  const intake = intakeFor(options, {
    needsTimes: options.withinMs !== Number.POSITIVE_INFINITY,
    byTime: true,
    hashesOnly: !options.passages && !options.ignore,
    hasAgainst: options.against !== undefined,
  });
  const total = countOf(documents, options.against ?? []);
  pace.report("tokens", 0, total);
  const rest = () => {
    if (!pace.isDue()) return undefined;
    pace.report("tokens", intake.seen, total);
    return pace.breathe();
  };
  await takeEach(documents, (document) => {
    intake.add(document);
    return rest();
  });
  await takeEach(options.against ?? [], (document) => {
    intake.addAgainst(document);
    return rest();
  });
  return takeTurns(intake.finish(), pace);
}

/** What the passage search found, and the bounds it hit. */
interface FoundPassages {
  readonly passages: readonly Judged[];
  readonly limits: readonly Limit[];
}

const NOT_SEARCHED: FoundPassages = { passages: [], limits: [] };

interface SearchSurroundings {
  readonly filter: PairFilter;
  readonly pace: Pace;
  readonly executor: Executor;
}

async function tieDocuments(search: SearchContext, options: ResolvedDetectOptions, { filter, pace, executor }: SearchSurroundings): Promise<Ties> {
  const toTie = await takeTurns(seedsToTie(search, options, filter), pace);
  const found = new TieSet(search.collection.numDocuments);
  await executor.run(tieHolders, toTie, {
    ...cutSeeds(toTie.columns),
    pace,
    take(pairs, { to }) {
      found.add(pairs);
      pace.report("seeds", to, toTie.columns.seeds.starts.length - 1);
    },
  });
  return found.ties();
}

async function findPassages(search: SearchContext, options: ResolvedDetectOptions, surroundings: SearchSurroundings): Promise<FoundPassages> {
  const { numDocuments } = search.collection;
  const { filter, pace } = surroundings;
  const ties = await tieDocuments(search, options, surroundings);
  const withItself = ties.repeats.map((repeats, d) => Number(repeats === 1 && options.self && filter.isAgainst[d] !== 1));
  const found: Found = { strongest: new StrongestPassages(options.limits.maxPassages), limitedPairs: 0, limitedDocuments: 0, aligned: 0 };
  await alignAll(search, { ...surroundings, options, found }, { pairs: ties, withItself });
  const allows = allowedBy(filter);
  const mayCompare = (a: number, b: number) => areCompared(filter.isAgainst, a, b) && allows(a, b);
  const known = { aligned: ties, most: options.limits.familyPairs, mayCompare };
  const { pairs, large } = await takeTurns(pairsToComplete(await takeTurns(found.strongest.list(), pace), known), pace);
  await alignAll(search, { ...surroundings, options, found }, { pairs, withItself: new Uint8Array(numDocuments) });
  const passages = await takeTurns(found.strongest.list(), pace);
  return { passages, limits: [...searchLimits(ties, found, options), ...familyLimits(large, options), ...found.strongest.limits()] };
}

/** What alignments have found so far. */
interface Found extends Limited {
  readonly strongest: StrongestPassages;
  limitedPairs: number;
  limitedDocuments: number;
  /** Pairs, and documents with themselves, that are aligned. */
  aligned: number;
}

async function alignAll(
  search: SearchContext,
  { pace, executor, options, found }: Pick<SearchSurroundings, "pace" | "executor"> & { readonly options: ResolvedDetectOptions; readonly found: Found },
  pairs: { readonly pairs: PairLists; readonly withItself: Uint8Array },
): Promise<void> {
  const toAlign = { search, ...pairs, maxPairSeeds: options.limits.maxPairSeeds };
  const before = found.aligned;
  found.aligned += pairs.pairs.partners.length + search.collection.numDocuments;
  await executor.run(alignPairs, toAlign, {
    ...cutPairs(toAlign),
    pace,
    take({ records, limitedPairs, limitedDocuments }, { to }) {
      found.limitedPairs += limitedPairs;
      found.limitedDocuments += limitedDocuments;
      pace.report("passages", before + to, found.aligned);
      return found.strongest.add(readJudged(records));
    },
  });
}

type Limited = Parameters<typeof repetitionLimits>[0];

function searchLimits({ untied }: Ties, limited: Limited, options: ResolvedDetectOptions): Limit[] {
  const limits = repetitionLimits(limited, options);
  if (untied === 0) return limits;
  const detail = `documents that share a run with many, for which no partner among ${SEARCH_BOUNDS.tries} tried was one that the filters allow`;
  return [{ code: "untied", count: untied, detail }, ...limits];
}

interface Findings extends FoundPassages {
  readonly nearDuplicates: NearDuplicates;
  readonly againstReleases: boolean;
  /** Told which pieces of the result are made, up to `NUM_PIECES`. */
  onPiece(done: number): void;
}

/** Passages, relations, clusters, quotations, stories. */
const NUM_PIECES = 5;

function* assemble(prepared: Prepared, options: ResolvedDetectOptions, found: Findings): Steps<Detection> {
  const { corpus, context, thresholds } = prepared;
  const { documents, columns } = corpus;
  const { nearDuplicates } = found;
  const figuresOf = createResemblance(columns, options.shingleSize);
  found.onPiece(0);
  const report = yield* reportPassages(context, found.passages, {
    nearDuplicates: nearDuplicates.pairs.map(({ a, b }) => [a, b] as const),
    figuresOf,
  });
  found.onPiece(1);
  const isRelease = (d: number): boolean => found.againstReleases && corpus.isAgainst[d] === 1;
  const { families, pairs, shares, facts } = options.relations ? yield* relate({ documents, columns, isRelease, ...report }) : unrelated(report);
  found.onPiece(2);
  const { clusters, limits: clusterLimits } = yield* nearDuplicateClusters(documents, nearDuplicates.pairs, {
    threshold: options.threshold,
    representative: options.representative,
    resemblance: (a, b) => figuresOf(a, b).resemblance,
  });
  found.onPiece(3);
  const quotations = facts ? yield* reusedQuotations({ documents, ...report, facts, families, pairs }) : [];
  found.onPiece(4);
  const told = documents.map(({ id }, d) => ({ id, shares: shares[d] }));
  const stories = facts ? yield* findStories(told, pairs, { clusters, timeOf: (d) => facts.time(d).interval }) : [];
  found.onPiece(NUM_PIECES);
  const limits = [...prepared.limits, ...nearDuplicates.limits, ...(prepared.passages?.limits ?? []), ...found.limits, ...clusterLimits];
  return {
    settings: detectSettingsOf(options, thresholds, prepared.passages?.model),
    guarantee: guaranteeOf(thresholds, options),
    documents: withShares(corpus, shares),
    passages: report.passages,
    families,
    pairs,
    quotations,
    clusters,
    stories,
    ignored: prepared.ignored,
    limits,
  };
}

/** @param shares by document number; empty where relations are not judged. Summaries come in input order. */
function withShares({ documents, summaries }: Corpus, shares: readonly (readonly Share[])[]): readonly DocumentSummary[] {
  if (shares.length === 0) return summaries;
  const sharesOf = new Map(documents.map(({ id }, d) => [id, shares[d]!]));
  return summaries.map((summary) => ({ ...summary, shares: sharesOf.get(summary.id)! }));
}

/** @param large families that are too large to have all their pairs. */
function familyLimits(large: number, { limits }: ResolvedDetectOptions): Limit[] {
  if (large === 0) return [];
  const detail = `families in more than ${limits.familyPairs} documents (\`familyPairs\`): each member has its passages with the first ones, not with all others`;
  return [{ code: "large-family", count: large, detail }];
}
