/**
 * Leaf: who runs the parts of a stage. A stage that is cut into parts says what all parts read and what one part computes; the
 * executor runs them, here or on other threads, and hands out their results in the order of the parts. So there is one pipeline,
 * and its result does not depend on who runs it, as long as no part depends on another and the cut does not depend on the threads.
 *
 *   input ─► open ─► part, part, part ...       serial: this file, browser-safe; on threads: node/threads.ts
 */
import { type Pace, type Steps, takeTurns } from "./pace.js";

/** A stage whose work is cut into parts that can be done in any order. Deterministic. */
export interface PartedStage<Input, Part, Result> {
  /** By which other threads know it. */
  readonly name: string;
  /**
   * Makes ready to run parts of what all of them read; what is returned may keep working memory between them. Parts and results are
   * plain objects of numbers, strings and columns.
   */
  open(input: Input): (part: Part) => Result;
}

/** The work of one run of a stage. */
export interface PartedWork<Part, Result> {
  readonly parts: readonly Part[];
  /** Estimated cost of all parts, in tokens that are looked at: little work stays where it is. */
  readonly cost: number;
  readonly pace: Pace;
  /** Takes the results, in the order of the parts, or in turns what takes long. May throw, which ends the run. */
  take(result: Result, part: Part): Steps<void> | void;
}

/** What columns are made of. */
export type Column = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float64Array;

/** Puts a column where the parts of a stage read it best, and returns it from there; the given one may be dropped. */
export type Place = <C extends Column>(column: C) => C;

export interface Executor {
  /** For columns that several stages read: they are not copied anew for each of them, nor kept twice. */
  readonly place: Place;
  /**
   * Runs all parts; resolves when the last result is taken.
   * @throws what a part or `take` throws; the reason of the signal that the pace has; where threads are used, "worker-failed".
   */
  run<Input, Part, Result>(stage: PartedStage<Input, Part, Result>, input: Input, work: PartedWork<Part, Result>): Promise<void>;
}

/** Runs parts one after the other on this thread. */
export const serialExecutor: Executor = {
  place: (column) => column,
  async run(stage, input, { parts, pace, take }) {
    const runPart = stage.open(input);
    for (const part of parts) {
      const rest = take(runPart(part), part);
      if (rest) await takeTurns(rest, pace);
      if (pace.isDue()) await pace.breathe();
    }
  },
};
