import { describe, expect, it } from "vitest";
import { createMemoryStore } from "../../src/index/memory-store.js";
import { openStore } from "../../src/index/stored-index.js";
import type { Document } from "../../src/types/document.js";
import { article, articles, sentence } from "./made-articles.js";

const story = Array.from({ length: 12 }, (_, x) => 300 + x);

async function indexOf(...documents: Document[]) {
  const index = openStore(createMemoryStore(), {}, { upkeep: { flush: 4, fanout: 2 } });
  await index.add([...articles(20), ...documents]);
  await index.settled();
  return index;
}

describe("judge", () => {
  it("calls new what shares nothing", async () => {
    const { verdict } = await (await indexOf()).judge(article("mine", [9001, 9002, 9003]));
    expect(verdict).toMatchObject({ kind: "new", of: null, resemblance: null, shared: 0, duplicates: [], relation: null });
  });

  it("calls a near-copy a duplicate of the closest document, and gives the resemblance and the thresholds it counts by", async () => {
    const index = await indexOf(article("far", [...story, 400, 401]), article("near", story));
    const { verdict, settings } = await index.judge(article("mine", [...story, 402]));
    expect(verdict).toMatchObject({ kind: "duplicate", of: "near", thresholds: { resemblance: 0.7, bits: settings.thresholds } });
    expect(verdict.duplicates.map(({ id }) => id)).toEqual(["near", "far"]);
    expect(verdict.resemblance).toBe(verdict.duplicates[0]!.resemblance);
    expect(verdict.shared).toBeGreaterThan(0.9);
    expect(verdict.reason).toMatch(/^9\d % of its 5-word runs and those of "near" are the same$/);
  });

  it("calls an update what the relation of the two calls a later version, and nothing else", async () => {
    const first = article("first", story, { source: "Skomer Gazette", publishedAt: "2026-05-01T08:00:00Z" });
    const index = await indexOf(first);
    const note = "This story has been updated with the count of the harbour master.";
    const later = { ...article("later", [...story, 410, 411, 412]), source: "Skomer Gazette", publishedAt: "2026-05-01T15:00:00Z" };
    const { verdict } = await index.judge({ ...later, text: `${note} ${later.text}` });
    expect(verdict).toMatchObject({ kind: "update", of: "first", relation: { label: "revision" } });
    // the same text of another publisher, or of nobody, updates nothing
    for (const source of ["Lerwick Post", undefined]) {
      const other = await index.judge({ ...later, source });
      expect(other.verdict.kind).toBe("duplicate");
    }
    // nor does an earlier one
    const earlier = await index.judge({ ...later, publishedAt: "2026-04-30T08:00:00Z" });
    expect(earlier.verdict.kind).not.toBe("update");
  });

  it("says with whom a text shares most, and how much", async () => {
    const index = await indexOf(article("little", [500, 501]), article("much", [510, 511, 512, 513, 514]));
    const { verdict, passages } = await index.judge(article("mine", [510, 511, 512, 513, 500, 9005, 9006, 9007]));
    expect(verdict).toMatchObject({ kind: "shares", of: "much", resemblance: null, duplicates: [] });
    expect(verdict.shared).toBeGreaterThan(0.4);
    expect(verdict.shared).toBeLessThan(0.6);
    expect(new Set(passages.flatMap(({ a, b }) => [a.id, b.id]))).toEqual(new Set(["little", "much", "mine"]));
  });

  it("tells exactly one of two copies that come at the same time", async () => {
    const index = await indexOf();
    const copies = Array.from({ length: 6 }, (_, x) => article(`copy-${x}`, story));
    const verdicts = await Promise.all(copies.map(async (copy) => (await index.addAndJudge(copy)).verdict));
    const told = verdicts.map(({ kind, duplicates }, x) => [
      kind === "duplicate",
      duplicates
        .map(({ id }) => id)
        .sort()
        .join(" "),
      x,
    ]);
    expect(told).toEqual(
      copies.map((_, x) => [
        x > 0,
        copies
          .slice(0, x)
          .map(({ id }) => id)
          .join(" "),
        x,
      ]),
    );
    // each pair once: 15 of 15
    expect(verdicts.reduce((sum, { duplicates }) => sum + duplicates.length, 0)).toBe(15);
  });

  it("commits before it answers, and judges an article that comes again under its id by the others", async () => {
    const index = await indexOf(article("old", story));
    expect((await index.addAndJudge(article("mine", [...story, 420]))).verdict).toMatchObject({ kind: "duplicate", of: "old" });
    await expect(index.addAndJudge(article("mine", story))).rejects.toMatchObject({ code: "duplicate-id" });
    expect((await index.addAndJudge(article("mine", [...story, 421]), { ifExists: "replace" })).verdict).toMatchObject({ kind: "duplicate", of: "old" });
    expect((await index.get("mine"))?.text).toContain(sentence(421));
    expect((await index.addAndQuery(article("asked", [510, 511, 512]))).index.documents).toBe(23);
  });
});

describe("trace of an index", () => {
  it("streams who used a release, and ends as traceRelease of the users does", async () => {
    const users = Array.from({ length: 9 }, (_, x) =>
      article(`user-${x}`, [...story.slice(x, x + 4), 600 + x, 620 + x], { source: `Paper ${x}`, publishedAt: `2026-05-0${2 + (x % 7)}` }),
    );
    const index = await indexOf(...users);
    const release = article("release", story, { publishedAt: "2026-05-01", source: "Office" });
    const trace = index.trace(release, { batch: 4 });
    const streamed: string[] = [];
    for await (const { articles: some } of trace) streamed.push(...some.map(({ article: { id } }) => id));
    const result = await trace.result;
    expect(result.articles.map(({ article: { id } }) => id).sort()).toEqual(users.map(({ id }) => id).sort());
    expect(streamed.sort()).toEqual(users.map(({ id }) => id).sort());
    expect(result.numArticles).toBe(29);
    expect(result.candidates.notVerified).toBe(0);
    expect(result.sentences.length).toBe(12);
    expect(result.usedShare).toBeGreaterThan(0.9);
    const controller = new AbortController();
    controller.abort();
    await expect(index.trace(release, { signal: controller.signal }).result).rejects.toBe(controller.signal.reason);
  });
});
