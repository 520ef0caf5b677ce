/**
 * Kernel: the places of elements that belong to numbered groups, group after group: a counting sort, then a sort by comparison inside each
 * group, which is small where groups are documents. Stable. O(elements + groups + the sorts), 4 bytes an element and a group. It pauses
 * behind each group of more than one element, and every STEP elements (run/pace.ts).
 */

/** Elements that are moved in a millisecond or less. */
const STEP = 1 << 16;

/** Places in group order. */
export interface Grouped {
  /** Of the elements, group after group. */
  readonly order: Uint32Array<ArrayBuffer>;
  /** numGroups + 1 elements: where each group begins in `order`. */
  readonly first: Uint32Array<ArrayBuffer>;
}

/**
 * @param groupOf by element: its group, an integer below `numGroups`. @param compare two elements of one group; where it is left out they
 * stay in their order.
 */
export function* groupedSort(groupOf: ArrayLike<number>, numGroups: number, compare?: (x: number, y: number) => number): Generator<void, Grouped, void> {
  const first = new Uint32Array(numGroups + 1);
  const n = groupOf.length;
  for (let x = 0; x < n; x++) first[groupOf[x]! + 1]!++;
  for (let group = 0; group < numGroups; group++) first[group + 1]! += first[group]!;
  const next = first.slice(0, numGroups);
  const order = new Uint32Array(n);
  for (let from = 0; from < n; from += STEP) {
    for (let x = from; x < Math.min(n, from + STEP); x++) order[next[groupOf[x]!]!++] = x;
    yield;
  }
  if (compare)
    for (let group = 0; group < numGroups; group++) {
      if (first[group + 1]! - first[group]! < 2) continue;
      order.subarray(first[group]!, first[group + 1]!).sort(compare);
      yield;
    }
  return { order, first };
}
