/**
 * Command line: problems of the input -> lines on standard error, and how many there were. After the first hundred they are
 * only counted: a file that is no JSON at all would fill the screen with one line after the other.
 */

import { createProblemCounts, type ProblemCounts, placeOf, type ReadProblem } from "../io/read-problem.js";
import { counted } from "../text/figures.js";
import { visibleText } from "../text/visible-text.js";
import { messageLine } from "./messages.js";
import { shorten } from "./terminal-text.js";

const MOST_SHOWN = 100;
/** An empty argument, which a script makes of a variable that is not set. */
const EMPTY_NAME = '""';
const MESSAGE_COLUMNS = 500;

/** What a user of the command can do about a problem, where its message does not say so: flags have no place in messages of the library. */
const WAYS_OUT: Readonly<Partial<Record<ReadProblem["code"], string>>> = {
  "invalid-bytes": "--encoding says how a file is encoded",
  "encoding-guessed": "--encoding says otherwise",
  "wrong-encoding": "--encoding says how a file is encoded",
  "bad-header": "--map text=NAME says which column holds the texts",
  "field-names": "--map says otherwise",
  "ambiguous-time": "--dates dmy or --dates mdy says which",
};

/** Prints a problem as it is added, or counts it. */
export interface ProblemLog extends ProblemCounts {
  /** Says how many were not printed. */
  finish(): void;
  readonly errors: number;
  readonly warnings: number;
}

/** @param print writes one line to standard error. */
export function createProblemLog(print: (line: string) => void): ProblemLog {
  const counts = createProblemCounts();
  const numbers = { error: 0, warning: 0 };
  let seen = 0;
  return {
    list: counts.list,
    add(problem) {
      counts.add(problem);
      numbers[problem.severity]++;
      if (++seen > MOST_SHOWN) return;
      const wayOut = WAYS_OUT[problem.code];
      const message = shorten(problem.message, MESSAGE_COLUMNS) + (wayOut === undefined ? "" : ` (${wayOut})`);
      print(messageLine(`${visibleText(placeOf(problem.file || EMPTY_NAME, problem.line))}: ${message}`, problem.severity));
    },
    finish() {
      if (seen > MOST_SHOWN) print(messageLine(`${counted(seen - MOST_SHOWN, "more problem")} in the input not shown`));
    },
    get errors() {
      return numbers.error;
    },
    get warnings() {
      return numbers.warning;
    },
  };
}
