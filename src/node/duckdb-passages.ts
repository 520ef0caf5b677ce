/**
 * Node: the passage search of documents that do not fit into memory, by the stages (stages/seed.ts, tie.ts, align.ts) and DuckDB. Input documents in a
 * file, output the passages and families that `detect` finds, byte for byte.
 *
 *   documents ─► seeds (those that stand twice) ─► table, ordered by hash ─► ties ─► table, ordered by document ─► tasks with texts ─► passages
 *                                                                                                        ▲                              │
 *                                                                              pairs of small families ──┴──────────── families ◄───────┘
 *
 * In memory are 60 bytes a document, a byte a token for the filter of seeds, one batch, and 100 to 150 bytes a passage.
 */
import { BitFilter } from "../arrays/bit-filter.js";
import { allowedBy, areCompared, type PairFilter } from "../corpus/pair-filter.js";
import { type FamilyColumns, findFamilies } from "../families/families.js";
import type { PassageColumns } from "../families/passage-columns.js";
import { bitsFromSixteenths } from "../kernels/log2.js";
import { type Pace, takeTurns } from "../run/pace.js";
import type { PairLists } from "../seeds/ties.js";
import type { ResolvedDetectOptions } from "../settings/options.js";
import { THRESHOLD_NAMES, type Thresholds, thresholdsOf } from "../settings/thresholds.js";
import { type AlignTasks, alignStage, TIE_STRIDE } from "../stages/align.js";
import { AlignedRows } from "../stages/families.js";
import { prepareBatch } from "../stages/passage-batch.js";
import { SEED_ROW, seedRows, visitSeeds } from "../stages/seed.js";
import { TieKind, tieStage } from "../stages/tie.js";
import type { WordModel } from "../types/word-model.js";
import { type DuckDbTables, inGroups } from "./duckdb-tables.js";
import type { NumberedDocuments } from "./spooled-documents.js";

/** Tokens of a batch of documents: what is made ready of them takes 150 bytes a token. */
const BATCH_TOKENS = 1 << 20;
/** Rows of seeds in one batch, at least. */
const BATCH_ROWS = 1 << 18;
/** Rows that DuckDB sorts at once. */
const PART_ROWS = 1 << 22;
/** What a pair costs a batch beside its texts, in tokens. */
const PAIR_TOKENS = 32;

const SEED_TABLE = { ...SEED_ROW, document: "i32" } as const;
const TIE_TABLE = { a: "i32", b: "i32", i: "i32", j: "i32", repeats: "i32" } as const;

/** What the search found, as `detect` has it. */
export interface StagedPassages {
  readonly passages: PassageColumns;
  readonly families: FamilyColumns;
  readonly thresholds: Thresholds;
  /** Documents for which no partner that the filters allow was found; families whose pairs are not all there; pairs and documents that repeat themselves too often. */
  readonly untied: number;
  readonly large: number;
  readonly limitedPairs: number;
  readonly limitedDocuments: number;
}

interface StagedSearch {
  readonly documents: NumberedDocuments;
  readonly tables: DuckDbTables;
  readonly pace: Pace;
  readonly options: ResolvedDetectOptions;
}

/** @param model of all documents, or the given one. */
export async function stagedPassages(search: StagedSearch, model: WordModel): Promise<StagedPassages> {
  const { documents, options } = search;
  const isAgainst = options.against === undefined ? new Uint8Array(0) : documents.isAgainst;
  const thresholds = thresholdsOf(documents, options, isAgainst);
  const given = Object.fromEntries(THRESHOLD_NAMES.map((name) => [name, bitsFromSixteenths(thresholds[name])]));
  const run = new StagedRun({ ...search, options: { ...options, model, thresholds: given } }, isAgainst);
  await run.seed();
  await run.tie();
  await run.align();
  return { ...(await run.families()), thresholds };
}

class StagedRun {
  readonly #search: StagedSearch;
  readonly #filter: PairFilter;
  readonly #rows = new AlignedRows();
  /** By document: 1 where it has a seed twice; where no partner was allowed. */
  readonly #repeats: Uint8Array;
  readonly #untied: Uint8Array;

