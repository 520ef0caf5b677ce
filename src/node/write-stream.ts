/**
 * Node: chunks of text or bytes -> a stream, waiting for it when it is full, so that what is written never piles up in memory.
 */
import type { Writable } from "node:stream";

/**
 * Writes `chunks` to `stream` and resolves when the stream has taken them: true, or false where the reader at the other
 * end has gone, which is no error: `| head` has seen enough. Does not end the stream.
 * @throws the reason of `signal`, or the error of the stream.
 */
export async function writeToStream(stream: Writable, chunks: Iterable<string | Uint8Array>, signal?: AbortSignal): Promise<boolean> {
  for (const chunk of chunks) {
    signal?.throwIfAborted();
    if (stream.errored && !isReaderGone(stream.errored)) throw stream.errored;
    if (stream.destroyed) return false;
    const error = await new Promise<Error | null | undefined>((resolve) => stream.write(chunk, resolve));
    if (error && isReaderGone(error)) return false;
    if (error) throw error;
  }
  return true;
}

/** The pipe was closed (EPIPE), or the stream was ended because of it. */
function isReaderGone(error: Error): boolean {
  return ["EPIPE", "ERR_STREAM_DESTROYED"].includes((error as NodeJS.ErrnoException).code ?? "");
}
