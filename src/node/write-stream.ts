/**
 * Node: chunks of text or bytes -> a stream, waiting for it when it is full, so that what is written never piles up in memory.
 */
import type { Writable } from "node:stream";
import { throwIfAborted, WirecopyError } from "../errors.js";
import { systemReason } from "../io/system-reason.js";
import type { CancelSignal } from "../types/options.js";

/**
 * Writes `chunks` to `stream` and resolves when the stream has taken them: true, or false where the reader at the other
 * end has gone, which is no error: `| head` has seen enough. Does not end the stream.
 * @throws the reason of `signal`; {WirecopyError} "unwritable-output" with the error of the stream as its cause.
 */
export async function writeToStream(stream: Writable, chunks: Iterable<string | Uint8Array>, signal?: CancelSignal): Promise<boolean> {
  for (const chunk of chunks) {
    throwIfAborted(signal);
    if (stream.errored && !isReaderGone(stream.errored)) throw unwritable(stream.errored);
    if (stream.destroyed) return false;
    const error = await new Promise<Error | null | undefined>((resolve) => stream.write(chunk, resolve));
    if (error && isReaderGone(error)) return false;
    if (error) throw unwritable(error);
  }
  return true;
}

function unwritable(cause: Error): WirecopyError {
  return new WirecopyError("unwritable-output", `standard output cannot be written: ${systemReason(cause)}`, { cause });
}

/** The pipe was closed (EPIPE), or the stream was ended because of it. */
function isReaderGone(error: Error): boolean {
  return ["EPIPE", "ERR_STREAM_DESTROYED"].includes((error as NodeJS.ErrnoException).code ?? "");
}
