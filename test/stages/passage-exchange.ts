/** The passage search as an engine runs it, without one: documents, seeds, pairs cut into parts and exchanged by key. */
import { intakeFor } from "../../src/api/prepare.js";
import type { Corpus } from "../../src/corpus/intake.js";
import { allowedBy, areCompared, createPairFilter, type PairFilter } from "../../src/corpus/pair-filter.js";
import type { PassageColumns } from "../../src/families/passage-columns.js";
import { bitsFromSixteenths } from "../../src/kernels/log2.js";
import { publisherOf } from "../../src/relations/publisher-names.js";
import { finish } from "../../src/run/pace.js";
import type { PairLists } from "../../src/seeds/ties.js";
import type { ResolvedDetectOptions } from "../../src/settings/options.js";
import { THRESHOLD_NAMES, type Thresholds } from "../../src/settings/thresholds.js";
import { type AlignTasks, alignStage } from "../../src/stages/align.js";
import { AlignedRows } from "../../src/stages/families.js";
import { seedStage } from "../../src/stages/seed.js";
import { TieKind, tieStage } from "../../src/stages/tie.js";
import { measureStage, TIE_STRIDE, worthStage } from "../../src/stages/worth.js";
import type { Document } from "../../src/types/document.js";

/** Documents as `detect` takes them in. */
export function corpusOf(documents: readonly Document[], options: ResolvedDetectOptions): Corpus {
  const intake = intakeFor(options, { needsTimes: false, byTime: true, hasAgainst: options.against !== undefined });
  for (const document of documents) intake.add(document);
  for (const document of (options.against ?? []) as Iterable<Document>) finish(intake.addAgainst(document));
  return finish(intake.finish());
}

export function filterOf({ documents, times, isAgainst }: Corpus, options: ResolvedDetectOptions): PairFilter {
  const publishers = documents.map(({ source, url }) => publisherOf(source, url)?.key);
  return createPairFilter(publishers, times, { ...options, isAgainst });
}

/** Options that a stage is opened with: what follows from all documents is given. */
export function stageOptions(options: ResolvedDetectOptions, thresholds: Thresholds): ResolvedDetectOptions {
  const bits = Object.fromEntries(THRESHOLD_NAMES.map((name) => [name, bitsFromSixteenths(thresholds[name])]));
  return { ...options, thresholds: bits };
}

export interface ExchangedPassages {
  readonly passages: PassageColumns;
  readonly untied: number;
  readonly large: number;
  readonly limitedPairs: number;
  readonly limitedDocuments: number;
}

/** @param parts that each step is cut into. @param options with model and thresholds. */
export function exchangedPassages(corpus: Corpus, options: ResolvedDetectOptions, parts: number): ExchangedPassages {
  const { documents, isAgainst } = corpus;
  const filter = filterOf(corpus, options);
  const ties = tie(seed(corpus, options, parts), { corpus, filter, options, parts });
  const rows = new AlignedRows();
  const run = alignStage.open(options);
  const align = (pairs: readonly Pair[], itself: ReadonlySet<number>): void => {
    for (const tasks of tasksOf(pairs, itself, parts)) rows.add(run(withTexts(tasks, documents, itself)), Number);
  };
  align(worthy(ties.pairs, { corpus, options, parts }), ties.itself);
  const allows = allowedBy(filter);
  const mayCompare = (a: number, b: number): boolean => areCompared(isAgainst, a, b) && allows(a, b);
  const { pairs, large } = rows.pairsToComplete(documents.length, { most: options.limits.familyPairs, mayCompare });
  align(listed(pairs), new Set());
  const { limitedPairs, limitedDocuments } = rows;
  return { passages: rows.passages(documents.length), untied: ties.untied.size, large, limitedPairs, limitedDocuments };
}

interface Pair {
  readonly a: number;
  readonly b: number;
}

function listed({ first, partners }: PairLists): Pair[] {
  const pairs: Pair[] = [];
  for (let a = 0; a + 1 < first.length; a++) for (const b of partners.subarray(first[a]!, first[a + 1]!)) pairs.push({ a, b });
  return pairs;
}

/** A seed as a row. */
interface SeedRow {
  readonly hash: bigint;
  readonly document: bigint;
  readonly token: number;
  readonly longer: readonly number[];
  readonly lengths: number;
  readonly cues: number;
}

/** The seeds of all documents, part by part. */
function seed({ documents }: Corpus, options: ResolvedDetectOptions, parts: number): SeedRow[] {
  const rows: SeedRow[] = [];
  const run = seedStage.open(options);
  for (let part = 0; part < parts; part++) {
    const own = documents.map((_, d) => d).filter((d) => d % parts === part);
    if (own.length === 0) continue;
    const { hash, document, token, quoted, candidate, plain, twice, lengths, cues } = run({
      document: BigInt64Array.from(own, BigInt),
      text: own.map((d) => documents[d]!.text),
    });
    for (let x = 0; x < hash.length; x++)
      rows.push({
        hash: hash[x]!,
        document: document[x]!,
        token: token[x]!,
        longer: [quoted[x]!, candidate[x]!, plain[x]!, twice[x]!],
        lengths: lengths[x]!,
        cues: cues[x]!,
      });
  }
  return rows;
}

interface TieSurroundings {
  readonly corpus: Corpus;
  readonly filter: PairFilter;
  readonly options: ResolvedDetectOptions;
  readonly parts: number;
}

