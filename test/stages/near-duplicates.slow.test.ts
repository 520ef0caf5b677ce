import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { expect, it } from "vitest";
import type { Document } from "../../src/types/document.js";
import { needs, shared } from "../needs.js";
import { expectEqual } from "./equal-to-detect.js";

it("near-duplicates of Reuters by stages are those of detect", needs(shared("corpora/reuters21578.jsonl.gz")), async () => {
  const lines = gunzipSync(readFileSync(new URL("../../../shared/corpora/reuters21578.jsonl.gz", import.meta.url)))
    .toString()
    .trim()
    .split("\n");
  const { pairs } = await expectEqual({ documents: lines.map((line) => JSON.parse(line) as Document) });
  expect(pairs.length).toBeGreaterThan(500);
});
