/** The same on news that nobody made for it. */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import type { Document } from "../../src/types/document.js";
import { needs, shared } from "../needs.js";
import { expectSamePassages } from "./expect-same.js";

function read(name: string, count: number): Document[] {
  const bytes = gunzipSync(readFileSync(resolve(import.meta.dirname, "../../../shared/corpora", name)));
  const lines = bytes.toString("utf8").split("\n").filter(Boolean);
  return lines.slice(0, count).map((line) => JSON.parse(line) as Document);
}

describe("passages of news by stages", { timeout: 600_000 }, () => {
  it.each([
    ["reuters21578.jsonl.gz", 2000],
    ["senate-press.jsonl.gz", 1000],
    ["fundus-multilang.jsonl.gz", 300],
    ["livedoor-ja-sample.jsonl.gz", 300],
  ])("are those of detect: %s, the first %i", needs(shared("corpora/reuters21578.jsonl.gz")), async (name, count) => {
    expect(await expectSamePassages(read(name, count), {}, [7])).toBeGreaterThan(0);
  });
});