/** Seeds exchanged by hash; what they tie, by pair of documents. */
function tie(rows: SeedRow[], { corpus, options, filter, parts }: TieSurroundings): { pairs: Map<string, number[]>; itself: Set<number>; untied: Set<bigint> } {
  const pairs = new Map<string, number[]>();
  const untied = new Set<bigint>();
  const itself = new Set<number>();
  const run = tieStage.open(options);
  const byHash = rows.sort((x, y) => compare(x.hash, y.hash) || compare(x.document, y.document) || x.token - y.token);
  for (let part = 0; part < parts; part++) {
    const own = byHash.filter(({ hash }) => Number(BigInt.asUintN(64, hash) % BigInt(parts)) === part);
    const { kind, a, b, i, j, repeats } = run(tieInput(own, { corpus, filter }));
    for (let x = 0; x < kind.length; x++) {
      if (kind[x] === TieKind.UNTIED) untied.add(a[x]!);
      else if (kind[x] === TieKind.REPEAT) itself.add(Number(a[x]!));
      else append(pairs, `${a[x]} ${b[x]}`, [i[x]!, j[x]!, repeats[x]!]);
    }
  }
  return { pairs, itself, untied };
}

function append(lists: Map<string, number[]>, key: string, values: readonly number[]): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [...values]);
  else list.push(...values);
}

function compare(x: bigint, y: bigint): number {
  return x < y ? -1 : x > y ? 1 : 0;
}

function tieInput(rows: readonly SeedRow[], { corpus: { times, isAgainst }, filter }: Pick<TieSurroundings, "corpus" | "filter">) {
  const longer = (level: number): Int32Array => Int32Array.from(rows, (row) => row.longer[level]!);
  const timeOf = (row: SeedRow) => times[Number(row.document)];
  return {
    hash: BigInt64Array.from(rows, ({ hash }) => hash),
    document: BigInt64Array.from(rows, ({ document }) => document),
    token: Int32Array.from(rows, ({ token }) => token),
    quoted: longer(0),
    candidate: longer(1),
    plain: longer(2),
    twice: longer(3),
    lengths: Int32Array.from(rows, ({ lengths }) => lengths),
    cues: Int32Array.from(rows, ({ cues }) => cues),
    start: Float64Array.from(rows, (row) => timeOf(row)?.startMs ?? Number.NaN),
    end: Float64Array.from(rows, (row) => timeOf(row)?.endMs ?? Number.NaN),
    publisher: BigInt64Array.from(rows, ({ document }) => BigInt(filter.sources[Number(document)] ?? 0)),
    against: Int32Array.from(rows, ({ document }) => isAgainst[Number(document)] ?? 0),
  };
}

/** Pairs exchanged by their first document, a row each, and one for the first document itself. */
function* tasksOf<P extends Pair>(pairs: readonly P[], itself: ReadonlySet<number>, parts: number): Generator<(P | Pair)[]> {
  for (let part = 0; part < parts; part++) {
    const own = pairs.filter(({ a }) => a % parts === part);
    const firsts = new Set([...own.map(({ a }) => a), ...[...itself].filter((a) => a % parts === part)]);
    if (firsts.size > 0) yield [...own, ...Array.from(firsts, (a) => ({ a, b: a }))].sort((x, y) => x.a - y.a || y.b - x.b);
  }
}

function withTexts(tasks: readonly Pair[], documents: readonly Document[], itself: ReadonlySet<number>): AlignTasks {
  return {
    a: BigInt64Array.from(tasks, ({ a }) => BigInt(a)),
    chunk: new Int32Array(tasks.length),
    document: BigInt64Array.from(tasks, ({ b }) => BigInt(b)),
    text: tasks.map(({ b }) => documents[b]!.text),
    source: tasks.map(({ b }) => documents[b]!.source ?? null),
    publishedAt: tasks.map(({ b }) => documents[b]!.publishedAt ?? null),
    itself: Int32Array.from(tasks, ({ a, b }) => Number(a === b && itself.has(a))),
  };
}

/** The pairs that are tied, of those that seeds bring together. */
function worthy(ties: Map<string, number[]>, { corpus: { documents }, options, parts }: Omit<TieSurroundings, "filter">): Pair[] {
  const measure = measureStage.open(options);
  const worth = worthStage.open(options);
  const { measured } = measure({ document: BigInt64Array.from(documents, (_, d) => BigInt(d)), text: documents.map(({ text }) => text) });
  const pairs = [...ties].map(([key, places]) => ({ a: Number(key.split(" ")[0]), b: Number(key.split(" ")[1]), places }));
  const tied: Pair[] = [];
  for (const tasks of tasksOf(pairs, new Set(), parts)) {
    const places = tasks.map((pair) => ("places" in pair ? pair.places : []));
    const offsets = new Int32Array(tasks.length + 1);
    places.forEach(({ length }, x) => {
      offsets[x + 1] = offsets[x]! + length;
    });
    if (offsets.some((offset) => offset % TIE_STRIDE !== 0)) throw new Error("a tie has three numbers");
    const { a, b } = worth({
      a: BigInt64Array.from(tasks, (pair) => BigInt(pair.a)),
      chunk: new Int32Array(tasks.length),
      document: BigInt64Array.from(tasks, (pair) => BigInt(pair.b)),
      measured: tasks.map((pair) => measured[pair.b]!),
      ties: { offsets, values: Int32Array.from(places.flat()) },
    });
    a.forEach((one, x) => {
      tied.push({ a: Number(one), b: Number(b[x]!) });
    });
  }
  return tied;
}
