import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { article, articles } from "../index/made-articles.js";
import { outcomeOf, start } from "./command.js";

let root: string;
const path = (name: string): string => join(root, name);

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "wirecopy-index-command-"));
  writeFileSync(
    path("first.jsonl"),
    articles(12)
      .map((one) => JSON.stringify(one))
      .join("\n"),
  );
  writeFileSync(
    path("more.jsonl"),
    articles(4, 10)
      .map((one) => JSON.stringify(one))
      .join("\n"),
  );
  writeFileSync(path("story.txt"), article("", [120, 121, 122, 123, 5, 6, 7]).text);
  writeFileSync(path("copy.txt"), articles(5)[4]!.text);
  writeFileSync(path("release.jsonl"), JSON.stringify(article("release", [120, 121, 122, 123], { publishedAt: "2025-12-01" })));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const run = (...args: string[]) => outcomeOf(start(["index", ...args, "--no-color"]));

describe("wirecopy index", () => {
  it("makes an archive, answers from it, and forgets", async () => {
    const archive = path("archive");
    expect(await run("add", archive, path("first.jsonl"))).toMatchObject({ status: 0, stdout: "12 added; the index has 12 documents\n" });
    const again = await run("add", archive, path("more.jsonl"));
    expect(again).toMatchObject({ status: 2, stderr: expect.stringContaining('the index has a document "article-10" already') });
    expect((await run("add", archive, path("more.jsonl"), "--if-exists", "skip")).stdout).toBe("2 added, 2 skipped; the index has 14 documents\n");

    const copy = await run("query", archive, path("copy.txt"));
    expect(copy).toMatchObject({ status: 0 });
    expect(copy.stdout.split("\n")[0]).toMatch(/^duplicate of article-4: 100 % /);
    const story = await run("query", archive, path("story.txt"), "--json", path("answer.json"), "--csv", path("answer.csv"));
    expect(story.stdout.split("\n")[0]).toMatch(/^shares with article-[23]: /);
    const { passages, verdict, candidates } = JSON.parse(readFileSync(path("answer.json"), "utf8"));
    expect(verdict).toMatchObject({ kind: "shares", of: expect.stringMatching(/^article-[23]$/) });
    expect(candidates).toMatchObject({ notVerified: 0 });
    expect(new Set(passages.map(({ a, b }: { a: { id: string }; b: { id: string } }) => (a.id.startsWith("article") ? a.id : b.id)))).toEqual(
      new Set(["article-2", "article-3"]),
    );
    expect(readFileSync(path("answer.csv"), "utf8")).toContain("article-3");

    const trace = await run("trace", archive, path("release.jsonl"), "--jsonl", "-");
    expect(trace.stdout).toContain('"article-2"');
    expect((await run("stats", archive, "--json", "-")).stdout).toMatch(/^\{"settings".*"documents":14/);
    expect((await run("stats", archive)).stdout).toMatch(/^14 documents, /);

    expect((await run("remove", archive, "article-2", "nobody")).stdout).toBe("1 document removed; the index has 13\n");
    expect((await run("expire", archive, "--before", "2026-03-01")).stdout).toMatch(/^\d documents removed; the index has \d+\n$/);
    expect((await run("compact", archive, "--train-model")).stdout).toContain("1 segment, ");
    expect(await run("verify", archive)).toMatchObject({ status: 0, stdout: expect.stringContaining("nothing is damaged") });
  });

  it("is what detect and trace compare with, where they are given its folder", async () => {
    const archive = path("in-place");
    await run("add", archive, path("first.jsonl"));
    const detect = await outcomeOf(start(["detect", path("more.jsonl"), "--against", archive, "--jsonl", path("against.jsonl"), "--no-color"]));
    expect(detect).toMatchObject({ status: 0 });
    const lines = readFileSync(path("against.jsonl"), "utf8").split("\n").filter(Boolean);
    expect(lines.filter((line) => line.includes('"record":"passage"') || line.includes('"kind":"passage"')).length).toBeGreaterThan(0);
    expect(lines.some((line) => line.includes('"against":true'))).toBe(true);
    const trace = await outcomeOf(start(["trace", path("release.jsonl"), archive, "--no-color"]));
    expect(trace.stdout).toContain("article-2");
    const given = await outcomeOf(start(["detect", path("more.jsonl"), "--against", archive, "--sensitivity", "quote"]));
    expect(given).toMatchObject({ status: 2, stderr: expect.stringContaining("--sensitivity is decided by the index") });
    const mixed = await outcomeOf(start(["trace", path("release.jsonl"), archive, path("more.jsonl")]));
    expect(mixed).toMatchObject({ status: 2, stderr: expect.stringContaining("is an index, which stands alone") });
  });

  it("refuses what does not belong to an action, in the words of the command line", async () => {
    const archive = path("refused");
    expect(await run("query", archive, path("story.txt"))).toMatchObject({ status: 2, stderr: `wirecopy: there is no index in ${archive}\n` });
    expect((await run("add", archive)).stderr).toContain("expected files, folders, or -");
    const missing = await run("add", archive, path("nowhere.jsonl"));
    expect(missing).toMatchObject({ status: 2, stderr: expect.stringContaining("nowhere.jsonl") });
    expect(existsSync(archive)).toBe(false);
    expect((await run("remove", archive, "x", "--limit", "3")).stderr).toContain("--limit is not for `wirecopy index remove`");
    expect((await run("nope", archive)).stderr).toContain("<action> expected add, query, trace");
    expect((await run("add", archive, path("first.jsonl"), "--threshold", "2")).stderr).toContain("--threshold expected number in (0, 1], got 2");
    expect((await run("expire", archive)).stderr).toContain("expected one of --before and --older-than");
    await run("add", archive, path("first.jsonl"), "--sensitivity", "copy");
    const other = await run("add", archive, path("more.jsonl"), "--sensitivity", "quote");
    expect((await run("query", archive, path("more.jsonl"))).stderr).toContain("more.jsonl holds several records; a text to ask about is one");
    expect((await run("trace", archive, path("more.jsonl"))).stderr).toContain("more.jsonl holds several records; a release is one");
    expect(other).toMatchObject({ status: 2, stderr: expect.stringContaining('made with sensitivity "copy", and "quote" was given') });
  });
});
