/**
 * Node: the entry of a thread of an index: what is to be done in, done or failed out; or questions in, answers out (answering.ts). It writes files that no commit names
 * yet, and reads the database by a connection of its own; it commits nothing.
 */
import { parentPort } from "node:worker_threads";
import { type ErrorCode, WirecopyError } from "../errors.js";
import { type MergeJob, runMerge, runTrainOfNow, runWrite, type WriteJob } from "../index/segment-jobs.js";
import type { SegmentFiles } from "../index/store.js";
import { Answering, type AnswerRequest } from "./answering.js";
import { openFolder } from "./folder-store.js";
import type { IndexPlace } from "./index-place.js";
import { openPostgresStore } from "./postgres-store.js";
import { folderSegments } from "./segment-files.js";
import { writtenError } from "./thread-messages.js";

export type JobRequest =
  | { readonly kind: "write"; readonly place: IndexPlace; readonly job: WriteJob }
  | { readonly kind: "merge"; readonly place: IndexPlace; readonly job: MergeJob }
  | { readonly kind: "train"; readonly place: IndexPlace; readonly tokens: number };

export type JobReply =
  | { readonly kind: "done"; readonly result: unknown }
  | { readonly kind: "failed"; readonly error: ReturnType<typeof writtenError>; readonly code: ErrorCode | undefined };

async function run(request: JobRequest): Promise<unknown> {
  const { place } = request;
  if (place.kind === "folder" && request.kind !== "train") return runSegments(folderSegments(place.path), request);
  const store = place.kind === "folder" ? await openFolder(place.path, { mode: "read", create: false }) : openPostgresStore(place);
  try {
    return request.kind === "train"
      ? await runTrainOfNow(store, { tokens: request.tokens, folding: undefined, fetchText: undefined })
      : runSegments(store.segments, request);
  } finally {
    store.close();
  }
}

function runSegments(files: SegmentFiles, request: Exclude<JobRequest, { kind: "train" }>): void {
  if (request.kind === "write") runWrite(files, request.job);
  else runMerge(files, request.job);
}

if (parentPort !== null) {
  const port = parentPort;
  const answering = new Answering(port);
  port.on("message", (request: JobRequest | AnswerRequest) => {
    if (request.kind === "ask" || request.kind === "abort") return answering.take(request);
    run(request).then(
      (result) => port.postMessage({ kind: "done", result } satisfies JobReply),
      (error) =>
        port.postMessage({ kind: "failed", error: writtenError(error), code: error instanceof WirecopyError ? error.code : undefined } satisfies JobReply),
    );
  });
}
