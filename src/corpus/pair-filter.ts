/**
 * Leaf: which pairs of documents may be compared at all, as columns, so that every thread can ask. O(documents) to make, O(1) to ask.
 */
import type { PublicationTime } from "./publication-time.js";
import { areOfOnePublisher, msApart, type Publications, publicationsOf } from "./publications.js";

/** Columns are empty where they do not matter. */
export interface PairFilter extends Publications {
  /** Milliseconds that two documents may be apart. */
  readonly withinMs: number;
  /** By document: 1 for those of `against`. For `areCompared`. */
  readonly isAgainst: Uint8Array;
}

interface FilterOptions {
  readonly otherSourceOnly: boolean;
  /** Infinity where there is no bound. */
  readonly withinMs: number;
  /** By document: 1 for those of `against`; kept. @default none is asked for */
  readonly isAgainst?: Uint8Array;
}

/** The filter for documents with these times and sources, each under the one name of its publisher. */
export function createPairFilter(
  sources: readonly (string | null | undefined)[],
  times: readonly (PublicationTime | undefined)[],
  { otherSourceOnly, withinMs, isAgainst = new Uint8Array(0) }: FilterOptions,
): PairFilter {
  const timed = withinMs === Number.POSITIVE_INFINITY ? [] : times;
  return { ...publicationsOf(otherSourceOnly ? sources : [], timed), withinMs, isAgainst };
}

/** Whether two documents are on different sides: one of `against` and one of the others. Always so where there are no sides. */
export function areCompared(isAgainst: Uint8Array, a: number, b: number): boolean {
  return isAgainst.length === 0 || isAgainst[a] !== isAgainst[b];
}

/** Whether the sources and times of two documents allow to compare them, whichever side they are on. A missing one forbids nothing. */
export function allowedBy(filter: PairFilter): (a: number, b: number) => boolean {
  const { sources, startMs, withinMs } = filter;
  return (a, b) => {
    if (sources.length > 0 && areOfOnePublisher(filter, a, b)) return false;
    // not `<= withinMs`, which an unknown time would fail
    return startMs.length === 0 || !(msApart(filter, a, b) > withinMs);
  };
}
