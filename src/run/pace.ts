/**
 * Leaf: keeps a long run civil. Reports progress, lets other work of the event loop through, and ends the run when its
 * signal says so. A run that is cancelled rejects; nothing it had found is handed out.
 */
import { abortReason, throwIfAborted } from "../errors.js";
import type { CancelSignal, Progress } from "../types/options.js";
import { RunProgress } from "./run-progress.js";

/** Milliseconds between two looks at the event loop: with a step of 50 ms behind it an abort is heard within 100. */
const SLICE_MS = 20;

/**
 * Calls back behind what waits in the event loop, timers too: an abort from outside, a click or a socket gets its turn, as it would not before a
 * microtask. A timer takes a millisecond at least, 4 in a browser, so where there is something better it is taken.
 */
const afterOthers: (resume: () => void) => unknown =
  (globalThis as { setImmediate?: (resume: () => void) => unknown }).setImmediate ?? ((resume) => setTimeout(resume, 0));

/**
 * Work that can pause: it yields every few milliseconds at most, wherever it can be left and taken up again, and returns its result. So a stage says
 * once what it computes, for who waits for it and for who gives way in between.
 */
export type Steps<Result> = Generator<void, Result, void>;

/** Does the work in one go. */
export function finish<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** Does the work, and lets others through whenever it is time. @throws the signal's reason once it is aborted. */
export async function takeTurns<Result>(steps: Steps<Result>, pace: Pace): Promise<Result> {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    if (pace.isDue()) await pace.breathe();
  }
}

export interface Pace {
  /** What ends the run, for who waits without breathing. */
  readonly signal: CancelSignal | undefined;
  /** What a run rejects with once its signal is aborted. */
  reason(): unknown;
  /** Says how far a stage is. Cheap. @throws the signal's reason once it is aborted. */
  report(stage: Progress["stage"], done: number, total: number): void;
  /** True when it is time to await `breathe`. */
  isDue(): boolean;
  /** Lets other work through. @throws the signal's reason once it is aborted. */
  breathe(): Promise<void>;
}

/** How many elements come, for a report of progress: 0 where one of them is no array and does not say. */
export function countOf(...all: readonly (Iterable<unknown> | AsyncIterable<unknown>)[]): number {
  return all.every((elements) => Array.isArray(elements)) ? all.reduce((sum, elements) => sum + (elements as readonly unknown[]).length, 0) : 0;
}

/**
 * Hands each element to `take`, and waits where that asks for it. Elements of what is no async iterable are not awaited: for an array of short
 * texts that would cost as much as all that is done with them.
 */
export async function takeEach<T>(elements: Iterable<T> | AsyncIterable<T>, take: (element: T) => Promise<void> | undefined): Promise<void> {
  const iterable: Partial<AsyncIterable<T>> = elements as AsyncIterable<T>;
  if (iterable[Symbol.asyncIterator] !== undefined) for await (const element of elements) await take(element);
  else
    for (const element of elements as Iterable<T>) {
      const pause = take(element);
      if (pause !== undefined) await pause;
    }
}

/** @param stages of the run, in their order. */
export function createPace(
  signal: CancelSignal | undefined,
  onProgress: ((progress: Progress) => void) | undefined,
  stages: readonly Progress["stage"][] = [],
): Pace {
  const run = new RunProgress(stages);
  let last = performance.now();
  const check = (): void => throwIfAborted(signal);
  return {
    signal,
    reason: () => abortReason(signal),
    report(stage, done, total) {
      check();
      onProgress?.({ stage, done, total, ...run.at(stage, total > 0 ? done / total : undefined) });
    },
    isDue: () => performance.now() - last > SLICE_MS,
    async breathe() {
      await new Promise<void>((resolve) => afterOthers(resolve));
      last = performance.now();
      check();
    },
  };
}
