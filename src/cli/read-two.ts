/**
 * Command line: the arguments and flags of `compare` and `explain` -> two documents and the texts to ignore. Any file is read as
 * text, whatever its name ends in (a pipe of the shell has no ending), through gunzip where it ends in .gz; "-" is standard input.
 */
import type { InputFile } from "../io/readers/input-files.js";
import { type Encoding, resolveReadOptions } from "../io/readers/read-options.js";
import { textOfFile } from "../io/readers/read-text.js";
import { visibleText } from "../io/visible-text.js";
import { resolveCompareOptions } from "../settings/options.js";
import type { Document } from "../types/document.js";
import { asUsage, UsageError } from "./exit-status.js";
import { messageLine } from "./messages.js";
import { createProblemLog, type ProblemLog } from "./problem-log.js";
import { readIgnored } from "./read-ignored.js";
import { isOfRecords } from "./read-release.js";
import type { Terminal } from "./terminal.js";

/** The flags of `wirecopy compare` and `wirecopy explain`. */
export interface TwoFileFlags {
  readonly marginBits?: number;
  readonly ignore?: readonly string[];
  readonly encoding?: Encoding;
  /** False for `--no-color`. */
  readonly color?: boolean;
}

/** What the two commands work on. */
export interface TwoInputs {
  /** Their ids are the arguments. */
  readonly documents: readonly [a: Document, b: Document];
  /** The file of one of them, by its id. */
  pathOf(id: string): string;
  /** As `readIgnored` gives them. */
  readonly ignore: readonly Document[] | undefined;
  /** Of all that was read, printed as they were met. */
  readonly problems: Pick<ProblemLog, "errors">;
}

/**
 * Checks the flags, then reads; undefined where one of the two could not be read, which was said on standard error.
 * @throws {UsageError} if a flag cannot be used, both are standard input, or the texts to ignore cannot be read.
 */
export async function readTwo(
  paths: readonly [a: string, b: string],
  { marginBits, self, encoding, ignore: files }: TwoFileFlags & { readonly self?: boolean },
  terminal: Terminal,
): Promise<TwoInputs | undefined> {
  await asUsage(() => resolveCompareOptions({ marginBits, self }));
  const problems = createProblemLog((line) => terminal.stderr.write(`${line}\n`));
  const documents = await readDocumentPair(paths, { encoding, problems, terminal });
  if (documents === undefined) return undefined;
  warnOfRecords(paths, terminal);
  const pathOf = (id: string): string => (id === documents[0].id ? paths[0] : paths[1]);
  return { documents, pathOf, ignore: await readIgnored({ files, encoding, inputs: paths }, problems, terminal), problems };
}

/** A list of records is compared as one text: rarely what was meant. */
function warnOfRecords(paths: readonly string[], { stderr }: Terminal): void {
  const lists = [...new Set(paths)].filter(isOfRecords);
  if (lists.length === 0) return;
  const names = lists.map(visibleText).join(" and ");
  const message = `${names}: read as plain text, not as records; \`wirecopy detect\` compares the documents in ${lists.length === 1 ? "it" : "them"}`;
  stderr.write(`${messageLine(message, "warning")}\n`);
}

async function readDocumentPair(
  [pathA, pathB]: readonly [a: string, b: string],
  { encoding, problems, terminal }: { readonly encoding: Encoding | undefined; readonly problems: ProblemLog; readonly terminal: Terminal },
): Promise<TwoInputs["documents"] | undefined> {
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
