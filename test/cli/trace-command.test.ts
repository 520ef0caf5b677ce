import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { inflateSync } from "node:zlib";
import { Ajv2020 } from "ajv/dist/2020.js";
import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import type { ReleaseTrace } from "../../src/types/trace.js";
import { temporaryFolder } from "../io/temporary-folder.js";
import { needs, shared } from "../needs.js";
import { wirecopy } from "./command.js";

const quotation = "the committee has quietly postponed every inspection of the harbour cranes until the autumn elections are over";
const release = `FOR IMMEDIATE RELEASE\n\nThe dockworkers' union published a letter on Monday. “We know that ${quotation},” it says.\n`;
const used = `In a letter seen by this paper, the dockworkers' union wrote: "${quotation}". A spokesman declined to comment on it.\n`;
const other = "A bakery in the old town has won the regional prize for its rye bread again.\n";
const line = (id: string, text: string, more = {}) => `${JSON.stringify({ id, text, ...more })}\n`;
const files = {
  "release.txt": release,
  "release.jsonl": line("union", release, { publishedAt: "2020-05-04", source: "Dockworkers' Union" }),
  "two.jsonl": line("a", release) + line("b", release),
  "none.csv": "id,text\n",
  "articles/release.txt": used,
  "articles/other.txt": other,
  "crawl.jsonl": line("used", used, { publishedAt: "2020-05-05" }) + line("other", other),
};
const run = (args: string[], input = "") => wirecopy(["trace", ...args], { cwd: temporaryFolder(files), input });
const traceOf = (stdout: string): ReleaseTrace => JSON.parse(stdout);
const idsOf = ({ articles }: ReleaseTrace) => articles.map(({ article }) => article.id);

