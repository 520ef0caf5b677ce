#!/usr/bin/env node
// A live check: articles arrive one by one, and each is answered with "new", or with the article that it repeats, updates or has text of. What has come is kept
// in an archive on disk, so the check goes on where it was when it is started again; articles older than 90 days are forgotten.
//
//   node examples/seen-before.mjs [FILE | -] [ARCHIVE]      (JSON lines with id and text; "-" is stdin; examples/feed.jsonl otherwise)
// Without ARCHIVE, a folder, it remembers as long as it runs. A line that holds no article is told on stderr, and the exit status is 2.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readArticles } from "./json-lines/read-articles.mjs";
import { openGate } from "./seen-before/gate.mjs";

const [path = new URL("feed.jsonl", import.meta.url), archive] = process.argv.slice(2);
const folder = archive ?? (await mkdtemp(join(tmpdir(), "seen-before-")));
const gate = await openGate(folder, { retention: archive === undefined ? undefined : "90d" });

const percent = (share) => `${Math.round(100 * share)} %`;
const answers = {
  new: () => "new",
  duplicate: ({ of, resemblance }) => `duplicate of ${of}, resemblance ${resemblance.toFixed(2)}`,
  update: ({ of, shared }) => `update of ${of}, which has ${percent(shared)} of it`,
  shares: ({ of, shared }) => `shares ${percent(shared)} of its words with ${of}`,
};

try {
  for await (const article of readArticles(path)) {
    const answer = await gate.check(article);
    console.log(`${article.id}: ${answers[answer.verdict](answer)}`);
  }
} finally {
  await gate.close();
  if (archive === undefined) await rm(folder, { recursive: true });
}
