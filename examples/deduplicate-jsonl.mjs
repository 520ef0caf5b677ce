#!/usr/bin/env node
// A pipeline stage: JSON lines in, the same lines without near-duplicates out. The first of several is kept.
//
//   node examples/deduplicate-jsonl.mjs [FILE | -]      ("-" is stdin; examples/feed.jsonl otherwise)
//
// A line needs `id` and `text`; what else it has stays as it is. Two articles are near-duplicates from a resemblance of 0.8 on (shared
// 5-word shingles, as a share of all). Memory: every line. What was dropped, and for which line, goes to stderr,
// and so does a line that holds no article: it is left out, and the exit status is 2.
import { deduplicate } from "wirecopy";
import { readArticles } from "./json-lines/read-articles.mjs";

const [path = new URL("feed.jsonl", import.meta.url)] = process.argv.slice(2);
const lines = new Map();

async function* articles() {
  for await (const { id, text, line } of readArticles(path)) {
    if (!lines.has(id)) lines.set(id, line);
    yield { id, text };
  }
}

const { kept, duplicates } = await deduplicate(articles());
for (const id of kept) console.log(lines.get(id));
for (const { id, of } of duplicates) console.error(`${id}: dropped, a near-duplicate of ${of}`);
console.error(`${kept.length} kept, ${duplicates.length} dropped`);
