/**
 * A corpus in; families, pairs and clusters out: the one file that knows every stage.
 *
 *   documents -> tokens -> near-duplicates (signatures, LSH, exact verification) -> clusters, stories
 *                       -> occurrences of ignored texts
 *                       -> information -> seeds -> ties -> alignments -> passages (families/find-passages.ts)
 *   passages  -> families, pairs -> relations -> quotations, stories
 *
 * Each line is a call of a room, and the result is read from its columns (detection-view.ts). Stages are synchronous functions over ranges of
 * documents; they are paced here, so that a long run reports, breathes and can be cancelled.
 */
import type { Corpus } from "../corpus/intake.js";
import { allowedBy, createPairFilter } from "../corpus/pair-filter.js";
import { checkIterable } from "../errors.js";
import { guaranteeOf } from "../evidence/search.js";
import { type FoundPassages, findPassages } from "../families/find-passages.js";
import { passageColumns } from "../families/passage-columns.js";
import { reportPassages } from "../families/reported.js";
import { givenModel } from "../information/word-model.js";
import { findNearDuplicates, type NearDuplicates } from "../lsh/near-duplicates.js";
import { reusedQuotations } from "../quotations/reused-quotations.js";
import { publisherOf } from "../relations/publisher-names.js";
import { relate } from "../relations/relate.js";
import { type Executor, serialExecutor } from "../run/executor.js";
import { mapInTurn } from "../run/in-turn.js";
import { countOf, createPace, finish, type Pace, type Steps, takeEach, takeTurns } from "../run/pace.js";
import { detectStages } from "../run/run-progress.js";
import { type ResolvedDetectOptions, resolveDetectOptions } from "../settings/options.js";
import { detectSettingsOf } from "../settings/settings.js";
import { createResemblance } from "../sketch/resemblance.js";
import { nearDuplicateClusters } from "../stories/near-duplicate-clusters.js";
import { findStories } from "../stories/stories.js";
import { tokensOf } from "../text/token-columns.js";
import type { Document, Tokens } from "../types/document.js";
import type { DetectOptions } from "../types/options.js";
import type { Detection, DetectionView } from "../types/result.js";
import { listsOf, relatedPairs, viewOf } from "./detection-view.js";
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
  return (await detectView(documents, options)).toPlain();
}

/**
 * `detect` for large results: what was found stays in columns, about 150 bytes a passage, and each document, passage, family and pair is made when
 * it is read, each time anew. Read properties of what you get: `{ ...passage }` copies only those that cost nothing. The writers take it as it is.
 *
 * @returns what holds the texts as long as it is held itself. @throws as `detect`.
 *
 * @example
 * const view = await detectView([{ id: "a", text: "They spoke of a bullying tactic." }, { id: "b", text: "It was “a bullying tactic”." }]);
 * for (const { spans, text } of view.families) console.log(spans.length, text);
 */
export async function detectView(documents: Iterable<Document> | AsyncIterable<Document>, options?: DetectOptions): Promise<DetectionView> {
  const { tokensOf: _, ...view } = await detectWith(documents, resolveDetectOptions(options), serialExecutor);
  return view;
}

/**
 * `detectView` with options that are checked, by an executor that the caller opens and closes.
 * @param againstReleases whether the documents of `against` are press releases, whatever their texts say.
 */
export async function detectWith(
  documents: Iterable<Document> | AsyncIterable<Document>,
  resolved: ResolvedDetectOptions,
  executor: Executor,
  againstReleases = false,
): Promise<TokenizedDetection> {
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
  const found = prepared.passages ? await findPassages(prepared.passages.search, resolved, { filter, order: corpus.order, pace, executor }) : NOT_SEARCHED;
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
  const take = (steps: Steps<void>): Promise<void> | undefined => {
    // nearly every document is taken at once
    do if (steps.next().done) return rest();
    while (!pace.isDue());
    return takeTurns(steps, pace);
  };
  await takeEach(documents, (document) => take(intake.addInTurn(document)));
  await takeEach(options.against ?? [], (document) => take(intake.addAgainst(document)));
  return takeTurns(intake.finish(), pace);
}

const NOT_SEARCHED: FoundPassages = { passages: finish(passageColumns([])), limits: [] };

interface Findings extends FoundPassages {
  readonly nearDuplicates: NearDuplicates;
  readonly againstReleases: boolean;
  /** Told which pieces of the result are made, up to `NUM_PIECES`. */
  onPiece(done: number): void;
}

/** A detection whose documents have their tokens. */
export interface TokenizedDetection extends DetectionView {
  /** The tokens of a document that is in it, by its id. */
  tokensOf(id: string): Tokens;
}

/** Passages, relations, clusters, quotations, stories. */
const NUM_PIECES = 5;

function* assemble(prepared: Prepared, options: ResolvedDetectOptions, found: Findings): Steps<TokenizedDetection> {
  const { corpus, context, thresholds } = prepared;
  const { documents, columns } = corpus;
  const { nearDuplicates } = found;
  const figuresOf = createResemblance(columns, options.shingleSize);
  found.onPiece(0);
  const alike = nearDuplicates.pairs.map(({ a, b }) => [a, b] as const);
  const report = yield* reportPassages(context, found.passages, { nearDuplicates: alike, figuresOf });
  found.onPiece(1);
  const isRelease = (d: number): boolean => found.againstReleases && corpus.isAgainst[d] === 1;
  const relations = options.relations ? yield* relate({ documents, columns, isRelease, ...report }) : undefined;
  found.onPiece(2);
  const { clusters, limits: clusterLimits } = yield* nearDuplicateClusters(documents, nearDuplicates.pairs, {
    threshold: options.threshold,
    representative: options.representative,
    resemblance: (a, b) => figuresOf(a, b).resemblance,
  });
  found.onPiece(3);
  const quotations = relations ? yield* reusedQuotations({ columns, relations, ...report }) : [];
  found.onPiece(4);
  const stories = relations
    ? yield* findStories(documents, relatedPairs(report.pairs, relations), {
        clusters,
        order: corpus.order,
        timeOf: (d) => relations.facts.time(d).interval,
        sharesOf: (d) => relations.shares(d),
      })
    : [];
  found.onPiece(NUM_PIECES);
  const lists = {
    settings: detectSettingsOf(options, thresholds, prepared.passages?.model),
    guarantee: guaranteeOf(thresholds, options),
    ...listsOf(corpus, { ...report, relations }),
    quotations,
    clusters,
    stories,
    ignored: prepared.ignored,
    limits: [...prepared.limits, ...nearDuplicates.limits, ...(prepared.passages?.limits ?? []), ...found.limits, ...clusterLimits],
  };
  const tokensOfId = (id: string): Tokens =>
    tokensOf(
      columns,
      documents.findIndex((document) => document.id === id),
    );
  return { ...viewOf(lists, options.signal), tokensOf: tokensOfId };
}
