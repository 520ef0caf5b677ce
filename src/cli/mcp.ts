/**
 * Command line: `wirecopy mcp`: the tools for agents over standard input and output, with an index, with files, which are kept in an index in memory, or with
 * neither. Ends with its standard input. What is said of files that cannot be read goes to standard error, as always.
 */

import { createMemoryStore } from "../index/memory-store.js";
import { openStore } from "../index/stored-index.js";
import type { FieldMap } from "../io/readers/field-names.js";
import { readBoth } from "../io/readers/read-documents.js";
import type { EncodingPatterns } from "../io/readers/read-options.js";
import { serveMcp } from "../node/serve-mcp.js";
import { counted } from "../text/figures.js";
import type { Sensitivity } from "../types/options.js";
import type { IndexQueries } from "../types/wire-index.js";
import { EXIT_FINE, EXIT_INPUT, UsageError } from "./exit-status.js";
import { indexAmong, withIndex } from "./index-folder.js";
import { messageLine } from "./messages.js";
import { createReading } from "./reading.js";
import type { Terminal } from "./terminal.js";

/** The flags of `wirecopy mcp` as they were given. */
export interface McpFlags {
  readonly encoding?: EncodingPatterns;
  readonly map?: FieldMap;
  /** Of an index that is made of files. */
  readonly sensitivity?: Sensitivity;
}

/**
 * Serves until standard input ends, and resolves to the exit status.
 * @throws {UsageError} for arguments that cannot be used; WirecopyError; the signal's reason.
 */
export async function runMcp(paths: readonly string[], flags: McpFlags, terminal: Terminal): Promise<number> {
  if (paths.includes("-")) throw new UsageError("standard input carries the protocol, and cannot be read as documents");
  const folder = indexAmong(paths, flags);
  const serve = async (archive: IndexQueries | undefined): Promise<number> => {
    await serveMcp({ archive, signal: terminal.signal });
    return EXIT_FINE;
  };
  if (folder !== undefined) return withIndex(folder, { mode: "read" }, serve);
  return paths.length === 0 ? serve(undefined) : serveFiles(paths, { flags, terminal, serve });
}

async function serveFiles(
  paths: readonly string[],
  { flags, terminal, serve }: { readonly flags: McpFlags; readonly terminal: Terminal; readonly serve: (archive: IndexQueries) => Promise<number> },
): Promise<number> {
  const reading = createReading({ ...flags, quiet: true }, terminal, ["read"]);
  const index = openStore(createMemoryStore(), { sensitivity: flags.sensitivity });
  try {
    const { documents } = readBoth(paths, [], { ...reading.options, onFound: () => undefined });
    const { added } = await index.add(documents, { signal: terminal.signal });
    await index.settled();
    if (added === 0) return EXIT_INPUT;
    terminal.stderr.write(`${messageLine(`${counted(added, "document")} read`)}\n`);
    return await serve(index);
  } finally {
    await index.close();
  }
}
