/**
 * Answers of an index against those of `detect` with the same model and thresholds, on news that nobody made for it.
 */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { detect } from "../../src/api/detect.js";
import { createMemoryStore } from "../../src/index/memory-store.js";
import { openStore } from "../../src/index/stored-index.js";
import type { Document } from "../../src/types/document.js";
import type { Passage } from "../../src/types/passage.js";
import { needs, shared } from "../needs.js";

function read(name: string, count: number): Document[] {
  const bytes = gunzipSync(readFileSync(resolve(import.meta.dirname, "../../../shared/corpora", name)));
  const lines = bytes.toString("utf8").split("\n").filter(Boolean);
  return lines.slice(0, count).map((line) => JSON.parse(line) as Document);
}

/** A passage by its spans, which side is `a` apart. */
function placeOf({ a, b, bits }: Passage): string {
  const sides = [a, b].map(({ id, start, end }) => `${id} ${start}-${end}`).sort();
  return `${sides.join(" | ")} ${bits}`;
}

/** Half of the documents in an index, the first of the others that share something asked: how many passages each tells, and those that only one does. */
async function compareAnswers(documents: readonly Document[], asked: number) {
  const half = documents.length >> 1;
  const [known, others] = [documents.slice(0, half), documents.slice(half)];
  const index = openStore(createMemoryStore(), {}, { upkeep: { flush: 512, fanout: 4 } });
  await index.add(known);
  await index.settled();
  const model = await index.model();
  let [passages, byDefault, questions] = [0, 0, 0];
  const [missing, more]: [string[], string[]] = [[], []];
  for (const document of others) {
    const usual = await index.query(document, { relations: false });
    if (usual.passages.length === 0) continue;
    const answer = await index.query(document, { limit: half, exhaustive: true, relations: false });
    const { thresholds } = answer.settings;
    const expected = await detect([document], { against: known, model, thresholds, sensitivity: "sentence", self: false, relations: false });
    const [told, right] = [new Set(answer.passages.map(placeOf)), new Set(expected.passages.map(placeOf))];
    passages += right.size;
    byDefault += usual.passages.filter((one) => right.has(placeOf(one))).length;
    missing.push(...[...right].filter((one) => !told.has(one)));
    more.push(...[...told].filter((one) => !right.has(one)));
    if (++questions === asked) break;
  }
  expect((await index.verify()).faults).toEqual([]);
  expect(questions).toBe(asked);
  return { passages, byDefault, missing, more };
}

describe("answers on news", { timeout: 600_000 }, () => {
  it("are those of detect on halves of Reuters", needs(shared("corpora/reuters21578.jsonl.gz")), async () => {
    const { passages, byDefault, missing, more } = await compareAnswers(read("reuters21578.jsonl.gz", 4000), 5);
    expect([missing, more]).toEqual([[], []]);
    expect(passages).toBeGreaterThan(8);
    // the twenty most promising documents hold most of it
    expect(byDefault / passages).toBeGreaterThan(0.5);
    console.log(`Reuters: ${passages} passages, ${byDefault} of them by default`);
  });

  it("are those of detect on 2,000 of senate-press", needs(shared("corpora/senate-press.jsonl.gz")), async () => {
    const { passages, byDefault, missing, more } = await compareAnswers(read("senate-press.jsonl.gz", 2000), 4);
    expect([missing, more]).toEqual([[], []]);
    expect(passages).toBeGreaterThan(100);
    console.log(`senate-press: ${passages} passages, ${byDefault} of them by default`);
  });
});
