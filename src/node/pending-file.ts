/**
 * Node: chunks of text -> a file that appears whole or not at all. It is written under a temporary name beside its target
 * and takes the target's name in the end, so that a run that fails leaves no half file and an older one as it was.
 * A target that is no regular file (/dev/null, a pipe) is written straight: to take its name would replace the device.
 */
import { randomBytes } from "node:crypto";
import type { Stats } from "node:fs";
import { access, constants, type FileHandle, open, realpath, rename, stat, unlink } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { WirecopyError } from "../errors.js";

/** An output that is being written: `write`, then `commit` or `discard`. */
export class PendingFile {
  readonly #target: string;
  /** Undefined where the target is written straight. */
  readonly #temporary: string | undefined;
  readonly #handle: FileHandle;

  private constructor(target: string, temporary: string | undefined, handle: FileHandle) {
    this.#target = target;
    this.#temporary = temporary;
    this.#handle = handle;
  }

  /**
   * Opens what will become `target`. A link is followed, so that the file behind it is replaced and the link stays.
   * @throws {WirecopyError} code "unwritable-output".
   */
  static async open(target: string): Promise<PendingFile> {
    const existing = await checkTarget(target);
    try {
      const path = existing ? await realpath(target) : target;
      if (existing && !existing.isFile()) return new PendingFile(path, undefined, await open(path, "w"));
      const temporary = join(dirname(path), `.${basename(path).slice(0, 100)}.${randomBytes(6).toString("hex")}.tmp`);
      return new PendingFile(path, temporary, await open(temporary, "wx", existing?.mode ?? 0o666));
    } catch (cause) {
      throw unwritable(target, cause);
    }
  }

  /**
   * Appends `chunks`, one write for each.
   * @throws {WirecopyError} code "unwritable-output", for example when the disk is full; the reason of `signal`.
   */
  async write(chunks: Iterable<string>, signal?: AbortSignal): Promise<void> {
    for (const chunk of chunks) {
      signal?.throwIfAborted();
      await this.#handle.appendFile(chunk).catch((cause) => {
        throw unwritable(this.#target, cause);
      });
    }
  }

  /** Gives the file its name. @throws {WirecopyError} code "unwritable-output". */
  async commit(): Promise<void> {
    try {
      await this.#handle.close();
      if (this.#temporary) await rename(this.#temporary, this.#target);
    } catch (cause) {
      throw unwritable(this.#target, cause);
    }
  }

  /** Takes away what was written. Does nothing after `commit`; never throws. */
  async discard(): Promise<void> {
    await this.#handle.close().catch(() => undefined);
    if (this.#temporary) await unlink(this.#temporary).catch(() => undefined);
  }
}

/**
 * What `target` is now, or undefined where there is nothing yet; checks that it can be written, before hours of work are
 * spent on what it is to hold.
 * @throws {WirecopyError} code "unwritable-output" if it is a folder, or its folder does not exist or may not be written.
 */
export async function checkTarget(target: string): Promise<Stats | undefined> {
  try {
    const existing = await stat(target).catch((cause: NodeJS.ErrnoException) => {
      if (cause.code !== "ENOENT") throw cause;
      return undefined;
    });
    if (existing?.isDirectory()) throw new Error("it is a folder");
    await access(existing ? target : dirname(target), constants.W_OK);
    return existing;
  } catch (cause) {
    throw unwritable(target, cause);
  }
}

function unwritable(target: string, cause: unknown): WirecopyError {
  if (cause instanceof WirecopyError) return cause;
  return new WirecopyError("unwritable-output", `${target} cannot be written: ${(cause as Error).message}`, { cause });
}
