/**
 * Stage input: problems as they are met -> how many of each kind there were, and the first of them: what a result says of its input when it is written
 * (writers, report), however many there were. Holds MOST_NAMED problems a kind.
 */
import type { ReadProblem, ReadProblemCode } from "./read-problem.js";

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
