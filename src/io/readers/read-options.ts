/**
 * Stage input: the options of `readDocuments`, checked once, and the state that the readers of one run share.
 */
import type { Readable } from "node:stream";
import { checkInteger, checkOneOf, checkOptions, checkSignal, checkString, shown } from "../../errors.js";
import { visibleText } from "../../text/visible-text.js";
import type { CancelSignal } from "../../types/options.js";
import { placeOf, type ReadProblem } from "../read-problem.js";
import { FIELDS, type FieldMap } from "./field-names.js";
import { matchesPattern } from "./name-patterns.js";
import { DATE_ORDERS, type DateOrder } from "./read-date.js";

/** Encodings a file without a byte order mark can be read in; ISO 8859-1 is windows-1252, as browsers have it. */
export const ENCODINGS = [
  "utf-8",
  "utf-16le",
  "utf-16be",
  "windows-1252",
  "windows-1250",
  "windows-1251",
  "windows-1253",
  "windows-1254",
  "windows-1255",
  "windows-1256",
  "windows-1257",
  "iso-8859-2",
  "iso-8859-15",
  "koi8-r",
  "koi8-u",
  "macintosh",
  "shift_jis",
  "euc-jp",
  "iso-2022-jp",
  "gb18030",
  "gbk",
  "big5",
  "euc-kr",
] as const;
export type Encoding = (typeof ENCODINGS)[number];
/** Encodings by patterns of paths; the first that fits counts. */
export type EncodingPatterns = Readonly<Record<string, Encoding>>;

/** 268,435,456 UTF-16 code units: half of what one string of Node 20 can hold, so that a record and its line fit. */
const DEFAULT_MAX_RECORD_CHARS = 2 ** 28;

export interface ReadOptions {
  /**
   * Of files without a byte order mark that are not UTF-8: one for all, or by patterns of paths (`{ "*.csv": "windows-1252" }`, the first that fits).
   * A mark decides by itself, and what is valid UTF-8 is read as such. @default what a page or XML says itself, else the encoding of one byte a letter that its letters fit, which is said, else "utf-8"
   */
  readonly encoding?: Encoding | EncodingPatterns | undefined;
  /** Which column or key holds a field, where it has another name: `{ text: "body", source: "medium" }`. @default the names of docs/formats.md */
  readonly map?: FieldMap | undefined;
  /** What comes first in dates such as 3/4/2026. @default neither: such a document has no time, and a problem says so */
  readonly dates?: DateOrder | undefined;
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
  readonly encodings: readonly (readonly [pattern: string, encoding: Encoding])[];
  readonly map: FieldMap;
  readonly dates: DateOrder | undefined;
  readonly report: (problem: ReadProblem) => void;
  readonly stdin: Readable | undefined;
  readonly signal: CancelSignal | undefined;
  readonly maxRecordChars: number;
  /** Told of the bytes of each piece as it comes from a file or from standard input, still packed: how far a reading is. */
  readonly onBytes?: ((numBytes: number) => void) | undefined;
}

const NAMES = ["encoding", "map", "dates", "onProblem", "stdin", "signal", "maxRecordChars"];

/**
 * @throws {TypeError} if an option is unknown or has the wrong type.
 * @throws {RangeError} if `encoding` is not one of ENCODINGS, `dates` not one of DATE_ORDERS, or `maxRecordChars` not in [1, 268435456].
 */
export function resolveReadOptions(options: ReadOptions | undefined): ReadContext {
  const given = checkOptions(options, NAMES) as ReadOptions;
  if (given.onProblem !== undefined && typeof given.onProblem !== "function")
    throw new TypeError(`"onProblem" expected function, got ${shown(given.onProblem)}`);
  if (given.stdin !== undefined && typeof (given.stdin as Partial<Readable> | null)?.[Symbol.asyncIterator] !== "function")
    throw new TypeError(`"stdin" expected Readable, got ${shown(given.stdin)}`);
  return {
    encodings: encodingRules(given.encoding),
    map: fieldMap(given.map),
    dates: given.dates === undefined ? undefined : checkOneOf("dates", given.dates, DATE_ORDERS),
    report: given.onProblem ?? createDefaultReport(),
    stdin: given.stdin,
    signal: checkSignal(given.signal),
    maxRecordChars: checkInteger("maxRecordChars", given.maxRecordChars ?? DEFAULT_MAX_RECORD_CHARS, 1, DEFAULT_MAX_RECORD_CHARS),
  };
}

function encodingRules(encoding: ReadOptions["encoding"]): ReadContext["encodings"] {
  if (encoding === undefined) return [];
  if (typeof encoding === "string") return [["**", checkOneOf("encoding", encoding, ENCODINGS)]];
  const rules = checkOptions(encoding, Object.keys(encoding ?? {}), "encoding");
  return Object.entries(rules).map(([pattern, name]) => [pattern, checkOneOf(`encoding[${JSON.stringify(pattern)}]`, name, ENCODINGS)] as const);
}

function fieldMap(map: FieldMap | undefined): FieldMap {
  const given = checkOptions(map, FIELDS, "map");
  for (const [field, name] of Object.entries(given)) if (name !== undefined) checkString(`map.${field}`, name);
  return given as FieldMap;
}

/** The encoding that was asked for a file; undefined where none was. */
export function encodingOf({ encodings }: ReadContext, path: string): Encoding | undefined {
  return encodings.find(([pattern]) => pattern === "**" || matchesPattern(pattern, path))?.[1];
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
