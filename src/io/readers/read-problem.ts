/**
 * Stage input: what can go wrong while documents are read. A problem is told to the caller as it is met and reading goes
 * on with the next record or file; nothing is dropped without one.
 */
import { WirecopyError } from "../../errors.js";

/**
 * Errors: `not-found`, `unreadable`, `unknown-format` (a file named directly whose ending says nothing), `nothing-to-read`
 * (a folder without readable files), `stdin-repeated`, `damaged` (compressed data that ends early or is broken; what came
 * before is kept), `too-long` (a record above `maxRecordChars`), `bad-record` (a line or row that is no document),
 * `bad-header` (of a CSV file), `duplicate-id`. Warnings: `invalid-bytes` (replaced by U+FFFD), `folder-read-already` (a
 * link to a folder that is read under another name).
 */
export type ReadProblemCode =
  | "not-found"
  | "unreadable"
  | "unknown-format"
  | "nothing-to-read"
  | "stdin-repeated"
  | "damaged"
  | "too-long"
  | "bad-record"
  | "bad-header"
  | "duplicate-id"
  | "invalid-bytes"
  | "folder-read-already";

export interface ReadProblem {
  /** An error means that input is missing from the run, a warning that it is there but was changed or met twice. */
  readonly severity: "warning" | "error";
  readonly code: ReadProblemCode;
  /** As it was given or found, with "/"; "-" for standard input. Text from outside: may hold control characters. */
  readonly file: string;
  /** Counted from 1; of a CSV row that spans several lines, the first. */
  readonly line?: number | undefined;
  /** For a person, without the file and line. May quote text from outside. */
  readonly message: string;
}

/** `file:line` or `file`. */
export function placeOf(file: string, line: number | undefined): string {
  return line === undefined ? file : `${file}:${line}`;
}

const INPUT_CODES: readonly ReadProblemCode[] = ["not-found", "unreadable", "damaged", "nothing-to-read", "stdin-repeated"];

/**
 * What happens to a problem where the caller gave no handler: an error is thrown, a warning goes to `process.emitWarning`.
 * @throws {WirecopyError} code "unreadable-input" or "bad-format".
 */
export function reportByDefault(problem: ReadProblem): void {
  const message = `${placeOf(problem.file, problem.line)}: ${problem.message}`;
  if (problem.severity === "warning") process.emitWarning(message, "WirecopyWarning");
  else throw new WirecopyError(INPUT_CODES.includes(problem.code) ? "unreadable-input" : "bad-format", message);
}
