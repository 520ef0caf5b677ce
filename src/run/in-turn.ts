/**
 * Leaf: the loops of stages that give way. Input a list, output a new one, with a pause behind each element or each few of them (pace.ts), so that
 * a stage over a million documents is left and taken up again as easily as one over ten. A pause costs some 50 ns, so the elements of `mapInTurn`
 * are worth a microsecond or more; loops over tokens take `ranges`.
 */
import type { Steps } from "./pace.js";

/** What `of` makes of each element, in their order. */
export function* mapInTurn<T, R>(elements: Iterable<T>, of: (element: T, index: number) => R): Steps<R[]> {
  const made: R[] = [];
  for (const element of elements) {
    made.push(of(element, made.length));
    yield;
  }
  return made;
}

/** What `of` makes of 0, 1 ... `length` - 1. */
export function* makeInTurn<R>(length: number, of: (index: number) => R): Steps<R[]> {
  const made: R[] = [];
  for (let x = 0; x < length; x++) {
    made.push(of(x));
    yield;
  }
  return made;
}

/** Elements of a column that are dealt with in a millisecond or less, at some 10 ns each. */
const RANGE = 1 << 16;

/** Calls `take` for [0, RANGE), [RANGE, 2 RANGE) ... up to `length`. */
export function* inRanges(length: number, take: (from: number, to: number) => void): Steps<void> {
  for (let from = 0; from < length; from += RANGE) {
    take(from, Math.min(length, from + RANGE));
    yield;
  }
}

/** A column of what `of` makes of each element. */
export function* columnInTurn(elements: Uint32Array, of: (element: number) => number): Steps<Uint32Array> {
  const column = new Uint32Array(elements.length);
  yield* inRanges(elements.length, (from, to) => {
    for (let x = from; x < to; x++) column[x] = of(elements[x]!);
  });
  return column;
}

/** Elements that are sorted in one go: a few milliseconds. */
const SORTED_AT_ONCE = 1 << 13;

/** The elements as `sort` puts them, equal ones in the order in which they came. `elements` is left as it is. O(n log n), memory for two lists. */
export function* sortInTurn<T>(elements: readonly T[], compare: (x: T, y: T) => number): Steps<T[]> {
  let runs: T[][] = [];
  for (let from = 0; from < elements.length || from === 0; from += SORTED_AT_ONCE) {
    runs.push(elements.slice(from, from + SORTED_AT_ONCE).sort(compare));
    yield;
  }
  while (runs.length > 1) {
    const merged: T[][] = [];
    for (let x = 0; x < runs.length; x += 2) merged.push(x + 1 < runs.length ? yield* merge(runs[x]!, runs[x + 1]!, compare) : runs[x]!);
    runs = merged;
  }
  return runs[0]!;
}

/** Two sorted lists as one; of equal elements those of `x` first. */
function* merge<T>(x: readonly T[], y: readonly T[], compare: (x: T, y: T) => number): Steps<T[]> {
  const merged: T[] = [];
  let [i, j] = [0, 0];
  while (i < x.length && j < y.length) {
    merged.push(compare(x[i]!, y[j]!) <= 0 ? x[i++]! : y[j++]!);
    if (merged.length % SORTED_AT_ONCE === 0) yield;
  }
  return merged.concat(i < x.length ? x.slice(i) : y.slice(j));
}
