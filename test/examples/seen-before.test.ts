/** examples/seen-before.mjs on the built package: the feed that comes with it, an archive that is opened again, an article that comes again under its id. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { linesOf, runExample } from "./run-example.js";

const TEXT = "Nobody has seen the clock of the old customs house strike thirteen before, and the keeper swore that it never would again.";
const lineOf = (id: string, text = TEXT): string => `${JSON.stringify({ id, text })}\n`;

describe("examples/seen-before.mjs", () => {
  it("answers each article of the feed, a repeated one with what it resembles most", () => {
    const { status, stdout } = runExample("seen-before.mjs");
    expect(status).toBe(0);
    expect(linesOf(stdout).map((line) => line.replace(/0\.\d\d$/, "x"))).toEqual([
      "agency-0712: new",
      "morning-paper-0745: duplicate of agency-0712, resemblance x",
      "chess-0800: new",
      "agency-0910: duplicate of agency-0712, resemblance x",
      "radio-0930: new",
      "evening-paper-1500: duplicate of agency-0910, resemblance 1.00",
      "chess-2000: new",
    ]);
  });

  it("remembers what came before it was started again, where it has an archive", () => {
    const folder = mkdtempSync(join(tmpdir(), "seen-before-test-"));
    try {
      expect(runExample("seen-before.mjs", ["-", folder], lineOf("a")).stdout).toBe("a: new\n");
      expect(runExample("seen-before.mjs", ["-", folder], lineOf("b")).stdout).toBe("b: duplicate of a, resemblance 1.00\n");
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it.each(["not JSON", "null", "[]", '{"id": 7, "text": "seven"}', '{"id": "", "text": "nobody"}'])("goes on after %s as a line, and ends with 2", (bad) => {
    const { status, stdout, stderr } = runExample("seen-before.mjs", ["-"], `${bad}\n${lineOf("a")}`);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "a: new\n" });
    expect(linesOf(stderr)).toEqual([expect.stringMatching(/^standard input, line 1: expected .*; left out$/)]);
  });

  it("lets an article that comes again under its id take its own place", () => {
    const { stdout } = runExample("seen-before.mjs", ["-"], lineOf("a") + lineOf("a") + lineOf("b"));
    expect(linesOf(stdout)).toEqual(["a: new", "a: new", "b: duplicate of a, resemblance 1.00"]);
  });
});
