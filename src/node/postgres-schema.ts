/**
 * Node: the tables of an index in PostgreSQL, in a schema of their own, and how older ones become the present ones: a list of steps, of which a schema has had
 * the first so many. docs/postgres.md tells what stands in them.
 *
 *   store       one row: how many steps the schema has had, and how many commits there were. Who commits holds it.
 *   meta, documents, tail, dead, times, models, changes, stories      rows (k, v) of bytes, those of data.db in a folder (docs/index-format.md)
 *   segments    the files of segments, in parts of PART_BYTES
 */
import type { Table } from "../index/store.js";

/** What may be a schema's name here: it stands in statements as it is. */
export const SCHEMA_NAME = /^[a-z_][a-z0-9_]{0,62}$/;

/** Bytes of a part of a segment. */
export const PART_BYTES = 1 << 20;

type Step = (schema: string) => string;

const FIRST_TABLES = ["meta", "documents", "tail", "dead", "times", "models", "changes", "stories"] as const satisfies readonly Table[];

/** A step that was published never changes; a table that comes later is a step. */
const STEPS: readonly Step[] = [
  // what is stored was made smaller already: PostgreSQL need not try ("external")
  (schema) => `
    create table ${schema}.store (one boolean primary key default true check (one), steps int not null, commits bigint not null);
    insert into ${schema}.store (steps, commits) values (0, 0);
    ${FIRST_TABLES.map((table) => `create table ${schema}.${table} (k bigint primary key, v bytea not null); alter table ${schema}.${table} alter v set storage external;`).join("\n")}
    create table ${schema}.segments (name text not null, part int not null, v bytea not null, primary key (name, part));
    alter table ${schema}.segments alter v set storage external;`,
  // two rows are written by every commit, and the tail empties itself again and again
  (schema) => `
    alter table ${schema}.store set (fillfactor = 10);
    alter table ${schema}.meta set (fillfactor = 50);
    alter table ${schema}.tail set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 4096);
    alter table ${schema}.dead set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 4096);`,
];

export const LAST_STEP = STEPS.length;

/** Statements, to be run in one transaction, after which a schema that has had `done` steps is the present one. */
export function stepsFrom(schema: string, done: number): string[] {
  if (done >= LAST_STEP) return [];
  const make = done === 0 ? [`create schema if not exists ${schema}`] : [];
  return [...make, ...STEPS.slice(done).map((step) => step(schema)), `update ${schema}.store set steps = ${LAST_STEP}`];
}
