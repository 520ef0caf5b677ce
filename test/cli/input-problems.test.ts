/** The command and input that is not as it should be: what is read, what is said, and how the process ends. */
import { readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { temporaryFolder } from "../io/temporary-folder.js";
import { wirecopy } from "./command.js";

const line = (id: string) => `${JSON.stringify({ id, text: `The ferry of route ${id} will not sail before Thursday, the harbour master told passengers.` })}\n`;

/** Ids that a run writes, what else its JSON says of the input, and how it ended. */
async function detect(args: readonly string[], input: string | Uint8Array = "") {
  const out = join(temporaryFolder(), "out.json");
  const { status, stderr } = await wirecopy(["detect", ...args, "--json", out, "--quiet"], { input });
  const { documents, problems, limits } = JSON.parse(readFileSync(out, "utf8"));
  return { status, stderr, problems, limits, ids: documents.map(({ id }: { id: string }) => id) };
}

describe("compressed data", () => {
  test("that is padded with zeros is read to its end, with nothing to say", async () => {
    const folder = temporaryFolder({
      "a.jsonl.gz": Buffer.concat([gzipSync(line("1")), Buffer.alloc(1)]),
      "b.jsonl.gz": Buffer.concat([gzipSync(line("2")), Buffer.alloc(512)]),
    });
    expect(await detect([folder])).toMatchObject({ status: 0, stderr: "", ids: ["1", "2"], problems: [] });
  });

  test("that breaks off keeps what came before, and the run ends with 2", async () => {
    const folder = temporaryFolder({
      "a.jsonl.gz": Buffer.concat([gzipSync(line("1")), gzipSync(line("2")).subarray(0, -12)]),
      "b.jsonl.gz": Buffer.concat([gzipSync(line("3")), Buffer.from("x")]),
    });
    const { status, stderr, ids, problems } = await detect([folder]);
    expect({ status, ids: ids.filter((id: string) => id !== "2") }).toEqual({ status: 2, ids: ["1", "3"] });
    expect(stderr.match(/what could be read before is kept/g)?.length).toBe(2);
    expect(problems).toMatchObject([
      { severity: "error", code: "damaged", count: 2 },
      { severity: "error", code: "bad-record", count: 1, first: [{ line: 2 }] },
    ]);
  });

  test("on standard input is named as what it is", async () => {
    const { status, stderr, ids } = await detect(["-"], gzipSync(line("1")));
    expect({ status, ids }).toEqual({ status: 2, ids: [] });
    expect(stderr).toBe("wirecopy: error: -: it is compressed data (gzip), not JSON lines; left out\n");
  });
});

describe("a folder", () => {
  test("says what it passes over and what is a link, and ends with 0", async () => {
    const folder = temporaryFolder({ "a.jsonl": line("1"), "b.log": "[]", "c.log": "[]", "d.md": "" });
    symlinkSync("a.jsonl", join(folder, "e.jsonl"));
    const { status, stderr, ids, problems } = await detect([folder]);
    expect({ status, ids }).toEqual({ status: 0, ids: ["1"] });
    expect(stderr.split("\n")).toEqual([
      expect.stringMatching(/^wirecopy: warning: .*e\.jsonl: a file that is read already, as .*a\.jsonl; passed over$/),
      expect.stringMatching(
        /^wirecopy: warning: .*: files that were not read: 2 \.log, 1 \.md \(\.md: save as \.html or \.txt\); what is read ends in \.txt, /,
      ),
      "",
    ]);
    expect(problems.map(({ code, count }: { code: string; count: number }) => [code, count])).toEqual([
      ["file-read-already", 1],
      ["passed-over", 1],
    ]);
  });
});

test("UTF-16 without a mark leads to the flag that reads it", async () => {
  const folder = temporaryFolder({ "a.jsonl": Buffer.from(line("1") + line("2"), "utf16le") });
  expect((await detect([folder])).stderr).toMatch(/looks like utf-16le .*--encoding says how a file is encoded/);
  expect(await detect([folder, "--encoding", "utf-16le"])).toMatchObject({ status: 0, stderr: "", ids: ["1", "2"] });
});

test("times of other forms are counted and named, without any flag that needs times", async () => {
  const forms = ["yesterday", "30 February 2018", "2018-03-01 25:00", "31.04.2018", "10 days ago", "March 2018", "1. März 2018"];
  const records = forms.map((publishedAt, i) => JSON.stringify({ id: `d${i}`, text: "words", publishedAt }));
  const { status, limits } = await detect([join(temporaryFolder({ "a.jsonl": records.join("\n") }), "a.jsonl")]);
  expect(status).toBe(0);
  expect(limits).toContainEqual({ code: "time-invalid", count: 6, detail: expect.stringContaining('"d0", "d1", "d2", and 3 more') });
});
