/**
 * The public list of "wirecopy". Safe for browsers: nothing beneath it needs Node.
 */
export { compare } from "./api/compare.js";
export { deduplicate } from "./api/deduplicate.js";
export { detect, detectView } from "./api/detect.js";
export { explain } from "./api/explain.js";
export { traceRelease } from "./api/trace.js";
export { trainModel } from "./api/train-model.js";
export { type ErrorCode, WirecopyError } from "./errors.js";
export { loadModel, saveModel } from "./information/model-bytes.js";
export { mergeModels } from "./information/word-model.js";
export { type KernelName, kernel } from "./kernels/kernel.js";
export { createLshIndex, type LshIndex } from "./lsh/lsh-index.js";
export { exactJaccard } from "./sketch/resemblance.js";
export { estimateJaccard, type Signature } from "./sketch/signature.js";
export { createSketcher, type Sketcher } from "./sketch/sketcher.js";
export { BREAK_NONE, BREAK_STRONG, BREAK_WEAK, TokenFlag } from "./text/flags.js";
export { tokenize } from "./text/tokens.js";
export type * from "./types/document.js";
export type * from "./types/family.js";
export type * from "./types/limit.js";
export type * from "./types/list-view.js";
export type * from "./types/options.js";
export type * from "./types/passage.js";
export type * from "./types/quotation.js";
export type * from "./types/relation.js";
export type * from "./types/result.js";
export type * from "./types/settings.js";
export type * from "./types/story.js";
export type * from "./types/trace.js";
export type * from "./types/word-model.js";
export { VERSION } from "./version.js";
