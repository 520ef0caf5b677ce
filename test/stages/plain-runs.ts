/** `detect` without passages, and `deduplicate`, made of stages: what an engine's queries do, in plain JavaScript. */
import { UnionFind } from "../../src/arrays/union-find.js";
import { ANCHORED, CUT, CUT_INSIDE, SAME } from "../../src/stages/candidates.js";
import { stageNamed } from "../../src/stages/registry.js";
import type { Document } from "../../src/types/document.js";
import type { DeduplicateOptions } from "../../src/types/options.js";
import { groupBy, type PlainEngine, type Row } from "./plain-engine.js";

export interface PlainPair {
  readonly a: string;
  readonly b: string;
  readonly resemblance: number;
  readonly containmentA: number;
  readonly containmentB: number;
}

export interface PlainCluster {
  readonly documents: string[];
  readonly representative: string;
  readonly weakest: { readonly a: string; readonly b: string; readonly resemblance: number };
}

export interface PlainNearDuplicates {
  readonly pairs: PlainPair[];
  readonly clusters: PlainCluster[];
  /** Documents that were not compared with all, or not listed with all; the same of identical ones; those of either that have no pair. */
  readonly cut: readonly [all: number, inside: number, withoutPair: number];
}

/** Documents without those whose id has come before. */
function distinct(documents: readonly Document[]): Document[] {
  const ids = new Set<string>();
  return documents.filter(({ id }) => ids.size !== ids.add(id).size);
}

export function plainNearDuplicates(
  engine: PlainEngine,
  documents: readonly Document[],
  settings: Row,
  against: readonly Document[] = [],
): PlainNearDuplicates {
  const { run } = engine;
  const maxBucket = (settings.limits as { maxBucket?: number } | undefined)?.maxBucket ?? 100;
  const given = distinct([...documents, ...against]);
  const inputRows = given.map((document, x) => ({ ...document, document: BigInt(x), side: Number(x >= distinct(documents).length) }));
  const published = new Map(run(stageNamed("published"), inputRows, settings).map((row) => [row.document as bigint, row]));
  // the order of documents: by time, those without one last, then as they came
  const startOf = (row: Row): number => {
    const start = published.get(row.document as bigint)!.start as number;
    return Number.isNaN(start) ? Number.MAX_SAFE_INTEGER : start;
  };
  const numbered: Row[] = inputRows
    .sort((x, y) => startOf(x) - startOf(y) || Number(x.document - y.document))
    .map((row, x) => ({ ...row, ...published.get(row.document), document: BigInt(x) }));
  const signed = run(stageNamed("sign"), numbered, settings).sort((x, y) => Number((x.document as bigint) - (y.document as bigint)));
  const rows: Row[] = numbered.map((row, x) => ({ ...row, ...signed[x] }));
  const bands = rows.flatMap((row) => [
    ...(row.digest === 0n ? [] : [{ ...row, band: -1, key: row.digest }]),
    ...(row.keys as bigint[]).map((key, band) => ({ ...row, band, key })),
  ]);
  const buckets = [...groupBy(bands, ({ band, key }) => `${band} ${key as bigint}`).values()].filter(({ length }) => length > 1).flat();
  const flagsOf = new Map<string, number>();
  for (const { a, b, flags } of run(stageNamed("candidates"), buckets, settings)) flagsOf.set(`${a} ${b}`, (flagsOf.get(`${a} ${b}`) ?? 0) | (flags as number));
  const candidates = [...flagsOf].map(([key, flags]) => ({ a: BigInt(key.split(" ")[0]!), b: BigInt(key.split(" ")[1]!), flags }));
  const compared = candidates.filter(({ a, b }) => a !== b);
  const toVerify = [
    ...groupBy(
      compared.filter(({ flags }) => (flags & SAME) === 0),
      ({ a }) => String(a),
    ).values(),
  ].flatMap((ofA) => [{ a: ofA[0]!.a, b: ofA[0]!.a, text: rows[Number(ofA[0]!.a)]!.text }, ...ofA.map(({ a, b }) => ({ a, b, text: rows[Number(b)]!.text }))]);
  const identical = compared.filter(({ flags }) => (flags & SAME) !== 0).map(({ a, b }) => ({ a, b, resemblance: 1, containmentA: 1, containmentB: 1 }));
  const verified = [...run(stageNamed("verify"), toVerify, settings), ...identical] as unknown as { a: bigint; b: bigint; resemblance: number }[];
  const cut = new Set(candidates.filter(({ flags }) => (flags & CUT) !== 0).map(({ a }) => a));
  const cutInside = new Set(candidates.filter(({ flags }) => (flags & CUT_INSIDE) !== 0).map(({ a }) => a));
  const listed = [...groupBy(verified, ({ b }) => String(b)).values()].flatMap((ofB) => {
    const sorted = ofB.sort((x, y) => Number(x.a - y.a));
    return sorted.filter(({ a, b }, x) => {
      const flags = flagsOf.get(`${a} ${b}`)!;
      if (sorted.length <= maxBucket || x < 4 || x >= sorted.length - 4 || (flags & ANCHORED) !== 0) return true;
      for (const d of [a, b]) (flags & SAME ? cutInside : cut).add(d);
      return false;
    });
  });
  listed.sort((x, y) => Number(x.a - y.a) || Number(x.b - y.b));
  const idOf = (d: unknown): string => rows[Number(d)]!.id as string;
  const paired = new Set(listed.flatMap(({ a, b }) => [a, b]));
  const own = (d: bigint): boolean => rows[Number(d)]!.side === 0;
  return {
    pairs: listed.map((pair) => ({ ...(pair as unknown as PlainPair), a: idOf(pair.a), b: idOf(pair.b) })),
    clusters: plainClusters(engine, rows, { listed, settings }),
    cut: [[...cut].filter(own).length, [...cutInside].filter(own).length, [...new Set([...cut, ...cutInside])].filter((d) => own(d) && !paired.has(d)).length],
  };
}

