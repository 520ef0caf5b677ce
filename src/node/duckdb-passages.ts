/**
 * Node: `documents` and `signed` of a session -> passages and families, those of `detect`. DuckDB sorts and groups; stages seed, tie, measure and align (docs/stages.md), on
 * threads; texts lie in a file beside the database, where each thread reads those of its part.
 *
 *   documents ─► records, model ─► seeds (those that stand twice) ─► ties ─► tied ─► aligned ─► families ─► pairs of small families ─► aligned ─► families
 *                duckdb-passage-inputs.ts       here                                 duckdb-alignments.ts
 *
 * In memory are 50 bytes a document, a byte a token for the filter of seeds, parts at work, and 100 to 150 bytes a passage.
 */
import { BitFilter } from "../arrays/bit-filter.js";
import type { BatchOf } from "../stages/columns.js";
import { TieKind, tieStage } from "../stages/tie.js";
import { alignTied, completeFamilies, type PassageLimits, reportPassages } from "./duckdb-alignments.js";
import {
  cutByDocument,
  type PassageRun,
  type PreparedPassageRun,
  preparePassageRun,
  removePassageFiles,
  SEEDS,
  TABLES,
  TIES,
} from "./duckdb-passage-inputs.js";
import type { TableWriter } from "./duckdb-session.js";
import { cutIntoGroups } from "./grouped-batches.js";
import { TieBuilder, WORTH_TOKENS } from "./passage-parts.js";
import { AppendedFile } from "./record-file.js";
import { type DocumentRange, hashSeeds, type TiesOfDocuments, worthSpooled, writeSeeds } from "./spooled-stages.js";

/** Tokens of the texts of a part that is seeded. */
const PART_TOKENS = 1 << 18;
/** What a token costs that is seeded, in tokens that are looked at. */
const SEED_COST = 4;
/** Rows of seeds in one batch, at least; rows that DuckDB sorts at once, in one step. */
const BATCH_ROWS = 1 << 18;
const SORTED_ROWS = 1 << 22;

/** Makes the tables `aligned`, `family_of`, `families`, `spans`, `located` and `family_texts`; returns what hit a bound. */
export async function findPassagesInDuckDB(given: PassageRun): Promise<PassageLimits> {
  const run = await preparePassageRun(given);
  await writeSeedTable(run);
  await tieSeeds(run);
  await emptyTable(run, "seeds");
  await chooseWorthy(run);
  await emptyTable(run, "ties");
  await alignTied(run);
  await completeFamilies(run);
  const limits = await reportPassages(run);
  removePassageFiles(run);
  return limits;
}

/** Gives up the rows of a table that was read for the last time. A later run finds it empty, and the steps that read it finished. */
async function emptyTable({ session }: PreparedPassageRun, table: "seeds" | "ties"): Promise<void> {
  await session.step(`${table} are read`, async () => {
    await session.run(`DROP TABLE ${table}`);
    (await session.writeInto(table, TABLES[table])).close();
  });
}

/** Writes the seeds that stand twice, and some others, into a table; and measures all documents. */
function writeSeedTable({ session, pace, executor, numDocuments, facts, spooled, measured: measuredPath }: PreparedPassageRun): Promise<void> {
  return session.step("seeds", async () => {
    const parts = rangesOf(facts.offsets);
    const cost = SEED_COST * facts.offsets[numDocuments]!;
    const repeated = new RepeatedHashes(facts.offsets[numDocuments]!);
    await executor.run(hashSeeds, spooled, {
      parts,
      cost,
      pace,
      take({ hashes }, { to }) {
        for (const hash of hashes) repeated.add(hash);
        pace.report("seeds", to, 3 * numDocuments);
      },
    });
    const writer = await session.writeInto("seeds", TABLES.seeds);
    const file = new AppendedFile(measuredPath);
    await executor.run(
      writeSeeds,
      { ...spooled, repeated: repeated.twice },
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
function rangesOf(offsets: Float64Array): DocumentRange[] {
  const numDocuments = offsets.length - 1;
  const ranges: DocumentRange[] = [];
  for (let from = 0, to = 0; from < numDocuments; from = to) {
    do to++;
    while (to < numDocuments && offsets[to + 1]! - offsets[from]! <= PART_TOKENS);
    ranges.push({ from, to });
  }
  return ranges;
}

/** Writes what seeds tie into tables: `ties`, and documents that stand alone there, `lone`. */
async function tieSeeds(passageRun: PreparedPassageRun): Promise<void> {
  const { session, pace, numDocuments, options } = passageRun;
  const run = tieStage.open(options);
  const [count = 0] = await session.numbers("SELECT count(*) FROM seeds");
  const numParts = Math.ceil(count / SORTED_ROWS) || 1;
  for (let part = 0; part < numParts; part++)
    await session.step(`ties ${part}`, async () => {
      const writers = { ties: await session.writeInto("ties", TABLES.ties), lone: await session.writeInto("lone", TABLES.lone) };
      const sql = `SELECT ${Object.keys(SEEDS).join(", ")} FROM seeds WHERE (hash & 65535) % ${numParts} = ${part} ORDER BY hash, document, token`;
      for await (const rows of cutIntoGroups(session.read(SEEDS, sql), ["hash"], BATCH_ROWS)) {
        writeTies(run(withFacts(passageRun, rows as BatchOf<typeof SEEDS>)), writers);
        await pace.breathe();
      }
      writers.ties.close();
      writers.lone.close();
      pace.report("seeds", 2 * numDocuments + Math.floor((numDocuments * (part + 1)) / numParts), 3 * numDocuments);
    });
}

function withFacts(
  { facts: { start, end, publisher, isAgainst } }: PreparedPassageRun,
  rows: BatchOf<typeof SEEDS>,
): Parameters<ReturnType<typeof tieStage.open>>[0] {
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
async function chooseWorthy(run: PreparedPassageRun): Promise<void> {
  const { session, facts } = run;
  for (const [from, to] of await cutByDocument(run, "ties", SORTED_ROWS))
    await session.step(`tied ${from}`, async () => {
      const writer = await session.writeInto("tied", TABLES.tied);
      const ties = new TieBuilder(facts.offsets, (parts) => writeWorthy(run, parts, writer));
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

async function writeWorthy(
  { executor, pace, facts, spooled, measured }: PreparedPassageRun,
  parts: readonly TiesOfDocuments[],
  writer: TableWriter,
): Promise<void> {
  const input = { path: measured, offsets: facts.offsets, options: spooled.options };
  await executor.run(worthSpooled, input, {
    parts,
    cost: WORTH_TOKENS * parts.length,
    pace,
    take({ rows }, { a, document }) {
      writer.add({ a: rows.map((row) => a[row]!), b: rows.map((row) => document[row]!) });
    },
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
