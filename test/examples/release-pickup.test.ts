/** examples/release-pickup.mjs on the built package: who used which sentence of the release that comes with it, in print and in the report. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CHROMIUM, needs } from "../needs.js";
import { openReport, useChromium } from "../report/chromium.js";
import { linesOf, runExample } from "./run-example.js";

useChromium();

describe("examples/release-pickup.mjs", () => {
  let stdout = "";
  let folder = "";
  let report = "";
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "wirecopy-pickup-"));
    report = join(folder, "report.html");
    const run = runExample("release-pickup.mjs", ["--html", report]);
    if (run.status !== 0) throw new Error(run.stderr);
    stdout = run.stdout;
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** What is printed under the sentence that starts with `words`. */
  const usersOf = (words: string): string[] => {
    const lines = linesOf(stdout);
    const first = lines.findIndex((line) => line.startsWith(words)) + 1;
    const length = lines.slice(first).findIndex((line) => !line.startsWith("  "));
    return lines.slice(first, first + length).map((line) => line.trim().replace(/ +/g, " "));
  };

  it("names the story that took a quotation over, in straight quotation marks and with another attribution", () => {
    expect(usersOf("“Nobody who grew up")).toEqual([expect.stringMatching(/^1-osterholm-courier\.txt \d\d %$/)]);
  });

  it("names every user of a quotation, the longest use first", () => {
    expect(usersOf("“A bridge forty kilometres")).toEqual([
      "1-osterholm-courier.txt 100 %, word for word",
      expect.stringMatching(/^3-capital-post\.txt \d\d %$/),
    ]);
  });

  it("names the story that took over the lead with changes, and a sentence without", () => {
    expect(usersOf("After eleven winters")).toEqual([expect.stringMatching(/^2-lakeside-radio\.txt \d\d %$/)]);
    expect(usersOf("A crossing will cost")).toEqual(["2-lakeside-radio.txt 100 %, word for word"]);
  });

  it("says that a sentence was not used", () => {
    expect(usersOf("The work on both landings")).toEqual(["not used"]);
  });

  it("counts the stories, and names the one that has nothing of the release", () => {
    expect(linesOf(stdout)).toContain("4 stories, 3 use the release; not: 4-farm-gazette.txt");
  });

  it("says where the report is", () => {
    expect(linesOf(stdout).at(-1)).toBe(`To look at: ${report}`);
  });

  it("writes a report that names the stories that use the release, in a browser without a network", needs(CHROMIUM), async () => {
    const { page, requests, errors } = await openReport([readFileSync(report, "utf8")]);
    const text = await page.locator("main").textContent();
    for (const story of ["1-osterholm-courier.txt", "2-lakeside-radio.txt", "3-capital-post.txt"]) expect(text).toContain(story);
    expect([...requests, ...errors]).toEqual([]);
  });

  it("ends with an error and without a report where the release cannot be read", () => {
    const none = join(folder, "none.html");
    const { status, stderr } = runExample("release-pickup.mjs", ["--html", none, "no-such-file.txt", "examples/release-pickup/stories"]);
    expect(status).toBe(2);
    expect(linesOf(stderr)).toEqual([expect.stringMatching(/^release-pickup\.mjs: .*no-such-file\.txt/)]);
    expect(existsSync(none)).toBe(false);
  });

  it("ends with an error and without a report where there is no story", () => {
    const none = join(folder, "none.html");
    const { status, stdout, stderr } = runExample("release-pickup.mjs", ["--html", none, "examples/release-pickup/release.txt", "no-such-folder"]);
    expect({ status, stdout, lines: linesOf(stderr) }).toEqual({
      status: 2,
      stdout: "",
      lines: ["no-such-folder: there is no such file or folder", "release-pickup.mjs: there is no story to compare with the release"],
    });
    expect(existsSync(none)).toBe(false);
  });
});
