/** Passages on a disk against memory, on news that nobody made for it. */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import type { Document } from "../../src/types/document.js";
import { needs, shared } from "../needs.js";
import { linesFile } from "./duckdb-files.js";
import { inMemory, onDisk } from "./passages-on-disk.js";

function read(name: string, count: number): Document[] {
  const bytes = gunzipSync(readFileSync(resolve(import.meta.dirname, "../../../shared/corpora", name)));
  const lines = bytes.toString("utf8").split("\n").filter(Boolean);
  return lines.slice(0, count).map((line) => JSON.parse(line) as Document);
}

describe("passages of news on a disk", { timeout: 900_000 }, () => {
  it.each([
    ["reuters21578.jsonl.gz", 25_000],
    ["senate-press.jsonl.gz", 2000],
  ])("are those of detect: %s, the first %i", needs(shared("corpora/reuters21578.jsonl.gz")), async (name, count) => {
    const documents = read(name, count);
    const want = await inMemory(documents);
    expect(want.passages.length).toBeGreaterThan(1000);
    expect(await onDisk([linesFile(documents)], { memory: "1GB" })).toEqual(want);
  });
});
