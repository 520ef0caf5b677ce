/**
 * Node: `documents` and `signed` of a session -> passages and families, those of `detect`. DuckDB sorts and groups; stages seed, tie, measure and align (docs/stages.md), on
 * threads; texts lie in a file beside the database, where each thread reads those of its part.
 *
 *   documents ─► records, model ─► seeds (those that stand twice) ─► ties ─► tied ─► aligned ─► families ─► pairs of small families ─► aligned ─► families
 *
 * In memory are 50 bytes a document, a byte a token for the filter of seeds, parts at work, and 100 to 150 bytes a passage.
 */
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { trainModel } from "../api/train-model.js";
import { BitFilter } from "../arrays/bit-filter.js";
import { allowedBy, areCompared, type PairFilter } from "../corpus/pair-filter.js";
import { findFamilies } from "../families/families.js";
import { loadModel, saveModel } from "../information/model-bytes.js";
import { bitsFromSixteenths } from "../kernels/log2.js";
import type { Executor } from "../run/executor.js";
import { finish, type Pace } from "../run/pace.js";
import type { ResolvedDetectOptions } from "../settings/options.js";
import { THRESHOLD_NAMES, thresholdsOf } from "../settings/thresholds.js";
import type { PassageRows } from "../stages/align.js";
import type { BatchOf } from "../stages/columns.js";
import { AlignedRows } from "../stages/families.js";
import { SEED_ROW } from "../stages/seed.js";
import { TieKind, tieStage } from "../stages/tie.js";
import type { DuckDBSession, TableWriter } from "./duckdb-session.js";
import { cutIntoGroups } from "./grouped-batches.js";
import { ALIGNED_TOKENS, TaskBuilder, TieBuilder, WORTH_TOKENS } from "./passage-parts.js";
import { AppendedFile, type RecordPlaces, recordBytes } from "./record-file.js";
import {
  alignSpooled,
  type DocumentRange,
  hashSeeds,
  locateSpans,
  type SpooledRun,
  type SpooledTasks,
  spooledOptions,
  type TiesOfDocuments,
  worthSpooled,
  writeSeeds,
} from "./spooled-stages.js";

/** Tokens of the texts of a part that is seeded. */
const PART_TOKENS = 1 << 18;
/** What a token costs that is seeded, in tokens that are looked at. */
const SEED_COST = 4;
/** Rows of seeds in one batch, at least; rows that DuckDB sorts at once, in one step. */
const BATCH_ROWS = 1 << 18;
const SORTED_ROWS = 1 << 22;
/** Pairs that are aligned in one step, about. */
const STEP_PAIRS = 1 << 17;

const SEEDS = { ...SEED_ROW, document: "i32" } as const;
const TIES = { a: "i32", b: "i32", i: "i32", j: "i32", repeats: "i32" } as const;
const PAIR = { a: "i32", b: "i32" } as const;
const FIGURES = { a0: "i32", a1: "i32", b0: "i32", b1: "i32", tokens: "i32", bits: "i32", cues: "i32", edits: "i32" } as const;
/** Lists as JSON, which SQL can cast. */
const ALIGNED = { a: "i32", b: "i32", ...FIGURES, runs: "utf8", kind: "utf8", spans: "utf8" } as const;
const FAMILIES = { family: "i32", bits: "f64", tokens: "i32", label: "utf8?", documents: "i32", spans: "i32", first: "i32" } as const;
const OCCURRENCES = { family: "i32", place: "i32", d: "i32", from: "i32", to: "i32" } as const;

/** By name: all that may have no row. */
const TABLES = {
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
interface DocumentFacts {
  /** Tokens of those before each, and behind them of all. */
  readonly offsets: Float64Array;
  readonly start: Float64Array;
  readonly end: Float64Array;
  readonly publisher: BigInt64Array;
  readonly isAgainst: Uint8Array;
}

/** Counts by the codes of limits. */
export type PassageLimits = Readonly<Record<string, number>>;

/** Makes the tables `passages`, `families` and `occurrences`; returns what hit a bound. */
export async function findPassagesInDuckDB(run: PassageRun): Promise<PassageLimits> {
  await run.session.step("passage tables", async () => {
    for (const [name, schema] of Object.entries(TABLES)) (await run.session.writeInto(name, schema)).close();
  });
  const facts = await factsOf(run);
  const search = new DuckDBPassages(run, facts, { records: await writeRecords(run), model: await modelBytesOf(run) });
  await search.seed();
  await search.tie();
  await search.choose();
  await search.align("aligned", await search.withItself());
  await search.complete();
  const limits = await search.report();
  for (const name of FILES) rmSync(join(run.session.folder, name), { force: true });
  return limits;
}

/** Beside the database. */
const FILES = ["records", "model", "measured"] as const;

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
  return readFileSync(path);
}