function plainClusters({ run }: PlainEngine, rows: readonly Row[], { listed, settings }: { listed: readonly Row[]; settings: Row }): PlainCluster[] {
  const components = new UnionFind(rows.length);
  for (const { a, b } of listed) components.union(Number(a), Number(b));
  const componentOf = (d: unknown): bigint => BigInt(components.find(Number(d)));
  const members = [...new Set(listed.flatMap(({ a, b }) => [a, b]))];
  const input = [
    ...members.map((d) => ({ ...rows[Number(d)], component: componentOf(d), a: d, b: d, resemblance: 1 })),
    ...listed.map((pair) => ({ ...pair, component: componentOf(pair.a), chars: 0 })),
  ];
  const out = run(stageNamed("clusters"), input, settings);
  const clusters = [...groupBy(out, ({ cluster }) => String(cluster)).entries()].sort(([x], [y]) => Number(x) - Number(y));
  const idOf = (d: unknown): string => rows[Number(d)]!.id as string;
  return clusters.map(([, ofCluster]) => {
    const { representative, weakestA, weakestB, weakestResemblance } = ofCluster[0]!;
    return {
      documents: ofCluster
        .map(({ document }) => document as bigint)
        .sort((x, y) => Number(x - y))
        .map(idOf),
      representative: idOf(representative),
      weakest: { a: idOf(weakestA), b: idOf(weakestB), resemblance: weakestResemblance as number },
    };
  });
}

export interface PlainDuplicate {
  readonly id: string;
  readonly of: string;
  readonly resemblance: number;
  readonly rule: string;
}

/** The duplicates of `deduplicate`, and how many documents were not compared with all. */
export function plainDeduplication(
  { run }: PlainEngine,
  documents: readonly Document[],
  settings: DeduplicateOptions,
): { readonly duplicates: PlainDuplicate[]; readonly cut: number } {
  const rows: Row[] = distinct(documents).map((document, x) => ({ ...document, document: BigInt(x) }));
  const signed = run(stageNamed("dedupe-sign"), rows, settings).sort((x, y) => Number((x.document as bigint) - (y.document as bigint)));
  const components = new UnionFind(rows.length);
  const first = new Map<string, number>();
  signed.forEach(({ keys }, d) => {
    (keys as bigint[]).forEach((key, band) => {
      const bucket = `${band} ${key}`;
      components.union(first.get(bucket) ?? d, d);
      if (!first.has(bucket)) first.set(bucket, d);
    });
  });
  const input = rows.map((row, d) => ({ ...row, ...signed[d], component: BigInt(components.find(d)) })).filter((_, d) => components.sizeOf(d) > 1);
  const out = run(stageNamed("dedupe-keep"), input, settings).sort((x, y) => Number((x.document as bigint) - (y.document as bigint)));
  const idOf = (d: unknown): string => rows[Number(d)]!.id as string;
  return {
    duplicates: out
      .filter(({ of }) => of !== -1n)
      .map(({ document, of, resemblance, rule }) => ({ id: idOf(document), of: idOf(of), resemblance: resemblance as number, rule: rule as string })),
    cut: out.reduce((sum, { cut }) => sum + (cut as number), 0),
  };
}
