/**
 * Stage input: a Parquet file (by hyparquet) -> documents, one a row, a group of rows at a time. Columns are found as keys of JSON are (field-names.ts); the others
 * are not read. Timestamps are instants, a date is a whole day. Packed by Snappy, gzip, Brotli or Zstandard, as pandas, DuckDB, Polars and Spark write it;
 * LZ4 is not unpacked. Holds the columns of one group of rows.
 */
import { open } from "node:fs/promises";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import type { AsyncBuffer, Compressors, FileMetaData } from "hyparquet";
import { systemReason } from "../system-reason.js";
import { aliasesOf, KNOWN_NAMES } from "./field-names.js";
import { kindOfContent } from "./foreign-content.js";
import type { InputFile } from "./input-files.js";
import { placeId } from "./read-json-lines.js";
import type { ReadContext } from "./read-options.js";
import { bytesOfFile, type FoundDocument } from "./read-text.js";
import { RecordReader } from "./record-reader.js";

/** Of a file that is packed once more, or comes from a pipe; any other is read where it lies. */
const MOST_HELD_BYTES = 1 << 29;
const MAGIC = "PAR1";

/** Yields the documents of `file` in the order of its rows. */
export async function* readParquet(file: InputFile, context: ReadContext): AsyncGenerator<FoundDocument> {
  const problem = { severity: "error", file: file.path } as const;
  const opened = await openBuffer(file, context);
  if (opened === undefined) return;
  try {
    const { parquetMetadataAsync } = await import("hyparquet");
    const metadata = await parquetMetadataAsync(opened.buffer);
    const names = metadata.schema.slice(1).map(({ name }) => name);
    const mapped = Object.values(context.map).flatMap((name) => (name === undefined ? [] : [name.split(".")[0]!, name]));
    const wanted = names.filter(
      (name) => KNOWN_NAMES.includes(name) || mapped.includes(name) || aliasesOf(names, context.map, true).some((alias) => alias.name === name),
    );
    if (wanted.length === 0)
      return context.report({
        ...problem,
        code: "bad-header",
        message: `none of its columns is known (${names.slice(0, 20).join(", ")}); --map says which holds the texts`,
      });
    yield* rows(opened.buffer, metadata, { file, context, columns: wanted });
  } catch (cause) {
    const reason = (cause as NodeJS.ErrnoException).syscall === undefined ? (cause as Error).message : systemReason(cause);
    context.report({ ...problem, code: "damaged", message: `the Parquet file could not be read (${reason}); what came before is kept` });
  } finally {
    await opened.close();
  }
}

interface Opened {
  readonly buffer: AsyncBuffer;
  close(): Promise<void>;
}

async function openBuffer(file: InputFile, context: ReadContext): Promise<Opened | undefined> {
  const problem = { severity: "error", file: file.path } as const;
  if (file.packing !== undefined || file.stdin) {
    const bytes = await bytesOfFile(file, context, MOST_HELD_BYTES);
    const slice = (start: number, end?: number): ArrayBuffer => new Uint8Array(bytes!.subarray(start, end)).buffer;
    return bytes && { buffer: { byteLength: bytes.length, slice }, close: async () => undefined };
  }
  try {
    const handle = await open(file.path);
    const { size: byteLength } = await handle.stat();
    const slice = async (start: number, end = byteLength): Promise<ArrayBuffer> => {
      const from = start < 0 ? byteLength + start : start;
      const bytes = new Uint8Array(Math.max(0, Math.min(end, byteLength) - from));
      await handle.read(bytes, 0, bytes.length, from);
      context.onBytes?.(bytes.length);
      return bytes.buffer;
    };
    const first = new Uint8Array(await slice(0, 512));
    if (Buffer.from(first).toString("latin1", 0, 4) !== MAGIC) {
      await handle.close();
      context.report({ ...problem, code: "wrong-format", message: `it is ${kindOfContent(first) ?? "something else"}, not a Parquet file; left out` });
      return undefined;
    }
    return { buffer: { byteLength, slice }, close: () => handle.close() };
  } catch (cause) {
    context.report({ ...problem, code: "unreadable", message: `could not be read (${systemReason(cause)})` });
    return undefined;
  }
}

async function* rows(
  buffer: AsyncBuffer,
  metadata: FileMetaData,
  { file, context, columns }: { readonly file: InputFile; readonly context: ReadContext; readonly columns: string[] },
): AsyncGenerator<FoundDocument> {
  const { parquetReadObjects } = await import("hyparquet");
  const compressors = await unpackers();
  const days = new Set(
    metadata.schema.filter(({ converted_type, logical_type }) => converted_type === "DATE" || logical_type?.type === "DATE").map(({ name }) => name),
  );
  const records = new RecordReader(context);
  let rowStart = 0;
  for (const group of metadata.row_groups) {
    const rowEnd = rowStart + Number(group.num_rows);
    const found = await parquetReadObjects({ file: buffer, metadata, columns, rowStart, rowEnd, compressors });
    for (const [i, row] of found.entries()) {
      const number = rowStart + i + 1;
      const document = records.read(plain(row, days), placeId(file, number));
      if (typeof document === "string")
        context.report({ severity: "error", code: "bad-record", file: file.path, line: number, message: `${document}; this row is skipped` });
      else yield { document, line: number };
    }
    rowStart = rowEnd;
  }
  records.finish(file, context);
}

/** Values as JSON has them. */
function plain(row: Readonly<Record<string, unknown>>, days: ReadonlySet<string>): Record<string, unknown> {
  const values = Object.entries(row).map(([name, value]) => {
    if (value instanceof Date) return [name, days.has(name) ? value.toISOString().slice(0, 10) : value.toISOString()];
    return [name, typeof value === "bigint" ? String(value) : value];
  });
  return Object.fromEntries(values) as Record<string, unknown>;
}

/** Each gives as many bytes as the file says, and no more. */
async function unpackers(): Promise<Compressors> {
  const { decompress } = await import("fzstd");
  return {
    GZIP: (bytes, length) => gunzipSync(bytes, { maxOutputLength: length }),
    BROTLI: (bytes, length) => brotliDecompressSync(bytes, { maxOutputLength: length }),
    ZSTD: (bytes, length) => decompress(bytes, new Uint8Array(length)),
  };
}
