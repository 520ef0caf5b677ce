import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { temporaryFolder } from "../io/temporary-folder.js";
import { outcomeOf, start, wirecopy } from "./command.js";

const story = "The harbour office said on Monday that the ferry to Skomer will not sail before the storm has passed on Thursday.";
const longer = `${story} Ends.`;
const other = "Rainfall in the northern valleys broke a record that stood since 1954, and the rivers rose by two metres overnight.";
/** Spacing and fields that no writer of JSON would give again. */
const line = (id: string, text: string, more = "") => `{ "id":"${id}",  "text" : ${JSON.stringify(text)}${more} }`;
const [one, two, three] = [line("one", story, ', "x": 1.0'), line("two", longer), line("three", other)];
const FEED = `${one}\n${two}\n\n${three}\n`;
const KEPT = `${one}\n${three}\n`;
const DROPPED = '{"id":"two","of":"one","resemblance":0.9444444444444444,"rule":"first"}\n';
const read = (path: string) => readFileSync(path, "utf8");

describe("wirecopy dedupe", () => {
  test("writes what is kept byte for byte, what is dropped with its figure, and a summary", async () => {
    const cwd = temporaryFolder({ "feed.jsonl": FEED });
    const { status, stdout, stderr } = await wirecopy(["dedupe", "feed.jsonl", "--out", "out.jsonl", "--duplicates", "dropped.jsonl"], { cwd });
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect([read(join(cwd, "out.jsonl")), read(join(cwd, "dropped.jsonl"))]).toEqual([KEPT, DROPPED]);
    expect(stdout).toMatch(
      /^3 documents: 2 kept, 1 dropped; \d+ bytes in [\d.]+ s, [\d.]+ (?:bytes|kB)\/s\n\nDropped, and what is kept for it\n {2}resemblance {2}dropped {2}kept\n {8}0\.944 {2}two {6}one\n$/,
    );
    expect(readdirSync(cwd).sort()).toEqual(["dropped.jsonl", "feed.jsonl", "out.jsonl"]);
  });

  test.each([
    ["standard input", "-", FEED, ""],
    ["a compressed file", "feed.jsonl.gz", gzipSync(FEED), ""],
    ["UTF-16", "feed.jsonl", Buffer.from(`\ufeff${FEED}`, "utf16le"), ""],
    ["a byte order mark", "feed.jsonl", `\ufeff${FEED}`, ""],
    ["CRLF line ends", "feed.jsonl", FEED.replaceAll("\n", "\r\n"), "\r"],
    ["a last line without an end", "feed.jsonl", FEED.slice(0, -1), "cut"],
  ])("gives the same records for %s", async (_, name, content, ends) => {
    const cwd = temporaryFolder(name === "-" ? {} : { [name]: content });
    const { status, stdout, stderr } = await wirecopy(["dedupe", name, "--out", "-"], { cwd, ...(name === "-" && { input: content }) });
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toBe(ends === "cut" ? KEPT.slice(0, -1) : KEPT.replaceAll("\n", `${ends}\n`));
  });

  test("leaves no temporary file of standard input and compressed files", async () => {
    const TMPDIR = temporaryFolder();
    const { status } = await wirecopy(["dedupe", "-", join(temporaryFolder({ "a.jsonl.gz": gzipSync(three) }), "a.jsonl.gz")], { input: two, env: { TMPDIR } });
    expect(status).toBe(0);
    expect(readdirSync(TMPDIR)).toEqual([]);
  });

  test("joins files line by line, also behind a last line without an end", async () => {
    const cwd = temporaryFolder({ "a.jsonl": one, "b.jsonl": `${two}\n${three}` });
    const { stdout } = await wirecopy(["dedupe", "a.jsonl", "b.jsonl", "--out", "-"], { cwd });
    expect(stdout).toBe(`${one}\n${three}`);
  });

  test("keeps the longest, or the earliest, where it is told to, in input order", async () => {
    const dated = [line("late", longer, ',"publishedAt":"2026-11-02"'), three, line("early", story, ',"publishedAt":"2026-11-01"')].map((each) => `${each}\n`);
    const cwd = temporaryFolder({ "feed.jsonl": dated.join("") });
    const kept = async (keep: string) => (await wirecopy(["dedupe", "feed.jsonl", "--keep", keep, "--out", "-"], { cwd })).stdout;
    expect(await kept("longest")).toBe(`${dated[0]}${dated[1]}`);
    expect(await kept("earliest")).toBe(`${dated[1]}${dated[2]}`);
  });

  test("keeps one of each publisher, or that of a preferred source, where it is told to, and says by which rule", async () => {
    const from = (id: string, source: string) => `${line(id, id === "long" ? longer : story, `,"source":"${source}"`)}\n`;
    const feed = [from("one", "Skomer Post"), from("two", "The Skomer Post"), from("long", "Radio Dale"), from("four", "Associated Press")];
    const cwd = temporaryFolder({ "feed.jsonl": feed.join("") });
    const kept = async (...flags: string[]) => {
      const { stdout } = await wirecopy(["dedupe", "feed.jsonl", "--out", "-", "--duplicates", "dropped.jsonl", ...flags], { cwd });
      const dropped = read(join(cwd, "dropped.jsonl")).trimEnd().split("\n");
      return { stdout, dropped: dropped.map((each) => JSON.parse(each) as { id: string; of: string; rule: string }).map(({ id, of, rule }) => [id, of, rule]) };
    };
    expect(await kept("--per", "source")).toEqual({ stdout: `${feed[0]}${feed[2]}${feed[3]}`, dropped: [["two", "one", "first"]] });
    expect(await kept("--keep", "Radio Nowhere, AP,Radio Dale")).toEqual({
      stdout: feed[3],
      dropped: ["one", "two", "long"].map((id) => [id, "four", "preferred-source"]),
    });
    expect(await kept("--keep", "longest", "--per", "source")).toEqual({ stdout: `${feed[0]}${feed[2]}${feed[3]}`, dropped: [["two", "one", "first"]] });
    expect((await kept("--keep", "Radio Dale,")).stdout).toBe(feed[2]);
  });

  test("takes the threshold it is given", async () => {
    const cwd = temporaryFolder({ "feed.jsonl": FEED });
    expect((await wirecopy(["dedupe", "feed.jsonl", "--threshold", "0.95", "--out", "-"], { cwd })).stdout).toBe(FEED.replace("\n\n", "\n"));
  });

  test("writes the rows of CSV below one header, a row with line ends inside it as it stood", async () => {
    const row = `1,"${story}\r\nSecond line, ""quoted""."\r\n`;
    const cwd = temporaryFolder({
      "a.csv": `id,text\r\n${row}2,${other.replace(",", "")}\r\n`,
      "b.csv.gz": gzipSync(`id,text\r\n3,"${story} Second line quoted"`),
    });
    const { status, stdout } = await wirecopy(["dedupe", "a.csv", "b.csv.gz", "--out", "-"], { cwd });
    expect({ status, stdout }).toEqual({ status: 0, stdout: `id,text\r\n${row}2,${other.replace(",", "")}\r\n` });
  });

  test("writes the names of the text files of a folder that are kept", async () => {
    const cwd = temporaryFolder({ "news/a.txt": story, "news/b/c.txt": other, "news/b/d.txt": longer });
    const { stdout } = await wirecopy(["dedupe", "news", "--out", "-", "--duplicates", "dropped.jsonl"], { cwd });
    expect(stdout).toBe("news/a.txt\nnews/b/c.txt\n");
    expect(JSON.parse(read(join(cwd, "dropped.jsonl")))).toMatchObject({ id: "b/d.txt", of: "a.txt" });
  });

  test("reports lines that are no document and ids that come again, writes neither, and ends with 2", async () => {
    const cwd = temporaryFolder({ "feed.jsonl": `${one}\nnonsense\n${line("one", other)}\n{"id":"x"}\n${three}\n` });
    const { status, stdout, stderr } = await wirecopy(["dedupe", "feed.jsonl", "--out", "out.jsonl"], { cwd });
    expect(status).toBe(2);
    expect(stderr.trimEnd().split("\n")).toEqual([
      expect.stringContaining("wirecopy: error: feed.jsonl:2: not valid JSON"),
      'wirecopy: error: feed.jsonl:3: the id "one" stands at feed.jsonl:1 already; this line is skipped',
      'wirecopy: error: feed.jsonl:4: "text" expected string, got nothing; this line is skipped',
    ]);
    expect(read(join(cwd, "out.jsonl"))).toBe(KEPT);
    expect(stdout).toMatch(/^2 documents: 2 kept, 0 dropped;.*\n\nInput: 3 errors and 0 warnings, named on standard error\.\n$/);
  });

  test("says what is odd about documents", async () => {
    const { stdout } = await wirecopy(["dedupe", "-"], { input: `${line("empty", "")}\n${line("short", "two words")}\n` });
    expect(stdout).toMatch(/\n\nLimits\n {2}document-empty \(1\): .*\n {2}document-short \(1\): /);
  });

  test("says nothing but problems with --quiet", async () => {
    expect(await wirecopy(["dedupe", "-", "--quiet"], { input: FEED })).toMatchObject({ status: 0, stdout: "", stderr: "" });
  });

  test.each([
    ["--out", "feed.jsonl"],
    ["--duplicates", "./feed.jsonl"],
    ["--out", "link.jsonl"],
  ])("refuses %s %s, which is an input, and leaves it as it was", async (flag, target) => {
    const cwd = temporaryFolder({ "feed.jsonl": FEED });
    symlinkSync("feed.jsonl", join(cwd, "link.jsonl"));
    const { status, stdout, stderr } = await wirecopy(["dedupe", "feed.jsonl", flag, target], { cwd });
    expect({ status, stdout, stderr }).toEqual({
      status: 2,
      stdout: "",
      stderr: `wirecopy: ${target} cannot be written: it is one of the inputs; give another name\n`,
    });
    expect(read(join(cwd, "feed.jsonl"))).toBe(FEED);
  });

  test("refuses to join records of several forms, and CSV of several headers, before anything is written", async () => {
    const cwd = temporaryFolder({ "a.jsonl": FEED, "b.csv": "id,text\n1,x\n", "c.csv": "text,id\ny,2\n", "d.txt": "z" });
    const run = async (inputs: readonly string[]) => (await wirecopy(["dedupe", ...inputs, "--out", "out"], { cwd })).stderr;
    expect(await run(["a.jsonl", "b.csv"])).toContain("records of several forms (a.jsonl is JSON lines, b.csv is CSV)");
    expect(await run(["d.txt", "a.jsonl"])).toContain("(d.txt is a text, a.jsonl is JSON lines)");
    expect(await run(["b.csv", "c.csv"])).toContain("the header of c.csv is not that of b.csv; give files of one header");
    expect(readdirSync(cwd).sort()).toEqual(["a.jsonl", "b.csv", "c.csv", "d.txt"]);
    expect((await wirecopy(["dedupe", "a.jsonl", "b.csv", "d.txt"], { cwd })).status).toBe(0);
  });

  test.each([
    [["dedupe"], /missing required argument/],
    [["dedupe", ".", "--treshold", "1"], /unknown option '--treshold'\n\(Did you mean --threshold\?\)/],
    [["dedupe", ".", "--threshold", "0"], /--threshold expected number in \(0, 1\], got 0/],
    [["dedupe", ".", "--keep", "last"], /Allowed choices are first, longest, earliest/],
    [["dedupe", ".", "--out", "-", "--duplicates", "-"], /--duplicates expected another target than --out, got "-" for both/],
    [["dedupe", ".", "--out", "a", "--duplicates", "./a"], /--duplicates expected another target than --out, got "\.\/a" for both/],
    [["dedupe", ".", "--out", ""], /--out expected a path or "-", got ""/],
  ])("%j is a usage error, with nothing on standard output", async (args, message) => {
    const { status, stdout, stderr } = await wirecopy(args, { cwd: temporaryFolder({ "feed.jsonl": FEED }) });
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toMatch(message);
    expect(stderr).toContain("\n(wirecopy dedupe --help says more)\n");
  });

  test("refuses to start where an output cannot be written, and says so", async () => {
    const { status, stderr } = await wirecopy(["dedupe", "-", "--out", "none/out.jsonl"], { input: FEED, cwd: temporaryFolder() });
    expect({ status, stderr }).toEqual({ status: 2, stderr: 'wirecopy: none/out.jsonl cannot be written: the folder "none" does not exist; make it first\n' });
  });

  test("keeps what stood before a break in compressed data, and ends with 2", async () => {
    const packed = gzipSync(`${FEED}${Array.from({ length: 5000 }, (_, i) => line(`n${i}`, `${i * 7919} ${i}`)).join("\n")}`);
    const cwd = temporaryFolder({ "feed.jsonl.gz": packed.subarray(0, packed.length / 2) });
    const { status, stdout, stderr } = await wirecopy(["dedupe", "feed.jsonl.gz", "--out", "-"], { cwd });
    expect(status).toBe(2);
    expect(stderr).toMatch(/^wirecopy: error: feed\.jsonl\.gz: the compressed data ends too early/);
    expect(stdout.startsWith(KEPT)).toBe(true);
  });

  test.each([
    ["SIGINT", 130, "interrupted"],
    ["SIGTERM", 143, "ended by SIGTERM"],
  ] as const)("that gets %s while it waits for input ends with %i and leaves no file", async (name, expected, words) => {
    const [folder, TMPDIR] = [temporaryFolder(), temporaryFolder()];
    const child = start(["dedupe", "-", "--out", join(folder, "out.jsonl")], { env: { TMPDIR } });
    const ending = outcomeOf(child);
    child.stdin.write(FEED);
    while (readdirSync(TMPDIR).length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
    child.kill(name);
    const { status, signal, stdout, stderr } = await ending;
    expect({ status, signal, stdout, stderr }).toEqual({ status: expected, signal: null, stdout: "", stderr: `wirecopy: ${words}\n` });
    expect([readdirSync(folder), readdirSync(TMPDIR)]).toEqual([[], []]);
  });

  test("ends quietly when the reader of its output has seen enough", async () => {
    const documents = Array.from({ length: 4000 }, (_, i) => line(String(i), `${i} ${"word ".repeat(i % 300)} ${i * 7919}`)).join("\n");
    const child = start(["dedupe", "-", "--out", "-", "--threshold", "1"]);
    const ending = outcomeOf(child);
    child.stdout.once("data", () => child.stdout.destroy());
    child.stdin.end(documents);
    expect(await ending).toMatchObject({ status: 0, stderr: "" });
  });

  test("has help with examples", async () => {
    expect(await wirecopy(["dedupe", "--help"])).toMatchObject({ status: 0, stdout: expect.stringMatching(/Examples:\n {2}wirecopy dedupe /) });
  });

  test("ends with 0 for an empty file, and writes an empty one", async () => {
    const cwd = temporaryFolder({ "empty.jsonl": "" });
    mkdirSync(join(cwd, "sub"));
    writeFileSync(join(cwd, "sub", "out.jsonl"), "old");
    const { status, stdout } = await wirecopy(["dedupe", "empty.jsonl", "--out", "sub/out.jsonl"], { cwd });
    expect({ status, out: read(join(cwd, "sub", "out.jsonl")) }).toEqual({ status: 0, out: "" });
    expect(stdout).toContain("No documents were read.");
  });

  test("refuses a number of threads that is none", async () => {
    const { status, stderr } = await wirecopy(["dedupe", "feed.jsonl", "--threads", "0"]);
    expect({ status, stderr }).toMatchObject({ status: 2, stderr: expect.stringContaining("--threads expected integer in [1, 64], got 0") });
  });
});
