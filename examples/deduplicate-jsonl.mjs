#!/usr/bin/env node
// A pipeline stage: JSON lines in, the same lines without near-duplicates out. The first of several is kept.
//
//   node examples/deduplicate-jsonl.mjs [FILE | -]      ("-" is stdin; examples/feed.jsonl otherwise)
//
// A line needs `id` and `text`; what else it has stays as it is. MinHash signatures in an LSH index name the candidates, and
// the exact resemblance (shared 5-word shingles, as a share of all) decides. Memory: a signature's band keys and the text of
// every line that was kept. What was dropped, and for which line, goes to stderr.
import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { createLshIndex, createSketcher, exactJaccard } from "wirecopy";

const THRESHOLD = 0.8;

const [path = new URL("feed.jsonl", import.meta.url)] = process.argv.slice(2);
const input = path === "-" ? process.stdin : createReadStream(path);

const sketcher = createSketcher();
const index = createLshIndex({ threshold: THRESHOLD });
const kept = new Map();
let dropped = 0;

for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
  if (line.trim() === "") continue;
  const { id, text } = JSON.parse(line);
  const signature = sketcher.sketch(text);
  const original = index.candidates(signature).find((candidate) => exactJaccard(kept.get(candidate), text) >= THRESHOLD);
  if (original !== undefined) {
    dropped++;
    console.error(`${id}: dropped, a near-duplicate of ${original}`);
    continue;
  }
  index.add(id, signature);
  kept.set(id, text);
  console.log(line);
}
console.error(`${kept.size} kept, ${dropped} dropped`);
