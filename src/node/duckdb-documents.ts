/**
 * Node: files -> the table `documents` of a session: read by DuckDB, without those whose id has come before, numbered as corpus/intake.ts numbers them (or as they came), in
 * the order of their numbers, so that documents which are near each other in time lie near each other on disk.
 *
 *   documents   d, id, text, title, source, published_at, url, language, start, end (ms, NULL where unknown), publisher (0), side (1: of `against`)
 *
 * JSON lines, CSV and Parquet are told by their names; whatever DuckDB opens is opened (globs, .gz, .zst, s3:// with its extension). Columns are called as in
 * docs/formats.md; a `map` gives others. A record without text is counted and left out; one without id is called by its file and place.
 */
import { WirecopyError } from "../errors.js";
import { aliasesOf, type Field, type FieldMap, NAMES, OPTIONAL_FIELDS } from "../io/readers/field-names.js";
import { publishedStage } from "../stages/published.js";
import { openStage } from "../stages/stage.js";
import { type DuckDBSession, quoted } from "./duckdb-session.js";

export interface DocumentInputs {
  readonly inputs: readonly string[];
  /** Read behind the others. */
  readonly against?: readonly string[] | undefined;
  readonly map?: FieldMap | undefined;
  /** Whether documents are numbered by time, or as they came. */
  readonly byTime: boolean;
  /** Of the stage that reads times. */
  readonly settings: unknown;
}

/** What was left out. */
export interface ReadCounts {
  readonly documents: number;
  readonly duplicateIds: number;
  readonly withoutText: number;
  readonly invalidTimes: number;
}

const COLUMNS = ["id", "text", ...OPTIONAL_FIELDS] as const;

/** Makes the table. */
export async function readDocuments(session: DuckDBSession, { inputs, against = [], map = {}, byTime, settings }: DocumentInputs): Promise<ReadCounts> {
  const sources = [...inputs.map((input) => ({ input, side: 0 })), ...against.map((input) => ({ input, side: 1 }))];
  for (const [x, { input, side }] of sources.entries()) {
    await session.step(`read ${x}`, async () => {
      if (x === 0) await session.run(`CREATE TABLE raw (n BIGINT, side INTEGER, ${COLUMNS.map((name) => `"${name}" VARCHAR`).join(", ")})`);
      await session.run(
        `INSERT INTO raw SELECT (SELECT count(*) FROM raw) + row_number() OVER () - 1, ${side}, * FROM (${await selectFrom(session, input, map)})`,
      );
    });
  }
  await session.step("published", () => readTimes(session, settings));
  await session.step("numbers", async () => {
    const order = byTime ? "coalesce(start, 9007199254740991), n" : "n";
    await session.run(`CREATE TABLE numbers AS SELECT row_number() OVER (ORDER BY ${order}) - 1 d, * FROM (
      SELECT n, nullif(start, 'nan'::DOUBLE) AS start, nullif("end", 'nan'::DOUBLE) AS "end", publisher FROM published
      SEMI JOIN (SELECT min(n) n FROM raw WHERE text IS NOT NULL GROUP BY id) USING (n))`);
    await session.run(`CREATE TABLE counts AS SELECT (SELECT count(*) FROM numbers) documents,
      (SELECT count(*) FROM raw WHERE text IS NOT NULL) - (SELECT count(*) FROM numbers) duplicates,
      (SELECT count(*) FROM raw WHERE text IS NULL) textless, (SELECT count(*) FROM published WHERE problem IS NOT NULL) invalid`);
  });
  await session.step("documents", async () => {
    await session.run(`CREATE TABLE documents AS SELECT d, id, text, title, source, "publishedAt" published_at, url, language, start, "end", publisher, side
      FROM raw JOIN numbers USING (n) ORDER BY d`);
    await session.run("DROP TABLE raw");
    await session.run("DROP TABLE published");
  });
  const [documents = 0, duplicateIds = 0, withoutText = 0, invalidTimes = 0] = await session.numbers("SELECT * FROM counts");
  return { documents, duplicateIds, withoutText, invalidTimes };
}