  constructor(search: StagedSearch, isAgainst: Uint8Array) {
    const { documents, options } = search;
    this.#search = search;
    this.#repeats = new Uint8Array(documents.numDocuments);
    this.#untied = new Uint8Array(documents.numDocuments);
    this.#filter = {
      sources: options.otherSourceOnly ? documents.publishers : new Uint32Array(0),
      startMs: options.withinMs === Number.POSITIVE_INFINITY ? new Float64Array(0) : documents.startMs,
      endMs: documents.endMs,
      withinMs: options.withinMs,
      isAgainst,
    };
  }

  /** Writes the seeds that stand twice, and some others, into a table. */
  async seed(): Promise<void> {
    const { documents, tables, pace } = this.#search;
    const repeated = new RepeatedHashes(documents.numTokens);
    for (const [from, to] of this.#ranges()) {
      visitSeeds(this.#prepared(from, to), (lo) => repeated.add(lo));
      pace.report("seeds", to, 3 * documents.numDocuments);
      await pace.breathe();
    }
    await tables.create("seeds", SEED_TABLE);
    for (const [from, to] of this.#ranges()) {
      const { longer, ...rows } = seedRows(this.#prepared(from, to), (lo) => repeated.has(lo));
      const [quoted, candidate, plain, twice] = longer as [Int32Array, Int32Array, Int32Array, Int32Array];
      const document = Int32Array.from(rows.document, (x) => from + x);
      await tables.append("seeds", SEED_TABLE, { ...rows, document, quoted, candidate, plain, twice });
      pace.report("seeds", documents.numDocuments + to, 3 * documents.numDocuments);
      await pace.breathe();
    }
  }

  /** Ranges of documents, each a batch. */
  *#ranges(): Generator<readonly [from: number, to: number]> {
    const { numDocuments, offsets } = this.#search.documents;
    for (let from = 0, to = 0; from < numDocuments; from = to) {
      do to++;
      while (to < numDocuments && offsets[to + 1]! - offsets[from]! <= BATCH_TOKENS);
      yield [from, to];
    }
  }

  #prepared(from: number, to: number) {
    const { documents, options } = this.#search;
    return prepareBatch(
      Array.from({ length: to - from }, (_, x) => documents.read(from + x)),
      options,
    );
  }

  /** Writes what seeds tie into a table. */
  async tie(): Promise<void> {
    const { documents, tables, pace, options } = this.#search;
    const run = tieStage.open(options);
    const { numDocuments } = documents;
    await tables.create("ties", TIE_TABLE);
    const { count } = await tables.one("SELECT count(*) AS count FROM seeds", { count: "i64" });
    const numParts = Math.ceil(count / PART_ROWS) || 1;
    for (let part = 0; part < numParts; part++) {
      const sql = `SELECT ${Object.keys(SEED_TABLE).join(", ")} FROM seeds WHERE (hash & 65535) % ${numParts} = ${part} ORDER BY hash, document, token`;
      for await (const rows of inGroups(tables.rows(sql, SEED_TABLE), { schema: SEED_TABLE, by: "hash", least: BATCH_ROWS })) {
        const of = <C extends Float64Array | Int32Array>(column: C, numberOf: (document: number) => number): C => {
          for (let x = 0; x < column.length; x++) column[x] = numberOf(rows.document[x]!);
          return column;
        };
        const size = rows.document.length;
        const { kind, a, b, ...places } = run({
          ...rows,
          document: BigInt64Array.from(rows.document, BigInt),
          start: of(new Float64Array(size), (d) => documents.startMs[d]!),
          end: of(new Float64Array(size), (d) => documents.endMs[d]!),
          publisher: BigInt64Array.from(rows.document, (d) => BigInt(documents.publishers[d]!)),
          against: of(new Int32Array(size), (d) => documents.isAgainst[d]!),
        });
        await this.#takeTies(kind, { a: Int32Array.from(a, Number), b: Int32Array.from(b, Number), ...places });
        await pace.breathe();
      }
      pace.report("seeds", 2 * numDocuments + Math.floor((numDocuments * (part + 1)) / numParts), 3 * numDocuments);
    }
    await tables.run("DROP TABLE seeds");
  }

  async #takeTies(kind: Int32Array, columns: Readonly<Record<keyof typeof TIE_TABLE, Int32Array>>): Promise<void> {
    const kept = kind.map((_, x) => x).filter((x) => kind[x] === TieKind.TIE);
    for (let x = 0; x < kind.length; x++) {
      if (kind[x] === TieKind.REPEAT) this.#repeats[columns.a[x]!] = 1;
      if (kind[x] === TieKind.UNTIED) this.#untied[columns.a[x]!] = 1;
    }
    const take = (column: Int32Array): Int32Array => kept.map((x) => column[x]!);
    const { a, b, i, j, repeats } = columns;
    await this.#search.tables.append("ties", TIE_TABLE, { a: take(a), b: take(b), i: take(i), j: take(j), repeats: take(repeats) });
  }

  /** Aligns all that is tied. */
  async align(): Promise<void> {
    const { documents, tables } = this.#search;
    const tasks = new TaskBuilder(documents, (batch) => this.#alignBatch(batch));
    let document = 0;
    const takeUpTo = async (a: number): Promise<void> => {
      for (; document <= a && document < documents.numDocuments; document++) if (this.#repeats[document] === 1) await tasks.addItself(document);
    };
    for await (const [from, to] of this.#tieRanges()) {
      // of places that follow each other in one run the first says all; of a seed that stands twice in a document each is asked for itself
      const sql = `SELECT a, b, i, j, repeats FROM (SELECT *, lag(i) OVER (PARTITION BY a, b, j - i, repeats ORDER BY i) AS before FROM ties WHERE a >= ${from} AND a < ${to})
        WHERE before IS NULL OR i - before > 1 OR (repeats > 0 AND i <> before) ORDER BY a, b, i, j, repeats`;
      for await (const rows of tables.rows(sql, TIE_TABLE))
        for (let x = 0; x < rows.a.length; x++) {
          if (document <= rows.a[x]!) await takeUpTo(rows.a[x]!);
          await tasks.addTie(rows.a[x]!, rows.b[x]!, [rows.i[x]!, rows.j[x]!, rows.repeats[x]!]);
        }
    }
    await takeUpTo(documents.numDocuments);
    await tasks.flush();
    await tables.run("DROP TABLE ties");
  }

  /** Ranges of first documents whose ties are sorted at once. */
  async *#tieRanges(): AsyncGenerator<readonly [from: number, to: number]> {
    const schema = { a: "i32", count: "i64" } as const;
    let [from, size] = [0, 0];
    const ends: number[] = [];
    for await (const { a, count } of this.#search.tables.rows("SELECT a, count(*) AS count FROM ties GROUP BY a ORDER BY a", schema))
      for (let x = 0; x < a.length; x++) {
        size += Number(count[x]);
        if (size < PART_ROWS) continue;
        ends.push(a[x]! + 1);
        size = 0;
      }
    ends.push(this.#search.documents.numDocuments);
    for (const to of ends) {
      yield [from, to];
      from = to;
    }
  }

  async #alignBatch(batch: AlignTasks): Promise<void> {
    const { pace, options, documents } = this.#search;
    this.#rows.add(alignStage.open(options)(batch), Number);
    pace.report("passages", Math.min(documents.numDocuments, Number(batch.a[batch.a.length - 1])), documents.numDocuments);
    await pace.breathe();
  }

  /** Joins passages to families, and aligns the pairs of small ones that no tie made. */
  async families(): Promise<Omit<StagedPassages, "thresholds">> {
    const { documents, options, pace } = this.#search;
    const { numDocuments } = documents;
    const allows = allowedBy(this.#filter);
    const mayCompare = (a: number, b: number): boolean => areCompared(this.#filter.isAgainst, a, b) && allows(a, b);
    const { pairs, large } = this.#rows.pairsToComplete(numDocuments, { most: options.limits.familyPairs, mayCompare });
    await this.#alignPairs(pairs);
    const passages = this.#rows.passages(numDocuments);
    const families = await takeTurns(
      findFamilies(passages, (x, y) => x - y),
      pace,
    );
    const { limitedPairs, limitedDocuments } = this.#rows;
    return { passages, families, large, untied: this.#untied.reduce((sum, one) => sum + one, 0), limitedPairs, limitedDocuments };
  }

  async #alignPairs({ first, partners }: PairLists): Promise<void> {
    const tasks = new TaskBuilder(this.#search.documents, (batch) => this.#alignBatch(batch));
    for (let a = 0; a + 1 < first.length; a++) for (const b of partners.subarray(first[a]!, first[a + 1]!)) await tasks.addTie(a, b, []);
    await tasks.flush();
  }
}

/** Hashes that stand twice, and some others. */
class RepeatedHashes {
  readonly #once: BitFilter;
  readonly #twice: BitFilter;

  /** @param count of hashes, about. */
  constructor(count: number) {
    let bits = 1 << 16;
    while (bits < 4 * count && bits < 2 ** 30) bits *= 2;
    this.#once = new BitFilter(bits);
    this.#twice = new BitFilter(bits);
  }

  add(hash: number): void {
    if (this.#once.mayHave(hash)) this.#twice.add(hash);
    else this.#once.add(hash);
  }

  has(hash: number): boolean {
    return this.#twice.mayHave(hash);
  }
}

/** Puts pairs together to batches of about BATCH_TOKENS, with their texts. */
class TaskBuilder {
  readonly #documents: NumberedDocuments;
  readonly #take: (batch: AlignTasks) => Promise<void>;
  /** By row; and where its ties end. */
  #a: number[] = [];
  #document: number[] = [];
  #ends: number[] = [];
  #ties: number[] = [];
  #tokens = 0;
  /** Documents of the batch. */
  readonly #known = new Set<number>();

  constructor(documents: NumberedDocuments, take: (batch: AlignTasks) => Promise<void>) {
    this.#documents = documents;
    this.#take = take;
  }

  /** A document that is searched for repeats inside. Before its pairs. */
  async addItself(a: number): Promise<void> {
    await this.#begin(a);
    this.#push(a, a, ITSELF);
  }

  /** A place by which b is tied to a, none where the pair is aligned whatever ties it. Pairs of one a follow each other, and places of one pair. */
  async addTie(a: number, b: number, tie: readonly number[]): Promise<void> {
    const last = this.#a.length - 1;
    if (last >= 0 && this.#a[last] === a && this.#document[last] === b) {
      this.#ties.push(...tie);
      this.#ends[last] = this.#ties.length;
      return;
    }
    await this.#begin(a);
    if (this.#a.at(-1) !== a) this.#push(a, a, []);
    this.#push(a, b, tie);
  }

  async #begin(a: number): Promise<void> {
    if (this.#tokens >= BATCH_TOKENS || (this.#a.at(-1) !== a && this.#tokens >= BATCH_TOKENS - BATCH_TOKENS / 8)) await this.flush();
  }

  #push(a: number, document: number, ties: readonly number[]): void {
    this.#a.push(a);
    this.#document.push(document);
    this.#ties.push(...ties);
    this.#ends.push(this.#ties.length);
    this.#tokens += PAIR_TOKENS;
    if (this.#known.has(document)) return;
    this.#known.add(document);
    this.#tokens += this.#documents.offsets[document + 1]! - this.#documents.offsets[document]!;
  }

  async flush(): Promise<void> {
    if (this.#a.length === 0) return;
    const documents = new Map(Array.from(this.#known, (d) => [d, this.#documents.read(d)]));
    const rows = this.#document.map((d) => documents.get(d)!);
    const batch: AlignTasks = {
      a: BigInt64Array.from(this.#a, BigInt),
      chunk: new Int32Array(this.#a.length),
      document: BigInt64Array.from(this.#document, BigInt),
      text: rows.map(({ text }) => text),
      source: rows.map(({ source }) => source),
      publishedAt: rows.map(({ publishedAt }) => publishedAt),
      ties: { offsets: Int32Array.from([0, ...this.#ends]), values: Int32Array.from(this.#ties) },
    };
    [this.#a, this.#document, this.#ends, this.#ties, this.#tokens] = [[], [], [], [], 0];
    this.#known.clear();
    await this.#take(batch);
  }
}

/** Any place: a document is not asked whether it is worth it to be searched. */
const ITSELF: readonly number[] = new Array(TIE_STRIDE).fill(0);
