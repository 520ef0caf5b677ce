/**
 * What every verb that looks for passages does first, in one way. Input documents that are taken in, output what they are aligned, judged and
 * shown by. `detect` and `traceRelease` take turns on the way, `compare` and `explain` do it in one go; what is computed is the same.
 *
 *   documents ─► corpus ─► where ignored texts stand ─► model, given or trained here ─► bits ─► ignored words masked ─► seeds, thresholds
 *
 * `deduplicate` has no part in it: it keeps no tokens, and looks at a document when it comes.
 */
import { createIgnoreList } from "../boilerplate/ignore-list.js";
import { IgnoredFinder, type IgnoredOccurrence } from "../boilerplate/ignored-occurrences.js";
import { maskIgnored } from "../boilerplate/mask.js";
import { type Corpus, Intake, type IntakeOptions, publicationsOfCorpus } from "../corpus/intake.js";
import { collectInformation, createSearch, type SearchContext } from "../evidence/search.js";
import { type RenderContext, renderIgnored } from "../families/render.js";
import type { Collection } from "../information/collection.js";
import { type Place, serialExecutor } from "../run/executor.js";
import { mapInTurn } from "../run/in-turn.js";
import type { Steps } from "../run/pace.js";
import type { ResolvedCompareOptions } from "../settings/options.js";
import { type Thresholds, thresholdsOf } from "../settings/thresholds.js";
import type { Limit } from "../types/limit.js";
import type { IgnoredSpan } from "../types/passage.js";
import type { WordModel } from "../types/word-model.js";

/** What passages are looked for in. */
export interface PreparedSearch {
  readonly search: SearchContext;
  /** With the words of ignored texts, which match nothing in `search`. */
  readonly whole: Collection;
  readonly model: WordModel;
  readonly limits: readonly Limit[];
}

export interface Prepared {
  readonly corpus: Corpus;
  readonly thresholds: Thresholds;
  readonly context: RenderContext;
  /** Where ignored texts stand, by document and place: as tokens, and as a caller sees them. */
  readonly occurrences: readonly IgnoredOccurrence[];
  readonly ignored: readonly IgnoredSpan[];
  /** Undefined where passages are not asked for. */
  readonly passages: PreparedSearch | undefined;
  /** Of the documents and the ignored texts. */
  readonly limits: readonly Limit[];
}

interface Preparation {
  /** Where the columns of the search are put. @default where they are made */
  readonly place?: Place;
  /** Whether passages will be looked for. @default true */
  readonly passages?: boolean;
  /** Told the name of each stage of progress as it begins. */
  onStage?(stage: "information" | "seeds"): void;
}

/** An intake of documents for these options. */
export function intakeFor(
  { folding, limits, k, w }: ResolvedCompareOptions,
  more: Pick<IntakeOptions, "needsTimes" | "byTime"> & Partial<Pick<IntakeOptions, "hashesOnly" | "hasAgainst">>,
): Intake {
  return new Intake({ folding, maxDocumentChars: limits.maxDocumentChars, leastTokens: k + w - 1, ...more });
}

/** Makes documents ready to be searched. Deterministic. */
export function* prepare(corpus: Corpus, options: ResolvedCompareOptions, preparation: Preparation = {}): Steps<Prepared> {
  const { documents, columns, order, isAgainst } = corpus;
  const { folding, limits } = options;
  const textOf = (d: number): string => documents[d]!.text;
  const context = { idOf: (d: number) => documents[d]!.id, textOf, columns, order };
  const list = yield* createIgnoreList(options.ignore ?? [], { folding, maxDocumentChars: limits.maxDocumentChars });
  const finder = new IgnoredFinder(list, columns, textOf);
  const occurrences = (yield* mapInTurn(documents, (_, d) => finder.find(d))).flat();
  const passages = preparation.passages === false ? undefined : yield* prepareSearch(corpus, occurrences, { ...preparation, options });
  return {
    corpus,
    thresholds: passages?.search.thresholds ?? thresholdsOf(columns, options, isAgainst),
    context,
    occurrences,
    ignored: yield* mapInTurn(occurrences, (one) => renderIgnored(context, one, list.names)),
    passages,
    limits: [...corpus.limits, ...list.limits, ...finder.limits(context.idOf)],
  };
}

function* prepareSearch(
  corpus: Corpus,
  occurrences: readonly IgnoredOccurrence[],
  { options, onStage, place = serialExecutor.place }: Preparation & { readonly options: ResolvedCompareOptions },
): Steps<PreparedSearch> {
  onStage?.("information");
  const { collection: whole, model, limits } = yield* collectInformation(corpus.columns, corpus.documents, options);
  onStage?.("seeds");
  const collection = yield* maskIgnored(whole, occurrences);
  const search = yield* createSearch({ collection, publications: publicationsOfCorpus(corpus), isAgainst: corpus.isAgainst }, options, place);
  return { search, whole, model, limits };
}
