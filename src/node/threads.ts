/**
 * Node: `detect`, `deduplicate` and `traceRelease` on threads: the pipeline of the core with an executor of worker threads.
 */
import { availableParallelism } from "node:os";
import { deduplicateWith } from "../api/deduplicate.js";
import { detectWith } from "../api/detect.js";
import { traceReleaseWith } from "../api/trace.js";
import { checkInteger } from "../errors.js";
import { type Executor, serialExecutor } from "../run/executor.js";
import { resolveDetectOptions, resolveTraceOptions } from "../settings/options.js";
import { resolveDeduplicateOptions } from "../settings/sketch-options.js";
import type { Document } from "../types/document.js";
import type { DeduplicateOptions, DetectOptions, TraceOptions } from "../types/options.js";
import type { Deduplication, Detection } from "../types/result.js";
import type { ReleaseTrace } from "../types/trace.js";
import { ThreadPool } from "./thread-pool.js";

const MOST_THREADS = 64;

/** Options of work that "wirecopy/node" spreads over threads. */
export interface ThreadOptions {
  /**
   * Worker threads that compute, 1 to 64; the result is the same for any number. 1 starts none, nor does work that is done in a
   * quarter of a second.
   * @default the number of processors that the process may use
   */
  readonly threads?: number | undefined;
}

/** The options of `detect` in "wirecopy/node". */
export interface ThreadedDetectOptions extends DetectOptions, ThreadOptions {}

/** The options of `deduplicate` in "wirecopy/node". */
export interface ThreadedDeduplicateOptions extends DeduplicateOptions, ThreadOptions {}

/** The options of `traceRelease` in "wirecopy/node". */
export interface ThreadedTraceOptions extends TraceOptions, ThreadOptions {}

/** @throws {TypeError | RangeError} if it is no integer in [1, 64]. */
export function resolveThreads({ threads }: ThreadOptions): number {
  return threads === undefined ? Math.min(MOST_THREADS, availableParallelism()) : checkInteger("threads", threads, 1, MOST_THREADS);
}

/**
 * `detect` of "wirecopy", on worker threads: the same result, byte for byte, for any number of them.
 * @throws as `detect` does; {WirecopyError} code "worker-failed" if a thread is gone, out of memory for example.
 */
export async function detect(documents: Iterable<Document> | AsyncIterable<Document>, options?: ThreadedDetectOptions): Promise<Detection> {
  const resolved = resolveDetectOptions(options, ["threads"]);
  return onThreads(resolveThreads(options ?? {}), (executor) => detectWith(documents, resolved, executor));
}

/**
 * `deduplicate` of "wirecopy", on worker threads: the same result, byte for byte, for any number of them. With a `folding`, which
 * only the thread of the caller can call, none is started.
 * @throws as `deduplicate` does; {WirecopyError} code "worker-failed" if a thread is gone, out of memory for example.
 */
export async function deduplicate(documents: Iterable<Document> | AsyncIterable<Document>, options?: ThreadedDeduplicateOptions): Promise<Deduplication> {
  const resolved = resolveDeduplicateOptions(options, ["threads"]);
  return onThreads(resolveThreads(options ?? {}), (executor) => deduplicateWith(documents, resolved, executor));
}

/**
 * `traceRelease` of "wirecopy", on worker threads: the same result, byte for byte, for any number of them.
 * @throws as `traceRelease` does; {WirecopyError} code "worker-failed" if a thread is gone, out of memory for example.
 */
export async function traceRelease(
  release: string | Document,
  articles: Iterable<Document> | AsyncIterable<Document>,
  options?: ThreadedTraceOptions,
): Promise<ReleaseTrace> {
  const resolved = resolveTraceOptions(options, ["threads"]);
  return onThreads(resolveThreads(options ?? {}), (executor) => traceReleaseWith(release, articles, { resolved, executor }));
}

/** Runs with an executor of so many threads, which is closed whatever happens. */
export async function onThreads<T>(threads: number, run: (executor: Executor) => Promise<T>): Promise<T> {
  if (threads === 1) return run(serialExecutor);
  const pool = new ThreadPool({ threads });
  try {
    return await run(pool);
  } finally {
    await pool.close();
  }
}
