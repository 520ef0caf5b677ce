/**
 * The subpath "wirecopy/node": everything of "wirecopy", and what needs files, streams and threads: reading documents, writing
 * detections, `detect`, `deduplicate` and `traceRelease` on worker threads. Node 20.19 or later.
 */
export * from "./index.js";
export type { ReadProblem, ReadProblemCode } from "./io/read-problem.js";
export { createProblemCounts, type ProblemCount, type ProblemCounts } from "./io/read-problem.js";
export { readDocuments } from "./io/readers/read-documents.js";
export { ENCODINGS, type Encoding, type ReadOptions } from "./io/readers/read-options.js";
export { detectionToCsv, type TextOf } from "./io/writers/detection-csv.js";
export { detectionToJson, detectionToJsonLines, type JsonOptions } from "./io/writers/detection-json.js";
export { storiesToCsv } from "./io/writers/stories-csv.js";
export { traceToCsv } from "./io/writers/trace-csv.js";
export { traceToJson, traceToJsonLines } from "./io/writers/trace-records.js";
export type { DetectionTargets, TraceTargets, WriteOptions } from "./node/output-forms.js";
export {
  deduplicate,
  detect,
  type ThreadedDeduplicateOptions,
  type ThreadedDetectOptions,
  type ThreadedTraceOptions,
  type ThreadOptions,
  traceRelease,
} from "./node/threads.js";
export { type WriteDetectionOptions, writeDetection } from "./node/write-detection.js";
export { writeTrace } from "./node/write-trace.js";
export { detectionToHtml, type HtmlOptions, type TraceHtmlOptions, traceToHtml } from "./report/detection-html.js";
