/**
 * Stage passages: everything the search of one collection needs, made in order: words, information, postings, thresholds.
 * Input token columns and texts, output a context that pairs of documents are aligned in. O(tokens).
 */
import { type Place, serialExecutor } from "../executor.js";
import { type Collection, createCollection, numberCollection, sampleDocuments } from "../information/collection.js";
import { bitsFromSixteenths } from "../information/log2.js";
import { placeBits } from "../information/token-bits.js";
import type { ResolvedCompareOptions } from "../options.js";
import { type Publications, placePublications } from "../publications.js";
import { SCORING } from "../scoring.js";
import type { TokenColumns } from "../text/columns.js";
import type { Guarantee, Limit } from "../types.js";
import { ANCHOR_WORDS, anchorSeeds } from "./anchors.js";
import type { AlignContext } from "./judge.js";
import { Occurrences } from "./occurrences.js";
import { buildPostings, placePostings } from "./postings.js";
import { quotedTokens } from "./quoted-tokens.js";
import { type Thresholds, thresholdsOf } from "./thresholds.js";

export interface SearchContext extends AlignContext {
  readonly limits: readonly Limit[];
}

export function collectInformation(
  columns: TokenColumns,
  textOf: (document: number) => string,
  maxModelTokens: number,
): { collection: Collection; limits: Limit[] } {
  const sample = sampleDocuments(columns, maxModelTokens);
  const collection = createCollection(columns, numberCollection(columns, textOf), sample);
  const limits: Limit[] = [];
  if (sample.length < columns.numDocuments)
    limits.push({
      code: "model-sampled",
      count: sample.length,
      detail: `documents whose words were counted for the information model, evenly spaced among ${columns.numDocuments}`,
    });
  return { collection, limits };
}

export function createSearch(
  { collection, publications, limits }: { collection: Collection; publications: Publications; limits: readonly Limit[] },
  { k, w, marginBits }: Pick<ResolvedCompareOptions, "k" | "w" | "marginBits">,
  place: Place = serialExecutor.place,
): SearchContext {
  const placed = placeCollection(collection, place);
  const postings = placePostings(buildPostings(placed, k, w), place);
  const seeds = anchorSeeds(placed, k === ANCHOR_WORDS ? postings.lengths : undefined);
  return {
    collection: placed,
    thresholds: thresholdsOf(placed, marginBits),
    occurrences: new Occurrences(placed, postings),
    postings,
    anchorSeeds: { lengths: place(seeds.lengths), hashes: place(seeds.hashes) },
    isQuoted: place(quotedTokens(placed)),
    publications: placePublications(publications, place),
    limits,
  };
}

function placeCollection(collection: Collection, place: Place): Collection {
  const { words, flags, bits } = collection;
  return { ...collection, words: place(words), flags: place(flags), bits: placeBits(bits, place) };
}

/** What a search is sure to have examined (Schleimer, Wilkerson, Aiken 2003, theorem 1, and the candidate threshold). */
export function guaranteeOf(thresholds: Thresholds, { k, w }: Pick<ResolvedCompareOptions, "k" | "w">): Guarantee {
  const minTokens = w + k - 1;
  return { minTokens, minCharacters: minTokens * SCORING.charactersPerWord, minBits: bitsFromSixteenths(thresholds.candidate) };
}
