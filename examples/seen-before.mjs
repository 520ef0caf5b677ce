#!/usr/bin/env node
// A live check: articles arrive one by one, and each is answered at once with "new", or with the article it repeats and how
// closely. Only the last WINDOW articles are remembered, so that the check can run for as long as the feed does.
//
//   node examples/seen-before.mjs [FILE | -]      (JSON lines with id and text; "-" is stdin; examples/feed.jsonl otherwise)
import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { createLshIndex, createSketcher, exactJaccard } from "wirecopy";

const THRESHOLD = 0.7;
const WINDOW = 10_000;

/** Answers for one article after the other; `undefined` for a new one. */
function createMemory() {
  const sketcher = createSketcher();
  const index = createLshIndex({ threshold: THRESHOLD });
  const texts = new Map(); // in the order of arrival, so the first key is the oldest

  /** The remembered article that `text` resembles most, if any reaches the threshold. */
  function mostAlike(text, signature) {
    let best;
    for (const id of index.candidates(signature)) {
      const resemblance = exactJaccard(texts.get(id), text);
      if (resemblance >= Math.max(THRESHOLD, best?.resemblance ?? 0)) best = { id, resemblance };
    }
    return best;
  }

  function forget(id) {
    index.remove(id);
    texts.delete(id);
  }

  function check({ id, text }) {
    const signature = sketcher.sketch(text);
    const seen = mostAlike(text, signature);
    forget(id); // an article that comes again under its id replaces itself
    index.add(id, signature);
    texts.set(id, text);
    if (texts.size > WINDOW) forget(texts.keys().next().value);
    return seen;
  }

  return { check };
}

const [path = new URL("feed.jsonl", import.meta.url)] = process.argv.slice(2);
const input = path === "-" ? process.stdin : createReadStream(path);
const memory = createMemory();

for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
  if (line.trim() === "") continue;
  const article = JSON.parse(line);
  const seen = memory.check(article);
  console.log(`${article.id}: ${seen ? `seen before: ${seen.id}, resemblance ${seen.resemblance.toFixed(2)}` : "new"}`);
}
