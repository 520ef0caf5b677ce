/**
 * Stage input: the paths that were asked for -> the files to read, in an order that is the same on every machine (paths
 * below a folder sorted by UTF-16 code unit). Names that begin with a dot and files of other kinds are passed over in
 * folders. Links are followed; a folder is read once, under its own name if that lies inside the tree, so a loop of links
 * ends. Holds the list of one folder.
 */
import type { Stats } from "node:fs";
import { readdir, realpath, stat } from "node:fs/promises";
import { resolve, sep } from "node:path";
import { systemReason } from "../system-reason.js";
import type { ReadContext } from "./read-options.js";

export type InputFormat = "text" | "json-lines" | "csv";

/** One thing to read. */
export interface InputFile {
  /** What to open, and how it is called in problems: "/" between folders, "-" for standard input. */
  readonly path: string;
  /** The id of the document that a text file is, and the beginning of the ids of CSV rows without an `id` column. */
  readonly id: string;
  readonly format: InputFormat;
  readonly gzip: boolean;
  readonly stdin: boolean;
}

const ENDING = /\.(txt|jsonl|ndjson|csv)(\.gz)?$/i;
const FORMATS: Readonly<Record<string, InputFormat>> = { txt: "text", jsonl: "json-lines", ndjson: "json-lines", csv: "csv" };

/** What messages say of the files that are read. */
const KNOWN_ENDINGS = ".txt, .jsonl, .ndjson or .csv, also with .gz";

/** What all the paths of one run have in common, however many lists they stand in. */
interface RunPaths {
  /** Whether there is more than one: then ids have a prefix. */
  readonly several: boolean;
  /** Those that were listed so far. */
  readonly taken: Set<string>;
}

/** For `listInputs`, which changes it. @param paths of all lists. */
export function runPaths(paths: readonly string[]): RunPaths {
  return { several: new Set(paths.map(whereabouts)).size > 1, taken: new Set() };
}

/**
 * The files behind `paths`, in the order of the paths; problems go to `context.report`. A path that is named again is read
 * once. With one path ids have no prefix.
 * @param run one for all lists of a run; changed.
 */
export async function* listInputs(paths: readonly string[], context: ReadContext, run = runPaths(paths)): AsyncGenerator<InputFile> {
  const { several, taken } = run;
  for (const path of paths) {
    const isRepeated = taken.has(whereabouts(path));
    taken.add(whereabouts(path));
    if (isRepeated && path === "-") context.report({ severity: "error", code: "stdin-repeated", file: "-", message: "standard input is named more than once" });
    else if (isRepeated) context.report({ severity: "warning", code: "input-repeated", file: portable(path), message: "named more than once; read once" });
    else if (path === "-") yield { path: "-", id: "-", format: "json-lines", gzip: false, stdin: true };
    else yield* listPath(path, several, context);
  }
}

async function* listPath(argument: string, several: boolean, context: ReadContext): AsyncGenerator<InputFile> {
  const path = portable(argument);
  const stats = await statOf(argument, path, context);
  if (!stats) return;
  if (!stats.isDirectory()) {
    const file = inputFile(path, several ? path : baseName(path));
    if (file) yield file;
    else context.report({ severity: "error", code: "unknown-format", file: path, message: `expected a name that ends in ${KNOWN_ENDINGS}` });
    return;
  }
  const folder = path.replace(/(?<=.)\/+$/, "");
  const within = folder.endsWith("/") ? folder : `${folder}/`;
  const found = (await filesBelow(folder, context)).sort(byCodeUnit);
  for (const relative of found) yield inputFile(within + relative, several ? within + relative : relative) as InputFile;
  if (found.length === 0)
    context.report({ severity: "error", code: "nothing-to-read", file: folder, message: `the folder has no file that ends in ${KNOWN_ENDINGS}` });
}

/** How the file is read, or undefined where its name does not say. */
function inputFile(path: string, id: string): InputFile | undefined {
  const match = ENDING.exec(path);
  const format = FORMATS[match?.[1]?.toLowerCase() ?? ""];
  return format && { path, id, format, gzip: match?.[2] !== undefined, stdin: false };
}

/** Paths of readable kinds below `root`, relative to it. Linked folders come after all real ones, so that these keep their own names. */
async function filesBelow(root: string, context: ReadContext): Promise<string[]> {
  const found: string[] = [];
  const seen = new Set<string>();
  const folders = [""];
  const links: string[] = [];
  for (let folder = folders.pop() ?? links.shift(); folder !== undefined; folder = folders.pop() ?? links.shift()) {
    context.signal?.throwIfAborted();
    const path = folder === "" ? root : `${root}/${folder}`;
    if (await isReadAlready(path, seen, context)) continue;
    for (const entry of await entriesOf(path, context)) {
      const relative = folder === "" ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) folders.push(relative);
      else if (entry.isFile()) found.push(relative);
      else if (entry.isSymbolicLink()) await followLink(root, relative, { found, links, context });
    }
    links.sort(byCodeUnit);
  }
  return found.filter((path) => ENDING.test(path));
}

/** A link to nothing is a problem only where its name promises a text. */
async function followLink(root: string, relative: string, to: { found: string[]; links: string[]; context: ReadContext }): Promise<void> {
  const path = `${root}/${relative}`;
  const stats = ENDING.test(relative) ? await statOf(path, path, to.context) : await stat(path).catch(() => undefined);
  if (stats?.isDirectory()) to.links.push(relative);
  else if (stats?.isFile()) to.found.push(relative);
}

async function isReadAlready(path: string, seen: Set<string>, context: ReadContext): Promise<boolean> {
  const real = await realpath(path).catch(() => path);
  if (!seen.has(real)) {
    seen.add(real);
    return false;
  }
  context.report({ severity: "warning", code: "folder-read-already", file: path, message: "a link to a folder that is read already; passed over" });
  return true;
}

async function entriesOf(path: string, context: ReadContext) {
  try {
    const entries = await readdir(path, { withFileTypes: true });
    return entries.filter((entry) => !entry.name.startsWith(".")).sort((x, y) => byCodeUnit(x.name, y.name));
  } catch (cause) {
    context.report({ severity: "error", code: "unreadable", file: path, message: `the folder could not be read (${systemReason(cause)})` });
    return [];
  }
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
