/**
 * Node: an input -> a file of UTF-8 that can be read at any place: the input itself where it is one, else a temporary file with its
 * bytes (standard input, a pipe, compressed data) or its text (UTF-16, windows-1252). Holds one piece.
 */
import { isAscii } from "node:buffer";
import { randomBytes } from "node:crypto";
import { appendFileSync, closeSync, openSync, rmSync } from "node:fs";
import { open, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { throwIfAborted, WirecopyError } from "../errors.js";
import { beginsAsUtf8, byteOrderMark } from "../io/readers/byte-decoder.js";
import { ByteSource, guessed, PIECE_BYTES } from "../io/readers/byte-source.js";
import { foreignContent, SAMPLE_BYTES } from "../io/readers/foreign-content.js";
import { recordForm } from "../io/readers/formats.js";
import { guessedEncoding } from "../io/readers/guessed-encoding.js";
import { IdRegister } from "../io/readers/id-register.js";
import type { InputFile } from "../io/readers/input-files.js";
import { READERS } from "../io/readers/read-documents.js";
import { type Encoding, encodingOf, type ReadContext } from "../io/readers/read-options.js";
import { systemReason } from "../io/system-reason.js";
import type { CancelSignal } from "../types/options.js";
import { keepAtExit, removeAtExit } from "./temporary-files.js";

/** A file of UTF-8. */
export interface Utf8File {
  /** What it holds, and how it is called. */
  readonly input: InputFile;
  /** Where the bytes are. */
  readonly path: string;
  /** Bytes of the byte order mark. */
  readonly markLength: number;
  /** A copy that belongs to the run; `removeUtf8File` takes it away. */
  readonly isTemporary: boolean;
}

/**
 * Makes a file of an input; undefined where its content is not what its name says. What cannot be read is told to `context.report`, now or when
 * the file is read.
 * @throws {WirecopyError} "unwritable-output" if there is no room for a temporary file; the reason of the context's signal.
 */
export async function openUtf8File(input: InputFile, context: ReadContext): Promise<Utf8File | undefined> {
  if (recordForm(input.format) !== input.format) return documentsAsLines(input, context);
  const isCopied = input.stdin || input.packing !== undefined || !(await isRegular(input.path));
  const source = new ByteSource(input, context);
  const path = isCopied ? await spool(source.bytes(), context.signal) : input.path;
  const first = await firstBytes(path);
  const foreign = isCopied ? undefined : foreignContent(first, input.format, encodingOf(context, input.path) ?? "utf-8");
  if (foreign !== undefined) context.report({ severity: "error", file: input.path, ...foreign });
  if (foreign !== undefined || (source.failed && first.length === 0)) {
    if (isCopied) remove(path);
    return undefined;
  }
  const mark = byteOrderMark(first);
  const asked = encodingOf(context, input.path);
  const guess = mark === undefined && asked === undefined ? await guessOf(path) : undefined;
  if (guess !== undefined) context.report({ severity: "warning", file: input.path, ...guessed(guess) });
  const encoding = asked ?? guess ?? "utf-8";
  if ((mark?.encoding ?? encoding) === "utf-8") return { input, path, markLength: mark?.length ?? 0, isTemporary: isCopied };
  const texts = new ByteSource({ ...input, path, packing: undefined, stdin: false }, { ...named(input, context), encodings: [["**", encoding]] }).text();
  const transcoded = await spool(texts, context.signal);
  if (isCopied) remove(path);
  return { input, path: transcoded, markLength: 0, isTemporary: true };
}

/** The encoding of a file that is not UTF-8, told by its first piece that is not ASCII, as ByteSource tells it. */
async function guessOf(path: string): Promise<Encoding | undefined> {
  // one that cannot be opened is told by whoever reads it
  const handle = await open(path).catch(() => undefined);
  if (handle === undefined) return undefined;
  for await (const piece of handle.createReadStream({ highWaterMark: PIECE_BYTES })) {
    const bytes = piece as Buffer;
    if (!isAscii(bytes)) return beginsAsUtf8(bytes) ? undefined : guessedEncoding(bytes);
  }
  return undefined;
}

/** The documents of a format whose records cannot be copied as they stand, as JSON lines. */
async function documentsAsLines(input: InputFile, context: ReadContext): Promise<Utf8File> {
  const ids = new IdRegister(context);
  const lines = async function* (): AsyncGenerator<string> {
    for await (const found of READERS[input.format](input, context)) {
      const document = ids.admit(found, input);
      if (document !== undefined) yield `${JSON.stringify(document)}\n`;
    }
  };
  return { input: { ...input, format: "json-lines", packing: undefined }, path: await spool(lines(), context.signal), markLength: 0, isTemporary: true };
}

/** The bytes behind the byte order mark, in pieces. Can be read again and again. */
export async function* bytesOf({ input, path, markLength }: Utf8File, context: ReadContext): AsyncGenerator<Uint8Array> {
  let left = markLength;
  const asUtf8: ReadContext = { ...named(input, context), encodings: [] };
  for await (const piece of new ByteSource({ ...input, path, packing: undefined, stdin: false }, asUtf8).bytes()) {
    throwIfAborted(context.signal);
    if (left < piece.length) yield piece.subarray(left);
    left = Math.max(0, left - piece.length);
  }
}

/** Removes a temporary copy. */
export function removeUtf8File({ path, isTemporary }: Utf8File): void {
  if (isTemporary) remove(path);
}

/** Problems of a copy are those of its input. */
function named(input: InputFile, context: ReadContext): ReadContext {
  return { ...context, report: (problem) => context.report({ ...problem, file: input.path }) };
}

async function isRegular(path: string): Promise<boolean> {
  return stat(path).then(
    (stats) => stats.isFile(),
    () => true,
  );
}

/** The first SAMPLE_BYTES; fewer of a shorter file, none of one that cannot be opened, which whoever reads it will be told. */
async function firstBytes(path: string): Promise<Uint8Array> {
  const handle = await open(path).catch(() => undefined);
  if (handle === undefined) return new Uint8Array(0);
  try {
    const { buffer, bytesRead } = await handle.read(new Uint8Array(SAMPLE_BYTES), 0, SAMPLE_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** Writes pieces to a temporary file. Synchronously, so that no file can be made after the clean-up at the exit has run. */
async function spool(pieces: AsyncIterable<string | Uint8Array>, signal: CancelSignal | undefined): Promise<string> {
  const path = join(tmpdir(), `wirecopy-${randomBytes(8).toString("hex")}.tmp`);
  removeAtExit(path);
  let descriptor: number | undefined;
  try {
    descriptor = writing(path, () => openSync(path, "wx", 0o600));
    for await (const piece of pieces) {
      throwIfAborted(signal);
      writing(path, () => appendFileSync(descriptor as number, piece));
    }
    return path;
  } catch (error) {
    remove(path);
    throw error;
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

function writing<T>(path: string, write: () => T): T {
  try {
    return write();
  } catch (cause) {
    const message = `the temporary file ${path} cannot be written: ${systemReason(cause)}; TMPDIR can name another folder`;
    throw new WirecopyError("unwritable-output", message, { cause });
  }
}

function remove(path: string): void {
  rmSync(path, { force: true });
  keepAtExit(path);
}
