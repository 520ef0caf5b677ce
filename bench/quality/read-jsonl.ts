/** Reads a collection of JSON lines ({id, text, ...}), gzipped where its name says so. Cost: the whole file stands in memory. */
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import type { Document } from "../../src/types/document.js";

/** @throws the error of the file system, or a SyntaxError for a line that is not JSON. */
export function readJsonl(path: string): Document[] {
  const raw = readFileSync(path);
  const text = (path.endsWith(".gz") ? gunzipSync(raw) : raw).toString("utf8");
  return text
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Document);
}
