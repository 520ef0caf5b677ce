/**
 * Node: `detect`, `deduplicate` and `traceRelease` on threads: the pipeline of the core with an executor of worker threads.
 *
 * Parts of a stage go in, their results come out in the order of the parts. What all parts read is shared once, in memory that all threads
 * see; a worker takes the next part as it becomes free, one ahead, so that it never waits for this thread; a result waits here for those
 * before it. Workers start with the first stage that is worth it and end with `close`.
 *
 * Whatever goes wrong ends the run: what a part throws comes out with its stack, a worker that is gone (out of memory, process.exit) as
 * "worker-failed"; workers may then be at work still, so the pool is of no more use and has to be closed, as it has in any case.
 */
import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { deduplicateWith } from "../api/deduplicate.js";
import { detectWith } from "../api/detect.js";
import { traceReleaseWith } from "../api/trace.js";
import { checkInteger, WirecopyError } from "../errors.js";
import { type Column, type Executor, type PartedStage, type PartedWork, type Place, serialExecutor } from "../run/executor.js";
import { takeTurns } from "../run/pace.js";
import { resolveDetectOptions, resolveTraceOptions } from "../settings/options.js";
import { resolveDeduplicateOptions } from "../settings/sketch-options.js";
import type { Document } from "../types/document.js";
import type { DeduplicateOptions, DetectOptions, TraceOptions } from "../types/options.js";
import type { Deduplication, Detection, DetectionView } from "../types/result.js";
import type { ReleaseTrace } from "../types/trace.js";
import { SHARED_STAGES, type SharedStage } from "./shared-stages.js";
import { type Reply, type Request, readError } from "./thread-messages.js";
import { workerFile } from "./worker-file.js";

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
  return (await detectView(documents, options)).toPlain();
}

/**
 * `detectView` of "wirecopy", on worker threads: the same result, byte for byte, for any number of them.
 * @throws as `detect`.
 */
