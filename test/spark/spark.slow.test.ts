/**
 * Spark on this machine, with two tasks at a time, against memory: the same pairs, clusters and duplicates; also where Node children are killed, one before it says a word and one in the middle; and
 * nothing is left behind.
 */
import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { deduplicate } from "../../src/api/deduplicate.js";
import { detect } from "../../src/api/detect.js";
import type { Document } from "../../src/types/document.js";
import type { DetectOptions } from "../../src/types/options.js";
import { needs, POSIX, SPARK } from "../needs.js";
import { madeUp } from "../stages/equal-to-detect.js";

const folder = mkdtempSync(join(tmpdir(), "wirecopy-spark-"));
const stageFile = join(folder, "stage.mjs");
const root = new URL("../../", import.meta.url).pathname;

beforeAll(() =>
  build({ entryPoints: [join(root, "src/cli/stage-main.ts")], outfile: stageFile, bundle: true, platform: "node", format: "esm", logLevel: "error" }),
);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A Node that is killed once before it has begun to sign, and once in the middle of its work, whatever that is then. */
function mortalNode(): string {
  const path = join(folder, "node");
  const script = [
    "#!/bin/sh",
    'case "$*" in',
    "  *--describe*) ;;",
    `  *" sign "*) mkdir "${folder}/killed-before" 2>/dev/null && kill -9 $$ ;;`,
    `  *" verify "*) mkdir "${folder}/killed-within" 2>/dev/null && { (sleep 0.15; kill -9 $$) </dev/null >/dev/null 2>&1 & } ;;`,
    "esac",
    `exec "${process.execPath}" "$@"`,
  ];
  writeFileSync(path, `${script.join("\n")}\n`);
  chmodSync(path, 0o755);
  return path;
}

/** Runs lines of Python in one session of Spark. @returns what it prints. */
function inSpark(lines: readonly string[]): string {
  const program = join(folder, "program.py");
  const head = [
    "import json, sys",
    `sys.path.insert(0, ${JSON.stringify(join(root, "spark"))})`,
    "import wirecopy_spark as w",
    "from pyspark.sql import SparkSession",
    'builder = SparkSession.builder.master("local[2,3]").config("spark.ui.enabled", "false").config("spark.sql.shuffle.partitions", "3").config("spark.driver.memory", "1g")',
    'spark = builder.config("spark.log.level", "OFF").config("spark.sql.execution.arrow.maxRecordsPerBatch", "300").getOrCreate()',
    "def write(tables, names, out):",
    '    for name, table in zip(names, tables): table.write.mode("overwrite").parquet(f"{out}/{name}")',
  ];
  writeFileSync(program, `${[...head, ...lines, "spark.stop()"].join("\n")}\n`);
  const env = { ...process.env, WIRECOPY_STAGE: stageFile, WIRECOPY_NODE: mortalNode(), PYSPARK_PYTHON: SPARK.path, PYTHONDONTWRITEBYTECODE: "1" };
  const { status, stdout, stderr } = spawnSync(SPARK.path, [program], { encoding: "utf8", env, timeout: 540_000 });
  if (status !== 0) throw new Error(`Spark ended with ${status}: ${stderr.slice(-3000)}`);
  return stdout;
}

async function rowsOf(query: string): Promise<unknown[][]> {
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  return (await connection.runAndReadAll(query)).getRowsJS() as unknown[][];
}

const sorted = (rows: readonly unknown[]): string[] => rows.map((row) => JSON.stringify(row)).sort();

