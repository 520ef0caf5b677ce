/**
 * Node: batches as an engine gives them -> batches that hold whole groups, for stages that ask for them; or one batch of all. Rows of a group come next to each other.
 * Holds one group beyond the size that is asked for. O(rows).
 */
import { type Batch, type ColumnOf, type ColumnType, numRows } from "../stages/columns.js";

type Column = ColumnOf[Exclude<ColumnType, `list<${string}>`>];
type ListOf64 = ColumnOf["list<i64>"];

/** Batches of about `rows` rows, cut between two groups. @param by columns of numbers whose values are equal within a group. */
export async function* cutIntoGroups(batches: AsyncIterable<Batch>, by: readonly string[], rows: number): AsyncGenerator<Batch> {
  let waiting: Batch[] = [];
  let size = 0;
  let wanted = rows;
  for await (const batch of batches) {
    waiting.push(batch);
    size += numRows(batch);
    if (size < wanted) continue;
    const joined = joinBatches(waiting);
    const end = startOfLastGroup(joined, by);
    if (end > 0) yield slice(joined, 0, end);
    waiting = [slice(joined, end, size)];
    size -= end;
    // a long group is not looked at again with each batch of it
    wanted = Math.max(rows, 2 * size);
  }
  if (size > 0) yield joinBatches(waiting);
}

/** All rows of batches of one schema, at least one of them. */
export function joinBatches(batches: readonly Batch[]): Batch {
  if (batches.length === 1) return batches[0]!;
  const names = Object.keys(batches[0]!);
  return Object.fromEntries(names.map((name) => [name, joinColumns(batches.map((batch) => batch[name]!))]));
}

function joinColumns(columns: readonly ColumnOf[ColumnType][]): ColumnOf[ColumnType] {
  const [first] = columns;
  if ("offsets" in first!) return joinLists(columns as readonly ListOf64[]);
  if (Array.isArray(first)) return (columns as string[][]).flat();
  const arrays = columns as readonly BigInt64Array[];
  const joined = new (first!.constructor as BigInt64ArrayConstructor)(arrays.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const array of arrays) {
    joined.set(array, at);
    at += array.length;
  }
  return joined;
}

function joinLists(lists: readonly ListOf64[]): ListOf64 {
  const offsets = [0];
  for (const list of lists) for (let x = 1; x < list.offsets.length; x++) offsets.push(offsets.at(-1)! + list.offsets[x]! - list.offsets[x - 1]!);
  return { offsets: Int32Array.from(offsets), values: joinColumns(lists.map(({ values }) => values)) as BigInt64Array };
}

function slice(batch: Batch, from: number, to: number): Batch {
  const columns = Object.entries(batch).map(([name, column]) => {
    if (!("offsets" in column)) return [name, (column as Column & { slice(from: number, to: number): Column }).slice(from, to)] as const;
    const { offsets, values } = column as ListOf64;
    const cut = offsets.slice(from, to + 1).map((offset) => offset - offsets[from]!);
    return [name, { offsets: cut, values: values.slice(offsets[from], offsets[to]) }] as const;
  });
  return Object.fromEntries(columns) as Batch;
}

function startOfLastGroup(batch: Batch, by: readonly string[]): number {
  const columns = by.map((name) => batch[name] as BigInt64Array);
  const last = numRows(batch) - 1;
  let start = last;
  while (start > 0 && columns.every((column) => column[start - 1] === column[last])) start--;
  return start;
}
