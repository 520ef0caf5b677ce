/**
 * Node: what the passage search of a session reads again and again: the tables that it makes, facts of all documents, texts in a file, the model. Input the tables
 * `documents` and `signed`, output columns by document, 50 bytes each, and files beside the database.
 */
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { trainModel } from "../api/train-model.js";
import type { PairFilter } from "../corpus/pair-filter.js";
import { loadModel, saveModel } from "../information/model-bytes.js";
import { bitsFromSixteenths } from "../kernels/log2.js";
import type { Executor } from "../run/executor.js";
import type { Pace } from "../run/pace.js";
import type { ResolvedDetectOptions } from "../settings/options.js";
import { THRESHOLD_NAMES, thresholdsOf } from "../settings/thresholds.js";
import { SEED_ROW } from "../stages/seed.js";
import type { DuckDBSession } from "./duckdb-session.js";
import { AppendedFile, type RecordPlaces, recordBytes } from "./record-file.js";
import { type SpooledRun, spooledOptions } from "./spooled-stages.js";

export const SEEDS = { ...SEED_ROW, document: "i32" } as const;
export const TIES = { a: "i32", b: "i32", i: "i32", j: "i32", repeats: "i32" } as const;
export const PAIR = { a: "i32", b: "i32" } as const;
export const FIGURES = { a0: "i32", a1: "i32", b0: "i32", b1: "i32", tokens: "i32", bits: "i32", cues: "i32", edits: "i32" } as const;
/** Lists as JSON, which SQL can cast. */
export const ALIGNED = { a: "i32", b: "i32", ...FIGURES, runs: "utf8", kind: "utf8", spans: "utf8" } as const;
const FAMILIES = { family: "i32", bits: "f64", tokens: "i32", label: "utf8?", documents: "i32", spans: "i32", first: "i32" } as const;
export const OCCURRENCES = { family: "i32", place: "i32", d: "i32", from: "i32", to: "i32" } as const;

/** By name: all that may have no row. */
export const TABLES = {
  seeds: SEEDS,
  ties: TIES,
  lone: { kind: "i32", d: "i32" },
  tied: PAIR,
  aligned: ALIGNED,
  completed: PAIR,
  passage_limits: { code: "utf8", count: "i32" },
  family_of: { passage: "i32", family: "i32" },
  families: FAMILIES,
  spans: OCCURRENCES,
  located: { place: "i32", start: "i32", end: "i32" },
  family_texts: { family: "i32", text: "utf8" },
} as const;

export interface PassageRun {
  readonly session: DuckDBSession;
  readonly executor: Executor;
  readonly pace: Pace;
  readonly options: ResolvedDetectOptions;
  readonly numDocuments: number;
}

/** What is known of all documents, by number. */
export interface DocumentFacts {
  /** Tokens of those before each, and behind them of all. */
  readonly offsets: Float64Array;
  readonly start: Float64Array;
  readonly end: Float64Array;
  readonly publisher: BigInt64Array;
  readonly isAgainst: Uint8Array;
}

/** What all steps read. */
export interface PreparedPassageRun extends PassageRun {
  readonly facts: DocumentFacts;
  readonly filter: PairFilter;
  /** What parts on other threads read. */
  readonly spooled: SpooledRun;
  /** Where measured texts are. */
  readonly measured: string;
}

export async function preparePassageRun(run: PassageRun): Promise<PreparedPassageRun> {
  const { session, numDocuments } = run;
  await session.step("passage tables", async () => {
    for (const [name, schema] of Object.entries(TABLES)) (await session.writeInto(name, schema)).close();
  });
  const facts = await factsOf(run);
  const records = await writeRecords(run);
  const model = await modelBytesOf(run);
  const { offsets, isAgainst } = facts;
  const thresholds = thresholdsOf({ numDocuments, numTokens: offsets[numDocuments]!, offsets }, run.options, isAgainst);
  const given = Object.fromEntries(THRESHOLD_NAMES.map((name) => [name, bitsFromSixteenths(thresholds[name])]));
  const options = { ...run.options, thresholds: given };
  return {
    ...run,
    options,
    facts,
    filter: {
      sources: options.otherSourceOnly ? numbersOf(facts.publisher) : new Uint32Array(0),
      startMs: options.withinMs === Number.POSITIVE_INFINITY ? new Float64Array(0) : facts.start,
      endMs: facts.end,
      withinMs: options.withinMs,
      isAgainst,
    },
    spooled: { records, options: spooledOptions(options), modelId: loadModel(model).id, modelBytes: model },
    measured: join(session.folder, "measured"),
  };
}

/** Beside the database. */
const FILES = ["records", "model", "measured"] as const;

