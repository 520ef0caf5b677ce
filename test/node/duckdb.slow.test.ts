/** The command on a disk: of real collections what `detect` finds; of a run that is killed at any moment what an undisturbed one finds. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { gunzipSync } from "node:zlib";
import { DuckDBInstance } from "@duckdb/node-api";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { detect } from "../../src/api/detect.js";
import type { Document } from "../../src/types/document.js";
import { needs, shared } from "../needs.js";

const folder = mkdtempSync(join(tmpdir(), "wirecopy-duckdb-slow-"));
const root = new URL("../../", import.meta.url).pathname;
// beside node_modules, where the package of the engine is found
const cli = join(root, `node_modules/.cache/duckdb-cli-${process.pid}.mjs`);

beforeAll(() =>
  build({ entryPoints: [join(root, "src/cli/main.ts")], outfile: cli, bundle: true, platform: "node", format: "esm", packages: "external", logLevel: "error" }),
);
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
  rmSync(cli, { force: true });
});

function documentsOf(corpus: string, most: number): { readonly path: string; readonly documents: readonly Document[] } {
  const lines = gunzipSync(readFileSync(join(root, "../shared/corpora", corpus)))
    .toString()
    .trim()
    .split("\n")
    .slice(0, most);
  const path = join(folder, corpus.replace(".gz", ""));
  writeFileSync(path, `${lines.join("\n")}\n`);
  return { path, documents: lines.map((line) => JSON.parse(line) as Document) };
}

const command = (path: string, out: string): readonly string[] => [
  cli,
  "detect",
  path,
  "--engine",
  "duckdb",
  "--no-passages",
  "--memory",
  "1GB",
  "--temp",
  join(folder, "temp"),
  "--tables",
  out,
  "--quiet",
];

/** The exit status, or the signal. @param killAfterMs when it is killed. */
async function run(args: readonly string[], killAfterMs?: number): Promise<unknown> {
  const child = spawn(process.execPath, args, { stdio: ["ignore", "inherit", "inherit"] });
  const ended = once(child, "exit");
  if (killAfterMs !== undefined) await Promise.race([setTimeout(killAfterMs), ended]);
  if (killAfterMs !== undefined) child.kill("SIGKILL");
  const [status, signal] = await ended;
  return signal ?? status;
}

async function pairsIn(out: string): Promise<unknown> {
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  const query = `SELECT (SELECT md5(string_agg(concat_ws(' ', a_id, b_id, resemblance, containment_a, containment_b), ',' ORDER BY a_id, b_id)) FROM '${out}/pairs.parquet'), (SELECT count(*) FROM '${out}/pairs.parquet')`;
  return (await connection.runAndReadAll(query)).getRowsJS()[0];
}

describe("the command on a disk", () => {
  it.each([
    ["reuters21578.jsonl.gz", 500],
    ["senate-press.jsonl.gz", 20_000],
  ])("finds in %s what detect finds", { timeout: 600_000, ...needs(shared("corpora")) }, async (corpus, least) => {
    const { path, documents } = documentsOf(corpus, Number.POSITIVE_INFINITY);
    const out = join(folder, "out");
    expect(await run(command(path, out))).toBe(0);
    const connection = await (await DuckDBInstance.create(":memory:")).connect();
    const rows = (await connection.runAndReadAll(`SELECT * FROM '${out}/pairs.parquet'`)).getRowsJS();
    const { pairs, clusters } = await detect(documents, { passages: false, relations: false });
    expect(pairs.length).toBeGreaterThan(least);
    const text = (row: readonly unknown[]): string => row.join(" ");
    expect(rows.map(text).sort()).toEqual(
      pairs.map(({ a, b, resemblance, containmentA, containmentB }) => text([a, b, resemblance, containmentA, containmentB])).sort(),
    );
    const clustered = (await connection.runAndReadAll(`SELECT cluster, id FROM '${out}/clusters.parquet'`)).getRowsJS();
    expect(clustered.map(text)).toEqual(clusters.flatMap(({ index, documents: ids }) => ids.map((id) => text([index, id]))));
  });

  it("finds the same when it was killed ten times on its way", { timeout: 300_000, ...needs(shared("corpora/senate-press.jsonl.gz")) }, async () => {
    const { path } = documentsOf("senate-press.jsonl.gz", 8000);
    const [out, again] = [join(folder, "undisturbed"), join(folder, "killed")];
    const startMs = performance.now();
    expect(await run(command(path, out))).toBe(0);
    const tookMs = performance.now() - startMs;
    // each is let further than the one before it
    for (let kill = 1; kill <= 10; kill++) expect(["SIGKILL", 0]).toContain(await run(command(path, again), (kill * tookMs) / 12));
    expect(await run(command(path, again))).toBe(0);
    expect(await pairsIn(again)).toEqual(await pairsIn(out));
  });
});
