/**
 * Makes test/index/formats/format-N, a small index of the present format, from documents that stand in it as documents.jsonl: run it when a format is new, and
 * when texts are cut otherwise and the fixture of the present format is of no more use. Older formats stay as they are: a later version has to open or to refuse them.
 *   node scripts/make-index-fixture.mjs
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { openIndex } from "../dist/wire-index.js";

const folder = fileURLToPath(new URL("../test/index/formats/format-2/", import.meta.url));
const feed = readFileSync(new URL("../examples/feed.jsonl", import.meta.url), "utf8")
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line));
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
writeFileSync(`${folder}documents.jsonl`, feed.map((document) => `${JSON.stringify(document)}\n`).join(""));
const index = await openIndex(`${folder}index`);
await index.add(feed.slice(0, 4));
await index.add({ id: "gone", text: "The lamp of the lighthouse was lit for the last time, and nobody came to see it." });
await index.compact({ model: true });
await index.add(feed.slice(4));
await index.remove("gone");
await index.close();
rmSync(`${folder}index/writer.lock`);