class DuckDBPassages {
  readonly #run: PassageRun;
  readonly #facts: DocumentFacts;
  readonly #filter: PairFilter;
  /** What parts on other threads read. */
  readonly #spooled: SpooledRun;
  readonly #measured: string;

  constructor(run: PassageRun, facts: DocumentFacts, { records, model }: { readonly records: RecordPlaces; readonly model: Uint8Array }) {
    const { options, numDocuments } = run;
    const { offsets, isAgainst } = facts;
    const thresholds = thresholdsOf({ numDocuments, numTokens: offsets[numDocuments]!, offsets }, options, isAgainst);
    const given = Object.fromEntries(THRESHOLD_NAMES.map((name) => [name, bitsFromSixteenths(thresholds[name])]));
    this.#run = { ...run, options: { ...options, thresholds: given } };
    this.#facts = facts;
    this.#measured = join(run.session.folder, "measured");
    this.#spooled = { records, options: spooledOptions(this.#run.options), modelId: loadModel(model).id, modelBytes: model };
    this.#filter = {
      sources: options.otherSourceOnly ? numbersOf(facts.publisher) : new Uint32Array(0),
      startMs: options.withinMs === Number.POSITIVE_INFINITY ? new Float64Array(0) : facts.start,
      endMs: facts.end,
      withinMs: options.withinMs,
      isAgainst,
    };
  }

  /** Writes the seeds that stand twice, and some others, into a table; and measures all documents. */
  seed(): Promise<void> {
    const { session, pace, executor, numDocuments } = this.#run;
    return session.step("seeds", async () => {
      const parts = this.#ranges();
      const cost = SEED_COST * this.#facts.offsets[numDocuments]!;
      const repeated = new RepeatedHashes(this.#facts.offsets[numDocuments]!);
      await executor.run(hashSeeds, this.#spooled, {
        parts,
        cost,
        pace,
        take({ hashes }, { to }) {
          for (const hash of hashes) repeated.add(hash);
          pace.report("seeds", to, 3 * numDocuments);
        },
      });
      const writer = await session.writeInto("seeds", TABLES.seeds);
      const file = new AppendedFile(this.#measured);
      await executor.run(
        writeSeeds,
        { ...this.#spooled, repeated: repeated.twice },
        {
          parts,
          cost,
          pace,
          take({ rows, measured }, { to }) {
            writer.add(rows);
            file.add(new Uint8Array(measured.buffer, measured.byteOffset, measured.byteLength));
            pace.report("seeds", numDocuments + to, 3 * numDocuments);
          },
        },
      );
      file.close();
      writer.close();
    });
  }

  /** Ranges of documents, each a part. */
  #ranges(): DocumentRange[] {
    const { offsets } = this.#facts;
    const { numDocuments } = this.#run;
    const ranges: DocumentRange[] = [];
    for (let from = 0, to = 0; from < numDocuments; from = to) {
      do to++;
      while (to < numDocuments && offsets[to + 1]! - offsets[from]! <= PART_TOKENS);
      ranges.push({ from, to });
    }
    return ranges;
  }

  /** Writes what seeds tie into tables: `ties`, and documents that stand alone there, `lone`. */
  async tie(): Promise<void> {
    const { session, pace, numDocuments, options } = this.#run;
    const run = tieStage.open(options);
    const [count = 0] = await session.numbers("SELECT count(*) FROM seeds");
    const numParts = Math.ceil(count / SORTED_ROWS) || 1;
    for (let part = 0; part < numParts; part++)
      await session.step(`ties ${part}`, async () => {
        const writers = { ties: await session.writeInto("ties", TABLES.ties), lone: await session.writeInto("lone", TABLES.lone) };
        const sql = `SELECT ${Object.keys(SEEDS).join(", ")} FROM seeds WHERE (hash & 65535) % ${numParts} = ${part} ORDER BY hash, document, token`;
        for await (const rows of cutIntoGroups(session.read(SEEDS, sql), ["hash"], BATCH_ROWS)) {
          writeTies(run(this.#withFacts(rows as BatchOf<typeof SEEDS>)), writers);
          await pace.breathe();
        }
        writers.ties.close();
        writers.lone.close();
        pace.report("seeds", 2 * numDocuments + Math.floor((numDocuments * (part + 1)) / numParts), 3 * numDocuments);
      });
  }

  #withFacts(rows: BatchOf<typeof SEEDS>): Parameters<ReturnType<typeof tieStage.open>>[0] {
    const { start, end, publisher, isAgainst } = this.#facts;
    const { document } = rows;
    return {
      ...rows,
      document: BigInt64Array.from(document, BigInt),
      start: Float64Array.from(document, (d) => start[d]!),
      end: Float64Array.from(document, (d) => end[d]!),
      publisher: BigInt64Array.from(document, (d) => publisher[d]!),
      against: Int32Array.from(document, (d) => isAgainst[d] ?? 0),
    };
  }

  /** Writes the pairs that are worth it into the table `tied`. */
  async choose(): Promise<void> {
    const { session } = this.#run;
    for (const [from, to] of await this.#cut("ties", SORTED_ROWS))
      await session.step(`tied ${from}`, async () => {
        const writer = await session.writeInto("tied", TABLES.tied);
        const ties = new TieBuilder(this.#facts.offsets, (parts) => this.#writeWorthy(parts, writer));
        // of places that follow each other in one run the first says all; of a seed that stands twice in a document each is asked for itself
        const sql = `SELECT a, b, i, j, repeats FROM (SELECT *, lag(i) OVER (PARTITION BY a, b, j - i, repeats ORDER BY i) AS before FROM ties WHERE a >= ${from} AND a < ${to})
          WHERE before IS NULL OR i - before > 1 OR (repeats > 0 AND i <> before) ORDER BY a, b, i, j, repeats`;
        for await (const { a, b, i, j, repeats } of session.read(TIES, sql))
          for (let x = 0; x < a.length; x++) {
            // most of them fill no round
            const rest = ties.add(a[x]!, b[x]!, [i[x]!, j[x]!, repeats[x]!]);
            if (rest) await rest;
          }
        await ties.flush();
        writer.close();
      });
  }

  async #writeWorthy(parts: readonly TiesOfDocuments[], writer: TableWriter): Promise<void> {
    const { executor, pace } = this.#run;
    const input = { path: this.#measured, offsets: this.#facts.offsets, options: this.#spooled.options };
    await executor.run(worthSpooled, input, {
      parts,
      cost: WORTH_TOKENS * parts.length,
      pace,
      take({ rows }, { a, document }) {
        writer.add({ a: rows.map((row) => a[row]!), b: rows.map((row) => document[row]!) });
      },
    });
  }

  /** Ranges of first documents that have about `most` rows of a table together. The same in each run over the same rows. */
  async #cut(table: string, most: number): Promise<(readonly [from: number, to: number])[]> {
    const { session, numDocuments } = this.#run;
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

  /** The documents that are searched for repeats inside, ascending. */
  async withItself(): Promise<Int32Array> {
    const found: number[] = [];
    const sql = `SELECT DISTINCT d FROM lone WHERE kind = ${TieKind.REPEAT} ORDER BY d`;
    for await (const { d } of this.#run.session.read({ d: "i32" }, sql)) for (const one of d) found.push(one);
    return Int32Array.from(found);
  }

  /** Aligns the pairs of `tied` and documents with themselves. @param prefix of its steps. @param table of pairs. */
  async align(prefix: string, itself: Int32Array, table = "tied"): Promise<void> {
    const { session } = this.#run;
    let at = 0;
    for (const [from, to] of await this.#cut(table, STEP_PAIRS)) {
      const own = itself.slice(at, at + itself.subarray(at).findLastIndex((d) => d < to) + 1);
      at += own.length;
      await session.step(`${prefix} ${from}`, async () => {
        const writer = await session.writeInto("aligned", TABLES.aligned);
        await this.#alignRange(`SELECT a, b FROM ${table} WHERE a >= ${from} AND a < ${to} ORDER BY a, b`, own, writer);
        writer.close();
      });
    }
  }

  async #alignRange(pairs: string, itself: Int32Array, writer: TableWriter): Promise<void> {
    const tasks = new TaskBuilder(this.#facts.offsets, (parts) => this.#alignParts(parts, writer));
    let next = 0;
    const addItself = async (upTo: number): Promise<void> => {
      for (; next < itself.length && itself[next]! <= upTo; next++) await tasks.addItself(itself[next]!);
    };
    for await (const { a, b } of this.#run.session.read(PAIR, pairs))
      for (let x = 0; x < a.length; x++) {
        if (next < itself.length && itself[next]! <= a[x]!) await addItself(a[x]!);
        const rest = tasks.addPair(a[x]!, b[x]!);
        if (rest) await rest;
      }
    await addItself(Number.POSITIVE_INFINITY);
    await tasks.flush();
  }

  async #alignParts(parts: readonly SpooledTasks[], writer: TableWriter): Promise<void> {
    const { pace, executor, numDocuments } = this.#run;
    await executor.run(alignSpooled, this.#spooled, {
      parts,
      cost: ALIGNED_TOKENS * parts.length,
      pace,
      take(rows, { a }) {
        writer.add(alignedRows(rows));
        pace.report("passages", a[a.length - 1]!, numDocuments);
      },
    });
  }

  /** Aligns the pairs of small families that no seed has tied. */
  async complete(): Promise<void> {
    const { session, options, numDocuments } = this.#run;
    const rows = await this.#aligned();
    await session.step("families", async () => {
      const allows = allowedBy(this.#filter);
      const mayCompare = (a: number, b: number): boolean => areCompared(this.#filter.isAgainst, a, b) && allows(a, b);
      const { pairs, large } = rows.pairsToComplete(numDocuments, { most: options.limits.familyPairs, mayCompare });
      const writer = await session.writeInto("completed", TABLES.completed);
      const a = new Int32Array(pairs.partners.length);
      for (let d = 0; d < numDocuments; d++) a.fill(d, pairs.first[d], pairs.first[d + 1]);
      writer.add({ a, b: Int32Array.from(pairs.partners) });
      writer.close();
      const limits = await session.writeInto("passage_limits", TABLES.passage_limits);
      limits.add({ code: ["large-family"], count: Int32Array.of(large) });
      limits.close();
    });
    await this.align("completed", new Int32Array(0), "completed");
  }

  async #aligned(): Promise<AlignedRows> {
    const all = new AlignedRows();
    const schema = { ...PAIR, ...FIGURES, runs: "utf8" } as const;
    for await (const rows of this.#run.session.read(schema, `SELECT ${Object.keys(schema).join(", ")} FROM aligned`)) {
      const runs = rows.runs.map((json) => JSON.parse(json) as number[]);
      const offsets = new Int32Array(runs.length + 1);
      runs.forEach(({ length }, x) => {
        offsets[x + 1] = offsets[x]! + length;
      });
      all.add({ ...rows, runs: { offsets, values: Int32Array.from(runs.flat()) } });
    }
    return all;
  }

  /** Writes the tables of a result. */
  async report(): Promise<PassageLimits> {
    const { session, numDocuments } = this.#run;
    const rows = await this.#aligned();
    await session.step("report", async () => {
      const passages = rows.passages(numDocuments);
      const families = finish(findFamilies(passages, (x, y) => x - y));
      const numbers = await session.writeInto("family_of", TABLES.family_of);
      numbers.add({ passage: Int32Array.from(passages.a.keys()), family: Int32Array.from(families.familyOf) });
      numbers.close();
      const own = await session.writeInto("families", TABLES.families);
      const { firstSpan, document } = families;
      const spansOf = (f: number): Uint32Array => document.subarray(firstSpan[f]!, firstSpan[f + 1]!);
      const list = Array.from({ length: families.length }, (_, f) => f);
      own.add({
        family: Int32Array.from(list),
        bits: Float64Array.from(list, (f) => bitsFromSixteenths(families.bits[f]!)),
        tokens: Int32Array.from(families.tokens),
        label: list.map((f) => (spansOf(f).every((d) => d === spansOf(f)[0]) ? "repeat" : null)),
        documents: Int32Array.from(list, (f) => new Set(spansOf(f)).size),
        spans: Int32Array.from(list, (f) => spansOf(f).length),
        first: Int32Array.from(list, (f) => spansOf(f)[0]!),
      });
      own.close();
      const spans = await session.writeInto("spans", TABLES.spans);
      const familyOfSpan = new Int32Array(document.length);
      for (const f of list) familyOfSpan.fill(f, firstSpan[f], firstSpan[f + 1]);
      const place = Int32Array.from(document.keys());
      spans.add({ family: familyOfSpan, place, d: Int32Array.from(document), from: Int32Array.from(families.from), to: Int32Array.from(families.to) });
      spans.close();
    });
    await session.step("located", () => this.#locate());
    const [untied = 0, large = 0] = await session.numbers(
      `SELECT (SELECT count(DISTINCT d) FROM lone WHERE kind = ${TieKind.UNTIED}), (SELECT count FROM passage_limits WHERE code = 'large-family')`,
    );
    const { limitedPairs, limitedDocuments } = rows;
    return { untied, "large-family": large, "pair-too-repetitive": limitedPairs, "document-too-repetitive": limitedDocuments };
  }

  /** Where the spans of families stand in the texts, and the text of the first of each. */
  async #locate(): Promise<void> {
    const { session, executor, pace } = this.#run;
    const located = await session.writeInto("located", TABLES.located);
    const texts = await session.writeInto("family_texts", TABLES.family_texts);
    const parts: (Parameters<ReturnType<typeof locateSpans.open>>[0] & { readonly family: Int32Array; readonly place: Int32Array })[] = [];
    const sql = `SELECT family, place, d, "from", "to", (place = min(place) OVER (PARTITION BY family))::INTEGER FROM spans ORDER BY d, place`;
    for await (const { family, place, d, from, to, first } of session.read({ ...OCCURRENCES, first: "i32" }, sql))
      parts.push({ family, place, document: d, from, to, isTextWanted: Uint8Array.from(first) });
    await executor.run(locateSpans, this.#spooled, {
      parts,
      cost: parts.length * PART_TOKENS,
      pace,
      take({ start, end, texts: found }, { family, place, isTextWanted }) {
        located.add({ place, start, end });
        texts.add({ family: family.filter((_, x) => isTextWanted[x] === 1), text: found });
      },
    });
    located.close();
    texts.close();
  }
}

/** Small numbers for publishers, equal ones for one; 0 for none. */
function numbersOf(publisher: BigInt64Array): Uint32Array {
  const numbers = new Map<bigint, number>([[0n, 0]]);
  return Uint32Array.from(publisher, (one) => {
    if (!numbers.has(one)) numbers.set(one, numbers.size);
    return numbers.get(one)!;
  });
}

function writeTies(found: ReturnType<ReturnType<typeof tieStage.open>>, { ties, lone }: { readonly ties: TableWriter; readonly lone: TableWriter }): void {
  const { kind, a, b, i, j, repeats } = found;
  const rows = Int32Array.from(kind.keys());
  const tied = rows.filter((x) => kind[x] === TieKind.TIE);
  const take = (column: Int32Array): Int32Array => tied.map((x) => column[x]!);
  ties.add({ a: tied.map((x) => Number(a[x])), b: tied.map((x) => Number(b[x])), i: take(i), j: take(j), repeats: take(repeats) });
  // once a batch: a document may repeat itself a thousand times
  for (const one of [TieKind.REPEAT, TieKind.UNTIED]) {
    const documents = Int32Array.from(new Set(rows.filter((x) => kind[x] === one).map((x) => Number(a[x]))));
    lone.add({ kind: new Int32Array(documents.length).fill(one), d: documents });
  }
}

function alignedRows({ a, b, runs, spans, ...rows }: PassageRows): BatchOf<typeof ALIGNED> {
  const json = ({ offsets, values }: PassageRows["runs"]): string[] => Array.from(a, (_, x) => `[${values.subarray(offsets[x], offsets[x + 1]).join(",")}]`);
  return { ...rows, a: Int32Array.from(a, Number), b: Int32Array.from(b, Number), runs: json(runs), spans: json(spans) };
}

/** Hashes that stand twice, and some others. */
class RepeatedHashes {
  /** Bits of those. */
  readonly twice: Uint32Array;
  readonly #once: BitFilter;
  readonly #twice: BitFilter;

  /** @param count of hashes, about. */
  constructor(count: number) {
    let bits = 1 << 16;
    while (bits < 4 * count && bits < 2 ** 30) bits *= 2;
    this.twice = new Uint32Array(bits / 32);
    this.#once = new BitFilter(bits);
    this.#twice = new BitFilter(this.twice);
  }

  add(hash: number): void {
    if (this.#once.mayHave(hash)) this.#twice.add(hash);
    else this.#once.add(hash);
  }
}
