/**
 * Stage families: the passage search of a collection, whole. Input a search that is made ready, output all passages as columns and the bounds
 * that were hit. The costly steps are cut into parts and run by an executor.
 *
 *   seeds ─► ties ─► alignments ─► families ─► pairs of small families that no tie made ─► alignments
 */
import type { DocumentOrder } from "../corpus/document-order.js";
import { allowedBy, areCompared, type PairFilter } from "../corpus/pair-filter.js";
import { alignPairs, cutPairs } from "../evidence/align-pairs.js";
import type { PairAligner } from "../evidence/pair-passages.js";
import { type SearchContext, seedsToTie } from "../evidence/search.js";
import type { Executor } from "../run/executor.js";
import { type Pace, takeTurns } from "../run/pace.js";
import { cutSeeds, tieHolders } from "../seeds/tie-parts.js";
import { type PairLists, TieSet, type Ties } from "../seeds/ties.js";
import type { ResolvedCompareOptions, ResolvedDetectOptions } from "../settings/options.js";
import { SEARCH_BOUNDS } from "../settings/scoring.js";
import type { Limit } from "../types/limit.js";
import { pairsToComplete } from "./complete-pairs.js";
import { PassageCollector, type PassageColumns } from "./passage-columns.js";

/** What the passage search found, and the bounds it hit. */
export interface FoundPassages {
  readonly passages: PassageColumns;
  readonly limits: readonly Limit[];
}

interface SearchSurroundings {
  readonly filter: PairFilter;
  readonly order: DocumentOrder;
  readonly pace: Pace;
  readonly executor: Executor;
}

export async function findPassages(search: SearchContext, options: ResolvedDetectOptions, surroundings: SearchSurroundings): Promise<FoundPassages> {
  const { numDocuments } = search.collection;
  const { filter, order, pace } = surroundings;
  const ties = await tieDocuments(search, options, surroundings);
  const withItself = ties.repeats.map((repeats, d) => Number(repeats === 1 && options.self && filter.isAgainst[d] !== 1));
  const found: Found = { collector: new PassageCollector(), limitedPairs: 0, limitedDocuments: 0, aligned: 0 };
  await alignAll(search, { ...surroundings, options, found }, { pairs: ties, withItself });
  const allows = allowedBy(filter);
  const mayCompare = (a: number, b: number) => areCompared(filter.isAgainst, a, b) && allows(a, b);
  const known = { aligned: ties, most: options.limits.familyPairs, order, mayCompare };
  const tied = await takeTurns(found.collector.columns(numDocuments), pace);
  const { pairs, large } = await takeTurns(pairsToComplete(tied, known), pace);
  await alignAll(search, { ...surroundings, options, found }, { pairs, withItself: new Uint8Array(numDocuments) });
  const passages = found.collector.length === tied.length ? tied : await takeTurns(found.collector.columns(numDocuments), pace);
  return { passages, limits: [...searchLimits(ties, found, options), ...familyLimits(large, options)] };
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

type Limited = Pick<PairAligner, "limitedPairs" | "limitedDocuments">;

/** What alignments have found so far. */
interface Found extends Limited {
  readonly collector: PassageCollector;
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
      found.collector.add(records);
    },
  });
}

function searchLimits({ untied }: Ties, limited: Limited, options: ResolvedDetectOptions): Limit[] {
  const limits = repetitionLimits(limited, options);
  if (untied === 0) return limits;
  const detail = `documents that share a run with many, for which no partner among ${SEARCH_BOUNDS.tries} tried was one that the filters allow`;
  return [{ code: "untied", count: untied, detail }, ...limits];
}

/** Where frequent seeds, or runs far back, had to be passed over. */
export function repetitionLimits({ limitedPairs, limitedDocuments }: Limited, { limits }: ResolvedCompareOptions): Limit[] {
  const list: Limit[] = [];
  const most = limits.maxPairSeeds;
  const orChained = `or a run that more than ${SEARCH_BOUNDS.lookBack} others could stand before, of which the nearest were tried`;
  if (limitedPairs > 0)
    list.push({
      code: "pair-too-repetitive",
      count: limitedPairs,
      detail: `pairs with more than ${most} seed pairs, whose most frequent seeds were passed over, ${orChained}`,
    });
  if (limitedDocuments > 0)
    list.push({
      code: "document-too-repetitive",
      count: limitedDocuments,
      detail: `documents with more than ${most} seed pairs inside, of which the most frequent were passed over in the search for repeats, ${orChained}`,
    });
  return list;
}

/** @param large families that are too large to have all their pairs. */
function familyLimits(large: number, { limits }: ResolvedDetectOptions): Limit[] {
  if (large === 0) return [];
  const detail = `families in more than ${limits.familyPairs} documents (\`familyPairs\`): each member has its passages with the first ones, not with all others`;
  return [{ code: "large-family", count: large, detail }];
}
