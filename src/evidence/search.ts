/**
 * Stage evidence: everything the search of one collection needs, made in order: words, information, thresholds.
 * Input token columns and texts, output a context that pairs of documents are aligned in. O(tokens).
 */

import { anchorSeeds } from "../align/anchors.js";
import type { SegmentColumns } from "../align/document-view.js";
import type { PairFilter } from "../corpus/pair-filter.js";
import { type Publications, placePublications } from "../corpus/publications.js";
import { type Collection, createCollection } from "../information/collection.js";
import { type FormulaColumns, placeFormulas } from "../information/formulas.js";
import { numberCollection } from "../information/lexicon.js";
import { placeBits } from "../information/token-bits.js";
import { type CountedModel, givenModel, modelOf, sampleDocuments, sampleOf } from "../information/word-model.js";
import { bitsFromSixteenths } from "../kernels/log2.js";
import { type Place, serialExecutor } from "../run/executor.js";
import type { Steps } from "../run/pace.js";
import type { SeedLevels } from "../seeds/first-holders.js";
import { quotedTokens } from "../seeds/quoted-tokens.js";
import { type SeedsToTie, tieColumns } from "../seeds/tie-parts.js";
import type { ResolvedCompareOptions } from "../settings/options.js";
import { SCORING } from "../settings/scoring.js";
import { type Thresholds, thresholdsOf } from "../settings/thresholds.js";
import type { TokenColumns } from "../text/token-columns.js";
import type { Document } from "../types/document.js";
import type { Guarantee, Limit } from "../types/limit.js";
import { leastQuotation } from "./company.js";

/** A segment that is searched: what its documents are aligned and judged by. */
export interface SearchContext extends SegmentColumns {
  readonly thresholds: Thresholds;
  readonly formulas: FormulaColumns;
}

/** A collection with the model that its bits are of. */
export interface InformedCollection {
  readonly collection: Collection;
  readonly model: CountedModel;
  readonly limits: readonly Limit[];
}

/** What every token of a collection is worth, by the given model or by one that is trained on the collection itself. */
export function* collectInformation(columns: TokenColumns, documents: readonly Document[], options: ResolvedCompareOptions): Steps<InformedCollection> {
  const { folding, limits } = options;
  const model = givenModel(options);
  const numbered = yield* numberCollection(columns, (d) => documents[d]!.text, model?.spellings);
  if (model) return { model, collection: yield* createCollection(columns, numbered, model), limits: [] };
  const { offsets, numDocuments } = columns;
  const sample = sampleDocuments(
    documents.map(({ id }, d) => ({ id, numTokens: offsets[d + 1]! - offsets[d]! })),
    limits.maxModelTokens,
  );
  const trained = yield* modelOf(sampleOf(numbered.words, columns, sample), numbered.lexicon, folding?.name ?? null);
  return { model: trained, collection: yield* createCollection(columns, numbered, trained), limits: sampleLimits(sample.length, numDocuments) };
}

function sampleLimits(counted: number, numDocuments: number): Limit[] {
  if (counted === numDocuments) return [];
  return [{ code: "model-sampled", count: counted, detail: `documents whose words were counted for the model, drawn by their ids from ${numDocuments}` }];
}

/** What is searched. */
export interface SearchedCollection {
  readonly collection: Collection;
  readonly publications: Publications;
  /** As of a `Corpus`. */
  readonly isAgainst: Uint8Array;
}

export function* createSearch(
  { collection, publications, isAgainst }: SearchedCollection,
  settings: Pick<ResolvedCompareOptions, "marginBits" | "thresholds">,
  place: Place = serialExecutor.place,
): Steps<SearchContext> {
  const placed = placeCollection(collection, place);
  const seeds = yield* anchorSeeds(placed);
  return {
    collection: placed,
    thresholds: thresholdsOf(placed, settings, isAgainst),
    formulas: placed.formulas,
    anchorSeeds: { lengths: place(seeds.lengths), hashes: place(seeds.hashes) },
    isQuoted: place(yield* quotedTokens(placed)),
    publications: placePublications(publications, place),
  };
}

/** What the search for first holders reads. */
export function* seedsToTie(
  { collection, isQuoted, publications, thresholds }: SearchContext,
  { k, w }: Pick<ResolvedCompareOptions, "k" | "w">,
  filter: PairFilter,
): Steps<SeedsToTie> {
  const levels = seedLevels(thresholds);
  const columns = yield* tieColumns(collection, isQuoted, { k: k + w - 1, least: levels.soon });
  return { columns, settings: { levels, thresholds }, filter, publications };
}

/** What the seeds of each level carry. */
export function seedLevels(thresholds: Thresholds): SeedLevels {
  const { quotation, candidate, plain } = thresholds;
  return { soon: leastQuotation(thresholds), quoted: quotation, candidate, plain };
}

function placeCollection(collection: Collection, place: Place): Collection {
  const { words, flags, bits, formulas } = collection;
  return { ...collection, words: place(words), flags: place(flags), bits: placeBits(bits, place), formulas: placeFormulas(formulas, place) };
}

/** What a search is sure to have examined: a run of so many words that carries so many bits begins with a whole seed (seeds.ts). */
export function guaranteeOf(thresholds: Thresholds, { k, w }: Pick<ResolvedCompareOptions, "k" | "w">): Guarantee {
  const minTokens = w + k - 1;
  return { minTokens, minCharacters: minTokens * SCORING.charactersPerWord, minBits: bitsFromSixteenths(thresholds.candidate) };
}
