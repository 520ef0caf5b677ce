/**
 * Node: `detect` on one disk: files -> Parquet, by DuckDB inside the process (duckdb-session.ts). What is found is what `detect` finds; the memory that is needed does not grow with the
 * corpus, but for 8 bytes a document, and with passages 50 a document, a byte a token and 100 to 150 a passage.
 *
 *   files ─► documents ─► near-duplicates ─► passages ─► folder: documents, pairs, clusters, passages, families, occurrences (.parquet), run.json
 */
import { createHash } from "node:crypto";
import { mkdir, rename, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { checkOptions, checkString, throwIfAborted, WirecopyError } from "../errors.js";
import type { FieldMap } from "../io/readers/field-names.js";
import { systemReason } from "../io/system-reason.js";
import { createPace } from "../run/pace.js";
import { detectStages } from "../run/run-progress.js";
import { resolveDetectOptions } from "../settings/options.js";
import { CUT, CUT_INSIDE } from "../stages/candidates.js";
import { signStage } from "../stages/sign.js";
import { openStage } from "../stages/stage.js";
import type { DetectOptions, RunOptions } from "../types/options.js";
import { VERSION } from "../version.js";
import { readDocuments } from "./duckdb-documents.js";
import { allowedPairs, findNearDuplicates } from "./duckdb-near-duplicates.js";
import { findPassagesInDuckDB } from "./duckdb-passages.js";
import { DuckDBSession, quoted } from "./duckdb-session.js";
import { onThreads, resolveThreads } from "./threads.js";

export interface EngineOptions extends RunOptions {
  /** Bound of DuckDB's own memory, such as "4GB"; the process takes up to 0.7 GB beside it. @default "4GB" */
  readonly memory?: string | undefined;
  /** Folder of the database and of what is spilled, on a disk with room for some four times the input. @default one in the system's temporary folder */
  readonly temp?: string | undefined;
  /** Threads beside that of DuckDB, for passages. @default as of `detect` */
  readonly threads?: number | undefined;
  /** Names of columns, by field. @default those of docs/formats.md */
  readonly map?: FieldMap | undefined;
}

/** The options of `detect`, but for what is a function, and `against` as files. */
export interface DuckDBDetectOptions extends Omit<DetectOptions, "against" | "folding" | "model">, EngineOptions {
  /** Files that those of the first argument are compared with. */
  readonly against?: readonly string[] | undefined;
  /**
   * SQL that says which pairs are allowed, over the columns `id`, `title`, `source`, `published_at`, `url`, `language`, `day` (days since 1970), `start_ms` and `end_ms` of the earlier
   * document and the same with a 2 behind it of the later one: `day < day2 and day2 - day <= 30`. In a bucket of more than `maxBucket` documents the
   * nearest are chosen first. Without passages only: who had them first does not follow from pairs. @default all are
   */
  readonly where?: string | undefined;
}

/** What a run has found; the rest stands in its files. */
export interface DuckDBDetection {
  readonly documents: number;
  readonly pairs: number;
  readonly clusters: number;
  readonly passages: number;
  readonly families: number;
  /** Counts by the codes of limits; those of 0 are left out. */
  readonly limits: Readonly<Record<string, number>>;
}

const ENGINE_OPTIONS = ["memory", "temp", "map", "where", "threads"] as const;

/**
 * Finds the near-duplicates and passages of files, without relations, and writes them to a folder, as Parquet.
 *
 * @param inputs JSON lines, CSV or Parquet, told by their names; globs, and addresses that DuckDB opens. @param folder is made where it does not exist; files of the same names are replaced.
 * @throws {TypeError | RangeError} if an option is not what it has to be; {WirecopyError} "missing-peer", "no-input", "unwritable-output"; the signal's reason.
 * A run that was killed or cancelled is taken up by the next one with the same inputs and options.
 *
 * @example
 * const { pairs, passages } = await detectInDuckDB(["crawl*.jsonl.gz"], "found", { memory: "2GB" });
 */
export async function detectInDuckDB(inputs: readonly string[], folder: string, options: DuckDBDetectOptions = {}): Promise<DuckDBDetection> {
  const { memory, temp, map, where, threads, against, signal, onProgress, ...settings } = options;
  checkString("folder", folder);
  checkOptions({ memory, temp, map, where, threads }, ENGINE_OPTIONS);
  const numThreads = resolveThreads(threads === undefined ? {} : { threads });
  const stageSettings = { ...settings, ...(against && { against: true }) };
  const resolved = resolveDetectOptions({ ...settings, ...(against && { against: [] }), signal, onProgress });
  if (resolved.passages && where !== undefined) throw new TypeError('"where" expected with "passages": false');
  const { stamp } = openStage(signStage, { settings: stageSettings });
  const pace = createPace(signal, onProgress, detectStages(resolved));
  pace.report("tokens", 0, 0);
  const fingerprint = await fingerprintOf({ inputs, against, map, where, stamp });
  const session = await DuckDBSession.open(fingerprint, { memory, temp, signal });
  let isDone = false;
  try {
    if (where !== undefined) await checkCondition(session, where);
    const read = await readDocuments(session, { inputs, against, map, byTime: true, settings: stageSettings });
    const report = (stage: "signatures" | "families", done: number, total: number): void => {
      // where passages are still to come, families are those of them
      if (stage === "signatures" || !resolved.passages) pace.report(stage, done, total);
    };
    await findNearDuplicates({ session, options: resolved, settings: stageSettings, numDocuments: read.documents, where, onProgress: report });
    const run = { session, pace, options: resolved, numDocuments: read.documents };
    const passageLimits = resolved.passages ? await onThreads(numThreads, (executor) => findPassagesInDuckDB({ ...run, executor })) : {};
    throwIfAborted(signal);
    await writeTables(session, folder, resolved.passages ? { ...TABLES, ...PASSAGE_TABLES } : TABLES);
    const found = { ...(await countsOf(session, resolved.passages)), documents: read.documents };
    const limits = {
      "duplicate-id": read.duplicateIds,
      "text-missing": read.withoutText,
      "time-invalid": read.invalidTimes,
      ...(await limitsOf(session)),
      ...passageLimits,
    };
    const result = { ...found, limits: Object.fromEntries(Object.entries(limits).filter(([, count]) => count > 0)) };
    await writeRun(folder, { inputs, against: against ?? null, stamp, settings: stageSettings, where: where ?? null, ...result });
    pace.report("families", 1, 1);
    isDone = true;
    return result;
  } finally {
    await session.close(isDone);
  }
}

/** Of all that decides a result: another one is another run. Of a file its path, size and time; of what is none (a glob, an address) the name. */
export async function fingerprintOf({
  inputs,
  against = [],
  ...rest
}: {
  readonly inputs: readonly string[];
  readonly against?: readonly string[] | undefined;
  readonly [name: string]: unknown;
}): Promise<string> {
  const hash = createHash("sha256").update(JSON.stringify([VERSION, rest, inputs, against]));
  for (const path of [...inputs, ...against]) {
    const { size, mtimeMs } = await stat(path).catch(() => ({ size: -1, mtimeMs: 0 }));
    hash.update(`${size} ${mtimeMs}`);
  }
  return hash.digest("hex").slice(0, 16);
}

/** @throws {TypeError} naming what DuckDB has against a condition. */
async function checkCondition(session: DuckDBSession, where: string): Promise<void> {
  const documents = `(SELECT 0::BIGINT AS d, '' AS id, '' AS title, '' AS source, '' AS published_at, '' AS url, '' AS "language", 0::DOUBLE AS start, 0::DOUBLE AS "end")`;
  const query = allowedPairs("SELECT 0::BIGINT a, 0::BIGINT b, 0 flags", where).replaceAll("JOIN documents", `JOIN ${documents}`);
  await session.numbers(query).catch((cause: Error) => {
    throw new TypeError(`"where" expected a condition of SQL: ${cause.message.split("\n")[0]}`, { cause });
  });
}

const CLUSTERED = `SELECT document, cluster, representative, dense_rank() OVER (ORDER BY cluster) - 1 number FROM clusters`;

/** The tables of docs/formats.md that there are, under the same names. */
const TABLES: Readonly<Record<string, string>> = {
  documents: `SELECT id, source, published_at, title, url, language, tokens, chars, side = 1 AS against, number::INTEGER AS cluster
    FROM documents JOIN signed ON signed.document = d LEFT JOIN (${CLUSTERED}) c ON c.document = d ORDER BY d`,
  pairs: `SELECT x.id a_id, y.id b_id, resemblance, containment_a, containment_b FROM pairs JOIN documents x ON x.d = a JOIN documents y ON y.d = b ORDER BY a, b`,
  clusters: `SELECT number::INTEGER AS cluster, id, document = representative AS represents FROM (${CLUSTERED}) JOIN documents ON d = document ORDER BY number, d`,
};

const PASSAGE_TABLES: Readonly<Record<string, string>> = {
  passages: `SELECT p.passage, x.id a_id, spans[1] a_start, spans[2] a_end, y.id b_id, spans[3] b_start, spans[4] b_end, bits / 16.0 AS bits, tokens, kind, family, edits, spans[5:] AS blocks
    FROM (SELECT row_number() OVER (ORDER BY a, a0, b, b0, a1, b1) - 1 AS passage, a, b, bits, tokens, kind, edits, spans::INTEGER[] spans FROM aligned WHERE tokens > 0) p
    JOIN family_of USING (passage) JOIN documents x ON x.d = a JOIN documents y ON y.d = b ORDER BY passage`,
  families: `SELECT family, bits, tokens, label, documents, spans, id AS first_id, t.text FROM families JOIN family_texts t USING (family) JOIN documents ON d = "first" ORDER BY family`,
  occurrences: `SELECT family, id, l.start, l."end" FROM spans JOIN located l USING (place) JOIN documents USING (d) ORDER BY place`,
};

async function writeTables(session: DuckDBSession, folder: string, tables: Readonly<Record<string, string>>): Promise<void> {
  await makeFolder(folder);
  for (const [name, query] of Object.entries(tables)) await copyTo(session, query, join(folder, `${name}.parquet`));
}

async function makeFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true }).catch((cause: unknown) => {
    throw new WirecopyError("unwritable-output", `the folder ${folder} cannot be made: ${systemReason(cause)}`, { cause });
  });
}