/** Takes the files away that lie beside the database. */
export function removePassageFiles({ session }: PassageRun): void {
  for (const name of FILES) rmSync(join(session.folder, name), { force: true });
}

/** Ranges of first documents that have about `most` rows of a table together. The same in each run over the same rows. */
export async function cutByDocument({ session, numDocuments }: PassageRun, table: string, most: number): Promise<(readonly [from: number, to: number])[]> {
  const ranges: (readonly [number, number])[] = [];
  let [from, size] = [0, 0];
  for await (const { a, count } of session.read({ a: "i32", count: "i64" }, `SELECT a, count(*) FROM ${table} GROUP BY a ORDER BY a`))
    for (let x = 0; x < a.length; x++) {
      size += Number(count[x]);
      if (size < most) continue;
      ranges.push([from, a[x]! + 1]);
      [from, size] = [a[x]! + 1, 0];
    }
  return from < numDocuments ? [...ranges, [from, numDocuments]] : ranges;
}

async function factsOf({ session, numDocuments, options }: PassageRun): Promise<DocumentFacts> {
  const offsets = new Float64Array(numDocuments + 1);
  const [start, end] = [new Float64Array(numDocuments), new Float64Array(numDocuments)];
  const publisher = new BigInt64Array(numDocuments);
  const isAgainst = new Uint8Array(options.against === undefined ? 0 : numDocuments);
  const schema = { d: "i64", start: "f64", end: "f64", publisher: "i64", side: "i32", tokens: "i32" } as const;
  const rows = session.read(schema, `SELECT d, start, "end", publisher, side, tokens FROM documents JOIN signed ON document = d ORDER BY d`);
  for await (const batch of rows)
    for (let x = 0; x < batch.d.length; x++) {
      const d = Number(batch.d[x]);
      offsets[d + 1] = offsets[d]! + batch.tokens[x]!;
      start[d] = batch.start[x]!;
      end[d] = batch.end[x]!;
      publisher[d] = batch.publisher[x]!;
      if (isAgainst.length > 0) isAgainst[d] = batch.side[x]!;
    }
  return { offsets, start, end, publisher, isAgainst };
}

const RECORD = { d: "i64", text: "utf8", source: "utf8?", published_at: "utf8?" } as const;

/** Writes the texts to a file, where threads read them. */
async function writeRecords({ session, numDocuments }: PassageRun): Promise<RecordPlaces> {
  const places = { path: join(session.folder, "records"), at: new Float64Array(numDocuments), bytes: new Uint32Array(numDocuments) };
  await session.step("records", async () => {
    const file = new AppendedFile(places.path);
    const writer = await session.writeInto("records", { bytes: "i32" });
    for await (const { text, source, published_at } of session.read(RECORD, "SELECT d, text, source, published_at FROM documents ORDER BY d")) {
      const records = text.map((one, x) => recordBytes({ text: one, source: source[x] ?? null, publishedAt: published_at[x] ?? null }));
      for (const record of records) file.add(record);
      writer.add({ bytes: Int32Array.from(records, ({ length }) => length) });
    }
    writer.close();
    file.close();
  });
  let d = 0;
  for await (const { bytes } of session.read({ bytes: "i32" }, "SELECT bytes FROM records ORDER BY rowid"))
    for (const size of bytes) {
      places.bytes[d] = size;
      if (d + 1 < numDocuments) places.at[d + 1] = places.at[d]! + size;
      d++;
    }
  return places;
}

/** The model that is given, or one of the documents, as saved. */
async function modelBytesOf({ session, options }: PassageRun): Promise<Uint8Array> {
  if (options.model !== undefined) return saveModel(options.model);
  const path = join(session.folder, "model");
  await session.step("model", async () => {
    const { maxModelTokens: maxTokens, maxDocumentChars } = options.limits;
    const documents = async function* () {
      for await (const { id, text } of session.read({ id: "utf8", text: "utf8" }, "SELECT id, text FROM documents ORDER BY d"))
        for (const [x, one] of id.entries()) yield { id: one, text: text[x]!.slice(0, maxDocumentChars) };
    };
    writeFileSync(path, saveModel(await trainModel(documents(), { maxTokens })));
  });
  // a Buffer is no column that threads can share
  return new Uint8Array(readFileSync(path));
}

/** Small numbers for publishers, equal ones for one; 0 for none. */
function numbersOf(publisher: BigInt64Array): Uint32Array {
  const numbers = new Map<bigint, number>([[0n, 0]]);
  return Uint32Array.from(publisher, (one) => {
    if (!numbers.has(one)) numbers.set(one, numbers.size);
    return numbers.get(one)!;
  });
}
