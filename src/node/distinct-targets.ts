/**
 * Node: targets of a run, held against each other and against its inputs, whatever they are called: a result that takes the name of an input
 * would replace what cannot be made again. O(targets + inputs), and one look at each file; where no target exists yet the inputs are not looked at.
 */
import { realpath, stat } from "node:fs/promises";
import { resolve } from "node:path";
import { WirecopyError } from "../errors.js";
import type { InputFile } from "../io/readers/input-files.js";

/** By the name of the option, a path, "-" for standard output, or undefined. */
export type NamedTargets = Readonly<Record<string, string | undefined>>;

/** Resolves if no two targets are the same file. @throws {RangeError} naming the later option and the earlier one. */
export async function checkDistinct(targets: NamedTargets): Promise<void> {
  const names = new Map<string, string>();
  for (const [name, target] of Object.entries(targets)) {
    if (target === undefined) continue;
    const place = await whereabouts(target);
    const other = names.get(place);
    if (other !== undefined) throw new RangeError(`"${name}" expected another target than "${other}", got ${JSON.stringify(target)} for both`);
    names.set(place, name);
  }
}

/** Resolves if no target is one of the files that are read. @throws {WirecopyError} "unwritable-output". */
export async function checkNotAmong(files: Iterable<InputFile> | AsyncIterable<InputFile>, targets: NamedTargets): Promise<void> {
  const places = new Map<string, string>();
  for (const target of Object.values(targets))
    if (target !== undefined && target !== "-" && (await stat(target).catch(() => undefined)) !== undefined) places.set(await whereabouts(target), target);
  if (places.size === 0) return;
  for await (const { path, stdin } of files) {
    const target = stdin ? undefined : places.get(await whereabouts(path));
    if (target !== undefined) throw new WirecopyError("unwritable-output", `${target} cannot be written: it is one of the inputs; give another name`);
  }
}

/** The same for two names of one file, there or not. */
async function whereabouts(path: string): Promise<string> {
  const stats = path === "-" ? undefined : await stat(path).catch(() => undefined);
  // a file system without inodes has 0 for all of them; into a device both may write
  if (stats?.ino && stats.isFile()) return `${stats.dev}:${stats.ino}`;
  return path === "-" ? path : realpath(path).catch(() => resolve(path));
}