export async function detectView(documents: Iterable<Document> | AsyncIterable<Document>, options?: ThreadedDetectOptions): Promise<DetectionView> {
  const resolved = resolveDetectOptions(options, ["threads"]);
  const { tokensOf: _, ...view } = await onThreads(resolveThreads(options ?? {}), (executor) => detectWith(documents, resolved, executor));
  return view;
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

/** Parts that a worker has at a time: one at work, one to go on with. */
const PARTS_AHEAD = 2;
/** Cost from which threads are worth their start, about 60 ms (docs/performance.md): some 250 ms of work. */
export const LEAST_COST = 1_000_000;

/** Bytes of a column that is worth a place in shared memory before anybody asks. */
const LEAST_PLACED = 1 << 20;

interface PoolOptions {
  /** Number of workers. */
  readonly threads: number;
  /** Cost of a stage below which it runs on this thread. */
  readonly leastCost?: number;
  /** What a worker runs. @default the built worker.ts */
  readonly worker?: URL;
  /** What a worker can run; a stage that is not among them runs on this thread. */
  readonly stages?: readonly SharedStage[];
}

/** One stage at a time. */
export class ThreadPool implements Executor {
  readonly #threads: number;
  readonly #leastCost: number;
  readonly #worker: URL | undefined;
  readonly #stages: readonly SharedStage[];
  #workers: Worker[] = [];
  /** Columns that lie in shared memory as well, as long as the first ones are used. */
  readonly #copies = new WeakMap<Column, Column>();
  /** What has gone wrong with a worker, and who is to be told. */
  #failure: Error | undefined;
  #onFailure: (error: Error) => void = () => undefined;

  constructor({ threads, leastCost = LEAST_COST, worker, stages = SHARED_STAGES }: PoolOptions) {
    this.#threads = threads;
    this.#leastCost = leastCost;
    this.#worker = worker;
    this.#stages = stages;
  }

  /** Into shared memory, unless it is so small that no worker may ever start. */
  readonly place: Place = (column) => (column.byteLength < LEAST_PLACED ? column : this.#inSharedMemory(column));

  async run<Input, Part, Result>(stage: PartedStage<Input, Part, Result>, input: Input, work: PartedWork<Part, Result>): Promise<void> {
    const known = this.#stages.find(({ name }) => name === stage.name);
    if (known === undefined || work.cost < this.#leastCost || work.parts.length < 2) return serialExecutor.run(stage, input, work);
    if (this.#workers.length === 0) this.#start();
    const shared = known.share(input, (column) => this.#inSharedMemory(column));
    const open: Request = { kind: "open", stage: stage.name, shared };
    for (const worker of this.#workers) worker.postMessage(open);
    await this.#runParts(work);
  }

  /** Ends all workers, at work or not. */
  async close(): Promise<void> {
    const workers = this.#workers;
    this.#workers = [];
    this.#onFailure = () => undefined;
    await Promise.all(workers.map((worker) => worker.terminate()));
  }

  /** The column itself where other threads see it already, else a copy that they see, made once. */
  #inSharedMemory<C extends Column>(column: C): C {
    if (column.buffer instanceof SharedArrayBuffer) return column;
    const known = this.#copies.get(column);
    if (known !== undefined) return known as C;
    const Kind = column.constructor as new (buffer: SharedArrayBuffer) => C;
    const copy = new Kind(new SharedArrayBuffer(column.byteLength));
    copy.set(column);
    this.#copies.set(column, copy);
    return copy;
  }

  #start(): void {
    const file = this.#worker ?? workerFile();
    this.#workers = Array.from({ length: this.#threads }, () => {
      // neither the flags nor the preloaded modules of the program: they are meant for its own threads
      const worker = new Worker(file, { execArgv: [], name: "wirecopy" });
      worker.on("error", (cause) => this.#fail(workerFailed(`it failed with ${cause instanceof Error ? cause.message : String(cause)}`, cause)));
      worker.on("messageerror", (cause) => this.#fail(workerFailed(`a message of it could not be read: ${cause.message}`, cause)));
      worker.on("exit", (code) => this.#fail(workerFailed(`it ended with exit code ${code}`)));
      return worker;
    });
  }

  #fail(error: Error): void {
    this.#failure ??= error;
    this.#onFailure(this.#failure);
  }

  /** Hands out all parts and takes their results in order. */
  async #runParts<Part, Result>(work: PartedWork<Part, Result>): Promise<void> {
    const { signal } = work.pace;
    const queue = new PartQueue(work);
    let onAbort = (): void => undefined;
    try {
      await new Promise<void>((resolve, reject) => {
        onAbort = () => reject(work.pace.reason());
        signal?.addEventListener("abort", onAbort, { once: true });
        if (signal?.aborted) onAbort();
        this.#onFailure = reject;
        if (this.#failure !== undefined) reject(this.#failure);
        const ask = (worker: Worker): void => {
          const request = queue.next();
          if (request !== undefined) worker.postMessage(request);
        };
        const onReply = (worker: Worker, reply: Reply): void => {
          try {
            if (reply.kind === "failed") throw readError(reply.error);
            ask(worker);
            queue.takeAll(reply.number, reply.result as Result).then((isLast) => isLast && resolve(), reject);
          } catch (error) {
            reject(error);
          }
        };
        for (const worker of this.#workers) worker.on("message", (reply: Reply) => onReply(worker, reply));
        for (let ahead = 0; ahead < PARTS_AHEAD; ahead++) for (const worker of this.#workers) ask(worker);
      });
    } finally {
      signal?.removeEventListener("abort", onAbort);
      this.#onFailure = () => undefined;
      for (const worker of this.#workers) worker.removeAllListeners("message");
    }
  }
}

/** The parts of a run: to be asked for, at work, waiting for those before them, taken. */
class PartQueue<Part, Result> {
  readonly #work: PartedWork<Part, Result>;
  readonly #waiting = new Map<number, { readonly result: Result }>();
  #asked = 0;
  #taken = 0;
  #isTaking = false;

  constructor(work: PartedWork<Part, Result>) {
    this.#work = work;
  }

  /** The next part to ask for; undefined where there is no more. */
  next(): Request | undefined {
    const { parts } = this.#work;
    return this.#asked < parts.length ? { kind: "part", number: this.#asked, part: parts[this.#asked++] } : undefined;
  }

  /** Takes a result, and those that have waited for it, when those before are taken. True after the last one, and once. */
  async takeAll(number: number, result: Result): Promise<boolean> {
    const { parts, take, pace } = this.#work;
    this.#waiting.set(number, { result });
    if (this.#isTaking) return false;
    this.#isTaking = true;
    for (let due = this.#waiting.get(this.#taken); due !== undefined; due = this.#waiting.get(this.#taken)) {
      this.#waiting.delete(this.#taken);
      const rest = take(due.result, parts[this.#taken++] as Part);
      if (rest) await takeTurns(rest, pace);
    }
    this.#isTaking = false;
    return this.#taken === parts.length;
  }
}

function workerFailed(what: string, cause?: unknown): WirecopyError {
  const message = `a worker thread is gone, ${what}; run with fewer threads, which need less memory, or with "threads": 1, which starts none`;
  return new WirecopyError("worker-failed", message, { cause });
}
