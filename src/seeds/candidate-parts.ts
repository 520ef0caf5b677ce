/**
 * Stage seeds: the search for candidates, cut into parts. Input what the search reads, output the pairs that each range of
 * postings ties. Parts begin and end between two seed hashes, so each seed is seen whole; the pairs of all parts are joined as a
 * set, so neither their order nor the cut shows.
 */

import { allowedBy, type PairFilter } from "../corpus/pair-filter.js";
import { msApart, type Publications } from "../corpus/publications.js";
import type { PartedStage } from "../run/executor.js";
import { SCORING } from "../settings/scoring.js";
import type { TiedPairs } from "./candidate-set.js";
import { type CandidateColumns, CandidateSearch, type CandidateSettings } from "./candidates.js";

/** Positions of a part at least: 15 to 60 ms of work, a slice between two looks at the event loop. Two parts may find the same pair, so they are not too small. */
const PART_POSITIONS = 16_384;
/** What a position costs, in tokens that are looked at. */
const POSITION_COST = 8;

/** Milliseconds between two documents that are of about the same time. */
const SOON_MS = SCORING.company.helpDays * 86_400_000;

/** What all parts read. */
export interface CandidatesToFind {
  readonly columns: CandidateColumns;
  readonly settings: Omit<CandidateSettings, "allows" | "areSoon" | "isAgainst">;
  readonly filter: PairFilter;
  readonly publications: Publications;
}

/** Postings from `from` up to `to`. */
interface PostingRange {
  readonly from: number;
  readonly to: number;
}

/** Ties the documents that a range of postings brings together. */
export const tieCandidates: PartedStage<CandidatesToFind, PostingRange, TiedPairs> = {
  name: "tie-candidates",
  open: ({ columns, settings, filter, publications }) => {
    const search = new CandidateSearch(columns, {
      ...settings,
      allows: allowedBy(filter),
      areSoon: (a, b) => areSoon(publications, a, b),
      isAgainst: filter.isAgainst,
    });
    return ({ from, to }) => search.tie(from, to);
  },
};

/** Cuts the postings into parts. The cut depends on the postings only. */
export function cutPostings({ postings: { keys } }: CandidateColumns): { parts: PostingRange[]; cost: number } {
  const parts: PostingRange[] = [];
  for (let from = 0; from < keys.length; ) {
    let to = Math.min(keys.length, from + PART_POSITIONS);
    while (to < keys.length && keys[to] === keys[to - 1]) to++;
    parts.push({ from, to });
    from = to;
  }
  return { parts, cost: POSITION_COST * keys.length };
}

/** Whether two documents are known to be of about the same time. */
function areSoon(publications: Publications, a: number, b: number): boolean {
  return msApart(publications, a, b) <= SOON_MS;
}
