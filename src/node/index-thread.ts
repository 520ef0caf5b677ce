/**
 * Node: the long work of an index on threads of their own (index/segment-jobs.ts): one for segments, one for models, so that a training holds up no flush. A
 * thread is started when it is first needed and does not keep the process alive. What is small, or needs a function of the caller's, a folding or
 * one that fetches texts, is done here.
 */
import { Worker } from "node:worker_threads";
import { WirecopyError } from "../errors.js";
import { type IndexJobs, inlineJobs, type TrainedModel } from "../index/segment-jobs.js";
import type { IndexStore } from "../index/store.js";
import type { IndexPlace } from "./index-place.js";
import type { JobReply, JobRequest } from "./index-worker.js";
import { readError } from "./thread-messages.js";
import { workerFile } from "./worker-file.js";

/** Tokens of an index up to which a model is trained here: in less time than a thread takes to start. */
const FEW_TOKENS = 50_000;

/** What a thread makes and drops is gathered so often: by default it takes three times as much memory, and no less time. */
const YOUNG_MB = 16;

/** @param place of `store`. */
export function threadJobs(place: IndexPlace, store: IndexStore): IndexJobs {
  const here = inlineJobs(store);
  const segments = new JobThread();
  const models = new JobThread();
  return {
    write: async (job) =>
      void (await segments.do(
        { kind: "write", place, job },
        job.postings.flatMap(({ hashes, documents }) => [hashes.buffer, documents.buffer]),
      )),
    merge: async (job) => void (await segments.do({ kind: "merge", place, job }, [])),
    train: async (job) => {
      const { tokens, folding, fetchText } = job;
      if (folding !== undefined || fetchText !== undefined || tokens <= FEW_TOKENS) return here.train(job);
      try {
        return (await models.do({ kind: "train", place, tokens }, [])) as TrainedModel;
      } finally {
        // the next one is far away, and memory that a thread has had it keeps
        await models.close();
      }
    },
    close: async () => {
      await Promise.all([segments.close(), models.close()]);
    },
  };
}

/** A thread that does one thing at a time. */
class JobThread {
  #worker: Worker | undefined;

  async do(request: JobRequest, transferred: readonly ArrayBufferLike[]): Promise<unknown> {
    this.#worker ??= new Worker(workerFile("index-worker"), { execArgv: [], name: "wirecopy index", resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB } });
    const worker = this.#worker;
    worker.ref();
    try {
      return await new Promise((resolve, reject) => {
        const fail = (why: string, cause?: unknown) => {
          this.#worker = undefined;
          reject(new WirecopyError("worker-failed", `a thread of the index is gone: ${why}`, { cause }));
        };
        worker.removeAllListeners();
        worker.once("message", (reply: JobReply) => (reply.kind === "done" ? resolve(reply.result) : reject(errorOf(reply))));
        worker.once("error", (cause) => fail(cause instanceof Error ? cause.message : String(cause), cause));
        worker.once("exit", (code) => fail(`it ended with exit code ${code}`));
        worker.postMessage(request, transferred as ArrayBuffer[]);
      });
    } finally {
      worker.unref();
    }
  }

  async close(): Promise<void> {
    this.#worker?.removeAllListeners();
    await this.#worker?.terminate();
    this.#worker = undefined;
  }
}

function errorOf({ error, code }: Extract<JobReply, { kind: "failed" }>): Error {
  return code === undefined ? readError(error) : new WirecopyError(code, error.message);
}
