/**
 * Stage input: the options of `readDocuments`, checked once, and the state that the readers of one run share.
 */
import type { Readable } from "node:stream";
import { checkInteger, checkOneOf, checkOptions, checkSignal, shown } from "../../errors.js";
import { visibleText } from "../../text/visible-text.js";
import type { CancelSignal } from "../../types/options.js";
import { placeOf, type ReadProblem } from "../read-problem.js";

/** Encodings a file without a byte order mark can be read in. */
export const ENCODINGS = ["utf-8", "utf-16le", "utf-16be", "windows-1252"] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** 268,435,456 UTF-16 code units: half of what one string of Node 20 can hold, so that a record and its line fit. */
const DEFAULT_MAX_RECORD_CHARS = 2 ** 28;

export interface ReadOptions {
  /** Of files without a byte order mark; a mark decides by itself. @default "utf-8" */
  readonly encoding?: Encoding | undefined;
  /** Told of each problem as it is met; reading goes on, unless it throws. @default the process emits a warning for each of the first hundred */
  readonly onProblem?: ((problem: ReadProblem) => void) | undefined;
  /** What "-" reads. @default process.stdin */
  readonly stdin?: Readable | undefined;
  /** Ends the reading: the iteration rejects with the signal's reason. */
  readonly signal?: CancelSignal | undefined;
  /** UTF-16 code units of a line, a row or a text file; a longer one is left out and reported. @default 268_435_456 */
  readonly maxRecordChars?: number | undefined;
}

/** Options resolved; handed to every reader. */
export interface ReadContext {
  readonly encoding: Encoding;
  readonly report: (problem: ReadProblem) => void;
  readonly stdin: Readable | undefined;
  readonly signal: CancelSignal | undefined;
  readonly maxRecordChars: number;
  /** Told of the bytes of each piece as it comes from a file or from standard input, still packed: how far a reading is. */
  readonly onBytes?: ((numBytes: number) => void) | undefined;
}

const NAMES = ["encoding", "onProblem", "stdin", "signal", "maxRecordChars"];

/**
 * @throws {TypeError} if an option is unknown or has the wrong type.
 * @throws {RangeError} if `encoding` is not one of ENCODINGS, or `maxRecordChars` not in [1, 268435456].
 */
export function resolveReadOptions(options: ReadOptions | undefined): ReadContext {
  const given = checkOptions(options, NAMES) as ReadOptions;
  if (given.onProblem !== undefined && typeof given.onProblem !== "function")
    throw new TypeError(`"onProblem" expected function, got ${shown(given.onProblem)}`);
  if (given.stdin !== undefined && typeof (given.stdin as Partial<Readable> | null)?.[Symbol.asyncIterator] !== "function")
    throw new TypeError(`"stdin" expected Readable, got ${shown(given.stdin)}`);
  return {
    encoding: checkOneOf("encoding", given.encoding ?? "utf-8", ENCODINGS),
    report: given.onProblem ?? createDefaultReport(),
    stdin: given.stdin,
    signal: checkSignal(given.signal),
    maxRecordChars: checkInteger("maxRecordChars", given.maxRecordChars ?? DEFAULT_MAX_RECORD_CHARS, 1, DEFAULT_MAX_RECORD_CHARS),
  };
}

/** Warnings of one run: a file that is no JSON at all would give one for each line. */
const MOST_EMITTED = 100;

/**
 * What happens to problems where the caller gave no handler: the process emits a warning of type "WirecopyWarning" for each
 * of the first hundred, errors included, with the problem's code; the rest is announced once. Nothing is thrown: bad input
 * never costs good input.
 */
function createDefaultReport(): (problem: ReadProblem) => void {
  let seen = 0;
  return ({ severity, code, file, line, message }) => {
    if (++seen > MOST_EMITTED + 1) return;
    const text =
      seen > MOST_EMITTED ? "further problems of the input are not shown; pass onProblem to hear of all" : `${severity}: ${placeOf(file, line)}: ${message}`;
    process.emitWarning(visibleText(text), { type: "WirecopyWarning", code });
  };
}
