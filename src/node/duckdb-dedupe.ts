/**
 * Node: `deduplicate` on one disk: files -> what is kept and what is dropped, as Parquet or JSON lines, by DuckDB inside the process. What is kept is what `deduplicate` keeps.
 *
 *   files ─► documents, as they came ─► dedupe-sign ─► bands ─► components of shared keys ─► dedupe-keep ─► dropped
 *
 * Documents that share no key are kept without a look; of a component the texts are in memory at once.
 */
import { UnionFind } from "../arrays/union-find.js";
import { ODDITIES } from "../dedupe/document-signer.js";
import { throwIfAborted } from "../errors.js";
import { createPace } from "../run/pace.js";
import { resolveDeduplicateOptions } from "../settings/sketch-options.js";
import { type Batch, numRows } from "../stages/columns.js";
import { dedupeKeepStage, dedupeSignStage } from "../stages/dedupe.js";
import { openStage } from "../stages/stage.js";
import type { DeduplicateOptions } from "../types/options.js";
import { copyTo, type EngineOptions, fingerprintOf } from "./duckdb-detect.js";
import { readDocuments } from "./duckdb-documents.js";
import { DuckDBSession } from "./duckdb-session.js";
import { cutIntoGroups } from "./grouped-batches.js";

/** The options of `deduplicate`, but for what is a function. */
export interface DuckDBDeduplicateOptions extends Omit<DeduplicateOptions, "folding">, EngineOptions {
  /** Where the documents that are kept are written, in their order: .parquet or .jsonl. @default nowhere */
  readonly out?: string | undefined;
  /** Where those that are dropped are written: id, of, resemblance, rule. @default nowhere */
  readonly duplicates?: string | undefined;
}

/** What a run has found; the rest stands in its files. */
export interface DuckDBDeduplication {
  readonly documents: number;
  readonly kept: number;
  /** Counts by the codes of limits; those of 0 are left out. */
  readonly limits: Readonly<Record<string, number>>;
}

/** Documents that are signed in one step. */
const SIGNED_DOCUMENTS = 100_000;
/** Rows of a batch of components, about. */
const GROUPED_ROWS = 4096;

/**
 * Leaves near-duplicates out of files.
 *
 * @param inputs as of `detectInDuckDB`. @throws as `detectInDuckDB`. A run that was killed or cancelled is taken up by the next one with the same inputs and options.
 *
 * @example
 * const { kept } = await deduplicateInDuckDB(["crawl*.jsonl.gz"], { out: "kept.parquet", duplicates: "dropped.parquet" });
 */
export async function deduplicateInDuckDB(inputs: readonly string[], options: DuckDBDeduplicateOptions = {}): Promise<DuckDBDeduplication> {
  const { memory, temp, map, out, duplicates, signal, onProgress, ...settings } = options;
  resolveDeduplicateOptions({ ...settings, signal, onProgress });
  const { stamp } = openStage(dedupeSignStage, { settings });
  const pace = createPace(signal, onProgress, ["read", "signatures"]);
  pace.report("read", 0, 0);
  const session = await DuckDBSession.open(await fingerprintOf({ inputs, map, stamp }), { memory, temp, signal });
  let isDone = false;
  try {
    const read = await readDocuments(session, { inputs, map, byTime: false, settings: {} });
    await signDocuments(session, settings, { total: read.documents, report: (done) => pace.report("signatures", done, read.documents) });
    await keepOrDrop(session, settings, read.documents);
    throwIfAborted(signal);
    const kept = "SELECT id, text, title, source, published_at, url, language FROM documents ANTI JOIN dropped ON document = d ORDER BY d";
    if (out !== undefined) await copyTo(session, kept, out);
    const dropped = `SELECT x.id, y.id AS "of", resemblance, rule FROM dropped JOIN documents x ON x.d = document JOIN documents y ON y.d = "of" ORDER BY x.d`;
    if (duplicates !== undefined) await copyTo(session, dropped, duplicates);
    const [numDropped = 0] = await session.numbers("SELECT count(*) FROM dropped");
    const limits = { "duplicate-id": read.duplicateIds, "text-missing": read.withoutText, ...(await limitsOf(session)) };
    isDone = true;
    return {
      documents: read.documents,
      kept: read.documents - numDropped,
      limits: Object.fromEntries(Object.entries(limits).filter(([, count]) => count > 0)),
    };
  } finally {
    await session.close(isDone);
  }
}

