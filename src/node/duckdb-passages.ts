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
import { closeSync, openSync, rmSync, writeSync } from "node:fs";
import { BitFilter } from "../arrays/bit-filter.js";
import { allowedBy, areCompared, type PairFilter } from "../corpus/pair-filter.js";
import { type FamilyColumns, findFamilies } from "../families/families.js";
import type { PassageColumns } from "../families/passage-columns.js";
import { saveModel } from "../information/model-bytes.js";
import { bitsFromSixteenths } from "../kernels/log2.js";
import type { Executor } from "../run/executor.js";
import { type Pace, takeTurns } from "../run/pace.js";
import type { PairLists } from "../seeds/ties.js";
import type { ResolvedDetectOptions } from "../settings/options.js";
import { THRESHOLD_NAMES, type Thresholds, thresholdsOf } from "../settings/thresholds.js";
import { AlignedRows } from "../stages/families.js";
import { SEED_ROW } from "../stages/seed.js";
import { TieKind, tieStage } from "../stages/tie.js";
import type { WordModel } from "../types/word-model.js";
import { type DuckDbTables, inGroups } from "./duckdb-tables.js";
import type { NumberedDocuments } from "./spooled-documents.js";
import {
  alignSpooled,
  type DocumentRange,
  hashSeeds,
  type SpooledRun,
  type SpooledTasks,
  spooledOptions,
  type TiesOfDocuments,
  worthSpooled,
  writeSeeds,
} from "./spooled-stages.js";

/** Tokens of the texts of a part: what is made ready of them takes 150 bytes a token. */
const PART_TOKENS = 1 << 20;
/** The same where pairs are aligned: the more of them a part has, the fewer texts are made ready again. */
const ALIGNED_TOKENS = 1 << 21;
/** The same where only measured tokens are read. */
const WORTH_TOKENS = 1 << 19;
/** Rows of seeds in one batch, at least. */
const BATCH_ROWS = 1 << 18;
/** Rows that DuckDB sorts at once. */
const SORTED_ROWS = 1 << 22;
/** What a pair costs beside its texts, in tokens. */
const PAIR_TOKENS = 64;
/** Parts that are handed out together. */
const ROUND_PARTS = 16;

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
  readonly executor: Executor;
  readonly pace: Pace;
  readonly options: ResolvedDetectOptions;
}

/** @param model of all documents, or the given one. */
export async function stagedPassages(search: StagedSearch, model: WordModel): Promise<StagedPassages> {
  const { documents, options } = search;
  const isAgainst = options.against === undefined ? new Uint8Array(0) : documents.isAgainst;
  const thresholds = thresholdsOf(documents, options, isAgainst);
  const given = Object.fromEntries(THRESHOLD_NAMES.map((name) => [name, bitsFromSixteenths(thresholds[name])]));
  const run = new StagedRun({ ...search, options: { ...options, thresholds: given } }, { isAgainst, model });
  await run.seed();
  await run.tie();
  await run.align();
  return { ...(await run.families()), thresholds };
}

class StagedRun {
  readonly #search: StagedSearch;
  readonly #filter: PairFilter;
  readonly #measuredPath: string;
  readonly #rows = new AlignedRows();
  /** What parts on other threads read. */
  readonly #spooled: SpooledRun;
  /** By document: 1 where it has a seed twice; where no partner was allowed. */
  readonly #repeats: Uint8Array;
  readonly #untied: Uint8Array;

  constructor(search: StagedSearch, { isAgainst, model }: { readonly isAgainst: Uint8Array; readonly model: WordModel }) {
    const { documents, options } = search;
    this.#search = search;
    this.#measuredPath = `${documents.records.path}-measured`;
    this.#spooled = { records: documents.records, options: spooledOptions(options), modelId: model.id, modelBytes: saveModel(model) };
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
    const { documents, tables, pace, executor } = this.#search;
    const { numDocuments, numTokens } = documents;
    const parts = this.#ranges();
    const repeated = new RepeatedHashes(numTokens);
    await executor.run(hashSeeds, this.#spooled, {
      parts,
      cost: SEED_COST * numTokens,
      pace,
      take({ hashes }, { to }) {
        for (const hash of hashes) repeated.add(hash);
        pace.report("seeds", to, 3 * numDocuments);
      },
    });
    await tables.create("seeds", SEED_TABLE);
    const file = openSync(this.#measuredPath, "w");
    await executor.run(
      writeSeeds,
      { ...this.#spooled, repeated: repeated.twice },
      {
        parts,
        cost: SEED_COST * numTokens,
        pace,
        take({ rows, measured }, { to }) {
          tables.append("seeds", SEED_TABLE, rows);
          const bytes = new Uint8Array(measured.buffer, measured.byteOffset, measured.byteLength);
          for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
          pace.report("seeds", numDocuments + to, 3 * numDocuments);
        },
      },
    );
    closeSync(file);
  }

  /** Ranges of documents, each a part. */
  #ranges(): DocumentRange[] {
    const { numDocuments, offsets } = this.#search.documents;
    const ranges: DocumentRange[] = [];
    for (let from = 0, to = 0; from < numDocuments; from = to) {
      do to++;
      while (to < numDocuments && offsets[to + 1]! - offsets[from]! <= PART_TOKENS);
      ranges.push({ from, to });
    }
    return ranges;
  }

