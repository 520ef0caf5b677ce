/** The example of docs/index.md, run as it stands on the built package, in a folder of its own. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect, it } from "vitest";

const ROOT = resolve(import.meta.dirname, "../..");

it("answers what it says it answers", () => {
  const [, code = ""] = /```js\n([\s\S]*?)```/.exec(readFileSync(join(ROOT, "docs/index.md"), "utf8")) ?? [];
  const folder = mkdtempSync(join(tmpdir(), "index-docs-"));
  try {
    // from an empty folder, and once more from the one that the first run has left
    const here = code.replace('openIndex("archive", { retention: "90d" })', `openIndex(${JSON.stringify(folder)})`);
    expect(here).not.toBe(code);
    const run = (text: string) => spawnSync(process.execPath, ["--input-type=module", "-e", text], { cwd: ROOT, encoding: "utf8" });
    expect(run(here)).toMatchObject({ status: 0, stdout: "shares release\n" });
    expect(run(here)).toMatchObject({ status: 1, stderr: expect.stringContaining("duplicate-id") });
  } finally {
    rmSync(folder, { recursive: true });
  }
});
