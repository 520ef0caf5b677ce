/** DuckDB inside the process against memory: the same pairs, clusters and duplicates, of whatever files, also behind an abort. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { deduplicate } from "../../src/api/deduplicate.js";
import { detect } from "../../src/api/detect.js";
import { deduplicateInDuckDB } from "../../src/node/duckdb-dedupe.js";
import { type DuckDBDetectOptions, detectInDuckDB } from "../../src/node/duckdb-detect.js";
import type { Document } from "../../src/types/document.js";
import type { DeduplicateOptions, DetectOptions } from "../../src/types/options.js";
import { madeUp } from "../stages/equal-to-detect.js";
import { fresh, linesFile, rowsOf } from "./duckdb-files.js";

interface Tables {
  readonly pairs: readonly unknown[];
  readonly clusters: readonly unknown[];
}

async function tablesOf(out: string): Promise<Tables> {
  const clusters = new Map<unknown, { documents: unknown[]; representative: unknown }>();
  for (const [cluster, id, represents] of await rowsOf(`SELECT cluster, id, represents FROM '${out}/clusters.parquet'`)) {
    const known = clusters.get(cluster) ?? { documents: [], representative: undefined };
    known.documents.push(id);
    if (represents) known.representative = id;
    clusters.set(cluster, known);
  }
  return { pairs: await rowsOf(`SELECT a_id, b_id, resemblance, containment_a, containment_b FROM '${out}/pairs.parquet'`), clusters: [...clusters.values()] };
}

const OPTIONS = { passages: false, relations: false } as const;

async function inMemory(documents: readonly Document[], options: DetectOptions = {}): Promise<Tables & { readonly limits: Record<string, number> }> {
  const detection = await detect(documents, { ...OPTIONS, ...options });
  return {
    pairs: detection.pairs.map(({ a, b, resemblance, containmentA, containmentB }) => [a, b, resemblance, containmentA, containmentB]),
    clusters: detection.clusters.map(({ documents: ids, representative }) => ({ documents: ids, representative })),
    limits: Object.fromEntries(detection.limits.map(({ code, count: number }) => [code, number])),
  };
}

async function onDisk(inputs: readonly string[], options: DuckDBDetectOptions = {}): Promise<Tables & { readonly limits: Readonly<Record<string, number>> }> {
  const [out, temp] = [fresh(), fresh()];
  const { limits } = await detectInDuckDB(inputs, out, { ...OPTIONS, temp, ...options });
  return { ...(await tablesOf(out)), limits };
}

describe("near-duplicates on a disk", () => {
  const documents = madeUp({ originals: 45, copies: 9, seed: 3 });

  it("are those of detect, with the limits that were hit", async () => {
    const want = await inMemory(documents);
    expect(want.pairs.length).toBeGreaterThan(100);
    expect(await onDisk([linesFile(documents)])).toEqual({ ...want, limits: { "document-empty": 2, "duplicate-id": 1 } });
    const { "document-short": _, ...limits } = want.limits;
    expect(limits).toEqual({ "document-empty": 2, "duplicate-id": 1 });
  });

  it.each<DetectOptions>([
    { threshold: 0.6, limits: { maxBucket: 4 } },
    { otherSourceOnly: true, within: "4d" },
    { otherSourceOnly: true, limits: { maxBucket: 4 }, representative: "longest" },
  ])("are those of detect with %o", async (options) => {
    const { pairs, clusters, limits } = await inMemory(documents, options);
    const found = await onDisk([linesFile(documents)], options as DuckDBDetectOptions);
    expect(found).toMatchObject({ pairs, clusters });
    for (const code of ["bucket-too-large", "identical-documents", "cluster-split"]) expect(found.limits[code]).toBe(limits[code]);
  });

  it("are those of detect with two sides", async () => {
    const [some, others] = [documents.filter((_, x) => x % 3 === 0), documents.filter((_, x) => x % 3 !== 0)];
    for (const limits of [{}, { maxBucket: 3 }]) {
      const { pairs, clusters } = await inMemory(some, { against: others, limits });
      expect(pairs.length).toBeGreaterThan(20);
      expect(await onDisk([linesFile(some)], { against: [linesFile(others)], limits })).toMatchObject({ pairs, clusters });
    }
  });

  it("are the same of CSV and Parquet, of several files and a glob", async () => {
    const distinct = documents.slice(0, -1);
    const { pairs, clusters } = await inMemory(documents);
    const path = linesFile(distinct);
    const parts = fresh();
    const read = `read_json('${path}', columns = {id: 'VARCHAR', text: 'VARCHAR', source: 'VARCHAR', publishedAt: 'VARCHAR'})`;
    await rowsOf(`COPY (SELECT * FROM ${read}) TO '${parts}/all.parquet'`);
    await rowsOf(`COPY (SELECT id, text AS body, source AS outlet, publishedAt AS "Date" FROM ${read}) TO '${parts}/all.csv'`);
    const lines = distinct.map((one) => `${JSON.stringify(one)}\n`);
    for (let x = 0; x < lines.length; x += 100) writeFileSync(join(parts, `part-${100 + x / 100}.jsonl`), lines.slice(x, x + 100).join(""));
    for (const inputs of [[`${parts}/all.parquet`], [`${parts}/all.csv`], [`${parts}/part-*.jsonl`]])
      expect(await onDisk(inputs)).toMatchObject({ pairs, clusters });
  });

  it("are of pairs that a condition allows", async () => {
    const input = linesFile(documents);
    const { pairs } = await onDisk([input], { where: "day <= day2 and day2 - day <= 4 and source <> source2" });
    const byId = new Map(documents.map((document) => [document.id, document] as const));
    const all = await inMemory(documents);
    const dayOf = (id: unknown): number => Date.parse(byId.get(id as string)!.publishedAt ?? "") / 86_400_000;
    const isAllowed = ([a, b]: unknown[]): boolean => {
      const [x, y] = [byId.get(a as string)!.source, byId.get(b as string)!.source];
      return dayOf(b) - dayOf(a) <= 4 && x !== undefined && y !== undefined && x !== y;
    };
    expect(pairs).toEqual((all.pairs as unknown[][]).filter(isAllowed));
    expect(pairs.length).toBeGreaterThan(20);
    await expect(onDisk([input], { where: "no such column > 3" })).rejects.toThrow(/^"where" expected a condition of SQL: /);
  });

  it("are found behind an abort by the run that takes it up, and by another run anew", async () => {
    const [input, temp, out] = [linesFile(documents), fresh(), fresh()];
    const controller = new AbortController();
    const stages: string[] = [];
    const aborted = detectInDuckDB([input], out, {
      ...OPTIONS,
      temp,
      signal: controller.signal,
      onProgress: ({ stage }) => {
        stages.push(stage);
        if (stage === "families") controller.abort(new Error("enough"));
      },
    });
    await expect(aborted).rejects.toThrow("enough");
    expect(stages).toContain("signatures");
    expect(readdirSync(temp)).toContain("wirecopy.duckdb");
    const again: string[] = [];
    await detectInDuckDB([input], out, { ...OPTIONS, temp, onProgress: ({ stage }) => again.push(stage) });
    expect(again).not.toContain("signatures");
    const { pairs, clusters } = await inMemory(documents);
    expect(await tablesOf(out)).toEqual({ pairs, clusters });
    const other = await inMemory(documents, { threshold: 0.9 });
    await detectInDuckDB([input], out, { ...OPTIONS, temp, threshold: 0.9 });
    expect((await tablesOf(out)).pairs).toEqual(other.pairs);
  });

  it("says what it cannot read", async () => {
    await expect(onDisk(["nowhere.txt"])).rejects.toMatchObject({
      code: "no-input",
      message: expect.stringContaining("cannot be read by DuckDB: expected .jsonl"),
    });
    await expect(onDisk(["nowhere.jsonl"])).rejects.toMatchObject({ code: "no-input", message: expect.stringContaining("nowhere.jsonl cannot be read") });
    const other = join(fresh(), "other.jsonl");
    writeFileSync(other, '{"id":"a","words":"no text"}\n');
    await expect(onDisk([other])).rejects.toMatchObject({
      code: "no-input",
      message: expect.stringContaining('has no column "text"; its columns are id, words'),
    });
    expect(await onDisk([other], { map: { text: "words" } })).toMatchObject({ pairs: [], clusters: [] });
  });
});

describe("deduplication on a disk", () => {
  it.each<DeduplicateOptions>([{}, { keep: "earliest", threshold: 0.6 }, { per: "source" }, { limits: { maxBucket: 3 } }])(
    "is that of deduplicate with %o",
    async (options) => {
      const documents = madeUp({ originals: 60, copies: 12, seed: 4 });
      const { kept, duplicates, limits } = await deduplicate(documents, options);
      const [folderOut, temp] = [fresh(), fresh()];
      const [out, dropped] = [join(folderOut, "kept.jsonl"), join(folderOut, "dropped.parquet")];
      const found = await deduplicateInDuckDB([linesFile(documents)], { ...options, temp, out, duplicates: dropped });
      const lines = readFileSync(out, "utf8").trim().split("\n");
      expect(lines.map((line) => (JSON.parse(line) as Document).id)).toEqual(kept);
      expect(await rowsOf(`SELECT id, "of", resemblance, rule FROM '${dropped}'`)).toEqual(
        duplicates.map(({ id, of, resemblance, rule }) => [id, of, resemblance, rule]),
      );
      expect(found).toEqual({
        documents: kept.length + duplicates.length,
        kept: kept.length,
        limits: Object.fromEntries(limits.map(({ code, count: number }) => [code, number])),
      });
      expect(existsSync(temp)).toBe(false);
    },
  );
});
