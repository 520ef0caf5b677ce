/** The command on a real terminal, made by `script` of util-linux. */
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";
import { displayWidth } from "../../src/cli/display-width.js";
import { temporaryFolder } from "../io/temporary-folder.js";
import { needs, PSEUDO_TERMINAL } from "../needs.js";
import { commandLine } from "./command.js";

const quotation = "the committee has quietly postponed every inspection of the harbour cranes until the autumn elections are over";
const files = {
  "news/release with a rather long name.txt": `The union published its letter. “We know that ${quotation},” it says. 漢字かな交じり文。\n`,
  "news/story.txt": `In a letter seen by this paper, the union wrote: "${quotation}". A spokesman declined.\n`,
  "news/other.txt": `${quotation} A spokesman declined to comment on it, and the union met again.\n`,
};

/** What a terminal of so many columns is sent. */
function onTerminal(
  args: readonly string[],
  { columns, ...env }: { readonly columns: number } & Record<string, number | string>,
): { sent: string; cwd: string } {
  const cwd = temporaryFolder(files);
  const command = `stty cols ${columns} rows 40; exec ${commandLine(args)}`;
  const { NO_COLOR: _noColor, FORCE_COLOR: _forceColor, CI: _ci, ...inherited } = process.env;
  const sent = execFileSync("script", ["-qec", command, "/dev/null"], {
    cwd,
    env: { ...inherited, TERM: "xterm", ...env },
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
  });
  return { sent, cwd };
}

/** What stays on the screen: what is written over or erased does not. */
const ESCAPE = "\u001b";
function screenOf(sent: string): string[] {
  const plain = sent.replaceAll(new RegExp(`${ESCAPE}\\]8;;[^${ESCAPE}]*${ESCAPE}\\\\|${ESCAPE}\\[\\d+m`, "g"), "");
  return plain.split(/\r?\n/).map((line) => {
    const last = line.split("\r").at(-1)!;
    return last.slice(last.lastIndexOf(`${ESCAPE}[K`) + 1).replace(/^\[K/, "");
  });
}

describe("on a terminal", needs(PSEUDO_TERMINAL), () => {
  test.each([
    [60, ["detect", "news"]],
    [80, ["detect", "news"]],
    [120, ["detect", "news"]],
    [200, ["detect", "news"]],
    [60, ["stories", "news"]],
    [60, ["trace", "news/story.txt", "news"]],
    [60, ["compare", "news/story.txt", "news/other.txt"]],
    [60, ["dedupe", "news", "--threshold", "0.1"]],
    [60, ["--help"]],
    [60, ["detect", "--help"]],
    [60, ["trace", "--help"]],
    [50, ["completion", "--help"]],
  ] as const)("of %i columns what %j prints fits, and no progress is left", (columns, args) => {
    const lines = screenOf(onTerminal(args, { columns }).sent);
    expect(lines.length).toBeGreaterThan(2);
    for (const line of lines.filter((each) => !each.includes("not shown;"))) expect(displayWidth(line), line).toBeLessThanOrEqual(columns);
    expect(lines.join("\n")).not.toMatch(/reading documents|░/);
  });

  test("progress is written over and erased, in one write a line", () => {
    const { sent } = onTerminal(["detect", "news"], { columns: 100 });
    expect(sent).toMatch(/^\r1\/6 reading documents /);
    expect(sent).toContain("\r\u001b[K\u001b[1m3 documents,");
  });

  test.each([
    ["a dumb terminal", ["detect", "news"], { TERM: "dumb" }],
    ["--quiet", ["detect", "news", "--quiet"], {}],
  ] as const)("there is no progress with %s", (_, args, env) => {
    expect(onTerminal(args, { columns: 100, ...env }).sent).not.toContain("reading documents");
  });

  test("names of documents link to their files where the terminal has links", () => {
    const { sent, cwd } = onTerminal(["detect", "news"], { columns: 100, FORCE_HYPERLINK: "1" });
    const url = pathToFileURL(join(cwd, "news/release with a rather long name.txt")).href;
    expect(sent).toContain(`\u001b]8;;${url}\u001b\\`);
    expect(onTerminal(["detect", "news"], { columns: 100, FORCE_HYPERLINK: "0" }).sent).not.toContain("\u001b]8;");
    expect(onTerminal(["detect", "news", "--no-color"], { columns: 100, FORCE_HYPERLINK: "1" }).sent).not.toContain("\u001b]8;");
  });
});
