/**
 * The subpath "wirecopy/postgres": an index in a PostgreSQL database, for many workers. Needs the optional peer pg.
 */
export { type ErrorCode, WirecopyError } from "./errors.js";
export type { PostgresOptions } from "./node/index-place.js";
export { openPostgresIndex } from "./node/open-index.js";
export type * from "./types/document.js";
export type * from "./types/wire-index.js";
