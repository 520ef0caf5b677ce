#!/usr/bin/env node
// A live check: articles arrive one by one, and each is answered at once with "new", or with the article it repeats and how
// closely. Only the last 10,000 articles are remembered, so that the check can run for as long as the feed does.
//
//   node examples/seen-before.mjs [FILE | -]      (JSON lines with id and text; "-" is stdin; examples/feed.jsonl otherwise)
import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { createMemory } from "./seen-before/memory.mjs";

const [path = new URL("feed.jsonl", import.meta.url)] = process.argv.slice(2);
const input = path === "-" ? process.stdin : createReadStream(path);
const memory = createMemory();

for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
  if (line.trim() === "") continue;
  const article = JSON.parse(line);
  const seen = memory.check(article);
  console.log(`${article.id}: ${seen ? `seen before: ${seen.id}, resemblance ${seen.resemblance.toFixed(2)}` : "new"}`);
}
