/**
 * Leaf: by whom and when documents were published, as columns, so that every thread can ask. Input sources and times, output one number
 * each a document. O(documents).
 */
import type { Place } from "../run/executor.js";
import { distanceMs, type PublicationTime } from "./publication-time.js";

/** By document. */
export interface Publications {
  /** The number of its publisher, 0 where it has none. */
  readonly sources: Uint32Array;
  /** When it was published, NaN where that is not known. */
  readonly startMs: Float64Array;
  readonly endMs: Float64Array;
}

export function publicationsOf(sources: readonly (string | null | undefined)[], times: readonly (PublicationTime | undefined)[]): Publications {
  const numbers = new Map<string, number>();
  const numberOf = (source: string | null | undefined): number => {
    if (source === undefined || source === null) return 0;
    const number = numbers.get(source) ?? numbers.size + 1;
    numbers.set(source, number);
    return number;
  };
  return {
    sources: Uint32Array.from(sources, numberOf),
    startMs: Float64Array.from(times, (time) => time?.startMs ?? Number.NaN),
    endMs: Float64Array.from(times, (time) => time?.endMs ?? Number.NaN),
  };
}

/** The same columns, each put in its place. */
export function placePublications({ sources, startMs, endMs }: Publications, place: Place): Publications {
  return { sources: place(sources), startMs: place(startMs), endMs: place(endMs) };
}

/** Whether two documents are known to be of one publisher. */
export function areOfOnePublisher({ sources }: Publications, a: number, b: number): boolean {
  return sources[a]! > 0 && sources[a] === sources[b];
}

/** Milliseconds between two documents, 0 where their times overlap; NaN where one is not known. */
export function msApart({ startMs, endMs }: Publications, a: number, b: number): number {
  return distanceMs({ startMs: startMs[a]!, endMs: endMs[a]! }, { startMs: startMs[b]!, endMs: endMs[b]! });
}
