/**
 * The built core, dist/index.js and index.cjs with every chunk they load, holds no `node:` import and no package, so that
 * it runs wherever JavaScript does. (test/architecture.test.ts holds the same of the sources.)
 */
import { readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { describe, expect, it } from "vitest";

const DIST = resolve(import.meta.dirname, "../../dist");
const SPECIFIER = /\b(?:from|import|require)\s*\(?\s*["']([^"']+)["']/g;

/** Every specifier that `entry` or a chunk it loads imports, relative ones followed and left out. */
function outsideOf(entry: string): string[] {
  const files = new Set([join(DIST, entry)]);
  const outside = new Set<string>();
  for (const file of files)
    for (const [, specifier] of readFileSync(file, "utf8").matchAll(SPECIFIER))
      if (specifier?.startsWith(".")) files.add(join(dirname(file), specifier));
      else if (specifier !== undefined) outside.add(specifier);
  return [...outside].sort();
}

describe("the built core", () => {
  it.each(["index.js", "index.cjs"])("loads nothing from outside through %s", (entry) => {
    expect(outsideOf(entry)).toEqual([]);
  });

  it.each(["node.js", "node.cjs"])("is told apart from %s, which does load modules of Node", (entry) => {
    expect(outsideOf(entry).filter((specifier) => specifier.startsWith("node:")).length).toBeGreaterThan(0);
  });

  it("has a command that starts with the line that lets a shell run it, once", () => {
    const [first, second] = readFileSync(join(DIST, "cli.js"), "utf8").split("\n");
    expect(first).toBe("#!/usr/bin/env node");
    expect(second).not.toMatch(/^#!/);
  });
});