describe("wirecopy trace", () => {
  test("prints who used the release", async () => {
    const { status, stdout, stderr } = await run(["release.txt", "crawl.jsonl"]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toMatch(/^release\.txt: \d+ tokens\n1 article of 2 has text of it, /);
    expect(stdout).toMatch(/^ {2}2020-05-05 +\w+ +from release +\S+ % +\S+ % {2}used$/m);
  });

  test.each([
    ["release.txt", "No documents were read but the release itself, which was passed over (1 file)."],
    ["none.csv", "No documents were read."],
  ])("says of %s as articles that nothing was read to be compared", async (articles, sentence) => {
    const { status, stdout } = await run(["release.txt", articles]);
    expect({ status, said: stdout.split("\n")[3] }).toEqual({ status: 0, said: sentence });
  });

  test("writes JSON that follows the schema", async () => {
    const { status, stdout } = await run(["release.txt", "crawl.jsonl", "--json", "-"]);
    expect(status).toBe(0);
    const schemaOf = (name: string) => JSON.parse(readFileSync(new URL(`../../docs/${name}.schema.json`, import.meta.url), "utf8"));
    const validate = new Ajv2020({ allErrors: true }).addSchema(schemaOf("detection")).compile(schemaOf("trace"));
    validate(traceOf(stdout));
    expect(validate.errors).toBeNull();
    expect(idsOf(traceOf(stdout))).toEqual(["used"]);
  });

  test("writes all three forms to files, and is quiet where it is told to be", async () => {
    const folder = temporaryFolder(files);
    const args = ["trace", "release.txt", "crawl.jsonl", "--json", "t.json", "--jsonl", "t.jsonl", "--csv", "t.csv", "--quiet"];
    expect(await wirecopy(args, { cwd: folder })).toMatchObject({ status: 0, stdout: "", stderr: "" });
    const read = (name: string) => readFileSync(join(folder, name), "utf8");
    expect(idsOf(traceOf(read("t.json")))).toEqual(["used"]);
    expect(JSON.parse(read("t.jsonl").split("\n")[0]!)).toMatchObject({ record: "header", format: "wirecopy-trace" });
    const rows: Record<string, string>[] = parse(read("t.csv"), { columns: true });
    expect(rows[0]).toMatchObject({ article: "used", article_text: expect.stringContaining("quietly postponed") });
  });

  test("writes a report to look at, with the texts of the release and of who used it", async () => {
    const folder = temporaryFolder(files);
    const run = await wirecopy(["trace", "release.txt", "crawl.jsonl", "--html", "report.html", "--quiet"], { cwd: folder });
    expect(run).toMatchObject({ status: 0, stdout: "", stderr: "" });
    const [, packed] = /data-list="texts" data-from="0">([^<]*)</.exec(readFileSync(join(folder, "report.html"), "utf8")) ?? [];
    expect(JSON.parse(inflateSync(Buffer.from(packed!, "base64")).toString())).toEqual([release, used]);
  });

  test("passes over the release among the articles, and takes another file of its name for an article", async () => {
    const { stdout } = await run(["release.txt", ".", "--json", "-"]);
    const ids = idsOf(traceOf(stdout));
    expect(ids).toContain("articles/release.txt");
    expect(ids).not.toContain("release.txt");
  });

  test("takes the time and source of a release from JSON lines", async () => {
    const { stdout } = await run(["release.jsonl", "articles/", "--json", "-"]);
    expect(traceOf(stdout).release).toMatchObject({ id: "union", publishedAt: "2020-05-04", source: "Dockworkers' Union" });
  });

  test.each([
    ["the release", ["-", "crawl.jsonl"], release],
    ["the articles", ["release.txt", "-"], line("used", used)],
  ])("reads %s from standard input", async (_, args, input) => {
    const { status, stdout } = await run([...args, "--json", "-"], input);
    expect({ status, ids: idsOf(traceOf(stdout)) }).toEqual({ status: 0, ids: ["used"] });
  });

  test.each([
    [["-", "-"], "standard input can be read as the release or as articles, not as both"],
    [["two.jsonl", "crawl.jsonl"], "two.jsonl holds several records; a release is one"],
    [["none.csv", "crawl.jsonl"], "none.csv holds no record"],
    [["release.txt", "crawl.jsonl", "--within", "soon"], "--within"],
    [["release.txt"], "missing required argument 'articles'"],
  ])("refuses %j", async (args, message) => {
    const { status, stdout, stderr } = await run(args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toContain(message);
  });

  test("ends with 2 where the release cannot be read, and where an article cannot, after examining the rest", async () => {
    expect(await run(["nothing.txt", "crawl.jsonl"])).toMatchObject({ status: 2, stdout: "" });
    const { status, stdout } = await run(["release.txt", "nowhere.txt", "crawl.jsonl", "--json", "-"]);
    expect({ status, ids: idsOf(traceOf(stdout)) }).toEqual({ status: 2, ids: ["used"] });
  });
});

describe("wirecopy stories", () => {
  const stories = (args: string[]) => wirecopy(["stories", ...args], { cwd: temporaryFolder(files) });

  test("prints the stories with their origins", async () => {
    const { status, stdout, stderr } = await stories(["release.jsonl", "crawl.jsonl"]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toMatch(/^1 story told by 2 of 3 documents, /);
    expect(stdout).toContain("  origin union (Dockworkers' Union, 2020-05-04)\n");
  });

  test("writes the detection as JSON and a table of documents and origins as CSV", async () => {
    const folder = temporaryFolder(files);
    await wirecopy(["stories", "release.jsonl", "crawl.jsonl", "--json", "s.json", "--csv", "s.csv"], { cwd: folder });
    const json = JSON.parse(readFileSync(join(folder, "s.json"), "utf8"));
    expect(json).toMatchObject({ format: "wirecopy-detection", stories: [{ documents: ["union", "used"] }] });
    const rows: Record<string, string>[] = parse(readFileSync(join(folder, "s.csv")), { columns: true });
    expect(rows.map(({ document, origin }) => [document, origin])).toEqual([
      ["union", "union"],
      ["used", "union"],
    ]);
  });

  test("has the preferred source stand for a cluster", async () => {
    const folder = temporaryFolder({
      "a.jsonl": line("early", release, { source: "Gazette", publishedAt: "2020-01-01" }) + line("wire", release, { source: "AP", publishedAt: "2020-01-02" }),
    });
    const representativeOf = async (...args: string[]) => {
      const { stdout } = await wirecopy(["stories", "a.jsonl", "--json", "-", ...args], { cwd: folder });
      return JSON.parse(stdout).clusters[0].representative;
    };
    expect(await representativeOf()).toBe("early");
    expect(await representativeOf("--prefer-source", "Reuters", "--prefer-source", "AP")).toBe("wire");
  });

  test("refuses two rules for what stands for a cluster", async () => {
    const { status, stderr } = await stories(["crawl.jsonl", "--representative", "longest", "--prefer-source", "AP"]);
    expect({ status, first: stderr.split("\n")[0] }).toEqual({ status: 2, first: "wirecopy: --representative and --prefer-source exclude each other" });
  });
});

const seeds = fileURLToPath(new URL("../../../shared/seeds", import.meta.url));

test("tells in 100 columns who used the seed release", needs(shared("seeds")), async () => {
  const { status, stdout } = await wirecopy(["trace", join(seeds, "000_6c8b61fe79262df9.txt"), seeds]);
  expect(status).toBe(0);
  const table = stdout.split("\n").slice(5, 10);
  for (const row of table) expect(row.length).toBeLessThanOrEqual(100);
  expect(table.find((row) => row.includes("002_"))).toMatch(/from release {2,}2\d\.\d %/);
  for (const number of ["001_", "003_"]) expect(table.find((row) => row.includes(number))).toContain("from release");
  expect(table.find((row) => row.includes("004_"))).toContain("undetermined");
});
