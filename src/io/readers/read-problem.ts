/**
 * Stage input: what can go wrong while documents are read. A problem is told to the caller as it is met and reading goes
 * on with the next record or file; nothing is dropped without one.
 */
import { visibleText } from "../visible-text.js";

/**
 * Errors: `not-found`, `unreadable`, `unknown-format` (a file named directly whose ending says nothing), `wrong-format` (content that is not what
 * the name says), `wrong-encoding` (UTF-16 without a mark, or none where the option says it), `nothing-to-read`
 * (a folder without readable files), `stdin-repeated`, `damaged` (compressed data that ends early or is broken; what came
 * before is kept), `too-long` (a record above `maxRecordChars`), `bad-record` (a line or row that is no document),
 * `bad-header` (of a CSV file), `duplicate-id`. Warnings: `passed-over` (files of a folder that are of no kind that is read, counted by their
 * endings), `invalid-bytes` (replaced by U+FFFD), `folder-read-already`, `file-read-already` (a link to, or another way to, what is read under
 * another name), `input-repeated` (a path that is named again; read once).
 */
export type ReadProblemCode =
  | "not-found"
  | "unreadable"
  | "unknown-format"
  | "wrong-format"
  | "wrong-encoding"
  | "nothing-to-read"
  | "stdin-repeated"
  | "damaged"
  | "too-long"
  | "bad-record"
  | "bad-header"
  | "duplicate-id"
  | "passed-over"
  | "invalid-bytes"
  | "folder-read-already"
  | "file-read-already"
  | "input-repeated";

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

/** Warnings of one run: a file that is no JSON at all would give one for each line. */
const MOST_EMITTED = 100;

/**
 * What happens to problems where the caller gave no handler: the process emits a warning of type "WirecopyWarning" for each
 * of the first hundred, errors included, with the problem's code; the rest is announced once. Nothing is thrown: bad input
 * never costs good input.
 */
export function createDefaultReport(): (problem: ReadProblem) => void {
  let seen = 0;
  return ({ severity, code, file, line, message }) => {
    if (++seen > MOST_EMITTED + 1) return;
    const text =
      seen > MOST_EMITTED ? "further problems of the input are not shown; pass onProblem to hear of all" : `${severity}: ${placeOf(file, line)}: ${message}`;
    process.emitWarning(visibleText(text), { type: "WirecopyWarning", code });
  };
}