async function expectPairsOfDetect(out: string, documents: readonly Document[], options: DetectOptions): Promise<void> {
  const { pairs, clusters } = await detect(documents, { ...options, passages: false, relations: false });
  expect(pairs.length).toBeGreaterThan(30);
  const found = await rowsOf(`SELECT a_id, b_id, resemblance, containment_a, containment_b FROM '${out}/pairs/*.parquet'`);
  expect(sorted(found)).toEqual(sorted(pairs.map(({ a, b, resemblance, containmentA, containmentB }) => [a, b, resemblance, containmentA, containmentB])));
  const members = await rowsOf(
    `SELECT id, represents, min(id) OVER (PARTITION BY cluster), count(*) OVER (PARTITION BY cluster) FROM '${out}/clusters/*.parquet'`,
  );
  const least = (ids: readonly string[]): string => [...ids].sort()[0]!;
  expect(sorted(members.map(([id, represents, first, size]) => [id, represents, first, Number(size)]))).toEqual(
    sorted(clusters.flatMap(({ documents: ids, representative }) => ids.map((id) => [id, id === representative, least(ids), ids.length]))),
  );
}

/** Processes whose command line holds the file of the stages. */
function childrenLeft(): string[] {
  if (!existsSync("/proc")) return [];
  const lines = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, "utf8");
      } catch {
        return "";
      }
    });
  return lines.filter((line) => line.includes(stageFile));
}

describe("Spark", () => {
  it("finds what detect and deduplicate find, with killed children, and names what is wrong", { timeout: 600_000, ...needs(SPARK, POSIX) }, async () => {
    const documents = madeUp({ originals: 60, copies: 9, seed: 3 });
    const input = join(folder, "in");
    mkdirSync(input);
    // files in the order of the input
    for (let x = 0; x < documents.length; x += 90)
      writeFileSync(
        join(input, `part-${1000 + x}.jsonl`),
        documents
          .slice(x, x + 90)
          .map((one) => `${JSON.stringify(one)}\n`)
          .join(""),
      );
    const settings: DetectOptions[] = [
      { threshold: 0.6, limits: { maxBucket: 4 } },
      { otherSourceOnly: true, within: "4d", limits: { maxBucket: 4 }, representative: "longest" },
    ];
    const run = (name: string, value: object): string =>
      `w.Run(spark, ${JSON.stringify(join(folder, name))}, json.loads(${JSON.stringify(JSON.stringify(value))}))`;
    const printed = inSpark([
      `read = lambda: w.read(spark, ${JSON.stringify(`${input}/*.jsonl`)})`,
      ...settings.map(
        (one, x) =>
          `write(w.near_duplicates(${run(`work-${x}`, { ...one, passages: false })}, read()), ["documents", "pairs", "clusters"], ${JSON.stringify(join(folder, `out-${x}`))})`,
      ),
      `write(w.dedupe(${run("work-d", {})}, read()), ["kept", "dropped"], ${JSON.stringify(join(folder, "out-d"))})`,
      "try:",
      `    ${run("work-e", { threshold: 3 })}.describe("sign")`,
      "except w.StageError as error:",
      "    print(error)",
      "try:",
      `    wrong = ${run("work-f", {})}`,
      '    wrong.stage("verify", spark.createDataFrame([(1, 2, None)], "a bigint, b bigint, text string")).collect()',
      "except Exception as error:",
      "    print(error)",
    ]);
    expect(readdirSync(folder)).toEqual(expect.arrayContaining(["killed-before", "killed-within"]));
    for (const [x, options] of settings.entries()) await expectPairsOfDetect(join(folder, `out-${x}`), documents, options);
    const { kept, duplicates } = await deduplicate(documents);
    expect(sorted(await rowsOf(`SELECT id FROM '${folder}/out-d/kept/*.parquet'`))).toEqual(sorted(kept.map((id) => [id])));
    expect(sorted(await rowsOf(`SELECT id, "of", resemblance, rule FROM '${folder}/out-d/dropped/*.parquet'`))).toEqual(
      sorted(duplicates.map(({ id, of, resemblance, rule }) => [id, of, resemblance, rule])),
    );
    expect(printed).toContain("threshold expected number in (0, 1], got 3");
    expect(printed).toContain("stage verify: stage-input: document 1 is compared before its text has come in the batch");
    expect(childrenLeft()).toEqual([]);
  });
});
