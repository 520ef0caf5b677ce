/**
 * Node: questions of an index answered on threads of their own, so that a service uses all processors, and takes documents in while it answers. Input an index that is open
 * here, output who answers for it: each thread reads the same place by a connection of its own (answering.ts). A thread is started by its first question.
 *
 *   question ─► the thread with the fewest ─► refresh, answer ─► JSON, which is sent as it is
 *
 * The answer is that of any reader at that moment. An abort reaches the thread at its next turn. A thread that dies takes its questions with it
 * ("worker-failed"); the next question starts another one. A thread costs its word model and what it computes with, some 100 MB; the postings that are held in
 * memory are shared.
 */
import { Worker } from "node:worker_threads";
import { abortReason, throwIfAborted, WirecopyError } from "../errors.js";
import type { Document } from "../types/document.js";
import type { Judgement, QueryOptions, WireIndex } from "../types/wire-index.js";
import type { AnswerReply, AnswerRequest } from "./answering.js";
import type { HeldFiles } from "./held-files.js";
import type { Asking, IndexAnswers, IndexQuestion } from "./index-answers.js";
import type { IndexPlace } from "./index-place.js";
import { readError } from "./thread-messages.js";
import { workerFile } from "./worker-file.js";

/** Questions at a thread at a time: the next one is there when one is answered. */
const SLOTS_EACH = 2;
/** Megabytes of objects that a question may make before its thread is ended rather than the process. */
const MOST_HEAP_MB = 1024;

interface Surroundings {
  readonly place: IndexPlace;
  /** What `index` holds in memory. */
  readonly held: HeldFiles;
  readonly threads: number;
  /** The file of the threads. @default that of the package */
  readonly worker?: URL;
}

/** @param index at `place`; it stays with the caller. */
export function answerThreads(index: WireIndex, { threads, ...surroundings }: Surroundings): IndexAnswers {
  const pool = Array.from({ length: threads }, () => new AnswerThread(surroundings));
  let isTrained = false;
  const ask = async <T>(question: IndexQuestion, asking: Pending<T>): Promise<T> => {
    // a reader that finds no model trains one for itself; a writer keeps it
    if (!isTrained) {
      await index.model();
      isTrained = (await index.stats()).models.length > 0;
    }
    throwIfAborted(asking.signal);
    return pool.reduce((least, one) => (one.running < least.running ? one : least)).ask(question, asking);
  };
  return {
    slots: SLOTS_EACH * threads,
    answer: (question, { signal, put }) => ask(question, { signal, put, asValue: false }) as Promise<void>,
    judge: (document: string | Document, options: QueryOptions, signal: AbortSignal) =>
      ask({ verb: "judge", document, options }, { signal, put: () => undefined, asValue: true }) as Promise<Judgement>,
    close: async () => void (await Promise.all(pool.map((thread) => thread.close()))),
  };
}

/** A question whose answer is awaited. */
interface Pending<T = unknown> extends Asking {
  readonly asValue: boolean;
  resolve?(value: T): void;
}

interface Running extends Asking {
  value: unknown;
  resolve(value: unknown): void;
  reject(error: unknown): void;
}

class AnswerThread {
  readonly #surroundings: Omit<Surroundings, "threads">;
  readonly #running = new Map<number, Running>();
  #worker: Worker | undefined;
  #next = 0;
  /** The state of what is held that the thread was told of. */
  #toldHeld = -1;

  constructor(surroundings: Omit<Surroundings, "threads">) {
    this.#surroundings = surroundings;
  }

  get running(): number {
    return this.#running.size;
  }

  async ask<T>(question: IndexQuestion, { signal, put, asValue }: Pending<T>): Promise<T> {
    this.#worker ??= this.#start();
    const worker = this.#worker;
    const number = this.#next++;
    const { place, held } = this.#surroundings;
    const giveUp = (): void => {
      worker.postMessage({ kind: "abort", number } satisfies AnswerRequest);
      this.#running.get(number)?.reject(abortReason(signal));
      this.#running.delete(number);
    };
    worker.ref();
    try {
      return await new Promise<T>((resolve, reject) => {
        this.#running.set(number, { signal, put, value: undefined, resolve: resolve as (value: unknown) => void, reject });
        signal.addEventListener("abort", giveUp, { once: true });
        const memories = this.#toldHeld === held.changes ? undefined : held.memories();
        this.#toldHeld = held.changes;
        worker.postMessage({ kind: "ask", number, asValue, question, place, held: memories, mostHeld: held.mostBytes } satisfies AnswerRequest);
      });
    } finally {
      signal.removeEventListener("abort", giveUp);
      if (this.running === 0) worker.unref();
    }
  }

  #start(): Worker {
    const worker = new Worker(this.#surroundings.worker ?? workerFile("index-worker"), {
      execArgv: [],
      name: "wirecopy answers",
      resourceLimits: { maxOldGenerationSizeMb: MOST_HEAP_MB },
    });
    this.#toldHeld = -1;
    worker.on("message", (reply: AnswerReply) => this.#take(reply));
    worker.on("error", (cause) => this.#fail(worker, cause instanceof Error ? cause.message : String(cause), cause));
    worker.on("exit", (code) => this.#fail(worker, `it ended with exit code ${code}`));
    return worker;
  }

  #take(reply: AnswerReply): void {
    const running = this.#running.get(reply.number);
    if (running === undefined) return;
    if (reply.kind === "done" || reply.kind === "failed") this.#running.delete(reply.number);
    if (reply.kind === "text") running.put(reply.text);
    else if (reply.kind === "value") running.value = reply.value;
    else if (reply.kind === "done") running.resolve(running.value);
    else running.reject(reply.code === undefined ? readError(reply.error) : new WirecopyError(reply.code, reply.error.message));
  }

  #fail(worker: Worker, why: string, cause?: unknown): void {
    if (this.#worker !== worker) return;
    this.#worker = undefined;
    for (const { reject } of this.#running.values()) reject(new WirecopyError("worker-failed", `a thread that answers is gone: ${why}`, { cause }));
    this.#running.clear();
  }

  async close(): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    await worker?.terminate();
  }
}
