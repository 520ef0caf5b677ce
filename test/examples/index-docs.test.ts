/** The example of docs/index.md, run as it stands on the built package, in a folder of its own. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect, it } from "vitest";
import { NEWER_NODE, needs, newerNodePath } from "../needs.js";

const ROOT = resolve(import.meta.dirname, "../..");

/** The example from an empty folder, and once more from the one that it has left. */
function runTwice(node: string): { readonly status: number | null; readonly stdout: string; readonly stderr: string }[] {
  const [, code = ""] = /```js\n([\s\S]*?)```/.exec(readFileSync(join(ROOT, "docs/index.md"), "utf8")) ?? [];
  const folder = mkdtempSync(join(tmpdir(), "index-docs-"));
  try {
    const here = code.replace('openIndex("archive", { retention: "90d" })', `openIndex(${JSON.stringify(folder)})`);
    expect(here).not.toBe(code);
    return [0, 1].map(() => spawnSync(node, ["--input-type=module", "-e", here], { cwd: ROOT, encoding: "utf8" }));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

it("answers what it says it answers", () => {
  const [first, second] = runTwice(process.execPath);
  expect(first).toMatchObject({ status: 0, stdout: "shares release\n" });
  expect(second).toMatchObject({ status: 1, stderr: expect.stringContaining("duplicate-id") });
});

it("does so with the SQLite that Node has", needs(NEWER_NODE), () => {
  const [first, second] = runTwice(newerNodePath);
  expect(first).toMatchObject({ status: 0, stdout: "shares release\n" });
  expect(second).toMatchObject({ status: 1, stderr: expect.stringContaining("duplicate-id") });
});
