/** examples/deduplicate-jsonl.mjs on the built package: the feed that comes with it, stdin, and nothing at all. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { linesOf, runExample } from "./run-example.js";

const FEED = readFileSync(new URL("../../examples/feed.jsonl", import.meta.url), "utf8");
const idOf = (line: string): string => JSON.parse(line).id;

describe("examples/deduplicate-jsonl.mjs", () => {
  it("keeps the first report, the rewritten one and the chess stories, and drops the three copies", () => {
    const { status, stdout, stderr } = runExample("deduplicate-jsonl.mjs");
    expect({ status, ids: linesOf(stdout).map(idOf) }).toEqual({ status: 0, ids: ["agency-0712", "chess-0800", "radio-0930", "chess-2000"] });
    expect(linesOf(stderr)).toEqual([
      "morning-paper-0745: dropped, a near-duplicate of agency-0712",
      "agency-0910: dropped, a near-duplicate of agency-0712",
      "evening-paper-1500: dropped, a near-duplicate of agency-0712",
      "4 kept, 3 dropped",
    ]);
  });

  it("passes the lines that it keeps on as they came, from stdin", () => {
    const { stdout } = runExample("deduplicate-jsonl.mjs", ["-"], FEED);
    expect(linesOf(stdout)).toEqual(linesOf(FEED).filter((line) => /"(agency-0712|chess-\d+|radio-0930)"/.test(line)));
  });

  it("leaves a line out that holds no article, says which, goes on, and ends with 2", () => {
    const [first, ...rest] = linesOf(FEED);
    const { status, stdout, stderr } = runExample("deduplicate-jsonl.mjs", ["-"], [first, "", '{"id": "cut off', ...rest].join("\n"));
    expect({ status, ids: linesOf(stdout).map(idOf) }).toEqual({ status: 2, ids: ["agency-0712", "chess-0800", "radio-0930", "chess-2000"] });
    expect(linesOf(stderr)[0]).toMatch(/^standard input, line 3: expected {"id": "\.\.\.", "text": "\.\.\."}, .*; left out$/);
    expect(stderr).not.toContain("    at ");
  });

  it("says in one line that there is no such file, and ends with 2", () => {
    const { status, stdout, stderr } = runExample("deduplicate-jsonl.mjs", ["no-such-file.jsonl"]);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(linesOf(stderr)).toEqual([expect.stringMatching(/^deduplicate-jsonl\.mjs: .*no-such-file\.jsonl/)]);
  });

  it("keeps nothing of nothing", () => {
    expect(runExample("deduplicate-jsonl.mjs", ["-"])).toEqual({ status: 0, stdout: "", stderr: "0 kept, 0 dropped\n" });
  });
});
