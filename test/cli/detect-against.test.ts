import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import type { Detection } from "../../src/types/result.js";
import { temporaryFolder } from "../io/temporary-folder.js";
import { wirecopy } from "./command.js";

const quotation = "the committee has quietly postponed every inspection of the harbour cranes until the autumn elections are over";
const fresh = `In a letter seen by this paper, the union wrote: "${quotation}". A spokesman declined to comment on it.\n`;
const old = `The dockworkers' union published its letter on Monday. “We know that ${quotation},” it says. Members meet again in June.\n`;
const older = `Nobody at the port was surprised to learn that ${quotation}, as a foreman put it over lunch.\n`;
const line = (id: string, text: string) => `${JSON.stringify({ id, text })}\n`;
const files = {
  "new.jsonl": line("n", fresh),
  "archive.jsonl": line("o1", old) + line("o2", older),
  "damaged.jsonl": `nonsense\n${line("o1", old)}`,
  "new/a.txt": fresh,
  "old/a.txt": old,
  "old/b.txt": older,
};
/** The command in a folder with these files. */
const run = (args: string[], input = "") => wirecopy(["detect", ...args], { cwd: temporaryFolder(files), input });
const detectionOf = (stdout: string): Detection => JSON.parse(stdout);
const pairsOf = ({ pairs }: Detection) => pairs.map(({ a, b }) => `${a} ${b}`);

describe("wirecopy detect --against", () => {
  test("compares the inputs with a file, and the documents of neither with each other", async () => {
    const { status, stdout, stderr } = await run(["new.jsonl", "--against", "archive.jsonl", "--json", "-"]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    const detection = detectionOf(stdout);
    expect(pairsOf(detection)).toEqual(["n o1", "n o2"]);
    expect(detection.documents.map(({ id, against }) => [id, against])).toEqual([
      ["n", false],
      ["o1", true],
      ["o2", true],
    ]);
    expect(detection.settings.against).toBe(true);
    const validate = new Ajv2020({ allErrors: true }).compile(JSON.parse(readFileSync(new URL("../../docs/detection.schema.json", import.meta.url), "utf8")));
    validate(detection);
    expect(validate.errors).toBeNull();
  });

  test("tells files of one name in two folders apart by the folder", async () => {
    const { status, stdout } = await run(["new", "--against", "old/", "--json", "-"]);
    expect(status).toBe(0);
    expect(pairsOf(detectionOf(stdout))).toEqual(["new/a.txt old/a.txt", "new/a.txt old/b.txt"]);
  });

  test("can be repeated, and prints a summary that counts both sides and names the corpus", async () => {
    const { status, stdout } = await run(["new.jsonl", "--against", "old/a.txt", "--against", "old/b.txt"]);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^1 document against 2, \d+ tokens: 2 passages in 1 family, 2 pairs, /);
    expect(stdout).toMatch(/^a n: .*\nb old\/a\.txt \(of --against\): /m);
  });

  test.each([
    ["the inputs", ["-", "--against", "archive.jsonl"], line("n", fresh), ["n o1", "n o2"]],
    ["the corpus", ["new.jsonl", "--against", "-"], line("o3", older), ["n o3"]],
  ])("reads %s from standard input", async (_, args, input, expected) => {
    const { status, stdout } = await run([...args, "--json", "-"], input);
    expect(status).toBe(0);
    expect(pairsOf(detectionOf(stdout))).toEqual(expected);
  });

  test("refuses standard input for both, and for --ignore besides", async () => {
    const { status, stdout, stderr } = await run(["-", "--against", "-"]);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toContain("wirecopy: standard input can be read as input or as --against, not as both\n");
    expect((await run(["new.jsonl", "--against", "-", "--ignore", "-"])).status).toBe(2);
  });

  test("goes on after a bad line, an id that an input has, and a file that is none, names each, and ends with 2", async () => {
    const args = ["new.jsonl", "--against", "damaged.jsonl", "--against", "none.txt", "--against", "-", "--json", "-"];
    const { status, stdout, stderr } = await run(args, line("n", old));
    expect(status).toBe(2);
    expect(stderr.trimEnd().split("\n")).toEqual([
      expect.stringContaining("wirecopy: error: damaged.jsonl:1: not valid JSON"),
      "wirecopy: error: none.txt: there is no such file or folder",
      'wirecopy: error: -:1: the id "n" stands at new.jsonl:1 already; this line is skipped',
    ]);
    expect(pairsOf(detectionOf(stdout))).toEqual(["n o1"]);
  });

  test("reads a path once that is an input and of the corpus, and says so", async () => {
    const { status, stdout, stderr } = await run(["new.jsonl", "--against", "./new.jsonl"]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "wirecopy: warning: ./new.jsonl: named more than once; read once\n" });
    expect(stdout).toContain("Nothing found: --against gave no documents to compare with.");
  });

  test("says in CSV which of the two documents is of the corpus", async () => {
    const out = join(temporaryFolder(), "out.csv");
    await run(["new.jsonl", "--against", "archive.jsonl", "--csv", out, "--quiet"]);
    const rows: Record<string, string>[] = parse(readFileSync(out), { columns: true });
    expect(rows.map((row) => [row.a_id, row.b_id, row.against])).toEqual([
      ["n", "o1", "b"],
      ["n", "o2", "b"],
    ]);
    expect(Object.keys(rows[0]!).slice(11, 14)).toEqual(["b_text", "against", "relation"]);
  });
});
