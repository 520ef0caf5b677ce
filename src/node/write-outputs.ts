/**
 * Node: results in their forms -> files and standard output, all or nothing. Files are written under temporary names first and
 * get their own together in the end; texts from outside must not steer a terminal, so what goes to one is made visible. Holds
 * one chunk an output.
 */
import type { Writable } from "node:stream";
import { StringDecoder } from "node:string_decoder";
import { throwIfAborted } from "../errors.js";
import type { CancelSignal } from "../types/options.js";
import { PendingFile } from "./pending-file.js";
import { writeToStream } from "./write-stream.js";

/** One result on its way out. */
export interface Output {
  /** A path, or "-" for standard output. */
  readonly target: string;
  /** Text, or bytes of UTF-8; made as they are asked for. */
  readonly chunks: Iterable<string | Uint8Array>;
  /** The form of a chunk in which a terminal shows control characters as escapes. */
  readonly visible: (chunk: string) => string;
}

/** A stream that may be a terminal. */
export type OutputStream = Writable & { readonly isTTY?: boolean | undefined };

/**
 * Writes the outputs, standard output last, so that it stays empty where a file cannot be written. On failure no file is left
 * behind, and those that were there are as they were.
 * @throws {WirecopyError} code "unwritable-output"; the reason of the signal; what a chunk throws as it is made.
 */
export async function writeOutputs(outputs: readonly Output[], stdout: OutputStream, signal?: CancelSignal): Promise<void> {
  const files: PendingFile[] = [];
  try {
    for (const { target, chunks, visible } of [...outputs].sort((x, y) => Number(x.target === "-") - Number(y.target === "-"))) {
      throwIfAborted(signal);
      if (target === "-") {
        await writeToStream(stdout, stdout.isTTY ? visibleChunks(chunks, visible) : chunks, signal);
        continue;
      }
      const file = await PendingFile.open(target);
      files.push(file);
      await file.write(chunks, signal);
    }
    for (const file of files) await file.commit();
    await Promise.all(files.map((file) => file.settle()));
  } catch (error) {
    await Promise.all(files.map((file) => file.discard()));
    throw error;
  }
}

function* visibleChunks(chunks: Iterable<string | Uint8Array>, visible: Output["visible"]): Generator<string> {
  const decoder = new StringDecoder("utf8");
  for (const chunk of chunks) yield visible(typeof chunk === "string" ? chunk : decoder.write(chunk));
}
