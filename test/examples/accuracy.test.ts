/**
 * examples/accuracy.mjs on the built package: the figures of docs/accuracy.md where the corpus is at hand, the small collection where it is
 * not, and lists of one's own, in both forms, against figures worked out by hand.
 */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { needs, shared } from "../needs.js";
import { linesOf, runExample, runScript } from "./run-example.js";

const ROOT = resolve(import.meta.dirname, "../..");

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "wirecopy-accuracy-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The rows of all tables in `markdown` by their first cell: a row is its cells by the titles of their columns. */
function rowsOf(markdown: string): Map<string, Record<string, string>> {
  const rows = new Map<string, Record<string, string>>();
  let titles: string[] = [];
  for (const line of markdown.split("\n")) {
    const cells = line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim());
    if (titles.length === 0) titles = cells;
    else if (cells.length === 0) titles = [];
    else rows.set(cells[0] as string, Object.fromEntries(titles.map((title, i) => [title, cells[i] as string])));
  }
  return rows;
}

function stdoutOf({ status, stdout, stderr }: ReturnType<typeof runExample>): string {
  if (status !== 0) throw new Error(stderr);
  return stdout;
}

/** The figures that the example prints: the row that starts with the number of cases. */
const figuresOf = (stdout: string, cases: number) => rowsOf(stdout).get(String(cases));

describe("examples/accuracy.mjs on the Indonesian corpus", needs(shared("corpora/indonesian-pan")), () => {
  const accuracy = readFileSync(join(ROOT, "docs/accuracy.md"), "utf8");
  const documented = rowsOf(accuracy.slice(accuracy.indexOf("## Indonesian"), accuracy.indexOf("### What was tried")));
  let stdout = "";
  beforeAll(() => {
    stdout = stdoutOf(runExample("accuracy.mjs"));
  });

  it("prints the figures that docs/accuracy.md has", () => {
    const { cases, found, recall, precision, granularity, plagdet } = documented.get("indonesian-pan") ?? {};
    expect(figuresOf(stdout, 93)).toEqual({ cases, found, recall, precision, granularity, plagdet });
  });

  it.each(["none", "pos-preserving", "random-shuffling", "semantic-variation", "simulated"])("prints what docs/accuracy.md says of %s", (kind) => {
    expect(rowsOf(stdout).get(kind)).toEqual(documented.get(kind));
  });
});

describe("examples/accuracy.mjs in a checkout that stands alone", () => {
  /** A copy inside the package, so that "wirecopy" is the built package, and without the corpora beside it. */
  const alone = join(ROOT, "dist", "examples-alone");
  afterAll(() => rmSync(alone, { recursive: true, force: true }));

  it("takes the five documents of examples/albuquerque, finds all their cases, and says that this proves nothing", () => {
    cpSync(join(ROOT, "examples"), join(alone, "examples"), { recursive: true });
    const stdout = stdoutOf(runScript(join(alone, "examples/accuracy.mjs")));
    expect(stdout).toContain("The Indonesian corpus of docs/accuracy.md is not here");
    expect(figuresOf(stdout, 16)).toMatchObject({ found: "1.0000", granularity: "1.000" });
    expect(stdout).toContain("0 false alarms.");
  });
});

const QUOTATION = "no crane on this quay will be sold while a single docker is owed wages";
const release = `The harbour board said today that “${QUOTATION}” and adjourned.`;
const story = `Auctioneers went home \u{1F6A2} empty-handed. "${QUOTATION}," the board had declared.`;

/** Where `words` stand in the text of a document. */
function spanIn(id: string, text: string, words: string) {
  const start = text.indexOf(words);
  return { id, start, end: start + words.length };
}

const quoted = { kind: "quotation", a: spanIn("release", release, QUOTATION), b: spanIn("story", story, QUOTATION) };
const notCopied = { kind: "rewritten", a: spanIn("release", release, "The harbour board"), b: spanIn("story", story, "Auctioneers") };

