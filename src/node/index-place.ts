/**
 * Node: where an index is kept: a folder, or a schema of a PostgreSQL database. Input what a user names, a path or a URL, output what opens it. The same goes
 * to threads, which open it for themselves.
 */
import { checkInteger, checkOptions, checkString, shown } from "../errors.js";
import type { PostgresPlace } from "./postgres-messages.js";
import { SCHEMA_NAME } from "./postgres-schema.js";

export type IndexPlace = { readonly kind: "folder"; readonly path: string } | ({ readonly kind: "postgres" } & PostgresPlace);

/** Where an index is in a database. */
export interface PostgresOptions {
  /** A URL (`postgres://user:password@host:5432/database`, `postgres:///database?host=/run/postgresql`). @default the environment: PGHOST, PGUSER, PGDATABASE ... */
  readonly connection?: string | undefined;
  /** The schema that holds the tables of the index; several indexes are several schemas. @default "wirecopy", or `schema` of the URL */
  readonly schema?: string | undefined;
  /** Milliseconds that a statement may take, waiting for other writers included, 1,000 and more. @default 60000 */
  readonly timeoutMs?: number | undefined;
}

const DEFAULT_SCHEMA = "wirecopy";
const DEFAULT_TIMEOUT_MS = 60_000;
const DATABASE_URL = /^postgres(?:ql)?:\/\//;

/** Whether what a user names is a database. */
export function isDatabaseUrl(place: string): boolean {
  return DATABASE_URL.test(place);
}

/** A path as it is, a URL without its password: what may stand in messages. */
export function shownPlace(place: string): string {
  if (!isDatabaseUrl(place)) return place;
  return place.replace(/^([a-z]+:\/\/[^:@/?]*):[^@/?]*@/, "$1@").replace(/([?&]password=)[^&]*/g, "$1");
}

/** @throws {TypeError | RangeError} if an option is not what it has to be. */
export function postgresPlace(
  options: string | PostgresOptions,
  surroundings: Pick<PostgresPlace, "canWrite" | "create" | "threadFile">,
): IndexPlace & PostgresPlace {
  const given = typeof options === "string" ? { connection: options } : checkOptions(options, ["connection", "schema", "timeoutMs"], "place");
  const { url, schema: named } = withoutSchema(given.connection === undefined ? undefined : checkString("connection", given.connection));
  const schema = checkString("schema", ("schema" in given ? given.schema : undefined) ?? named ?? DEFAULT_SCHEMA);
  if (!SCHEMA_NAME.test(schema)) throw new RangeError(`"schema" expected a name of small letters, digits and _, got ${shown(schema)}`);
  const timeoutMs = checkInteger("timeoutMs", ("timeoutMs" in given ? given.timeoutMs : undefined) ?? DEFAULT_TIMEOUT_MS, 1000, 2 ** 31 - 1);
  return { kind: "postgres", connection: url, schema, timeoutMs, ...surroundings };
}

/** A URL without its parameter `schema`, which the client does not know; and that. URLs of sockets are none for the URL class. */
function withoutSchema(url: string | undefined): { readonly url: string | undefined; readonly schema: string | undefined } {
  const [head = "", query] = url?.split("?", 2) ?? [];
  if (query === undefined) return { url, schema: undefined };
  const parameters = new URLSearchParams(query);
  const schema = parameters.get("schema") ?? undefined;
  parameters.delete("schema");
  const rest = String(parameters);
  return { url: rest === "" ? head : `${head}?${rest}`, schema };
}
