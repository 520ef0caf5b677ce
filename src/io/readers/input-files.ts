/**
 * Stage input: the paths that were asked for -> the files to read, in an order that is the same on every machine (paths
 * below a folder sorted by UTF-16 code unit). Names that begin with a dot are passed over in folders, and so are files of other kinds, which one
 * problem counts by their endings. Links are followed; a folder and a file are read once in a run, under their own names if these lie inside the
 * tree, so a loop of links ends. Holds the list of one folder, and of every file where it really is.
 */
import type { Dirent, Stats } from "node:fs";
import { readdir, realpath, stat } from "node:fs/promises";
import { join, resolve, sep } from "node:path";
import { throwIfAborted } from "../../errors.js";
import { systemReason } from "../system-reason.js";
import { formatOf, type InputFormat, KNOWN_ENDINGS, type Packing, waysToRead } from "./formats.js";
import type { ReadContext } from "./read-options.js";

/** One thing to read. */
export interface InputFile {
  /** What to open, and how it is called in problems: "/" between folders, "-" for standard input. */
  readonly path: string;
  /** The id of the document that a text file is, and the beginning of the ids of CSV rows without an `id` column. */
  readonly id: string;
  readonly format: InputFormat;
  readonly packing: Packing | undefined;
  readonly stdin: boolean;
  /** It was found in a folder, nobody named it: where it turns out to hold no document, that is no error. */
  readonly isFound?: boolean;
}

/** Endings of files that are passed over, and are named. */
const MOST_ENDINGS = 8;

/** What all the paths of one run have in common, however many lists they stand in. */
interface RunPaths {
  /** Whether there is more than one: then ids have a prefix. */
  readonly several: boolean;
  /** Those that were listed so far. */
  readonly taken: Set<string>;
  /** What was listed so far, folders and files, where it really is: the path it is read under. */
  readonly seen: Map<string, string>;
}

/** For `listInputs`, which changes it. @param paths of all lists. */
export function runPaths(paths: readonly string[]): RunPaths {
  return { several: new Set(paths.map(whereabouts)).size > 1, taken: new Set(), seen: new Map() };
}

/**
 * The files behind `paths`, in the order of the paths; problems go to `context.report`. A path that is named again is read
 * once, and so is a file that two paths lead to. With one path ids have no prefix.
 * @param run one for all lists of a run; changed.
 */
export async function* listInputs(paths: readonly string[], context: ReadContext, run = runPaths(paths)): AsyncGenerator<InputFile> {
  const { taken } = run;
  for (const path of paths) {
    const isRepeated = taken.has(whereabouts(path));
    taken.add(whereabouts(path));
    if (isRepeated && path === "-") context.report({ severity: "error", code: "stdin-repeated", file: "-", message: "standard input is named more than once" });
    else if (isRepeated) context.report({ severity: "warning", code: "input-repeated", file: portable(path), message: "named more than once; read once" });
    else if (path === "-") yield { path: "-", id: "-", format: "json-lines", packing: undefined, stdin: true };
    else yield* listPath(path, run, context);
  }
}

async function* listPath(argument: string, { several, seen }: RunPaths, context: ReadContext): AsyncGenerator<InputFile> {
  const path = portable(argument);
  const stats = await statOf(argument, path, context);
  if (!stats) return;
  if (!stats.isDirectory()) {
    const file = inputFile(path, several ? path : baseName(path));
    if (!file)
      context.report({ severity: "error", code: "unknown-format", file: path, message: `expected a name that ends in ${KNOWN_ENDINGS}${hintOf(path)}` });
    else if (isNew(await whereItIs(argument), path, { seen, context, what: "file" })) yield file;
    return;
  }
  const folder = path.replace(/(?<=.)\/+$/, "");
  const within = folder.endsWith("/") ? folder : `${folder}/`;
  const walk = new FolderWalk(folder, context, seen);
  const found = await walk.files();
  for (const relative of found) yield { ...(inputFile(within + relative, several ? within + relative : relative) as InputFile), isFound: true };
  const { passedOver, hasRepeats } = walk;
  const others = passedOver === "" ? "" : `: ${passedOver}`;
  const ways = walk.ways === "" ? "" : ` (${walk.ways})`;
  if (found.length === 0 && !hasRepeats)
    context.report({
      severity: "error",
      code: "nothing-to-read",
      file: folder,
      message: `the folder has no file that ends in ${KNOWN_ENDINGS}${others}${ways}`,
    });
  else if (passedOver !== "")
    context.report({
      severity: "warning",
      code: "passed-over",
      file: folder,
      message: `files that were not read${others}${ways}; what is read ends in ${KNOWN_ENDINGS}`,
    });
}

/** How a file of another kind can be read, to stand behind a message; "" if nothing is known. */
function hintOf(path: string): string {
  const way = waysToRead([endingOf(path).slice(1)]);
  return way === "" ? "" : `; ${way}`;
}

/** How the file is read, or undefined where its name does not say. */
function inputFile(path: string, id: string): InputFile | undefined {
  const known = formatOf(path);
  return known && { path, id, ...known, stdin: false };
}

/** True for what is met for the first time; else a warning says under which name it is read. */
function isNew(
  real: string,
  path: string,
  { seen, context, what }: { readonly seen: Map<string, string>; readonly context: ReadContext; readonly what: "file" | "folder" },
): boolean {
  const first = seen.get(real);
  if (first === undefined) {
    seen.set(real, path);
    return true;
  }
  context.report({ severity: "warning", code: `${what}-read-already`, file: path, message: `a ${what} that is read already, as ${first}; passed over` });
  return false;
}

/** Where a path leads to, links followed; the path itself where that cannot be told. */
export function whereItIs(path: string): Promise<string> {
  return realpath(path).catch(() => resolve(path));
}

