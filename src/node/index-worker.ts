/**
 * Node: the entry of a thread of an index: what is to be done in, done or failed out. It writes files that no commit names yet, and reads the database
 * by a connection of its own; it commits nothing.
 */
import { parentPort } from "node:worker_threads";
import { type ErrorCode, WirecopyError } from "../errors.js";
import { type MergeJob, runMerge, runTrainOfNow, runWrite, type WriteJob } from "../index/segment-jobs.js";
import { openFolder } from "./folder-store.js";
import { folderSegments } from "./segment-files.js";
import { writtenError } from "./thread-messages.js";

export type JobRequest =
  | { readonly kind: "write"; readonly path: string; readonly job: WriteJob }
  | { readonly kind: "merge"; readonly path: string; readonly job: MergeJob }
  | { readonly kind: "train"; readonly path: string; readonly tokens: number };

export type JobReply =
  | { readonly kind: "done"; readonly result: unknown }
  | { readonly kind: "failed"; readonly error: ReturnType<typeof writtenError>; readonly code: ErrorCode | undefined };

async function run(request: JobRequest): Promise<unknown> {
  const { path } = request;
  if (request.kind === "write") return runWrite(folderSegments(path), request.job);
  if (request.kind === "merge") return runMerge(folderSegments(path), request.job);
  const store = await openFolder(path, { mode: "read", create: false });
  try {
    return await runTrainOfNow(store, { tokens: request.tokens, folding: undefined, fetchText: undefined });
  } finally {
    store.close();
  }
}

if (parentPort !== null) {
  const port = parentPort;
  port.on("message", (request: JobRequest) => {
    run(request).then(
      (result) => port.postMessage({ kind: "done", result } satisfies JobReply),
      (error) =>
        port.postMessage({ kind: "failed", error: writtenError(error), code: error instanceof WirecopyError ? error.code : undefined } satisfies JobReply),
    );
  });
}
