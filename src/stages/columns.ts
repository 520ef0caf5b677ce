/**
 * Stages: what a stage takes and gives. A batch is a plain object of columns of one length: typed arrays, arrays of strings, lists laid end to end.
 * Input a batch from anywhere, output the same batch, checked against a schema. O(columns), and O(rows) for columns of strings.
 *
 * Spark has no unsigned integers, so a key or place of 64 bits is signed in every engine; equality is all that is asked of a key.
 */
import { WirecopyError } from "../errors.js";

/** A number of each row in `values`; those of row i are values[offsets[i], offsets[i + 1]). */
export interface ListColumn<Values> {
  /** One more than there are rows, ascending from 0. */
  readonly offsets: Int32Array;
  readonly values: Values;
}

/** By type, the column in memory. A missing f64 is NaN; a missing text is null where its type ends in a question mark, and refused elsewhere. */
export interface ColumnOf {
  readonly i32: Int32Array;
  readonly i64: BigInt64Array;
  readonly f64: Float64Array;
  readonly utf8: readonly string[];
  readonly "utf8?": readonly (string | null)[];
  readonly bytes: readonly Uint8Array[];
  readonly "list<i32>": ListColumn<Int32Array>;
  readonly "list<i64>": ListColumn<BigInt64Array>;
  readonly "list<f64>": ListColumn<Float64Array>;
}

export type ColumnType = keyof ColumnOf;

/** Columns by name, in their order. */
export type Schema = Readonly<Record<string, ColumnType>>;

/** A batch of a schema. */
export type BatchOf<Columns extends Schema> = { readonly [Name in keyof Columns]: ColumnOf[Columns[Name]] };

/** A batch of any schema. */
export type Batch = Readonly<Record<string, ColumnOf[ColumnType]>>;

/** Number of rows of a column. */
function rowsOf(column: ColumnOf[ColumnType]): number {
  return "offsets" in column ? Math.max(0, column.offsets.length - 1) : column.length;
}

/** Number of rows of a batch, 0 where it has no column. */
export function numRows(batch: Batch): number {
  const first = Object.values(batch)[0];
  return first === undefined ? 0 : rowsOf(first);
}

/**
 * The columns of a schema, in its order; others that the batch has are left out.
 * @param whose what is given in the message, such as "stage sign".
 * @throws {WirecopyError} "stage-input" naming the column that is missing, of another type or length, or the row that is null.
 */
export function checkBatch<Columns extends Schema>(schema: Columns, batch: Batch, whose: string): BatchOf<Columns> {
  const entries = Object.entries(schema).map(([name, type]) => [name, checkColumn(batch[name], { name, type, whose })] as const);
  const [first] = entries;
  for (const [name, column] of entries)
    if (rowsOf(column) !== rowsOf(first![1]))
      throw new WirecopyError("stage-input", `${whose}: column "${name}" has ${rowsOf(column)} rows, "${first![0]}" has ${rowsOf(first![1])}`);
  return Object.fromEntries(entries) as BatchOf<Columns>;
}

interface Expected {
  readonly name: string;
  readonly type: ColumnType;
  readonly whose: string;
}

function checkColumn(column: ColumnOf[ColumnType] | undefined, { name, type, whose }: Expected): ColumnOf[ColumnType] {
  const refuse = (got: string): never => {
    throw new WirecopyError("stage-input", `${whose}: column "${name}" expected ${type}, got ${got}`);
  };
  if (column === undefined) return refuse("no such column");
  if (!isOfType(column, type)) return refuse(kindOf(column));
  if (type === "utf8" || type === "bytes") {
    const missing = (column as readonly unknown[]).indexOf(null);
    if (missing >= 0) refuse(`null in row ${missing}`);
  }
  return column;
}

const ARRAYS = { i32: Int32Array, i64: BigInt64Array, f64: Float64Array } as const;

function isOfType(column: ColumnOf[ColumnType], type: ColumnType): boolean {
  if (type === "utf8" || type === "utf8?") return Array.isArray(column) && column.every((value) => value === null || typeof value === "string");
  if (type === "bytes") return Array.isArray(column) && column.every((value) => value === null || value instanceof Uint8Array);
  if (type === "i32" || type === "i64" || type === "f64") return column instanceof ARRAYS[type];
  const element = type.slice("list<".length, -1) as keyof typeof ARRAYS;
  return "offsets" in column && column.offsets instanceof Int32Array && column.values instanceof ARRAYS[element];
}

function kindOf(column: ColumnOf[ColumnType]): string {
  if ("offsets" in column) return `a list of ${column.values.constructor.name}`;
  return Array.isArray(column) ? "an array of something else" : column.constructor.name;
}
