/** The pictures of the README: those that the script makes, small, and each with a text for those who do not see it. */
import { execFileSync } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

const root = join(import.meta.dirname, "..");
const readme = readFileSync(join(root, "README.md"), "utf8");
const made = execFileSync(process.execPath, [join(root, "scripts/make-screenshots.mjs"), "--list"], { encoding: "utf8" })
  .trim()
  .split("\n");

it("shows in the README the screenshots that the script makes, each in light and dark", () => {
  const shown = [...readme.matchAll(/(?:src|srcset)="([^"]+)"/g)].map(([, path]) => path as string);
  expect(shown.toSorted()).toEqual(made.toSorted());
});

it.each(made)("has %s as a PNG of at most 150 kB", (path) => {
  expect(readFileSync(join(root, path)).subarray(1, 4).toString()).toBe("PNG");
  expect(statSync(join(root, path)).size).toBeLessThanOrEqual(150_000);
});

it("says of each what can be seen in it", () => {
  const texts = [...readme.matchAll(/<img [^>]*alt="([^"]*)"/g)].map(([, text]) => text as string);
  expect(texts).toHaveLength(made.length / 2);
  for (const text of texts) expect(text.length).toBeGreaterThan(80);
});
