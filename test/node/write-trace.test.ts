import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { writeTrace } from "../../src/node/write-results.js";
import { traceToHtml } from "../../src/report/detection-html.js";
import { sampleText } from "../io/sample-detection.js";
import { sampleTrace } from "../io/sample-trace.js";
import { temporaryFolder } from "../io/temporary-folder.js";

describe("writeTrace", () => {
  test("writes the report beside the records", async () => {
    const folder = temporaryFolder();
    await writeTrace(sampleTrace, { jsonl: join(folder, "t.jsonl"), html: join(folder, "t.html") }, { textOf: sampleText });
    expect(readFileSync(join(folder, "t.html"), "utf8")).toBe([...traceToHtml(sampleTrace, sampleText)].join(""));
    expect(readFileSync(join(folder, "t.jsonl"), "utf8")).toContain('"wirecopy-trace"');
  });

  test.each(["csv", "html"] as const)("refuses %s without texts", async (form) => {
    await expect(writeTrace(sampleTrace, { [form]: "t" })).rejects.toThrow(`"textOf" expected function for "${form}", got undefined`);
  });

  test("leaves no file where a number of the trace is not finite", async () => {
    const html = join(temporaryFolder(), "t.html");
    await expect(writeTrace({ ...sampleTrace, usedShare: Number.NaN }, { html }, { textOf: sampleText })).rejects.toThrow(RangeError);
    expect(() => readFileSync(html)).toThrow("ENOENT");
  });
});
