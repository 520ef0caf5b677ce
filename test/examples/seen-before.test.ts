/** examples/seen-before.mjs on the built package: the feed that comes with it, and an article that comes again under its id. */
import { describe, expect, it } from "vitest";
import { linesOf, runExample } from "./run-example.js";

describe("examples/seen-before.mjs", () => {
  it("answers each article of the feed, a repeated one with what it resembles most", () => {
    const { status, stdout } = runExample("seen-before.mjs");
    expect(status).toBe(0);
    expect(linesOf(stdout).map((line) => line.replace(/0\.\d\d$/, "x"))).toEqual([
      "agency-0712: new",
      "morning-paper-0745: seen before: agency-0712, resemblance x",
      "chess-0800: new",
      "agency-0910: seen before: agency-0712, resemblance x",
      "radio-0930: new",
      "evening-paper-1500: seen before: agency-0910, resemblance 1.00",
      "chess-2000: new",
    ]);
  });

  it.each(["not JSON", "null", "[]", '{"id": 7, "text": "seven"}', '{"id": "", "text": "nobody"}'])("goes on after %s as a line, and ends with 2", (bad) => {
    const line = JSON.stringify({ id: "a", text: "Nobody has seen the clock of the old customs house strike thirteen before." });
    const { status, stdout, stderr } = runExample("seen-before.mjs", ["-"], `${bad}\n${line}\n`);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "a: new\n" });
    expect(linesOf(stderr)).toEqual([expect.stringMatching(/^standard input, line 1: expected .*; left out$/)]);
  });

  it("takes an article that comes again under its id for itself", () => {
    const line = `${JSON.stringify({ id: "a", text: "Nobody has seen the clock of the old customs house strike thirteen before." })}\n`;
    expect(linesOf(runExample("seen-before.mjs", ["-"], line + line).stdout)).toEqual(["a: new", "a: seen before: a, resemblance 1.00"]);
  });
});
