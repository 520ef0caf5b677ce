/**
 * Leaf: which pairs of documents may be compared at all, as columns, so that every thread can ask. O(documents) to make, O(1) to ask.
 */
import { distanceMs, type PublicationTime } from "./publication-time.js";

/** Columns are empty where they do not matter. */
export interface PairFilter {
  /** By document: the number of its publisher, or 0 where it has none. */
  readonly sources: Uint32Array;
  /** By document: when it was published, NaN where that is not known. */
  readonly startMs: Float64Array;
  readonly endMs: Float64Array;
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
  const numbers = new Map<string, number>();
  const numberOf = (source: string | null | undefined): number => {
    if (source === undefined || source === null) return 0;
    const number = numbers.get(source) ?? numbers.size + 1;
    numbers.set(source, number);
    return number;
  };
  const timed = withinMs === Number.POSITIVE_INFINITY ? [] : times;
  return {
    sources: Uint32Array.from(otherSourceOnly ? sources : [], numberOf),
    startMs: Float64Array.from(timed, (time) => time?.startMs ?? Number.NaN),
    endMs: Float64Array.from(timed, (time) => time?.endMs ?? Number.NaN),
    withinMs,
    isAgainst,
  };
}

/** Whether two documents are on different sides: one of `against` and one of the others. Always so where there are no sides. */
export function areCompared(isAgainst: Uint8Array, a: number, b: number): boolean {
  return isAgainst.length === 0 || isAgainst[a] !== isAgainst[b];
}

/** Whether the sources and times of two documents allow to compare them, whichever side they are on. A missing one forbids nothing. */
export function allowedBy({ sources, startMs, endMs, withinMs }: PairFilter): (a: number, b: number) => boolean {
  return (a, b) => {
    if (sources.length > 0 && sources[a] !== 0 && sources[a] === sources[b]) return false;
    if (startMs.length === 0) return true;
    const apart = distanceMs({ startMs: startMs[a]!, endMs: endMs[a]! }, { startMs: startMs[b]!, endMs: endMs[b]! });
    // not `apart <= withinMs`, which an unknown time would fail
    return !(apart > withinMs);
  };
}
