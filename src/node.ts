/**
 * The subpath "wirecopy/node": everything of "wirecopy", and what needs files, streams and threads: reading documents, writing
 * detections, `detect`, `deduplicate` and `traceRelease` on worker threads. Node 20.19 or later.
 */
export * from "./index.js";
export type { ReadProblem, ReadProblemCode } from "./io/read-problem.js";
export { createProblemCounts, type ProblemCount, type ProblemCounts } from "./io/read-problem.js";
export type { FieldMap } from "./io/readers/field-names.js";
export type { DateOrder } from "./io/readers/read-date.js";
export { readDocuments } from "./io/readers/read-documents.js";
export { ENCODINGS, type Encoding, type EncodingPatterns, type ReadOptions } from "./io/readers/read-options.js";
export { detectionToJson, detectionToJsonLines, type JsonOptions } from "./io/writers/detection-json.js";
export type { OffsetUnit } from "./io/writers/offset-units.js";
export { detectionToCsv, storiesToCsv, type TextOf, traceToCsv } from "./io/writers/result-csv.js";
export { traceToJson, traceToJsonLines } from "./io/writers/trace-records.js";
export {
  deduplicate,
  detect,
  detectView,
  type ThreadedDeduplicateOptions,
  type ThreadedDetectOptions,
  type ThreadedTraceOptions,
  type ThreadOptions,
  traceRelease,
} from "./node/threads.js";
export type { DetectionTargets, TraceTargets, WriteOptions } from "./node/write-outputs.js";
export { type WriteDetectionOptions, writeDetection, writeTrace } from "./node/write-results.js";
export { type TableForm, type TableOptions, writeTables, writeTraceTables } from "./node/write-tables.js";
export { type SaveTextsOptions, writeTexts } from "./node/write-texts.js";
export { detectionToHtml, type HtmlOptions, type TraceHtmlOptions, traceToHtml } from "./report/detection-html.js";
