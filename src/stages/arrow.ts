/**
 * Stages: a batch <-> an Arrow IPC stream, by flechette. Typed arrays go over as they are; texts are written one by one. The stamp of a batch stands in the
 * metadata of its schema. O(bytes).
 *
 * What engines send is met half-way: 32-bit integers for 64, views, large and dictionary texts, a null for a missing f64. What Arrow cannot hold, a lone surrogate, is
 * written as U+FFFD.
 */
import {
  type Batch as ArrowBatch,
  batchType,
  binary,
  Column,
  columnFromArray,
  float64,
  int32,
  int64,
  list,
  Table,
  tableFromIPC,
  tableToIPC,
  utf8,
} from "@uwdata/flechette";
import { shown, WirecopyError } from "../errors.js";
import { type Batch, type ColumnOf, type ColumnType, numRows, type Schema } from "./columns.js";
import type { Stamp } from "./stage.js";

/** Before the names of the parts of a stamp in the metadata. */
const PREFIX = "wirecopy.";

const NUMBERS = { i32: int32, i64: int64, f64: float64 } as const;
type NumberType = keyof typeof NUMBERS;
type Numbers = ColumnOf[NumberType];

/** A batch of a schema as one stream of one record batch, or of none where it has no rows. */
export function batchToIpc(schema: Schema, batch: Batch, stamp: Stamp): Uint8Array {
  const isEmpty = numRows(batch) === 0;
  const columns = Object.entries(schema).map(([name, type]) => toColumn(batch[name]!, type, isEmpty));
  const fields = Object.entries(schema).map(([name], x) => ({ name, type: columns[x]!.type, nullable: true, metadata: new Map<string, string>() }));
  const metadata = new Map(Object.entries(stamp).map(([part, value]) => [PREFIX + part, value]));
  const bytes = tableToIPC(new Table({ version: 4, endianness: 0, fields, metadata }, columns), { format: "stream" });
  if (bytes === null) throw new WirecopyError("frame-damaged", "an answer could not be written as Arrow");
  return bytes;
}

function toColumn(column: ColumnOf[ColumnType], type: ColumnType, isEmpty: boolean): Column<unknown> {
  if (type === "utf8" || type === "utf8?" || type === "bytes") {
    const arrowType = type === "bytes" ? binary() : utf8();
    return isEmpty ? new Column([], arrowType) : columnFromArray(column as unknown[], arrowType);
  }
  const batch = "offsets" in column ? listBatch(column.offsets, column.values, elementOf(type)) : numberBatch(column as Numbers, type as NumberType);
  return new Column(isEmpty ? [] : [batch], batch.type);
}

const NONE_NULL = new Uint8Array(0);

function numberBatch(values: Numbers, type: NumberType): ArrowBatch<unknown> {
  const arrowType = NUMBERS[type]();
  const Batch = batchType(arrowType, { useBigInt: true });
  return new Batch({ length: values.length, nullCount: 0, type: arrowType, validity: NONE_NULL, values });
}

function listBatch(offsets: Int32Array, values: Numbers, element: NumberType): ArrowBatch<unknown> {
  const child = numberBatch(values, element);
  const type = list(child.type);
  const Batch = batchType(type, { useBigInt: true });
  return new Batch({ length: offsets.length - 1, nullCount: 0, type, validity: NONE_NULL, offsets, children: [child] });
}

function elementOf(type: ColumnType): NumberType {
  return type.slice("list<".length, -1) as NumberType;
}

/** What came: the columns of a schema that are there, and the stamp as far as it is there. */
export interface ReceivedBatch {
  readonly batch: Batch;
  readonly stamp: Partial<Stamp>;
}

/**
 * Reads the columns that a schema names; others are not looked at, and one that is missing is missing in the batch.
 * @throws {WirecopyError} "frame-damaged" where the bytes are no Arrow stream; "stage-input" for a column of a type that cannot be made the one that is asked for.
 */
