/** The command on a small collection of the test's own, with the modules of src/ in the place of the built library. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { run } from "../../bench/quality/command.js";
import { formatTable } from "../../bench/quality/table.js";
import * as library from "../../src/index.js";
import { temporaryFolder } from "../io/temporary-folder.js";

const SHARED_TEXT = "The harbour board said today that no crane on this quay will be sold while a single docker is owed wages.";
const DOCUMENTS = [
  { id: "release", text: `${SHARED_TEXT} It then adjourned until the autumn tides.` },
  { id: "story", text: `Auctioneers went home empty-handed. ${SHARED_TEXT} Nobody wanted to comment.` },
];
const start = DOCUMENTS[1]!.text.indexOf(SHARED_TEXT);
const TRUTH = [
  { kind: "verbatim", a: { id: "release", start: 0, end: SHARED_TEXT.length }, b: { id: "story", start, end: start + SHARED_TEXT.length } },
  { kind: "paraphrase", a: { id: "release", start: SHARED_TEXT.length + 1, end: SHARED_TEXT.length + 40 }, b: { id: "story", start: 0, end: 30 } },
];

async function runCommand(...args: string[]) {
  const printed: string[] = [];
  const progress: string[] = [];
  const surroundings = { library, shared: temporaryFolder(), build: "wirecopy test", print: (text: string) => printed.push(text) };
  const status = await run(args, { ...surroundings, progress: (line) => progress.push(line) });
  return { status, stdout: printed.join(""), stderr: progress.join("\n") };
}

const ownCollection = () =>
  temporaryFolder({ "documents.jsonl": DOCUMENTS.map((each) => JSON.stringify(each)).join("\n"), "truth.json": JSON.stringify(TRUTH) });

describe("npm run eval", () => {
  it("scores a collection of the user's own, by kind", async () => {
    const { status, stdout } = await runCommand("--planted", ownCollection());
    expect(status).toBe(0);
    expect(stdout).toMatch(/^wirecopy test, default settings/);
    expect(stdout).toMatch(/\| - verbatim +\| +1 \| 1\.0000 \|/);
    expect(stdout).toMatch(/\| - paraphrase +\| +1 \| 0\.0000 \|/);
  });

  it("writes the figures, the thresholds and the misses with their texts as JSON", async () => {
    const file = join(temporaryFolder(), "out.json");
    await runCommand("--planted", ownCollection(), "--json", file);
    const { format, reports } = JSON.parse(readFileSync(file, "utf8"));
    expect(format).toBe("wirecopy-evaluation");
    expect(reports[0].settings.thresholds.plain).toBeGreaterThan(0);
    expect(reports[0].misses).toMatchObject([{ kind: "paraphrase", textB: DOCUMENTS[1]!.text.slice(0, 30) }]);
  });

  it("takes passages of fewer bits than --min-bits for not reported", async () => {
    const { stdout } = await runCommand("--planted", ownCollection(), "--min-bits", "100000");
    expect(stdout).toMatch(/\| - verbatim +\| +1 \| 0\.0000 \|/);
  });

  it("prints examples where they are asked for", async () => {
    const folder = ownCollection();
    expect((await runCommand("--planted", folder)).stdout).not.toContain("missed");
    expect((await runCommand("--planted", folder, "--examples", "3")).stdout).toContain("missed paraphrase, covered 0.00 and 0.00, release");
  });

  it("skips what is not there with a line that names it", async () => {
    const { status, stderr } = await runCommand();
    expect(status).toBe(0);
    for (const name of ["plant.mjs", "indonesian-pan", "clough-stevenson", "reuters21578", "gold-passages.json", "fundus-multilang", "livedoor-ja-sample"])
      expect(stderr).toMatch(new RegExp(`skipped, not found.*${name}`));
  });

  it.each([
    ["a set that does not exist", ["--only", "planted,poems"], '"poems"'],
    ["a seed that is no number", ["--seeds", "31,x"], '"x"'],
    ["a collection that is not there", ["--pan", "no-such-folder"], "no-such-folder"],
    ["an option that does not exist", ["--quick"], "--quick"],
  ])("refuses %s with status 2", async (_, args, named) => {
    const { status, stdout, stderr } = await runCommand(...args);
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(named);
  });
});

describe("formatTable", () => {
  it("aligns figures on the right and leaves out columns without any", () => {
    expect(
      formatTable([
        { name: "one", cases: 7, falseBetween: 0.0125 },
        { name: "  kind", cases: 12 },
      ]),
    ).toBe(
      [
        "| set    | cases | false between % |",
        "| ------ | ----: | --------------: |",
        "| one    |     7 |            1.25 |",
        "| - kind |    12 |                 |",
        "",
      ].join("\n"),
    );
  });
});
