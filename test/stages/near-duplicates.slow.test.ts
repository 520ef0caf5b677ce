import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { expect, it } from "vitest";
import type { Document } from "../../src/types/document.js";
import { needs, shared } from "../needs.js";
import { expectEqual } from "./equal-to-detect.js";

it("near-duplicates of 6,000 stories of Reuters by stages are those of detect", needs(shared("corpora/reuters21578.jsonl.gz")), async () => {
  const lines = gunzipSync(readFileSync(new URL("../../../shared/corpora/reuters21578.jsonl.gz", import.meta.url)))
    .toString()
    .trim()
    .split("\n")
    .slice(0, 6000);
  const { pairs } = await expectEqual({ documents: lines.map((line) => JSON.parse(line) as Document), partitions: [7] });
  expect(pairs.length).toBeGreaterThan(50);
});
