#!/usr/bin/env node
// A live check: articles arrive one by one, and each is answered at once with "new", or with the article it repeats and how
// closely. Only the last 10,000 articles are remembered, so that the check can run for as long as the feed does.
//
//   node examples/seen-before.mjs [FILE | -]      (JSON lines with id and text; "-" is stdin; examples/feed.jsonl otherwise)
// A line that holds no article is told on stderr, and the exit status is 2.
import { readArticles } from "./json-lines/read-articles.mjs";
import { createMemory } from "./seen-before/memory.mjs";

const [path = new URL("feed.jsonl", import.meta.url)] = process.argv.slice(2);
const memory = createMemory();

for await (const article of readArticles(path)) {
  const seen = memory.check(article);
  console.log(`${article.id}: ${seen ? `seen before: ${seen.id}, resemblance ${seen.resemblance.toFixed(2)}` : "new"}`);
}
