/** The pictures of the README and of docs/recipes.md: those that the script makes, small, and each with a text for those who do not see it. */
import { execFileSync } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

const root = join(import.meta.dirname, "..");
const documents = ["README.md", "docs/recipes.md"].map((path) => readFileSync(join(root, path), "utf8").replaceAll('"images/', '"docs/images/')).join("\n");
const made = execFileSync(process.execPath, [join(root, "scripts/make-screenshots.mjs"), "--list"], { encoding: "utf8" })
  .trim()
  .split("\n");

it("shows the screenshots that the script makes, each in light and dark", () => {
  const shown = [...documents.matchAll(/(?:src|srcset)="([^"]+)"/g)].map(([, path]) => path as string);
  expect(shown.toSorted()).toEqual(made.toSorted());
});

it.each(made)("has %s as a PNG of at most 150 kB", (path) => {
  expect(readFileSync(join(root, path)).subarray(1, 4).toString()).toBe("PNG");
  expect(statSync(join(root, path)).size).toBeLessThanOrEqual(150_000);
});

it("says of each what can be seen in it", () => {
  const texts = [...documents.matchAll(/<img [^>]*alt="([^"]*)"/g)].map(([, text]) => text as string);
  expect(texts).toHaveLength(made.length / 2);
  for (const text of texts) expect(text.length).toBeGreaterThan(80);
});
