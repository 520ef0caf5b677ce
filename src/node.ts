/**
 * The subpath "wirecopy/node": everything of "wirecopy", and what needs files, streams and threads: reading documents, writing
 * detections, `detect` and `deduplicate` on worker threads. Node 20.19 or later.
 */
export * from "./index.js";
export { readDocuments } from "./io/readers/read-documents.js";
export { ENCODINGS, type Encoding, type ReadOptions } from "./io/readers/read-options.js";
export type { ReadProblem, ReadProblemCode } from "./io/readers/read-problem.js";
export { detectionToCsv, type TextOf } from "./io/writers/detection-csv.js";
export { detectionToJson } from "./io/writers/detection-json.js";
export { detectionToJsonLines } from "./io/writers/detection-json-lines.js";
export { deduplicate, detect, type ThreadedDeduplicateOptions, type ThreadedDetectOptions, type ThreadOptions } from "./node/threads.js";
export { type DetectionTargets, type WriteDetectionOptions, writeDetection } from "./node/write-detection.js";