/** Writes the rows of a query to a file that appears whole: Parquet, or JSON lines by its name. */
export async function copyTo(session: DuckDBSession, query: string, path: string): Promise<void> {
  const format = /\.(jsonl|ndjson|json)(\.gz)?$/.test(path) ? `FORMAT json${path.endsWith(".gz") ? ", COMPRESSION gzip" : ""}` : "FORMAT parquet";
  const part = `${path}.part`;
  await session.run(`COPY (${query}) TO ${quoted(part)} (${format})`);
  await rename(part, path);
}

async function writeRun(folder: string, run: object): Promise<void> {
  await writeFile(
    join(folder, "run.json"),
    `${JSON.stringify({ format: "wirecopy-tables", version: 1, wirecopy: VERSION, engine: "duckdb", ...run }, null, 1)}\n`,
  );
}

async function countsOf(session: DuckDBSession, hasPassages: boolean): Promise<Omit<DuckDBDetection, "documents" | "limits">> {
  const [pairs = 0, clusters = 0] = await session.numbers("SELECT (SELECT count(*) FROM pairs), (SELECT count(DISTINCT cluster) FROM clusters)");
  if (!hasPassages) return { pairs, clusters, passages: 0, families: 0 };
  const [passages = 0, families = 0] = await session.numbers("SELECT (SELECT count(*) FROM family_of), (SELECT count(*) FROM families)");
  return { pairs, clusters, passages, families };
}

async function limitsOf(session: DuckDBSession): Promise<Record<string, number>> {
  const own = "FROM cut JOIN documents USING (d) WHERE side = 0";
  const [all = 0, inside = 0, empty = 0, split = 0] = await session.numbers(`SELECT
    (SELECT count(*) ${own} AND flags & ${CUT} <> 0), (SELECT count(*) ${own} AND flags & ${CUT_INSIDE} <> 0), (SELECT count(*) FROM signed WHERE tokens = 0),
    (SELECT count(*) FROM pairs JOIN clusters x ON x.document = a JOIN clusters y ON y.document = b WHERE x.cluster <> y.cluster)`);
  return { "document-empty": empty, "bucket-too-large": all, "identical-documents": inside, "cluster-split": split };
}
