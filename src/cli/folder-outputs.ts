/**
 * Command line: the results that are folders, --tables and --save-texts: their flags, and what the tables name of the run.
 */
import { listInputs } from "../io/readers/input-files.js";
import { resolveReadOptions } from "../io/readers/read-options.js";
import type { OffsetUnit } from "../io/writers/offset-units.js";
import { shownPlace } from "../node/index-place.js";
import type { TableForm, TableOptions } from "../node/write-tables.js";
import { writeTexts } from "../node/write-texts.js";
import { UsageError } from "./exit-status.js";
import type { Terminal } from "./terminal.js";

/** Flags of the commands that write folders. */
export interface FolderFlags {
  /** A folder. */
  readonly tables?: string;
  readonly as?: TableForm;
  readonly offsets?: OffsetUnit;
  /** A folder. */
  readonly saveTexts?: string;
  /** Files that were read beside the inputs. */
  readonly ignore?: readonly string[];
  /** A file of `wirecopy model train`. */
  readonly model?: string;
}

/** @throws {UsageError} if a flag is for tables, and there are none; or both folders are one. */
export function checkFolderFlags({ tables, as, offsets, saveTexts }: FolderFlags): void {
  if (tables === undefined && (as !== undefined || offsets !== undefined)) throw new UsageError("--as and --offsets are for --tables");
  if (tables !== undefined && tables === saveTexts) throw new UsageError("--tables and --save-texts expected two folders, got one for both");
}

/** What the folders are made of. */
interface FolderContents {
  readonly flags: FolderFlags;
  /** What was read, as it was given. */
  readonly paths: readonly string[];
  /** Those whose texts are saved. */
  readonly documents: Iterable<{ readonly id: string }>;
  readonly textOf: (id: string) => string | undefined;
  readonly terminal: Terminal;
  writeTables(folder: string, options: TableOptions): Promise<void>;
}

/** Writes those that were asked for. @throws {WirecopyError} "unwritable-output"; the signal's reason. */
export async function writeFolders({ flags, documents, textOf, terminal, writeTables, paths }: FolderContents): Promise<void> {
  const { tables, saveTexts } = flags;
  if (tables !== undefined) await writeTables(tables, await tableOptions(paths, { flags, terminal, textOf }));
  if (saveTexts !== undefined) await writeTexts(documents, saveTexts, { textOf, signal: terminal.signal });
}

/** What the tables name of the run: the command as it was given, and every file that was read, links and folders followed. */
async function tableOptions(
  paths: readonly string[],
  { flags, terminal, textOf }: Pick<FolderContents, "flags" | "terminal" | "textOf">,
): Promise<TableOptions> {
  const { as, offsets, ignore = [], model } = flags;
  const files: string[] = [];
  const context = resolveReadOptions({ onProblem: () => undefined });
  for await (const { path, stdin } of listInputs([...paths, ...ignore], context)) if (!stdin) files.push(path);
  if (model !== undefined) files.push(model);
  return { as, offsets, textOf, command: process.argv.slice(2).map(shownPlace), inputs: files, signal: terminal.signal };
}
