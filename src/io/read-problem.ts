/**
 * Stage input and output: what can go wrong while documents are read. A problem is told to the caller as it is met and reading goes on with the
 * next record or file; nothing is dropped without one. What a result says of its input when it is written (writers, report) is how many of each
 * kind there were, and the first of them, however many there were. Holds MOST_NAMED problems a kind. No import of Node here.
 */

/**
 * Errors: `not-found`, `unreadable`, `unknown-format` (a file named directly whose ending says nothing), `wrong-format` (content that is not what
 * the name says), `wrong-encoding` (UTF-16 without a mark, or none where the option says it), `nothing-to-read`
 * (a folder without readable files), `stdin-repeated`, `damaged` (compressed data that ends early or is broken; what came
 * before is kept), `missing-peer` (a package that reads the format is not installed), `too-long` (a record above `maxRecordChars`), `bad-record` (a line or row that is no document),
 * `bad-header` (of a CSV file), `duplicate-id`. Warnings: `passed-over` (files of a folder that are of no kind that is read, counted by their
 * endings), `invalid-bytes` (replaced by U+FFFD), `encoding-guessed` (a file that is not UTF-8, of which nobody says how it is encoded), `folder-read-already`, `file-read-already` (a link to, or another way to, what is read under
 * another name), `input-repeated` (a path that is named again; read once), `address-repeated` (two documents with one address), `field-names` (what
 * columns were taken to mean), `ambiguous-time` (dates that could be of two days), `doubtful-text` (a text that may be more or less than the article).
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
  | "missing-peer"
  | "too-long"
  | "bad-record"
  | "bad-header"
  | "duplicate-id"
  | "passed-over"
  | "invalid-bytes"
  | "encoding-guessed"
  | "folder-read-already"
  | "file-read-already"
  | "input-repeated"
  | "address-repeated"
  | "field-names"
  | "ambiguous-time"
  | "doubtful-text";

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

/** Problems of one kind. */
export interface ProblemCount {
  readonly severity: ReadProblem["severity"];
  readonly code: ReadProblemCode;
  readonly count: number;
  /** The first hundred, as they were met. */
  readonly first: readonly Pick<ReadProblem, "file" | "line" | "message">[];
}

export interface ProblemCounts {
  /** Takes a problem: what `onProblem` of `readDocuments` wants. */
  readonly add: (problem: ReadProblem) => void;
  /** Errors first, then warnings, each in the order in which their first ones were met. */
  list(): ProblemCount[];
}

const MOST_NAMED = 100;

/**
 * Counts the problems of one run.
 *
 * @example
 * const problems = createProblemCounts();
 * const detection = await detect(readDocuments("articles", { onProblem: problems.add }));
 * await writeDetection(detection, { json: "reuse.json" }, { problems: problems.list() });
 */
export function createProblemCounts(): ProblemCounts {
  const kinds = new Map<string, { severity: ProblemCount["severity"]; code: ReadProblemCode; count: number; first: ProblemCount["first"][number][] }>();
  return {
    add: ({ severity, code, file, line, message }) => {
      const key = `${severity} ${code}`;
      const kind = kinds.get(key) ?? { severity, code, count: 0, first: [] };
      kinds.set(key, kind);
      if (++kind.count <= MOST_NAMED) kind.first.push({ file, line, message });
    },
    list: () => {
      const all = [...kinds.values()].map((kind) => ({ ...kind, first: [...kind.first] }));
      return [...all.filter(({ severity }) => severity === "error"), ...all.filter(({ severity }) => severity === "warning")];
    },
  };
}
