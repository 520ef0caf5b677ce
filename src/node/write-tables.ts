/**
 * Node: a detection -> a folder of tables (io/writers/detection-tables.ts) as CSV or Parquet, `passages.passim.jsonl`, `graph.graphml`, and `run.json`, which names the run: version, settings,
 * command, inputs with their hashes; of a trace its tables (trace-tables.ts) and `run.json`. All files or none. A folder rather than a flag for each table: tables join, and one of them alone says little.
 * CSV is written as it is made; a table of Parquet is held as a whole, a value a cell.
 */
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { checkOneOf, checkString, WirecopyError } from "../errors.js";
import { systemReason } from "../io/system-reason.js";
import { inChunks } from "../io/writers/chunks.js";
import { type Cell, detectionTables, graphMl, passimLines, type Table } from "../io/writers/detection-tables.js";
import { OFFSET_UNITS, type OffsetsOf, type OffsetUnit, offsetsIn } from "../io/writers/offset-units.js";
import { csvRows, spreadsheetCell, type TextOf } from "../io/writers/result-csv.js";
import { traceTables } from "../io/writers/trace-tables.js";
import { visibleJson } from "../text/visible-text.js";
import type { CancelSignal } from "../types/options.js";
import type { DetectionLists } from "../types/result.js";
import type { ReleaseTrace } from "../types/trace.js";
import { VERSION } from "../version.js";
import { type Output, writeOutputs } from "./write-outputs.js";

export const TABLE_FORMS = ["csv", "parquet"] as const;
export type TableForm = (typeof TABLE_FORMS)[number];

export interface TableOptions {
  /** What the tables are. @default "csv" */
  readonly as?: TableForm | undefined;
  /** What offsets count; other than UTF-16 code units need `textOf`. @default "utf16" */
  readonly offsets?: OffsetUnit | undefined;
  /** The text of a document by its id. */
  readonly textOf?: TextOf | undefined;
  /** What `run.json` repeats. */
  readonly command?: readonly string[] | undefined;
  /** Files whose hashes `run.json` has. */
  readonly inputs?: readonly string[] | undefined;
  /** Ends the writing: nothing is left behind, the promise rejects with the signal's reason. */
  readonly signal?: CancelSignal | undefined;
}

const PARQUET_KINDS = { text: "STRING", integer: "INT32", number: "DOUBLE", flag: "BOOLEAN" } as const;

/**
 * Writes the tables of `detection` into `folder`, which is made where it does not exist; files of the same names are replaced.
 * @throws {TypeError | RangeError} for options that cannot be used; {WirecopyError} "unwritable-output"; the reason of the signal.
 */
export async function writeTables(detection: DetectionLists, folder: string, options: TableOptions = {}): Promise<void> {
  const { offsetsOf, ...form } = checkTables(folder, options);
  const others = [
    { name: "passages.passim.jsonl", chunks: inChunks(passimLines(detection, offsetsOf)) },
    { name: "graph.graphml", chunks: inChunks(graphMl(detection)) },
  ];
  await writeFolder(detectionTables(detection, offsetsOf), others, { ...options, ...form, folder, settings: detection.settings });
}

/**
 * The same of a trace: `articles`, `passages`, `sentences`, `sentence_uses`, `quotations`.
 * @throws as `writeTables`.
 */
export async function writeTraceTables(trace: ReleaseTrace, folder: string, options: TableOptions = {}): Promise<void> {
  const { offsetsOf, ...form } = checkTables(folder, options);
  await writeFolder(traceTables(trace, offsetsOf), [], { ...options, ...form, folder, settings: trace.settings });
}

interface CheckedTables {
  readonly as: TableForm;
  readonly offsets: OffsetUnit;
  readonly offsetsOf: OffsetsOf;
}

function checkTables(folder: string, options: TableOptions): CheckedTables {
  checkString("folder", folder);
  const as = checkOneOf("as", options.as ?? "csv", TABLE_FORMS);
  const offsets = checkOneOf("offsets", options.offsets ?? "utf16", OFFSET_UNITS);
  const { textOf } = options;
  if (offsets !== "utf16" && typeof textOf !== "function") throw new TypeError(`"textOf" expected function for "offsets" ${offsets}, got ${typeof textOf}`);
  return { as, offsets, offsetsOf: offsetsIn(offsets, textOf ?? (() => undefined)) };
}

/** What a folder of tables is written by. */
interface FolderOptions extends Omit<TableOptions, keyof CheckedTables>, Omit<CheckedTables, "offsetsOf"> {
  readonly folder: string;
  readonly settings: object;
}

async function writeFolder(
  tables: readonly Table[],
  others: readonly { readonly name: string; readonly chunks: Output["chunks"] }[],
  options: FolderOptions,
): Promise<void> {
  const { folder, as, signal } = options;
  await mkdir(folder, { recursive: true }).catch((cause) => {
    throw new WirecopyError("unwritable-output", `the folder ${folder} cannot be made: ${systemReason(cause)}`, { cause });
  });
  const named = (name: string, chunks: Output["chunks"]): Output => ({ target: join(folder, name), chunks, visible: visibleJson });
  const written: Output[] = [];
  for (const table of tables) written.push(named(`${table.name}.${as}`, as === "csv" ? csvOf(table) : [await parquetOf(table)]));
  for (const { name, chunks } of others) written.push(named(name, chunks));
  const files = written.map(({ target }) => target.slice(folder.length).replace(/^[\\/]+/, ""));
  written.push(named("run.json", [`${JSON.stringify(await runOf(options, files), null, 1)}\n`]));
  await writeOutputs(written, process.stdout, signal);
}

function csvOf({ columns, rows }: Table): Generator<string> {
  return csvRows(
    (function* () {
      yield Object.keys(columns);
      for (const cells of rows())
        yield cells.map((cell) => (typeof cell === "string" ? spreadsheetCell(cell) : typeof cell === "boolean" ? String(cell) : cell));
    })(),
  );
}

async function parquetOf({ columns, rows }: Table): Promise<Uint8Array> {
  const { parquetWriteBuffer } = await import("hyparquet-writer");
  const names = Object.entries(columns);
  const data: Cell[][] = names.map(() => []);
  for (const cells of rows()) for (const [i, cell] of cells.entries()) data[i]!.push(cell);
  const columnData = names.map(([name, kind], i) => ({ name, data: data[i]!, type: PARQUET_KINDS[kind], nullable: true }));
  return new Uint8Array(parquetWriteBuffer({ columnData }));
}

async function runOf({ settings, command, inputs = [], offsets }: FolderOptions, files: readonly string[]): Promise<object> {
  const hashed = [];
  for (const path of inputs) hashed.push({ path, ...(await digestOf(path)) });
  return { format: "wirecopy-tables", version: 1, wirecopy: VERSION, offsets, command: command ?? null, inputs: hashed, files, settings };
}

/** Null for what cannot be read again. */
async function digestOf(path: string): Promise<{ readonly bytes: number | null; readonly sha256: string | null }> {
  const hash = createHash("sha256");
  let bytes = 0;
  try {
    for await (const piece of createReadStream(path)) {
      hash.update(piece as Buffer);
      bytes += (piece as Buffer).length;
    }
    return { bytes, sha256: hash.digest("hex") };
  } catch {
    return { bytes: null, sha256: null };
  }
}
