import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync, gzipSync, inflateSync } from "node:zlib";
import { Ajv2020 } from "ajv/dist/2020.js";
import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import type { Detection } from "../../src/types/result.js";
import { temporaryFolder } from "../io/temporary-folder.js";
import { needs, shared } from "../needs.js";
import { outcomeOf, start, wirecopy } from "./command.js";

const quotation = "the committee has quietly postponed every inspection of the harbour cranes until the autumn elections are over";
const release = `The dockworkers' union published its letter on Monday. “We know that ${quotation},” it says. Members meet again in June.\r\n`;
const story = `In a letter seen by this paper, the union wrote: "${quotation.replace("quietly", "silently")}". A spokesman declined to comment on it.\n`;
const other = "Rainfall in the northern valleys broke a record that stood since 1954, and the rivers rose by two metres overnight.\n";
const files = { "a-release.txt": release, "b-story.txt": story, "c-other.txt": other };
const texts: Record<string, string> = files;
const line = (id: string, text: string, more: object = {}) => `${JSON.stringify({ id, text, ...more })}\n`;
const detectionOf = (path: string): Detection => JSON.parse(readFileSync(path, "utf8"));

describe("wirecopy detect", () => {
  test("prints a summary with the pair, its excerpts and offsets, and ends with 0", async () => {
    const { status, stdout, stderr } = await wirecopy(["detect", temporaryFolder(files)]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toMatch(/^3 documents, \d+ tokens: \d+ passages? in \d+ famil(y|ies), 1 pair, 1 story, [\d.]+ s\n/);
    expect(stdout).toMatch(/^a a-release\.txt: [\d.]+ % shared\nb b-story\.txt: [\d.]+ % shared$/m);
    expect(stdout).toMatch(/^ {2}[\d.]+ bits, (edited|exact), \d+ tokens$/m);
    expect(stdout).toMatch(/^ {5}a \[\d+,\d+\) .*postponed/m);
  });

  test("writes a JSON file that follows the schema and whose offsets slice the texts", async () => {
    const folder = temporaryFolder(files);
    const out = join(temporaryFolder(), "out.json");
    expect((await wirecopy(["detect", folder, "--json", out])).status).toBe(0);
    const detection = detectionOf(out);
    const schema = JSON.parse(readFileSync(new URL("../../docs/detection.schema.json", import.meta.url), "utf8"));
    const validate = new Ajv2020({ allErrors: true }).compile(schema);
    validate(detection);
    expect(validate.errors).toBeNull();
    const slice = ({ id, start: from, end }: { id: string; start: number; end: number }) => (texts[id] as string).slice(from, end);
    const passage = detection.passages.find(({ a, b }) => a.id !== b.id)!;
    expect(slice(passage.a)).toContain("postponed every inspection of the harbour cranes until the autumn elections");
    expect(slice(passage.b)).toContain("postponed every inspection of the harbour cranes until the autumn elections");
    expect(detection.documents.map(({ id, chars }) => [id, chars])).toEqual(Object.entries(files).map(([id, text]) => [id, text.length]));
  });

  test("writes JSON lines and CSV of the same passages", async () => {
    const out = temporaryFolder();
    const args = ["detect", temporaryFolder(files), "--json", join(out, "o.json"), "--jsonl", join(out, "o.jsonl"), "--csv", join(out, "o.csv"), "--quiet"];
    expect(await wirecopy(args)).toMatchObject({ status: 0, stdout: "", stderr: "" });
    const { passages } = detectionOf(join(out, "o.json"));
    const records = readFileSync(join(out, "o.jsonl"), "utf8")
      .trimEnd()
      .split("\n")
      .map((text) => JSON.parse(text));
    expect(records.filter(({ record }) => record === "passage").map(({ record: _record, ...passage }) => passage)).toEqual(passages);
    const rows: Record<string, string>[] = parse(readFileSync(join(out, "o.csv")), { columns: true });
    expect(rows.map((row) => row.a_text)).toEqual(passages.map(({ a }) => texts[a.id]!.slice(a.start, a.end)));
  });

  test("writes a report with the texts of the documents", async () => {
    const out = join(temporaryFolder(), "report.html");
    expect((await wirecopy(["detect", temporaryFolder(files), "--html", out, "--quiet"])).status).toBe(0);
    const html = readFileSync(out, "utf8");
    const [, packed] = /data-list="texts" data-from="0">([^<]*)</.exec(html) ?? [];
    expect(JSON.parse(inflateSync(Buffer.from(packed as string, "base64")).toString())).toEqual(Object.values(files));
  });

  test("prints nothing but the result where it goes to standard output", async () => {
    const { status, stdout } = await wirecopy(["detect", temporaryFolder(files), "--json", "-"]);
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ format: "wirecopy-detection", version: 2 });
  });

  test("reads JSON lines from standard input, and a compressed file beside them", async () => {
    const folder = temporaryFolder({ "b.jsonl.gz": gzipSync(line("story", story)) });
    const { status, stdout } = await wirecopy(["detect", "-", join(folder, "b.jsonl.gz")], { input: line("release", release) });
    expect(status).toBe(0);
    expect(stdout).toMatch(/^a release: .*\nb story: /m);
  });

  test("goes on after bad lines and repeated ids, names each, and ends with 2", async () => {
    const folder = temporaryFolder({ "a.jsonl": `${line("1", release)}nonsense\n${line("2", story)}${line("1", other)}` });
    const { status, stdout, stderr } = await wirecopy(["detect", folder]);
    expect(status).toBe(2);
    expect(stderr.trimEnd().split("\n")).toEqual([
      expect.stringContaining(`wirecopy: error: ${folder}/a.jsonl:2: not valid JSON`),
      `wirecopy: error: ${folder}/a.jsonl:4: the id "1" stands at ${folder}/a.jsonl:1 already; this line is skipped`,
    ]);
    expect(stdout).toContain("2 documents");
    expect(stdout).toContain("Input: 2 errors and 0 warnings, named on standard error.");
  });

  test("goes on without a file that does not exist, and ends with 2", async () => {
    const folder = temporaryFolder(files);
    const { status, stdout, stderr } = await wirecopy(["detect", "none.txt", "a-release.txt", "b-story.txt"], { cwd: folder });
    expect(status).toBe(2);
    expect(stderr).toBe("wirecopy: error: none.txt: there is no such file or folder\n");
    expect(stdout).toContain("a a-release.txt");
  });

  test("warns of bytes that are no UTF-8 and of HTML, and ends with 0", async () => {
    const page = `<!DOCTYPE html><html><head><title>x</title></head><body><div class="c"><p>${release}</p><p>${other}</p></div></body></html>`;
    const { status, stderr } = await wirecopy(["detect", temporaryFolder({ "a.txt": Buffer.from([0x61, 0xff]), "page.txt": page })]);
    expect(status).toBe(0);
    expect(stderr).toMatch(/^wirecopy: warning: .*\/a\.txt: it is not valid UTF-8; read as windows-1252, which its letters fit/m);
    expect(stderr).toMatch(/^wirecopy: warning: .*"page\.txt"/m);
  });

  test("says in a sentence that nothing was found", async () => {
    const { status, stdout } = await wirecopy(["detect", temporaryFolder({ "a.txt": release, "b.txt": other })]);
    expect(status).toBe(0);
    expect(stdout).toMatch(
      /^Nothing found: no pair of these 2 documents shares a passage with the evidence that is needed \([\d.]+ bits, [\d.]+ for a whole quotation\) or reaches a resemblance of 0\.7\. `wirecopy explain A B` says/m,
    );
  });

  test("takes its settings from the flags", async () => {
    const out = join(temporaryFolder(), "out.json");
    const flags = [
      "--sensitivity",
      "sentence",
      "--threshold",
      "0.5",
      "--other-source-only",
      "--within",
      "72h",
      "--no-self",
      "--family-pairs",
      "7",
      "--json",
      out,
    ];
    expect((await wirecopy(["detect", temporaryFolder(files), ...flags])).status).toBe(0);
    expect(detectionOf(out).settings).toMatchObject({
      sensitivity: "sentence",
      threshold: 0.5,
      otherSourceOnly: true,
      withinMs: 72 * 3_600_000,
      self: false,
      limits: { familyPairs: 7 },
    });
  });

  test("with --no-passages reports near-duplicates alone", async () => {
    const out = join(temporaryFolder(), "out.json");
    await wirecopy(["detect", temporaryFolder({ "a.txt": release, "b.txt": `${release} Again.`, "c.txt": other }), "--no-passages", "--json", out]);
    expect(detectionOf(out)).toMatchObject({ passages: [], pairs: [{ a: "a.txt", b: "b.txt" }] });
  });

  const note = "Subscribers of the Lantern may read this story on any two devices they own, and share it with nobody beyond their own kitchen.";
  const noted = {
    "a.txt": `${release}\n${note}`,
    "b.txt": `${other}\n${note}`,
    "legal.note/legal.txt": note,
    "legal.note/more.jsonl": line("house rules", note.toUpperCase()),
  };

  test("marks the texts of --ignore, which can be repeated, counts them, and reports no passage of them", async () => {
    const out = join(temporaryFolder(), "out.json");
    const cwd = temporaryFolder(noted);
    const plain = await wirecopy(["detect", "a.txt", "b.txt"], { cwd });
    expect(plain.stdout).toMatch(/: 1 passage in 1 family, 1 pair, /);
    expect(plain.stdout).not.toContain("ignored");
    const lists = ["--ignore", "legal.note/legal.txt", "--ignore", "legal.note/more.jsonl"];
    const { status, stdout, stderr } = await wirecopy(["detect", "a.txt", "b.txt", ...lists, "--json", out], { cwd });
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toMatch(/: 0 passages in 0 families, 0 pairs, .*\n2 passages of ignored texts in 2 documents\n/);
    const { ignored, settings } = detectionOf(out);
    expect(settings.ignore).toMatchObject({ texts: 2 });
    expect(ignored.map(({ id, text }) => [id, text])).toEqual([
      ["a.txt", "legal.note/legal.txt"],
      ["b.txt", "legal.note/legal.txt"],
    ]);
  });

  test("ends with 2 before it examines anything where a text of --ignore cannot be read", async () => {
    const cwd = temporaryFolder({ ...noted, "bad.jsonl": `${line("x", note)}nonsense\n` });
    for (const [file, reason] of [
      ["none.txt", "none.txt: there is no such file or folder"],
      ["bad.jsonl", "bad.jsonl:2: not valid JSON"],
    ] as const) {
      const { status, stdout, stderr } = await wirecopy(["detect", "a.txt", "b.txt", "--ignore", file], { cwd });
      expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
      expect(stderr).toContain(`wirecopy: error: ${reason}`);
      expect(stderr).toContain("wirecopy: the texts of --ignore could not all be read, so nothing was examined\n");
    }
  });

  test("says that a text of --ignore is empty", async () => {
    const { status, stdout } = await wirecopy(["detect", "a.txt", "b.txt", "--ignore", "empty.txt"], { cwd: temporaryFolder({ ...noted, "empty.txt": "" }) });
    expect(status).toBe(0);
    expect(stdout).toMatch(/^ {2}ignore-too-short \(1\): .*"empty\.txt"$/m);
  });

  test.each(["jsonl", "csv"])("says that one list of --ignore holds no text beside another that does: %s", async (ending) => {
    const cwd = temporaryFolder({ ...noted, "empty.jsonl": "\n", "empty.csv": "id,text\n" });
    const lists = ["--ignore", `empty.${ending}`, "--ignore", "legal.note/legal.txt"];
    const { status, stdout } = await wirecopy(["detect", "a.txt", "b.txt", ...lists], { cwd });
    expect(status).toBe(0);
    expect(stdout).toContain("\n2 passages of ignored texts in 2 documents\n");
    expect(stdout).toMatch(new RegExp(`^ {2}ignore-too-short \\(1\\): .*"empty\\.${ending}"$`, "m"));
  });

  test.each(["jsonl", "csv"])("ends with 2 where --ignore holds no text: %s", async (ending) => {
    const cwd = temporaryFolder({ ...noted, "empty.jsonl": "\n", "empty.csv": "id,text\n" });
    const { status, stdout, stderr } = await wirecopy(["detect", "a.txt", "b.txt", "--ignore", `empty.${ending}`], { cwd });
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toContain(`wirecopy: error: empty.${ending}: there is no text in it\n`);
    expect(stderr).toContain("wirecopy: --ignore gives no text, so nothing was examined\n");
  });

  test("takes standard input as documents or as texts to ignore, not as both", async () => {
    const cwd = temporaryFolder(noted);
    const { stdout } = await wirecopy(["detect", "a.txt", "b.txt", "--ignore", "-"], { cwd, input: line("note", note) });
    expect(stdout).toContain("\n2 passages of ignored texts in 2 documents\n");
    const { status, stderr } = await wirecopy(["detect", "-", "--ignore", "-"], { cwd, input: line("note", note) });
    expect(status).toBe(2);
    expect(stderr).toContain("wirecopy: standard input can be read as input or as --ignore, not as both\n");
  });

  test("reads windows-1252 where it is told to", async () => {
    const out = join(temporaryFolder(), "out.json");
    const folder = temporaryFolder({ "a.txt": Buffer.from([0x93, 0x61, 0x94]) });
    expect(await wirecopy(["detect", folder, "--encoding", "windows-1252", "--json", out])).toMatchObject({ status: 0, stderr: "" });
    expect(detectionOf(out).documents[0]?.chars).toBe(3);
  });

  test("never lets a control character from outside through to the terminal", async () => {
    const bad = "\u001b]0;owned\u0007\u009b2J\u202e";
    const input = `${line(`1${bad}`, release.replace("quietly", `quietly ${bad} now`), { source: bad, title: bad }) + line("2", story)}{"id":"${bad.slice(2)}\n`;
    const { stdout, stderr } = await wirecopy(["detect", "-"], { input });
    expect(stdout).toContain("\\x1b]0;owned\\x07\\x9b2J\\u202e");
    expect(stdout + stderr).not.toMatch(/[^\P{Cc}\n]|\u202e/u);
  });

  test("refuses to start where an output cannot be written, and says so", async () => {
    const folder = temporaryFolder(files);
    const { status, stdout, stderr } = await wirecopy(["detect", folder, "--json", join(folder, "none", "o.json")]);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toBe(`wirecopy: ${folder}/none/o.json cannot be written: the folder "${folder}/none" does not exist; make it first\n`);
  });

  test.each([
    [["detect"], /missing required argument/],
    [["detect", ".", "--bogus"], /unknown option '--bogus'/],
    [["detect", ".", "--threshold", "1.5"], /--threshold expected number in \(0, 1\], got 1\.5/],
    [["detect", ".", "--threshold", "many"], /Expected a number/],
    [["detect", ".", "--within", "3 years"], /--within expected a duration/],
    [["detect", ".", "--sensitivity", "all"], /Allowed choices are quote, sentence, copy/],
    [["detect", ".", "--encoding", "latin-9"], /Allowed choices are utf-8/],
    [["detect", ".", "--family-pairs", "1.5"], /--family-pairs expected integer/],
    [["detect", ".", "--json", "-", "--csv", "-"], /--csv expected another target than --json, got "-" for both/],
    [["copy"], /unknown command 'copy'/],
  ])("%j is a usage error, with nothing on standard output", async (args, message) => {
    const { status, stdout, stderr } = await wirecopy(args, { cwd: temporaryFolder(files) });
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toMatch(message);
    expect(stderr).toContain(args[0] === "detect" ? "\n(wirecopy detect --help says more)\n" : "\n(wirecopy --help says more)\n");
  });

  test("reads an input that is named twice once, and says so", async () => {
    const { status, stdout, stderr } = await wirecopy(["detect", "mix", "mix/"], { cwd: temporaryFolder({ "mix/a.txt": release, "mix/b.txt": story }) });
    expect({ status, stderr }).toEqual({ status: 0, stderr: "wirecopy: warning: mix/: named more than once; read once\n" });
    expect(stdout).toContain("\na a.txt");
  });

  test("ends with 0 for an empty file, with 2 for an empty folder", async () => {
    const cwd = temporaryFolder({ "empty.jsonl": "", "none/notes.md": "" });
    expect(await wirecopy(["detect", "empty.jsonl"], { cwd })).toMatchObject({ status: 0, stdout: expect.stringContaining("No documents were read.") });
    expect((await wirecopy(["detect", "none"], { cwd })).status).toBe(2);
  });

  test("has help with examples, and a version", async () => {
    expect(await wirecopy(["detect", "--help"])).toMatchObject({ status: 0, stdout: expect.stringMatching(/Examples:\n {2}wirecopy detect /) });
    expect(await wirecopy(["--help"])).toMatchObject({ status: 0, stdout: expect.stringMatching(/Examples:\n {2}wirecopy detect /) });
    expect(await wirecopy(["--version"])).toMatchObject({ status: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) });
  });

  test.each([
    ["SIGINT", 130, "interrupted"],
    ["SIGTERM", 143, "ended by SIGTERM"],
    ["SIGHUP", 129, "ended by SIGHUP"],
  ] as const)("that gets %s ends with %i and leaves no file", async (name, expected, words) => {
    const folder = temporaryFolder();
    const child = start(["detect", "-", "--json", join(folder, "out.json")]);
    const ending = outcomeOf(child);
    child.stdin.write("a line that is no JSON shows that the run has begun\n");
    child.stderr.once("data", () => child.kill(name));
    const { status, signal, stdout, stderr } = await ending;
    expect({ status, signal, stdout }).toEqual({ status: expected, signal: null, stdout: "" });
    expect(stderr).toContain(`wirecopy: ${words}\n`);
    expect(readdirSync(folder)).toEqual([]);
  });

  test("ends quietly when the reader of its output has seen enough", async () => {
    const documents = Array.from({ length: 400 }, (_, i) => line(String(i), `${i} ${release} ${"word".repeat(i)} ${other}`)).join("");
    const child = start(["detect", "-", "--jsonl", "-"]);
    const ending = outcomeOf(child);
    child.stdout.once("data", () => child.stdout.destroy());
    child.stdin.end(documents);
    expect(await ending).toMatchObject({ status: 0, stderr: "" });
  });
});

const seeds = new URL("../../../shared/seeds/", import.meta.url);

test("wirecopy detect gives the same bytes for a folder and for its texts as compressed JSON lines", needs(shared("seeds")), async () => {
  const names = readdirSync(seeds).filter((name) => name.endsWith(".txt"));
  const packed = gzipSync(
    names
      .sort()
      .map((name) => line(name, readFileSync(new URL(name, seeds), "utf8")))
      .join(""),
  );
  expect(gunzipSync(packed).length).toBeGreaterThan(1000);
  const folder = temporaryFolder({ "seeds.jsonl.gz": packed });
  const unpacked = temporaryFolder(Object.fromEntries(names.map((name) => [name, readFileSync(new URL(name, seeds))])));
  const [one, two] = await Promise.all([wirecopy(["detect", unpacked, "--json", "-"]), wirecopy(["detect", join(folder, "seeds.jsonl.gz"), "--json", "-"])]);
  expect(one.stdout.length).toBeGreaterThan(1000);
  expect(two.stdout === one.stdout).toBe(true);
});