describe("examples/accuracy.mjs on a list of one's own", () => {
  const run = (gold: unknown) => {
    const documents = join(folder, "documents.jsonl");
    writeFileSync(documents, `${JSON.stringify({ id: "release", text: release })}\n${JSON.stringify({ id: "story", text: story })}\n`);
    writeFileSync(join(folder, "gold.json"), JSON.stringify(gold));
    return runExample("accuracy.mjs", [documents, join(folder, "gold.json")]);
  };

  it("scores one case found and one missed as a recall of a half", () => {
    expect(figuresOf(stdoutOf(run([quoted, notCopied])), 2)).toEqual({
      cases: "2",
      found: "0.5000",
      recall: "0.5000",
      precision: "1.0000",
      granularity: "1.000",
      plagdet: "0.6667",
    });
  });

  it("counts a passage that covers two cases at its share of right characters", () => {
    const [crane, wages] = ["no crane on this quay", "owed wages"].map((words) => ({
      a: spanIn("release", release, words),
      b: spanIn("story", story, words),
    }));
    const right = ("no crane on this quay".length + "owed wages".length) / QUOTATION.length;
    expect(figuresOf(stdoutOf(run([crane, wages])), 2)).toMatchObject({ recall: "1.0000", precision: right.toFixed(4) });
  });

  it("takes what the tier calls noise for a false alarm, and does not ask for what it calls may", () => {
    const stdout = stdoutOf(run([{ ...quoted, tier: "noise" }, { ...notCopied, tier: "may" }, notCopied]));
    expect(figuresOf(stdout, 1)).toMatchObject({ recall: "0.0000", precision: "0.0000" });
    expect(stdout).toContain("1 false alarms:");
  });

  const { start } = quoted.b;
  const endRange = `an integer from ${start + 1} to ${story.length}, in the text of "story"`;
  it.each([
    [[quoted, { ...quoted, b: { ...quoted.b, end: 5000 } }], `[1].b.end expected ${endRange}, found 5000`],
    [[{ ...quoted, b: { ...quoted.b, end: `${start + 5}` } }], `[0].b.end expected ${endRange}, found "${start + 5}"`],
    [[{ ...quoted, a: { ...quoted.a, start: 1.5 } }], `[0].a.start expected an integer from 0 to ${release.length - 1}, in the text of "release", found 1.5`],
    [[{ ...quoted, a: { ...quoted.a, id: "Release" } }], '[0].a.id expected the id of one of the 2 documents, found "Release"'],
    [[{ a: quoted.a }], '[0].b expected {"id", "start", "end"}, found nothing'],
    [[{ ...quoted, tier: "May" }], '[0].tier expected "must", "may", "noise" or nothing, found "May"'],
    [{ items: [quoted] }, "the whole expected a list, found {"],
    [[{ ...quoted, tier: "may" }], "expected at least one case that has to be found, found none"],
    [[], "expected at least one case that has to be found, found none"],
  ])("refuses %j in one line that names the item", (gold, message) => {
    const { status, stderr } = run(gold);
    expect(status).toBe(2);
    expect(linesOf(stderr)).toEqual([expect.stringContaining(`gold.json: ${message}`)]);
  });

  it.each([
    [["no-documents.jsonl", "examples/albuquerque/gold-passages.json"], "no-documents.jsonl"],
    [["examples/albuquerque/documents.jsonl", "no-gold.json"], "no-gold.json"],
    [["examples/albuquerque/documents.jsonl"], "expected documents and a gold list, or a folder in PAN's layout"],
    [["no-folder"], "no-folder"],
    [["--gold"], "--gold"],
  ])("refuses the arguments %j in one line", (args, named) => {
    const { status, stderr } = runExample("accuracy.mjs", args);
    expect(status).toBe(2);
    expect(linesOf(stderr)).toEqual([expect.stringContaining(named)]);
  });

  it("says with --help how it is called", () => {
    expect(runExample("accuracy.mjs", ["--help"])).toMatchObject({
      status: 0,
      stderr: "",
      stdout: expect.stringMatching(/^Usage: node examples\/accuracy\.mjs /),
    });
  });
});

describe("examples/accuracy.mjs on a corpus in PAN's layout", () => {
  it("reads offsets in code points", () => {
    const pan = join(folder, "pan");
    for (const [part, text] of Object.entries({ source: release, suspicious: story })) {
      mkdirSync(join(pan, `${part}-documents`), { recursive: true });
      writeFileSync(join(pan, `${part}-documents`, `${part}.txt`), text);
    }
    const { a, b } = quoted;
    const length = QUOTATION.length;
    writeFileSync(
      join(pan, "suspicious-documents", "suspicious.xml"),
      // the ship in the story is one code point and two units
      `<document><feature type="artificial" this_offset="${b.start - 1}" this_length="${length}" source_reference="source.txt" source_offset="${a.start}" source_length="${length}" /></document>`,
    );
    expect(figuresOf(stdoutOf(runExample("accuracy.mjs", [pan])), 1)).toMatchObject({ recall: "1.0000", precision: "1.0000" });
  });
});
