/**
 * Leaf of stages: rows whose columns are equal, next to each other -> ranges of rows; and documents that stand in several rows -> each once. O(rows).
 */

/** Rows [start, end) of each group: a row is of the group before it where all columns have the same value. */
export function* groupsOf(columns: readonly BigInt64Array[] | readonly [Int32Array, BigInt64Array]): Generator<readonly [start: number, end: number]> {
  const length = columns[0]!.length;
  for (let start = 0, end = 0; start < length; start = end) {
    for (end = start + 1; end < length && columns.every((column) => column[end] === column[start]); end++);
    yield [start, end];
  }
}

/** The rows of a group in the order of a column. Equal ones stay in the order in which they came. */
export function sortedRows([start, end]: readonly [start: number, end: number], by: BigInt64Array): number[] {
  const rows = Array.from({ length: end - start }, (_, x) => start + x);
  return rows.sort((x, y) => (by[x]! < by[y]! ? -1 : by[x]! > by[y]! ? 1 : x - y));
}

/** Documents of a batch, by their places in it, which follow the order of their first rows. */
export interface DistinctDocuments {
  readonly places: ReadonlyMap<bigint, number>;
  /** By row: the place of its document. */
  readonly placeOf: Uint32Array;
  /** By place: the first row of the document. */
  readonly firstRow: readonly number[];
}

export function distinctDocuments(document: BigInt64Array): DistinctDocuments {
  const places = new Map<bigint, number>();
  const firstRow: number[] = [];
  const placeOf = new Uint32Array(document.length);
  document.forEach((one, row) => {
    const place = places.get(one) ?? firstRow.push(row) - 1;
    places.set(one, place);
    placeOf[row] = place;
  });
  return { places, placeOf, firstRow };
}
