/**
 * Command line: the inputs of a run -> the share of them that has been read, by the bytes of their files as they lie there, packed or not, for
 * the bar of the progress line. Unknown where one of them is standard input, a pipe or a device. One look at each file beforehand.
 */
import { stat } from "node:fs/promises";
import { type InputFile, listInputs } from "../io/readers/input-files.js";
import type { ReadContext } from "../io/readers/read-options.js";

/** Follows one run. */
export class InputShare {
  /** By path; undefined where a size is not known. */
  #sizes: ReadonlyMap<string, number> | undefined;
  #total = 0;
  /** Of the files that are read, and of the one that is being read. */
  #bytes = 0;
  #current: { readonly path: string; share: number } | undefined;

  /** Looks at the files behind `paths`; problems are told when they are read. */
  async expect(paths: readonly string[], context: ReadContext): Promise<void> {
    const files: InputFile[] = [];
    for await (const file of listInputs(paths, { ...context, report: () => undefined })) files.push(file);
    await this.expectFiles(files);
  }

  async expectFiles(files: readonly InputFile[]): Promise<void> {
    const sizes = new Map<string, number>();
    for (const { path } of files) {
      const stats = path === "-" ? undefined : await stat(path).catch(() => undefined);
      if (!stats?.isFile()) return;
      sizes.set(path, stats.size);
      this.#total += stats.size;
    }
    this.#sizes = sizes;
  }

  /** So many more bytes are read. */
  readonly addBytes = (numBytes: number): void => {
    this.#bytes += numBytes;
  };

  /** This much of a file is read, and all of those before it. */
  readonly setShare = (path: string, share: number): void => {
    if (this.#current !== undefined && this.#current.path !== path) this.#bytes += this.#sizes?.get(this.#current.path) ?? 0;
    this.#current = { path, share };
  };

  /** 0 to 1; undefined where it is not known. */
  readonly get = (): number | undefined => {
    if (this.#sizes === undefined || this.#total === 0) return undefined;
    const current = this.#current === undefined ? 0 : this.#current.share * (this.#sizes.get(this.#current.path) ?? 0);
    return Math.min(1, (this.#bytes + current) / this.#total);
  };
}