/** A folder below the root, or a link, by its path relative to the root. */
interface Place {
  readonly relative: string;
  /** Where it really is; undefined for a link, which has not been followed. */
  readonly real: string | undefined;
}

/** One search of a folder. */
class FolderWalk {
  /** Something below the folder is read already under another name. */
  hasRepeats = false;
  readonly #root: string;
  readonly #context: ReadContext;
  readonly #seen: Map<string, string>;
  readonly #found: string[] = [];
  /** Endings that are not read, how often, and what else is passed over. */
  readonly #others = new Map<string, number>();

  constructor(root: string, context: ReadContext, seen: Map<string, string>) {
    this.#root = root;
    this.#context = context;
    this.#seen = seen;
  }

  /** Paths of readable kinds, relative to the root, in their order. Links come after all real folders and files, so that these keep their own names. */
  async files(): Promise<string[]> {
    const folders: Place[] = [{ relative: "", real: undefined }];
    const links: string[] = [];
    for (;;) {
      throwIfAborted(this.#context.signal);
      const folder = folders.pop();
      if (folder !== undefined) await this.#enter(folder, folders, links);
      else if (links.length === 0) return this.#found.sort(byCodeUnit);
      else await this.#follow(links.shift()!, folders);
    }
  }

  /** "12 .json, 3 .md and 1 without an ending": what lies there and is not read; "" for nothing. */
  get passedOver(): string {
    const kinds = [...this.#others].sort(([x, m], [y, n]) => n - m || byCodeUnit(x, y));
    const shown = kinds.slice(0, MOST_ENDINGS).map(([kind, count]) => `${count} ${kind}`);
    const rest = kinds.slice(MOST_ENDINGS).reduce((sum, [, count]) => sum + count, 0);
    return [...shown, ...(rest > 0 ? [`${rest} of other endings`] : [])].join(", ");
  }

  /** How what was passed over can be read. */
  get ways(): string {
    return waysToRead([...this.#others.keys()].map((kind) => kind.slice(1)));
  }

  async #enter({ relative, real: known }: Place, folders: Place[], links: string[]): Promise<void> {
    const path = this.#pathOf(relative);
    const real = known ?? (await whereItIs(path));
    if (!this.#isNew(real, relative, "folder")) return;
    for (const entry of await this.#entriesOf(path)) {
      const below = { relative: relative === "" ? entry.name : `${relative}/${entry.name}`, real: join(real, entry.name) };
      const isHidden = entry.name.startsWith(".");
      if (entry.isSymbolicLink() && !isHidden) links.push(below.relative);
      else if (entry.isDirectory() && !isHidden) folders.push(below);
      else if (entry.isFile() && !isHidden) this.#take(below.relative, below.real);
      else if (!entry.isDirectory() && formatOf(entry.name) !== undefined) this.#passOver(isHidden ? "hidden" : "not a regular file");
    }
    links.sort(byCodeUnit);
  }

  /** A link to nothing is a problem only where its name promises a text. */
  async #follow(relative: string, folders: Place[]): Promise<void> {
    const path = this.#pathOf(relative);
    const isKnown = formatOf(relative) !== undefined;
    const stats = isKnown ? await statOf(path, path, this.#context) : await stat(path).catch(() => undefined);
    if (stats?.isDirectory()) folders.push({ relative, real: undefined });
    else if (stats?.isFile()) this.#take(relative, await whereItIs(path));
    else if (stats && isKnown) this.#passOver("not a regular file");
  }

  #take(relative: string, real: string): void {
    if (formatOf(relative) === undefined) this.#passOver(endingOf(relative));
    else if (this.#isNew(real, relative, "file")) this.#found.push(relative);
  }

  #isNew(real: string, relative: string, what: "file" | "folder"): boolean {
    const isFirst = isNew(real, this.#pathOf(relative), { seen: this.#seen, context: this.#context, what });
    this.hasRepeats ||= !isFirst;
    return isFirst;
  }

  #passOver(kind: string): void {
    this.#others.set(kind, (this.#others.get(kind) ?? 0) + 1);
  }

  async #entriesOf(path: string): Promise<Dirent[]> {
    try {
      return (await readdir(path, { withFileTypes: true })).sort((x, y) => byCodeUnit(x.name, y.name));
    } catch (cause) {
      this.#context.report({ severity: "error", code: "unreadable", file: path, message: `the folder could not be read (${systemReason(cause)})` });
      return [];
    }
  }

  #pathOf(relative: string): string {
    return relative === "" ? this.#root : `${this.#root.replace(/\/$/, "")}/${relative}`;
  }
}

/** ".md" or ".tar.gz", in lower case, of a path; a name without a dot, or with a long word behind it, has none. */
function endingOf(path: string): string {
  return /[^/](\.[^./]{1,12}(?:\.(?:gz|zst))?)$/i.exec(path)?.[1]?.toLowerCase() ?? "without an ending";
}

async function statOf(argument: string, path: string, context: ReadContext): Promise<Stats | undefined> {
  try {
    return await stat(argument);
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENOTDIR")
      context.report({ severity: "error", code: "not-found", file: path, message: "there is no such file or folder" });
    else context.report({ severity: "error", code: "unreadable", file: path, message: `could not be read (${systemReason(cause)})` });
    return undefined;
  }
}

/** The same for two spellings of one path; links are not followed, because they may be meant to give other ids. */
function whereabouts(path: string): string {
  return path === "-" ? path : resolve(path);
}

/** "/" between folders, also where the system writes "\". */
function portable(path: string): string {
  return sep === "\\" ? path.replaceAll("\\", "/") : path;
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/** Not localeCompare, which differs between machines. */
function byCodeUnit(x: string, y: string): number {
  return x < y ? -1 : x > y ? 1 : 0;
}