async function readTimes(session: DuckDBSession, settings: unknown): Promise<void> {
  const stage = openStage(publishedStage, { settings });
  const writer = await session.writeInto("published", { n: "i64", start: "f64", end: "f64", publisher: "i64", problem: "utf8?" });
  for await (const batch of session.read(publishedStage.input, `SELECT n, "publishedAt", source, url FROM raw ORDER BY n`)) {
    const out = stage.run(batch);
    writer.add({ ...out, n: out.document! });
  }
  writer.close();
}

/** A query that gives the columns of a document from files. */
async function selectFrom(session: DuckDBSession, input: string, map: FieldMap): Promise<string> {
  const { reader, isExact } = readerOf(input);
  const names = (
    await session.texts(`SELECT column_name FROM (DESCRIBE SELECT * FROM ${reader([])})`).catch((cause: Error) => {
      throw new WirecopyError("no-input", `${input} cannot be read: ${cause.message.split("\n")[0]}`, { cause });
    })
  ).map(([name]) => name!);
  const found = fieldsAmong(names, map, isExact);
  if (found.text === undefined) throw new WirecopyError("no-input", `${input} has no column "text"; its columns are ${names.join(", ")} (map gives another)`);
  const used = Object.values(found).map(({ name }) => name);
  const columns = COLUMNS.map((field) => {
    const column = found[field];
    if (column !== undefined) return `CAST("${column.name.replaceAll('"', '""')}" AS VARCHAR) "${field}"`;
    return field === "id" ? `${quoted(`${input}:`)} || row_number() OVER () "id"` : `NULL "${field}"`;
  });
  const select = `SELECT ${columns.join(", ")} FROM ${reader(used)}`;
  return found.id === undefined ? select : `SELECT coalesce("id", ${quoted(`${input}:`)} || row_number() OVER ()) "id", * EXCLUDE ("id") FROM (${select})`;
}

/** Of a line of JSON: DuckDB holds twice as much a thread while it reads. */
const MOST_LINE_BYTES = 1 << 25;

/** How DuckDB opens a file: by its name. @throws {WirecopyError} "no-input" for a kind of file that it does not read. */
function readerOf(input: string): { readonly reader: (columns: readonly string[]) => string; readonly isExact: boolean } {
  const name = input.toLowerCase().replace(/\.(gz|zst)$/, "");
  if (/\.(jsonl|ndjson|json)$/.test(name))
    // with their types, a date that is one and a text that looks like one would be read alike
    return {
      isExact: true,
      reader: (columns) => {
        const types = columns.map((column) => `${quoted(column)}: 'VARCHAR'`).join(", ");
        return `read_json(${quoted(input)}, format = 'newline_delimited', maximum_object_size = ${MOST_LINE_BYTES}${types === "" ? "" : `, columns = {${types}}`})`;
      },
    };
  if (/\.(csv|tsv)$/.test(name)) return { isExact: false, reader: () => `read_csv(${quoted(input)}, all_varchar = true, header = true)` };
  if (/\.parquet$/.test(name)) return { isExact: false, reader: () => `read_parquet(${quoted(input)})` };
  throw new WirecopyError("no-input", `${input} cannot be read by DuckDB: expected .jsonl, .ndjson, .csv, .tsv or .parquet, also with .gz or .zst`);
}

type Found = Partial<Record<(typeof COLUMNS)[number], { readonly name: string }>>;

function fieldsAmong(names: readonly string[], map: FieldMap, isExact: boolean): Found {
  const found: Record<string, { readonly name: string }> = {};
  const named = (wanted: string): string | undefined =>
    names.find((name) => name === wanted) ?? (isExact ? undefined : names.find((name) => name.toLowerCase() === wanted.toLowerCase()));
  for (const field of COLUMNS) {
    const name = (field === "id" ? ["id"] : NAMES[field as Field]).map(named).find((one) => one !== undefined);
    if (name !== undefined) found[field] = { name };
  }
  for (const { name, field } of aliasesOf(names, map, isExact)) found[field] = { name };
  return found;
}