export function batchFromIpc(schema: Schema, bytes: Uint8Array): ReceivedBatch {
  const table = readTable(bytes);
  const found = Object.entries(schema).flatMap(([name, type]) => {
    const column = table.getChild(name);
    return column === undefined ? [] : [[name, fromColumn(column, { name, type })] as const];
  });
  const metadata = table.schema.metadata ?? new Map<string, string>();
  const stamp = (["version", "settings", "model"] as const).flatMap((part) => {
    const value = metadata.get(PREFIX + part);
    return value === undefined ? [] : [[part, value] as const];
  });
  return { batch: Object.fromEntries(found), stamp: Object.fromEntries(stamp) };
}

function readTable(bytes: Uint8Array): Table {
  try {
    const table = tableFromIPC(bytes, { useBigInt: true });
    if (table.numCols > 0) return table;
  } catch (cause) {
    throw new WirecopyError("frame-damaged", `${bytes.length} bytes are no Arrow IPC stream: ${(cause as Error).message}`, { cause });
  }
  throw new WirecopyError("frame-damaged", `${bytes.length} bytes are no Arrow IPC stream: they have no column`);
}

interface Wanted {
  readonly name: string;
  readonly type: ColumnType;
}

function fromColumn(column: Column<unknown>, wanted: Wanted): ColumnOf[ColumnType] {
  const { name, type } = wanted;
  try {
    if (type === "utf8" || type === "utf8?" || type === "bytes") return Array.from(column.toArray() as ArrayLike<string | null>);
    return type.startsWith("list<") ? listFrom(column, wanted) : numbersFrom(column.toArray() as ArrayLike<unknown>, wanted);
  } catch (cause) {
    if (cause instanceof WirecopyError) throw cause;
    throw new WirecopyError("frame-damaged", `column ${shown(name)} cannot be read: ${(cause as Error).message}`, { cause });
  }
}

function numbersFrom(values: ArrayLike<unknown>, { name, type }: Wanted): Numbers {
  if (type === "f64") return values instanceof Float64Array ? values : Float64Array.from(values, (value) => (value === null ? Number.NaN : Number(value)));
  const missing = Array.isArray(values) ? values.findIndex((value) => typeof value !== "number" && typeof value !== "bigint") : -1;
  if (missing >= 0) throw new WirecopyError("stage-input", `column "${name}" expected ${type}, got ${shown(values[missing])} in row ${missing}`);
  if (type === "i32") return values instanceof Int32Array ? values : Int32Array.from(values, (value) => inInt32(value, name));
  if (values instanceof BigInt64Array) return values;
  return values instanceof BigUint64Array
    ? new BigInt64Array(values.buffer, values.byteOffset, values.length)
    : BigInt64Array.from(Array.from(values, (value) => wholeNumber(value, name)));
}

function inInt32(value: unknown, name: string): number {
  const number = Number(value);
  if (Number.isInteger(number) && number === (number | 0)) return number;
  throw new WirecopyError("stage-input", `column "${name}" expected i32, got ${shown(value)}`);
}

function wholeNumber(value: unknown, name: string): bigint {
  if (typeof value === "bigint") return value;
  if (Number.isSafeInteger(value)) return BigInt(value as number);
  throw new WirecopyError("stage-input", `column "${name}" expected i64, got ${shown(value)}`);
}

/** Joins the lists of all record batches. */
function listFrom(column: Column<unknown>, { name, type }: Wanted): ColumnOf["list<i64>"] {
  const element = elementOf(type);
  const wanted = { name, type: element } as const;
  const rows = Array.from(column, (value) => numbersFrom((value ?? []) as ArrayLike<unknown>, wanted));
  const offsets = new Int32Array(rows.length + 1);
  rows.forEach((row, x) => {
    offsets[x + 1] = offsets[x]! + row.length;
  });
  const values = { i32: Int32Array, i64: BigInt64Array, f64: Float64Array }[element];
  const joined = new values(offsets[rows.length]!) as BigInt64Array;
  for (const [x, row] of rows.entries()) joined.set(row as BigInt64Array, offsets[x]!);
  return { offsets, values: joined };
}