  /** Writes what seeds tie into a table. */
  async tie(): Promise<void> {
    const { documents, tables, pace, options } = this.#search;
    const run = tieStage.open(options);
    const { numDocuments } = documents;
    await tables.create("ties", TIE_TABLE);
    const { count } = await tables.one("SELECT count(*) AS count FROM seeds", { count: "i64" });
    const numParts = Math.ceil(count / SORTED_ROWS) || 1;
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
        this.#takeTies(kind, { a: Int32Array.from(a, Number), b: Int32Array.from(b, Number), ...places });
        await pace.breathe();
      }
      pace.report("seeds", 2 * numDocuments + Math.floor((numDocuments * (part + 1)) / numParts), 3 * numDocuments);
    }
    await tables.drop("seeds");
  }

  #takeTies(kind: Int32Array, columns: Readonly<Record<keyof typeof TIE_TABLE, Int32Array>>): void {
    const kept = kind.map((_, x) => x).filter((x) => kind[x] === TieKind.TIE);
    for (let x = 0; x < kind.length; x++) {
      if (kind[x] === TieKind.REPEAT) this.#repeats[columns.a[x]!] = 1;
      if (kind[x] === TieKind.UNTIED) this.#untied[columns.a[x]!] = 1;
    }
    const take = (column: Int32Array): Int32Array => kept.map((x) => column[x]!);
    const { a, b, i, j, repeats } = columns;
    this.#search.tables.append("ties", TIE_TABLE, { a: take(a), b: take(b), i: take(i), j: take(j), repeats: take(repeats) });
  }

  /** Aligns all that is tied. */
  async align(): Promise<void> {
    const { documents, tables } = this.#search;
    const tasks = new TaskBuilder(documents, (parts) => this.#alignParts(parts));
    let document = 0;
    const addUpTo = async (end: number): Promise<void> => {
      for (; document < end; document++) if (this.#repeats[document] === 1) await tasks.addItself(document);
    };
    const ties = new TieBuilder(documents, async (parts) => {
      for (const { a, document: b, rows } of await this.#worthy(parts))
        for (const row of rows) {
          if (document <= a[row]!) await addUpTo(a[row]! + 1);
          // most of them fill no round
          const rest = tasks.addPair(a[row]!, b[row]!);
          if (rest) await rest;
        }
    });
    for await (const [from, to] of this.#tieRanges()) {
      // of places that follow each other in one run the first says all; of a seed that stands twice in a document each is asked for itself
      const sql = `SELECT a, b, i, j, repeats FROM (SELECT *, lag(i) OVER (PARTITION BY a, b, j - i, repeats ORDER BY i) AS before FROM ties WHERE a >= ${from} AND a < ${to})
        WHERE before IS NULL OR i - before > 1 OR (repeats > 0 AND i <> before) ORDER BY a, b, i, j, repeats`;
      for await (const rows of tables.rows(sql, TIE_TABLE))
        for (let x = 0; x < rows.a.length; x++) {
          const rest = ties.add(rows.a[x]!, rows.b[x]!, [rows.i[x]!, rows.j[x]!, rows.repeats[x]!]);
          if (rest) await rest;
        }
    }
    await ties.flush();
    await addUpTo(documents.numDocuments);
    await tasks.flush();
    await tables.drop("ties");
    rmSync(this.#measuredPath, { force: true });
  }

  /** The rows of pairs that are worth it. */
  async #worthy(parts: readonly TiesOfDocuments[]): Promise<(TiesOfDocuments & { readonly rows: Int32Array })[]> {
    const { executor, pace, documents, options } = this.#search;
    const found: (TiesOfDocuments & { readonly rows: Int32Array })[] = [];
    await executor.run(
      worthSpooled,
      { path: this.#measuredPath, offsets: documents.offsets, options: spooledOptions(options) },
      {
        parts,
        cost: WORTH_TOKENS * parts.length,
        pace,
        take: ({ rows }, part) => {
          found.push({ ...part, rows });
        },
      },
    );
    return found;
  }

  /** Ranges of first documents whose ties are sorted at once. */
  async *#tieRanges(): AsyncGenerator<readonly [from: number, to: number]> {
    const schema = { a: "i32", count: "i64" } as const;
    let [from, size] = [0, 0];
    const ends: number[] = [];
    for await (const { a, count } of this.#search.tables.rows("SELECT a, count(*) AS count FROM ties GROUP BY a ORDER BY a", schema))
      for (let x = 0; x < a.length; x++) {
        size += Number(count[x]);
        if (size < SORTED_ROWS) continue;
        ends.push(a[x]! + 1);
        size = 0;
      }
    ends.push(this.#search.documents.numDocuments);
    for (const to of ends) {
      yield [from, to];
      from = to;
    }
  }

  async #alignParts(parts: readonly SpooledTasks[]): Promise<void> {
    const { pace, documents, executor } = this.#search;
    await executor.run(alignSpooled, this.#spooled, {
      parts,
      cost: 2 * ALIGNED_TOKENS * parts.length,
      pace,
      take: (rows, { a }) => {
        this.#rows.add(rows, Number);
        pace.report("passages", a[a.length - 1]!, documents.numDocuments);
      },
    });
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
    const tasks = new TaskBuilder(this.#search.documents, (parts) => this.#alignParts(parts));
    for (let a = 0; a + 1 < first.length; a++) for (const b of partners.subarray(first[a]!, first[a + 1]!)) await tasks.addPair(a, b);
    await tasks.flush();
  }
}

/** What a token costs that is seeded, in tokens that are looked at. */
const SEED_COST = 4;

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

/** What is put together of rows of pairs: parts of so many tokens, ROUND_PARTS of them at a time. */
abstract class PartBuilder<Part> {
  readonly #documents: NumberedDocuments;
  readonly #partTokens: number;
  readonly #take: (parts: readonly Part[]) => Promise<void>;
  #parts: Part[] = [];
  #tokens = 0;
  /** Documents of the part. */
  readonly #known = new Set<number>();
  /** By row. */
  protected a: number[] = [];
  protected document: number[] = [];

  constructor(documents: NumberedDocuments, { partTokens, take }: { readonly partTokens: number; take(parts: readonly Part[]): Promise<void> }) {
    this.#documents = documents;
    this.#partTokens = partTokens;
    this.#take = take;
  }

  /** The part that is put together, which is given up. */
  protected abstract part(): Part;

  /** Begins a new part if this one is full. */
  protected makeRoom(): void {
    if (this.#tokens >= this.#partTokens) this.#endPart();
  }

  protected push(a: number, document: number): void {
    this.a.push(a);
    this.document.push(document);
    this.#tokens += PAIR_TOKENS;
    for (const one of a === document ? [a] : [a, document]) {
      if (this.#known.has(one)) continue;
      this.#known.add(one);
      this.#tokens += this.#documents.offsets[one + 1]! - this.#documents.offsets[one]!;
    }
  }

  /** Hands out what is left. */
  async flush(): Promise<void> {
    this.#endPart();
    await this.handOut(1);
  }

  protected handOut(least = ROUND_PARTS): Promise<void> | undefined {
    if (this.#parts.length < least) return undefined;
    const parts = this.#parts;
    this.#parts = [];
    return this.#take(parts);
  }

  #endPart(): void {
    if (this.a.length === 0) return;
    this.#parts.push(this.part());
    this.#tokens = 0;
    this.#known.clear();
  }
}

/** Puts together what is to be asked whether it is worth it. */
class TieBuilder extends PartBuilder<TiesOfDocuments> {
  #ends: number[] = [];
  #ties: number[] = [];

  constructor(documents: NumberedDocuments, take: (parts: readonly TiesOfDocuments[]) => Promise<void>) {
    super(documents, { partTokens: WORTH_TOKENS, take });
  }

  /** A place by which b is tied to a; those of one pair follow each other. */
  add(a: number, b: number, tie: readonly number[]): Promise<void> | undefined {
    const last = this.a.length - 1;
    const isSame = last >= 0 && this.a[last] === a && this.document[last] === b;
    if (!isSame) {
      this.makeRoom();
      this.push(a, b);
    }
    this.#ties.push(...tie);
    this.#ends[this.a.length - 1] = this.#ties.length;
    return isSame ? undefined : this.handOut();
  }

  protected part(): TiesOfDocuments {
    const part = { a: Int32Array.from(this.a), document: Int32Array.from(this.document), ends: Int32Array.from(this.#ends), ties: Int32Array.from(this.#ties) };
    [this.a, this.document, this.#ends, this.#ties] = [[], [], [], []];
    return part;
  }
}

/** Puts together what is to be aligned; documents and pairs come ascending by their first document. */
class TaskBuilder extends PartBuilder<SpooledTasks> {
  #itself: number[] = [];

  constructor(documents: NumberedDocuments, take: (parts: readonly SpooledTasks[]) => Promise<void>) {
    super(documents, { partTokens: ALIGNED_TOKENS, take });
  }

  /** A document that is searched for repeats inside, before its pairs. */
  addItself(a: number): Promise<void> | undefined {
    this.makeRoom();
    this.#add(a, a, 1);
    return this.handOut();
  }

  addPair(a: number, b: number): Promise<void> | undefined {
    this.makeRoom();
    if (this.a.at(-1) !== a) this.#add(a, a, 0);
    this.#add(a, b, 0);
    return this.handOut();
  }

  #add(a: number, b: number, itself: number): void {
    this.push(a, b);
    this.#itself.push(itself);
  }

  protected part(): SpooledTasks {
    const part = { a: Int32Array.from(this.a), document: Int32Array.from(this.document), itself: Int32Array.from(this.#itself) };
    [this.a, this.document, this.#itself] = [[], [], []];
    return part;
  }
}
