/**
 * The public list of "wirecopy". Safe for browsers: nothing beneath it needs Node.
 */
export { compare } from "./compare.js";
export { deduplicate } from "./deduplicate.js";
export { detect } from "./detect.js";
export { type ErrorCode, WirecopyError } from "./errors.js";
export { explain } from "./explain.js";
export { loadModel, saveModel } from "./information/model-bytes.js";
export { mergeModels, type WordModel } from "./information/word-model.js";
export { type KernelName, kernel } from "./kernels/kernel.js";
export { createLshIndex, type LshIndex } from "./lsh/lsh-index.js";
export type {
  BoundOptions,
  CompareOptions,
  DeduplicateOptions,
  DetectOptions,
  JaccardOptions,
  Keep,
  LshIndexOptions,
  Representative,
  Sensitivity,
  SketcherOptions,
  TokenizeOptions,
  TrainOptions,
} from "./options.js";
export type * from "./relation-types.js";
export { exactJaccard } from "./sketch/exact-jaccard.js";
export { estimateJaccard, type Signature } from "./sketch/signature.js";
export { createSketcher, type Sketcher } from "./sketch/sketcher.js";
export { BREAK_NONE, BREAK_STRONG, BREAK_WEAK, TokenFlag } from "./text/flags.js";
export { tokenize } from "./text/tokens.js";
export { type TraceOptions, traceRelease } from "./trace-release.js";
export type * from "./trace-types.js";
export { trainModel } from "./train-model.js";
export type * from "./types.js";
export { VERSION } from "./version.js";
