/**
 * Stage seeds: the search for first holders, cut into parts. Input what the search reads, output the pairs that each range of seeds ties.
 * Parts begin and end between two groups, so each seed is seen whole; the pairs of all parts are joined as a set, so neither their
 * order nor the cut shows.
 */

import { allowedBy, type PairFilter } from "../corpus/pair-filter.js";
import { msApart, type Publications } from "../corpus/publications.js";
import type { Collection } from "../information/collection.js";
import type { PartedStage } from "../run/executor.js";
import type { Steps } from "../run/pace.js";
import { SCORING } from "../settings/scoring.js";
import { CollectionHolders, type CollectionTieSettings, type TieColumns } from "./collection-holders.js";
import type { SeededCollection } from "./seed-tokens.js";
import { repeatedSeeds, seedMeasure } from "./seeds.js";
import type { TiedPairs } from "./ties.js";

/** Places of a part at least: 20 to 60 ms of work. Two parts may find the same pair, so they are not too small. */
const PART_PLACES = 65_536;
/** What a place costs, in tokens that are looked at. */
const PLACE_COST = 4;

/** Milliseconds between two documents that are of about the same time. */
const SOON_MS = SCORING.company.helpDays * 86_400_000;

/** What all parts read. */
export interface SeedsToTie {
  readonly columns: TieColumns;
  readonly settings: Omit<CollectionTieSettings, "allows" | "areSoon" | "isAgainst">;
  readonly filter: PairFilter;
  readonly publications: Publications;
}

/** Groups of places from `from` up to `to`. */
interface SeedRange {
  readonly from: number;
  readonly to: number;
}

/** Ties the documents that a range of seeds brings together. */
export const tieHolders: PartedStage<SeedsToTie, SeedRange, TiedPairs> = {
  name: "tie-holders",
  open: ({ columns, settings, filter, publications }) => {
    const holders = new CollectionHolders(columns, {
      ...settings,
      allows: allowedBy(filter),
      areSoon: (a, b) => areSoon(publications, a, b),
      isAgainst: filter.isAgainst,
    });
    return ({ from, to }) => holders.tie(from, to);
  },
};

/**
 * What the search reads. O(tokens).
 * @param k words of a seed at least. @param least sixteenths of a bit of a seed of the lowest level.
 */
export function* tieColumns(
  collection: SeededCollection & Pick<Collection, "model">,
  isQuoted: Uint8Array,
  { k, least }: { readonly k: number; readonly least: number },
): Steps<TieColumns> {
  const measure = yield* seedMeasure(collection, isQuoted, k);
  return { offsets: collection.offsets, measure, alone: collection.bits.alone, seeds: yield* repeatedSeeds(collection, measure, least) };
}

/** Cuts the groups of places into parts. The cut depends on the seeds only. */
export function cutSeeds({ seeds: { positions, starts } }: TieColumns): { parts: SeedRange[]; cost: number } {
  const parts: SeedRange[] = [];
  const numGroups = starts.length - 1;
  for (let from = 0, to = 0; from < numGroups; from = to) {
    while (to < numGroups && starts[to]! - starts[from]! < PART_PLACES) to++;
    parts.push({ from, to });
  }
  return { parts, cost: PLACE_COST * positions.length };
}

/** Whether two documents are known to be of about the same time. */
export function areSoon(publications: Publications, a: number, b: number): boolean {
  return msApart(publications, a, b) <= SOON_MS;
}
