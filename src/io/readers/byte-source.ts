/**
 * Stage input: a file, a pipe or standard input -> its bytes in pieces, decompressed where its name ends in .gz or .zst.
 * A failure after the opening is reported and ends the bytes early, so that what could be read is kept.
 * Pieces of 1 MB (of a compressed file, what 64 KB become: up to 64 MB where every byte is the same).
 */
import { createReadStream } from "node:fs";
import { throwIfAborted } from "../../errors.js";
import type { CancelSignal } from "../../types/options.js";
import { systemReason } from "../system-reason.js";
import { ByteDecoder } from "./byte-decoder.js";
import { declaredEncoding } from "./declared-encoding.js";
import { foreignContent, kindOfContent, SAMPLE_BYTES } from "./foreign-content.js";
import type { Packing } from "./formats.js";
import { guessedEncoding } from "./guessed-encoding.js";
import { gunzip } from "./gunzip.js";
import type { InputFile } from "./input-files.js";
import { DamagedPacking, NotPacked } from "./piece-reader.js";
import { type Encoding, encodingOf, type ReadContext } from "./read-options.js";
import { unzstd } from "./unzstd.js";

/** Bytes read at a time. */
export const PIECE_BYTES = 1 << 20;
const COMPRESSED_PIECE_BYTES = 1 << 16;
const UNPACK: Readonly<Record<Packing, typeof gunzip>> = { gzip: gunzip, zstd: unzstd };

/** Reads one input once. */
export class ByteSource {
  /** The bytes ended early. Known when they have ended. */
  failed = false;
  readonly #file: InputFile;
  readonly #context: ReadContext;

  constructor(file: InputFile, context: ReadContext) {
    this.#file = file;
    this.#context = context;
  }

