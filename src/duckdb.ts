/**
 * The subpath "wirecopy/duckdb": detection and deduplication of more than memory holds, on one disk. Needs the optional peer @duckdb/node-api.
 */
export { type ErrorCode, WirecopyError } from "./errors.js";
export { type DuckDBDeduplicateOptions, type DuckDBDeduplication, deduplicateInDuckDB } from "./node/duckdb-dedupe.js";
export { type DuckDBDetection, type DuckDBDetectOptions, detectInDuckDB, type EngineOptions } from "./node/duckdb-detect.js";
