/** What can go wrong, and that the message names the file, the line and the way out; with nothing of a trace in it. */
import { closeSync, openSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { temporaryFolder } from "../io/temporary-folder.js";
import { FULL_DISK, needs } from "../needs.js";
import { outcomeOf, start, wirecopy } from "./command.js";

const record = '{"id":"one","text":"The ferry to Skomer was cancelled on Monday."}\n';
const files = {
  "ok.jsonl": record,
  "a.txt": "The ferry to Skomer was cancelled on Monday.",
  "bad.jsonl": `${record}{bad\n{"id":"two"}\n`,
  "bad.csv": "id;wording\n1;2\n",
  "open.csv": 'id,text\n1,"never closed\n',
  "cut.jsonl.gz": gzipSync(record.repeat(50)).subarray(0, 40),
  "latin.txt": Buffer.from([0x63, 0x61, 0x66, 0xe9]),
  "note.md": "x",
  "empty/none.md": "x",
};

/** All of it with status 2, no trace, and nothing on standard output that was not asked for. */
async function failing(args: readonly string[]): Promise<string> {
  const cwd = temporaryFolder(files);
  symlinkSync("loop.txt", join(cwd, "loop.txt"));
  const { status, stderr } = await wirecopy(args, { cwd });
  expect(status).toBe(2);
  expect(stderr).toMatch(/^wirecopy: /);
  expect(stderr).not.toMatch(/\n +at |internal error|E[A-Z]{3,}:/);
  return stderr;
}

describe("an input", () => {
  test.each([
    [["detect", "none.txt"], "none.txt: there is no such file or folder"],
    [["detect", "", "a.txt"], '"": there is no such file or folder'],
    [["compare", "none.txt", "a.txt"], "none.txt: there is no such file"],
    [["compare", "a.txt", "empty"], "empty: it is a folder; expected a text file (`wirecopy detect` reads folders)"],
    [["trace", "a.txt", "empty"], "empty: the folder has no file that ends in .txt, .jsonl, .csv, .json, .html"],
    [["detect", "note.md"], "note.md: expected a name that ends in .txt, .jsonl, .csv, .json, .html"],
    [["detect", "loop.txt"], "loop.txt: could not be read (its links lead in a circle)"],
    [["detect", "bad.jsonl"], "bad.jsonl:2: not valid JSON ("],
    [["dedupe", "bad.jsonl"], 'bad.jsonl:3: "text" expected string, got nothing; this line is skipped'],
    [["stories", "bad.csv"], 'bad.csv:1: the header has no column "text"; its columns are "id;wording"; call the one that holds the texts "text"'],
    [["detect", "open.csv"], "open.csv:2: a quotation mark is opened here and never closed; the file is lost from there"],
    [["detect", "cut.jsonl.gz"], "cut.jsonl.gz: the compressed data ends too early; what could be read before is kept"],
  ])("that cannot be used is named by %j, with what to do", async (args, message) => {
    expect(await failing(args)).toContain(`wirecopy: error: ${message}`);
  });

  test("in another encoding is read, with a warning that names the flag for it", async () => {
    const { status, stderr } = await wirecopy(["detect", "latin.txt"], { cwd: temporaryFolder(files) });
    expect(status).toBe(0);
    expect(stderr).toBe("wirecopy: warning: latin.txt: 1 place is not valid utf-8; U+FFFD stands there now (--encoding says how a file is encoded)\n");
  });
});

describe("an output", () => {
  test.each([
    [["detect", "ok.jsonl", "--json", "none/x.json"], 'none/x.json cannot be written: the folder "none" does not exist; make it first'],
    [["trace", "a.txt", "ok.jsonl", "--csv", "empty"], "empty cannot be written: it is a folder; give the name of a file"],
    [["stories", "ok.jsonl", "--csv", "a.txt/x.csv"], "a.txt/x.csv cannot be written: a part of the path is a file, not a folder"],
    [["detect", "ok.jsonl", "--html", "./x", "--csv", "x"], '--html expected another target than --csv, got "./x" for both'],
  ])("that cannot be written is named by %j, with what to do", async (args, message) => {
    expect(await failing(args)).toContain(`wirecopy: ${message}\n`);
  });

  test.each([
    [["detect", ".", "--csv", "./ok.jsonl"], "ok.jsonl"],
    [["detect", "a.txt", "--against", "ok.jsonl", "--json", "ok.jsonl"], "ok.jsonl"],
    [["stories", "a.txt", "--ignore", "ok.jsonl", "--json", "ok.jsonl"], "ok.jsonl"],
    [["trace", "a.txt", "ok.jsonl", "--json", "a.txt"], "a.txt"],
  ])("is never an input: %j", async (args, name) => {
    const cwd = temporaryFolder(files);
    const before = readFileSync(join(cwd, name));
    const { status, stderr } = await wirecopy(args, { cwd });
    expect({ status, stderr }).toEqual({ status: 2, stderr: `wirecopy: ${args.at(-1)} cannot be written: it is one of the inputs; give another name\n` });
    expect(readFileSync(join(cwd, name))).toEqual(before);
  });

  const full = "/dev/full";

  test("on a full disk is said to be so", needs(FULL_DISK), async () => {
    expect(await failing(["detect", "ok.jsonl", "--json", full])).toBe(`wirecopy: ${full} cannot be written: the disk is full\n`);
  });

  test.each([
    ["the print of detect", ["detect", "ok.jsonl"]],
    ["the print of compare", ["compare", "a.txt", "a.txt"]],
    ["a result", ["detect", "ok.jsonl", "--json", "-"]],
    ["a script", ["completion", "bash"]],
  ])("for %s, where standard output is a full disk, is said to be so", needs(FULL_DISK), async (_, args) => {
    const descriptor = openSync(full, "w");
    const child = start(args, { cwd: temporaryFolder(files), stdout: descriptor });
    const { status, stderr } = await outcomeOf(child);
    closeSync(descriptor);
    expect({ status, stderr }).toEqual({ status: 2, stderr: "wirecopy: standard output cannot be written: the disk is full\n" });
  });
});