async function signDocuments(
  session: DuckDBSession,
  settings: unknown,
  { total, report }: { readonly total: number; report(done: number): void },
): Promise<void> {
  const stage = openStage(dedupeSignStage, { settings });
  for (let from = 0; from === 0 || from < total; from += SIGNED_DOCUMENTS) {
    await session.step(`dedupe-sign ${from}`, async () => {
      const signed = await session.writeInto("signed", { document: "i64", keys: "list<i64>", publisher: "i64", rank: "f64", odd: "i32" });
      const bands = await session.writeInto("bands", { band: "i32", key: "i64", d: "i64" });
      let done = from;
      const rows = `SELECT d, text, published_at, source, url FROM documents WHERE d >= ${from} AND d < ${from + SIGNED_DOCUMENTS}`;
      for await (const batch of session.read(dedupeSignStage.input, rows)) {
        const out = stage.run(batch);
        signed.add(out);
        bands.add(bandRows(out));
        done += numRows(batch);
        report(done);
      }
      signed.close();
      bands.close();
    });
  }
}

/** A row a key. */
function bandRows(signed: Batch): Batch {
  const { document, keys } = signed as { document: BigInt64Array; keys: { offsets: Int32Array; values: BigInt64Array } };
  const band = new Int32Array(keys.values.length);
  const d = new BigInt64Array(keys.values.length);
  for (let x = 0; x < document.length; x++)
    for (let i = keys.offsets[x]!; i < keys.offsets[x + 1]!; i++) {
      band[i] = i - keys.offsets[x]!;
      d[i] = document[x]!;
    }
  return { band, key: keys.values, d };
}

async function keepOrDrop(session: DuckDBSession, settings: unknown, numDocuments: number): Promise<void> {
  await session.step("components", async () => {
    const components = new UnionFind(numDocuments);
    const shared = "SELECT first, d FROM (SELECT d, min(d) OVER (PARTITION BY band, key) AS first FROM bands) WHERE first < d";
    for await (const { first, d } of session.read({ first: "i64", d: "i64" }, shared))
      for (let row = 0; row < d.length; row++) components.union(Number(first[row]!), Number(d[row]!));
    const writer = await session.writeInto("components", { d: "i64", component: "i64" });
    for (let from = 0; from < numDocuments; from += GROUPED_ROWS) {
      const all = Array.from({ length: Math.min(GROUPED_ROWS, numDocuments - from) }, (_, x) => from + x).filter((d) => components.sizeOf(d) > 1);
      writer.add({ d: BigInt64Array.from(all, BigInt), component: BigInt64Array.from(all, (d) => BigInt(components.find(d))) });
    }
    writer.close();
  });
  await session.step("keep", async () => {
    const stage = openStage(dedupeKeepStage, { settings });
    const writer = await session.writeInto("decided", dedupeKeepStage.output);
    const rows = session.read(
      dedupeKeepStage.input,
      `SELECT component, d, keys, s.publisher, rank, text FROM components JOIN documents USING (d) JOIN signed s ON s.document = d ORDER BY component, d`,
    );
    for await (const batch of cutIntoGroups(rows, ["component"], GROUPED_ROWS)) writer.add(stage.run(batch));
    writer.close();
    await session.run(`CREATE TABLE dropped AS SELECT document, "of", resemblance, rule FROM decided WHERE "of" >= 0`);
  });
}

async function limitsOf(session: DuckDBSession): Promise<Record<string, number>> {
  const counts = ODDITIES.map((_, bit) => `count(*) FILTER (odd & ${1 << bit} <> 0)`);
  const odd = await session.numbers(`SELECT ${counts.join(", ")} FROM signed`);
  const [cut = 0] = await session.numbers("SELECT count(*) FROM decided WHERE cut > 0");
  return { ...Object.fromEntries(ODDITIES.map((code, bit) => [code, odd[bit] ?? 0])), "bucket-too-large": cut };
}
