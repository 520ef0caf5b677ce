/**
 * The subpath "wirecopy/index": an index that lives on disk. Node 22.13 or later needs nothing else; on older ones it needs the package libsql.
 */
export { type ErrorCode, WirecopyError } from "./errors.js";
export { createMemoryStore } from "./index/memory-store.js";
export type { IndexStore, RowChange, SegmentFiles, SegmentSink, SegmentSource, Table } from "./index/store.js";
export { openIndex } from "./node/open-index.js";
export type * from "./types/document.js";
export type * from "./types/wire-index.js";
