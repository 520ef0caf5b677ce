import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { temporaryFolder } from "../io/temporary-folder.js";
import { wirecopy } from "./command.js";

const TEXT = "The lock keeper at Osterholm opened the upper gate an hour late, and eleven barges waited below the town until it was dark.";
const documents = [
  { id: "first", text: TEXT, publishedAt: "2024-05-02" },
  { id: "second", text: `${TEXT} Nobody was hurt.`, publishedAt: "2024-05-03" },
  { id: "other", text: "A choir of forty voices sang in the tram depot on Sunday, where the roof had been mended at last and the rails were still new." },
];
const files = { "news.jsonl": documents.map((one) => `${JSON.stringify(one)}\n`).join("") };

describe("--engine duckdb", () => {
  test("detects to a folder of tables, and says what it found", async () => {
    const cwd = temporaryFolder(files);
    const run = await wirecopy(["detect", "news.jsonl", "--engine", "duckdb", "--no-passages", "--tables", "found", "--temp", "work"], { cwd });
    expect(run).toMatchObject({ status: 0, stderr: "" });
    expect(run.stdout).toMatch(/^3 documents: 1 near-duplicate pair in 1 cluster, in found; /);
    expect(readdirSync(join(cwd, "found")).sort()).toEqual(["clusters.parquet", "documents.parquet", "pairs.parquet", "run.json"]);
    const none = await wirecopy(
      ["detect", "news.jsonl", "--engine", "duckdb", "--no-passages", "--tables", "found", "--where", "day2 - day > 1", "--temp", "work"],
      { cwd },
    );
    expect(none.stdout).toMatch(/^3 documents: 0 near-duplicate pairs in 0 clusters/);
  });

  test("leaves near-duplicates out", async () => {
    const cwd = temporaryFolder(files);
    const run = await wirecopy(["dedupe", "news.jsonl", "--engine", "duckdb", "--out", "kept.parquet", "--temp", "work"], { cwd });
    expect(run).toMatchObject({ status: 0, stdout: expect.stringMatching(/^3 documents: 2 kept, 1 dropped; /) });
    expect(readdirSync(cwd)).toContain("kept.parquet");
  });

  test.each([
    [["detect", "news.jsonl", "--memory", "1GB"], "--memory, --temp and --where are for --engine duckdb"],
    [["detect", "news.jsonl", "--engine", "duckdb", "--no-passages"], "--engine duckdb writes tables: --tables FOLDER says where"],
    [["detect", "news.jsonl", "--engine", "duckdb", "--tables", "found", "--where", "day < day2"], "--where is for --no-passages: "],
    [["detect", "news.jsonl", "--engine", "duckdb", "--no-passages", "--tables", "found", "--json", "out.json"], "--engine duckdb takes no --json"],
    [["detect", "news.jsonl", "--engine", "duckdb", "--no-passages", "--tables", "found", "--where", "day >"], "--where expected a condition of SQL"],
    [
      ["detect", "news.jsonl", "--engine", "duckdb", "--no-passages", "--tables", "found", "--memory", "much"],
      '--memory expected a size such as 2GB, got "much"',
    ],
    [["dedupe", "news.jsonl", "--engine", "duckdb", "--out", "-"], "--engine duckdb writes files, got - for standard output"],
  ])("refuses %j", async (args, message) => {
    expect(await wirecopy(args, { cwd: temporaryFolder(files) })).toMatchObject({ status: 2, stdout: "", stderr: expect.stringContaining(message) });
  });
});

describe("wirecopy stage", () => {
  test("describes a stage, and refuses what it does not know", async () => {
    const cwd = temporaryFolder({});
    const { status, stdout } = await wirecopy(["stage", "verify", "--describe", "--settings", '{"threshold":0.8}'], { cwd });
    expect({ status, ...JSON.parse(stdout) }).toMatchObject({ status: 0, name: "verify", groupedBy: ["a"], input: { a: "i64", b: "i64", text: "utf8?" } });
    const errorOf = async (...args: string[]) => (await wirecopy(["stage", ...args, "--describe"], { cwd })).stderr;
    expect(await errorOf("nonsense")).toContain('there is no stage "nonsense"; the stages are published, sign, ');
    expect(await errorOf("sign", "--settings", "{")).toContain("--settings expected JSON, got {: ");
    expect(await errorOf("sign", "--settings", '{"threshold":2}')).toContain("threshold expected number in (0, 1], got 2");
  });
});
