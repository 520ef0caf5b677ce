/**
 * Command line: the two arguments of `compare` and `explain` -> two documents. Any file is read as text, whatever its name
 * ends in (a pipe of the shell has no ending), through gunzip where it ends in .gz; "-" is standard input.
 */
import type { InputFile } from "../io/readers/input-files.js";
import { type Encoding, resolveReadOptions } from "../io/readers/read-options.js";
import { textOfFile } from "../io/readers/read-text.js";
import type { Document } from "../types.js";
import { UsageError } from "./exit-status.js";
import type { ProblemLog } from "./problem-log.js";
import type { Terminal } from "./terminal.js";

/**
 * The two documents, or undefined where one could not be read, which is in `problems` then. Their ids are the arguments.
 * @throws {UsageError} if both are standard input.
 */
export async function readTwo(
  paths: readonly [a: string, b: string],
  { encoding, problems, terminal }: { readonly encoding: Encoding | undefined; readonly problems: ProblemLog; readonly terminal: Terminal },
): Promise<readonly [a: Document, b: Document] | undefined> {
  const [pathA, pathB] = paths;
  if (pathA === "-" && pathB === "-") throw new UsageError("only one of the two files can be standard input");
  const context = resolveReadOptions({ encoding, onProblem: problems.add, stdin: terminal.stdin, signal: terminal.signal });
  const a = await textOfFile(fileOf(pathA), context);
  const b = await textOfFile(fileOf(pathB), context);
  if (a === undefined || b === undefined) return undefined;
  return [
    { id: pathA, text: a },
    { id: pathB === pathA ? `${pathB} (again)` : pathB, text: b },
  ];
}

function fileOf(path: string): InputFile {
  return { path, id: path, format: "text", gzip: /\.gz$/i.test(path), stdin: path === "-" };
}
