/** The scripts that watch over docs and releases find what they are there to find. */
import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../io/temporary-folder.js";

const ROOT = resolve(import.meta.dirname, "../..");

/** In parts, so that the check of this very file passes. */
const MISSING = ["docs", "gone.md"].join("/");

/** A repository of these files, and what a script says of it. */
function ask(script: string, files: Readonly<Record<string, string>>): { readonly status: number | null; readonly lines: string[] } {
  const folder = temporaryFolder(files);
  execFileSync("git", ["init", "-q"], { cwd: folder });
  const { status, stderr } = spawnSync(process.execPath, [join(ROOT, "scripts", script), folder], { encoding: "utf8" });
  return { status, lines: stderr.trim().split("\n") };
}

describe("check-links", () => {
  it("takes links to files, headings, repeated headings and ids, and what lies elsewhere", () => {
    const page =
      "# One: `a` & b\n\n## Two\n\n## Two\n\n[x](#one-a--b) [y](b.md#two-1) [z](b.md) <a id='q'></a>\n[w]: b.md\n[v](https://example.invalid/gone)\n`[not](a-link)`\n```\n[nor](this)\n```\n";
    const { status } = ask("check-links.mjs", { "a.md": page, "b.md": "## Two\n## Two\n" });
    expect(status).toBe(0);
  });

  it("finds a file, a heading and a picture that are not there, and a page of the docs that a comment names", () => {
    const { status, lines } = ask("check-links.mjs", {
      "a.md": '# A\n\n[x](gone.md)\n[y](b.md#gone)\n<img src="gone.png">\n',
      "b.md": "# B\n",
      "c.ts": `// ${MISSING} has it\n`,
    });
    expect(status).toBe(1);
    expect(lines.slice(0, -1)).toEqual([
      "a.md:3: there is no gone.md",
      "a.md:4: b.md has no heading #gone",
      "a.md:5: there is no gone.png",
      `c.ts:1: there is no ${MISSING}`,
    ]);
  });
});

describe("check-release", () => {
  const files = {
    "package.json": JSON.stringify({ version: "1.2.3", repository: "r", bugs: "b", homepage: "h" }),
    "src/version.ts": 'export const VERSION = "1.2.3";\n',
    "CITATION.cff": "version: 1.2.3\n",
    "CHANGELOG.md": "# Changelog\n\n## 1.2.3 (2026-12-01)\n",
    "package-lock.json": JSON.stringify({ packages: { "": {}, "node_modules/a": { integrity: "sha512-x" } } }),
  };
  it("says all that is missing", () => {
    const { lines } = ask("check-release.mjs", {
      ...files,
      "package.json": JSON.stringify({ version: "1.2.4", repository: "r" }),
      "package-lock.json": JSON.stringify({ packages: { "node_modules/a": {} } }),
    });
    expect(lines.join("\n")).toMatch(
      /"bugs"[\s\S]*"homepage"[\s\S]*version\.ts says 1\.2\.3[\s\S]*CITATION[\s\S]*no heading of 1\.2\.4[\s\S]*checksum of 1 packages[\s\S]*not committed/,
    );
  });

  it("has nothing but uncommitted files to say of a folder that has all else", () => {
    expect(ask("check-release.mjs", files).lines).toEqual(["5 files are not committed", "not to be published: 1 missing"]);
  });
});

it("names in llms.txt every page of the docs that the README leads to", () => {
  const read = (name: string) => readFileSync(join(ROOT, name), "utf8");
  const pages = new Set(read("README.md").match(/(?<=\]\()docs\/[\w-]+\.md/g));
  expect(pages.size).toBeGreaterThan(8);
  expect([...pages].filter((page) => !read("llms.txt").includes(page))).toEqual([]);
});
