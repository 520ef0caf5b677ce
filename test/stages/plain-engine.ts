/**
 * An engine in plain JavaScript, as small as can be: rows in partitions, shuffled by key, batches cut anywhere but inside a group, each partition by a stage that
 * was opened for it. What DuckDB and Spark do with disks and machines; so that the stages can be tried without either.
 */
import type { Batch, ColumnOf, ColumnType, Schema } from "../../src/stages/columns.js";
import { type AnyStage, openStage } from "../../src/stages/stage.js";

export type Row = Readonly<Record<string, unknown>>;

export interface PlainEngine {
  /** Runs a stage over all rows, those of a group together, and gives its rows in the order of the partitions. */
  run(stage: AnyStage, rows: readonly Row[], settings: unknown): Row[];
}

/** @param partitions how many; rows go to them by their group, or else by turns. */
export function plainEngine(partitions: number): PlainEngine {
  const run = (stage: AnyStage, rows: readonly Row[], settings: unknown): Row[] => {
    const parts: Row[][] = Array.from({ length: partitions }, () => []);
    const groupOf = (row: Row): string | undefined => stage.groupedBy?.map((name: string) => String(row[name])).join();
    for (const [x, row] of rows.entries()) parts[(groupOf(row) === undefined ? x : hashOf(groupOf(row)!)) % partitions]!.push(row);
    return parts.flatMap((part, seed) => {
      if (part.length === 0) return [];
      const grouped = [...groupBy(part, (row) => groupOf(row) ?? "").values()];
      const pieces = stage.groupedBy === undefined ? part.map((row) => [row]) : grouped;
      const open = openStage(stage, { settings });
      return cut(pieces, seed).flatMap((batch) => rowsOfBatch(stage.output, open.run(batchOf(stage.input, batch), open.stamp)));
    });
  };
  return { run };
}

/** Batches of one to some hundred pieces. */
function cut(pieces: readonly (readonly Row[])[], seed: number): Row[][] {
  const batches: Row[][] = [];
  for (let at = 0, size = seed; at < pieces.length; at += size) {
    size = 1 + ((size * 7 + 3) % 251);
    batches.push(pieces.slice(at, at + size).flat());
  }
  return batches;
}

export function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}

function hashOf(text: string): number {
  let hash = 7;
  for (let i = 0; i < text.length; i++) hash = (Math.imul(hash, 31) + text.charCodeAt(i)) >>> 0;
  return hash;
}

const ARRAYS = { i32: Int32Array, i64: BigInt64Array, f64: Float64Array };

function batchOf(schema: Schema, rows: readonly Row[]): Batch {
  return Object.fromEntries(
    Object.entries(schema).map(([name, type]) => [
      name,
      columnOf(
        type,
        rows.map((row) => row[name]),
      ),
    ]),
  );
}

function columnOf(type: ColumnType, values: readonly unknown[]): ColumnOf[ColumnType] {
  if (type in ARRAYS) return ARRAYS[type as "i64"].from(values as bigint[]);
  if (!type.startsWith("list<")) return values.map((value) => value ?? null) as string[];
  const lists = values as bigint[][];
  const offsets = new Int32Array(lists.length + 1);
  lists.forEach((list, x) => {
    offsets[x + 1] = offsets[x]! + list.length;
  });
  return { offsets, values: ARRAYS[type.slice(5, -1) as "i64"].from(lists.flat()) };
}

function rowsOfBatch(schema: Schema, batch: Batch): Row[] {
  const names = Object.keys(schema);
  const first = batch[names[0]!] as BigInt64Array;
  return Array.from(first, (_, x) => Object.fromEntries(names.map((name) => [name, valueAt(batch[name]!, x)])));
}

function valueAt(column: ColumnOf[ColumnType], x: number): unknown {
  return "offsets" in column ? Array.from<unknown>((column.values as BigInt64Array).subarray(column.offsets[x], column.offsets[x + 1])) : column[x];
}
