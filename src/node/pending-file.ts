/**
 * Node: chunks of text -> a file that appears whole or not at all. It is written under a temporary name beside its target
 * and takes the target's name in the end, so that a run that fails leaves no half file and an older one as it was.
 * A target that is no regular file (/dev/null, a pipe) is written straight: to take its name would replace the device.
 */
import { randomBytes } from "node:crypto";
import { appendFile, close, openSync, type Stats } from "node:fs";
import { access, constants, copyFile, type FileHandle, link, open, realpath, rename, stat, unlink } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { promisify } from "node:util";
import { throwIfAborted, WirecopyError } from "../errors.js";
import { systemReason } from "../io/system-reason.js";
import type { CancelSignal } from "../types/options.js";
import { keepAtExit, removeAtExit } from "./temporary-files.js";

/** What is open: a device by its handle, a temporary file by its descriptor. */
interface Opened {
  append(chunk: string | Uint8Array): Promise<void>;
  close(): Promise<void>;
}

/**
 * An output that is being written: `write`, then `commit` or `discard`. What was there before `commit` is kept beside it until `settle`, so that
 * `discard` brings it back where another output of the run cannot get its name.
 */
export class PendingFile {
  readonly #target: string;
  /** Undefined where the target is written straight. */
  readonly #temporary: string | undefined;
  readonly #opened: Opened;
  readonly #hasOlder: boolean;
  #isCommitted = false;

  private constructor(target: string, opened: Opened, { temporary, hasOlder }: { readonly temporary?: string; readonly hasOlder: boolean }) {
    this.#target = target;
    this.#temporary = temporary;
    this.#opened = opened;
    this.#hasOlder = hasOlder;
  }

  /**
   * Opens what will become `target`. A link is followed, so that the file behind it is replaced and the link stays.
   * @throws {WirecopyError} code "unwritable-output".
   */
  static async open(target: string): Promise<PendingFile> {
    const existing = await checkTarget(target);
    try {
      const path = existing ? await realpath(target) : target;
      if (existing && !existing.isFile()) return new PendingFile(path, byHandle(await open(path, "w")), { hasOlder: true });
      const temporary = join(dirname(path), `.${basename(path).slice(0, 100)}.${randomBytes(6).toString("hex")}.tmp`);
      return new PendingFile(path, openTemporary(temporary, existing?.mode ?? 0o666), { temporary, hasOlder: existing !== undefined });
    } catch (cause) {
      throw unwritable(target, cause);
    }
  }

  /**
   * Appends `chunks`, one write for each; the next one is made while the system writes the one before.
   * @throws {WirecopyError} code "unwritable-output", for example when the disk is full; the reason of `signal`; what making a chunk throws.
   */
  async write(chunks: Iterable<string | Uint8Array>, signal?: CancelSignal): Promise<void> {
    let written: Promise<WirecopyError | undefined> = Promise.resolve(undefined);
    const succeed = async (): Promise<void> => {
      const failure = await written;
      if (failure) throw failure;
    };
    try {
      for (const chunk of chunks) {
        await succeed();
        throwIfAborted(signal);
        written = this.#append(chunk);
      }
      await succeed();
    } finally {
      // nothing may close what is still written to
      await written;
    }
  }

  /** Resolves to what went wrong, so that nobody has to be there to hear it. */
  #append(chunk: string | Uint8Array): Promise<WirecopyError | undefined> {
    return this.#opened.append(chunk).then(
      () => undefined,
      (cause) => unwritable(this.#target, cause),
    );
  }

  /** Gives the file its name. @throws {WirecopyError} code "unwritable-output". */
  async commit(): Promise<void> {
    try {
      await this.#opened.close();
      if (this.#temporary) {
        if (this.#hasOlder) await keepOlder(this.#target, olderName(this.#temporary));
        await rename(this.#temporary, this.#target);
        this.#isCommitted = true;
        keepAtExit(this.#temporary);
      }
    } catch (cause) {
      throw unwritable(this.#target, cause);
    }
  }

  /** Takes away what was written, and brings back what was there before. Never throws. */
  async discard(): Promise<void> {
    await this.#opened.close().catch(() => undefined);
    if (!this.#temporary) return;
    if (this.#isCommitted && this.#hasOlder) await rename(olderName(this.#temporary), this.#target).catch(() => undefined);
    else await unlink(this.#isCommitted ? this.#target : this.#temporary).catch(() => undefined);
    keepAtExit(this.#temporary);
    await this.settle();
  }

  /** Lets go of what was there before. Never throws. */
  async settle(): Promise<void> {
    if (!this.#temporary || !this.#hasOlder) return;
    await unlink(olderName(this.#temporary)).catch(() => undefined);
    keepAtExit(olderName(this.#temporary));
  }
}

function olderName(temporary: string): string {
  return temporary.replace(/\.tmp$/, ".old.tmp");
}

/** A second name of a file; a copy where the file system knows no such names. */
async function keepOlder(path: string, name: string): Promise<void> {
  removeAtExit(name);
  await link(path, name).catch(() => copyFile(path, name));
}

function byHandle(handle: FileHandle): Opened {
  return { append: (chunk) => handle.appendFile(chunk), close: () => handle.close() };
}

/** Synchronous, so that no file can be made after the clean-up at the exit has run. */
function openTemporary(path: string, mode: number): Opened {
  removeAtExit(path);
  try {
    const descriptor = openSync(path, "wx", mode);
    let closing: Promise<void> | undefined;
    const closeOnce = () => {
      closing ??= promisify(close)(descriptor);
      return closing;
    };
    return { append: (chunk) => promisify(appendFile)(descriptor, chunk), close: closeOnce };
  } catch (cause) {
    keepAtExit(path);
    throw cause;
  }
}

/**
 * What `target` is now, or undefined where there is nothing yet; checks that it can be written, before hours of work are
 * spent on what it is to hold.
 * @throws {WirecopyError} code "unwritable-output" if it is a folder, or its folder does not exist or may not be written.
 */
export async function checkTarget(target: string): Promise<Stats | undefined> {
  try {
    const existing = await statIfThere(target);
    const folder = dirname(existing ? await realpath(target) : target);
    if (existing?.isDirectory()) throw unwritable(target, new Error("it is a folder; give the name of a file"));
    if (existing === undefined && !(await statIfThere(folder)))
      throw unwritable(target, new Error(`the folder ${JSON.stringify(folder)} does not exist; make it first`));
    // a regular file is replaced by another of its name, which its folder has to allow
    if (existing === undefined || existing.isFile()) await mayWrite(target, folder);
    if (existing !== undefined) await access(target, constants.W_OK);
    return existing;
  } catch (cause) {
    throw unwritable(target, cause);
  }
}

async function statIfThere(path: string): Promise<Stats | undefined> {
  return stat(path).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code !== "ENOENT") throw cause;
    return undefined;
  });
}

async function mayWrite(target: string, folder: string): Promise<void> {
  await access(folder, constants.W_OK).catch((cause) => {
    const reason = `no file can be made in the folder ${JSON.stringify(folder)} (${systemReason(cause)}); choose another place or change its permissions`;
    throw unwritable(target, new Error(reason, { cause }));
  });
}

function unwritable(target: string, cause: unknown): WirecopyError {
  if (cause instanceof WirecopyError) return cause;
  return new WirecopyError("unwritable-output", `${target} cannot be written: ${systemReason(cause)}`, { cause });
}