  /**
   * The decoded text in pieces. Bytes that are no text are replaced, and counted in one warning at the end.
   * @throws the reason of the context's signal.
   */
  async *text(): AsyncGenerator<string> {
    let decoder: ByteDecoder | undefined;
    for await (const bytes of this.bytes()) {
      throwIfAborted(this.#context.signal);
      decoder ??= this.#decoderFor(bytes);
      yield decoder.push(bytes);
    }
    if (decoder === undefined) return;
    yield decoder.end();
    if (decoder.guessed !== undefined) this.#context.report({ severity: "warning", file: this.#file.path, ...guessed(decoder.guessed) });
    if (decoder.invalid > 0) this.#context.report({ severity: "warning", file: this.#file.path, ...invalidBytes(decoder.invalid, decoder.encoding) });
  }

  /** What the caller says of a file goes before what it says itself; neither is believed of what is UTF-8. Where nobody says anything it is guessed. */
  #decoderFor(first: Uint8Array): ByteDecoder {
    const { path, format } = this.#file;
    const said = encodingOf(this.#context, path) ?? declaredEncoding(first, format);
    return new ByteDecoder(said ?? "utf-8", said === undefined ? { guess: guessedEncoding } : { mayBeUtf8: true });
  }

  /**
   * The bytes in pieces, decompressed; none, with a problem reported, of a file that is not what it was taken for.
   * @throws the reason of the context's signal.
   */
  async *bytes(): AsyncGenerator<Uint8Array> {
    const { packing, path, format, stdin } = this.#file;
    try {
      const unpacked = packing === undefined ? this.#raw() : UNPACK[packing](this.#raw());
      const { sample, pieces } = await withSample(unpacked, stdin ? 1 : SAMPLE_BYTES);
      const foreign = foreignContent(sample, format, encodingOf(this.#context, path) ?? "utf-8");
      if (foreign === undefined) return yield* pieces;
      await unpacked.return(undefined);
      this.failed = true;
      this.#context.report({ severity: "error", file: path, ...foreign });
    } catch (cause) {
      throwIfAborted(this.#context.signal);
      this.failed = true;
      this.#context.report({ severity: "error", file: path, ...describeFailure(cause) });
    }
  }

  /** Pieces as they come; what came of one is known to have been taken in when the next one is asked for. */
  async *#raw(): AsyncGenerator<Uint8Array> {
    const { signal, onBytes } = this.#context;
    const highWaterMark = this.#file.packing ? COMPRESSED_PIECE_BYTES : PIECE_BYTES;
    throwIfAborted(signal);
    const stream = this.#file.stdin ? (this.#context.stdin ?? process.stdin) : createReadStream(this.#file.path, { highWaterMark });
    for await (const piece of abortable(stream, signal)) {
      yield piece;
      onBytes?.(piece.length);
    }
  }
}

/** What is said of a file whose encoding was guessed. */
export function guessed(encoding: Encoding): { readonly code: "encoding-guessed"; readonly message: string } {
  return { code: "encoding-guessed", message: `it is not valid UTF-8; read as ${encoding}, which its letters fit` };
}

/** The problem of a file in which so many places could not be decoded. */
export function invalidBytes(invalid: number, encoding: Encoding): { readonly code: "invalid-bytes"; readonly message: string } {
  const places = invalid === 1 ? "1 place is" : `${invalid} places are`;
  return { code: "invalid-bytes", message: `${places} not valid ${encoding}; U+FFFD stands there now` };
}

/**
 * The first bytes of `pieces`, and all of them again, a failure included.
 * @param least bytes to wait for, unless the pieces end or fail before: what a person types, or a slow program writes, has to be taken as it comes.
 */
async function withSample(
  pieces: AsyncGenerator<Uint8Array>,
  least: number,
): Promise<{ readonly sample: Buffer; readonly pieces: AsyncGenerator<Uint8Array> }> {
  const first: Uint8Array[] = [];
  let failure: { readonly cause: unknown } | undefined;
  let length = 0;
  try {
    while (length < least) {
      const { value, done } = await pieces.next();
      if (done) break;
      first.push(value);
      length += value.length;
    }
  } catch (cause) {
    failure = { cause };
  }
  const again = async function* () {
    try {
      yield* first;
      if (failure) throw failure.cause;
      yield* pieces;
    } finally {
      await pieces.return(undefined);
    }
  };
  return { sample: Buffer.concat(first), pieces: again() };
}

/** The pieces of a stream; an abort destroys the stream, so that a wait for input that never comes ends. */
async function* abortable(stream: NodeJS.ReadableStream & { destroy(error?: Error): void }, signal: CancelSignal | undefined): AsyncGenerator<Uint8Array> {
  const stop = () => stream.destroy(new Error("aborted"));
  signal?.addEventListener("abort", stop, { once: true });
  try {
    for await (const piece of stream) yield typeof piece === "string" ? Buffer.from(piece) : piece;
  } finally {
    signal?.removeEventListener("abort", stop);
  }
}

/** What a failure to open or to read is called, and a sentence. */
export function describeFailure(cause: unknown): { readonly code: "not-found" | "unreadable" | "damaged" | "wrong-format"; readonly message: string } {
  const { code = "", message = String(cause) } = cause as NodeJS.ErrnoException;
  if (cause instanceof NotPacked)
    return { code: "wrong-format", message: `its name ends in .gz or .zst, but it is ${kindOfContent(cause.first) ?? "not compressed"}; left out` };
  if (code === "ENOENT") return { code: "not-found", message: "there is no such file" };
  if (code === "EISDIR") return { code: "unreadable", message: "it is a folder; expected a text file (`wirecopy detect` reads folders)" };
  if (cause instanceof DamagedPacking) return { code: "damaged", message: `the compressed data ${message}; what could be read before is kept` };
  if (code === "Z_BUF_ERROR") return { code: "damaged", message: "the compressed data ends too early; what could be read before is kept" };
  if (code.startsWith("Z_")) return { code: "damaged", message: `the compressed data is damaged (${message}); what could be read before is kept` };
  return { code: "unreadable", message: `could not be read (${systemReason(cause)})` };
}

/** All of a text of which the beginning was looked at already: `first`, then the rest. Stopping early ends the rest, too. */
export async function* putBack(first: string, rest: AsyncGenerator<string>): AsyncGenerator<string> {
  try {
    yield first;
    yield* rest;
  } finally {
    await rest.return(undefined);
  }
}
