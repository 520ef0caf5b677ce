import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { detect } from "../../src/api/detect.js";
import { createMemoryStore } from "../../src/index/memory-store.js";
import { openStore } from "../../src/index/stored-index.js";
import { exactJaccard } from "../../src/sketch/resemblance.js";
import type { Document } from "../../src/types/document.js";
import type { Passage } from "../../src/types/passage.js";
import type { WireIndex } from "../../src/types/wire-index.js";
import { article, articles, sentence } from "./made-articles.js";

const SMALL = { upkeep: { flush: 4, fanout: 2 } };

type Step =
  | { readonly kind: "add"; readonly documents: readonly Document[] }
  | { readonly kind: "remove"; readonly ids: readonly string[] }
  | { readonly kind: "settle" }
  | { readonly kind: "compact" }
  | { readonly kind: "reopen" };

const ids = fc.integer({ min: 0, max: 11 }).map((n) => `article-${n}`);
const documents = fc.tuple(ids, fc.array(fc.integer({ min: 0, max: 14 }), { maxLength: 6 })).map(([id, sentences]) => article(id, sentences));
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: fc.array(documents, { minLength: 1, maxLength: 5 }).map((list): Step => ({ kind: "add", documents: list })) },
    { weight: 2, arbitrary: fc.array(ids, { maxLength: 3 }).map((list): Step => ({ kind: "remove", ids: list })) },
    { weight: 1, arbitrary: fc.constantFrom<Step>({ kind: "settle" }, { kind: "compact" }, { kind: "reopen" }) },
  ),
  { maxLength: 12 },
);

/** What a passage says, whatever its place in a list. */
function told({ a, b, bits, blocks, edits, kind, tokens }: Passage): unknown {
  return { a, b, bits, blocks, edits, kind, tokens };
}

function byPlace(passages: readonly Passage[]): unknown[] {
  return passages.map(told).sort((x, y) => (JSON.stringify(x) < JSON.stringify(y) ? -1 : 1));
}

/** Asks the index and `detect` about a document, by one model and the same thresholds. */
async function askBoth(index: WireIndex, document: Document, all: readonly Document[]) {
  const answer = await index.query(document, { limit: 1000, exhaustive: true, relations: false });
  const against = all.filter(({ id }) => id !== document.id);
  const expected = await detect([document], {
    against,
    model: await index.model(answer.model.version || undefined),
    thresholds: answer.settings.thresholds,
    sensitivity: "sentence",
    self: false,
    relations: false,
  });
  return { answer, expected };
}

describe("an index", () => {
  it("is what a Map of documents and detect are, whatever was added, replaced, removed, merged and opened again", async () => {
    await fc.assert(
      fc.asyncProperty(steps, documents, async (all, asked) => {
        const store = createMemoryStore();
        let index = openStore(store, {}, SMALL);
        const map = new Map<string, Document>();
        for (const step of all) {
          if (step.kind === "add") {
            await index.add(step.documents, { ifExists: "replace" });
            for (const document of step.documents) map.set(document.id, document);
          } else if (step.kind === "remove") {
            const there = new Set(step.ids.filter((id) => map.delete(id)));
            expect(await index.remove(step.ids)).toBe(there.size);
          } else if (step.kind === "settle") await index.settled();
          else if (step.kind === "compact") await index.compact();
          else {
            await index.settled();
            index = openStore(store, {}, SMALL);
          }
        }
        for (let n = 0; n < 12; n++) {
          expect(await index.has(`article-${n}`)).toBe(map.has(`article-${n}`));
          expect(await index.get(`article-${n}`)).toEqual(map.get(`article-${n}`));
        }
        expect((await index.stats()).documents).toBe(map.size);
        expect((await index.verify()).faults).toEqual([]);
        const { answer, expected } = await askBoth(index, asked, [...map.values()]);
        expect(byPlace(answer.passages)).toEqual(byPlace(expected.passages));
        const near = [...map.values()].filter(({ id, text }) => id !== asked.id && exactJaccard(text, asked.text) >= 0.7);
        expect((await index.seen(asked)).map(({ id }) => id).sort()).toEqual(near.map(({ id }) => id).sort());
      }),
      { numRuns: 40 },
    );
  });

  it("tells what detect of the document against all of it tells, and by what size its thresholds are set", async () => {
    const all = articles(60);
    const index = openStore(createMemoryStore(), {}, SMALL);
    await index.add(all);
    await index.settled();
    for (const document of [article("new", [10, 11, 230, 231, 232, 233, 12]), all[33]!, article("plain", [1, 2, 3])]) {
      const { answer, expected } = await askBoth(index, document, all);
      expect(byPlace(answer.passages)).toEqual(byPlace(expected.passages));
      expect(answer.complete).toBe(true);
      const against = all.filter(({ id }) => id !== document.id);
      const free = await detect([document], { against, model: await index.model(), sensitivity: "sentence", self: false, relations: false });
      if (against.length === all.length) expect(answer.settings.thresholds).toEqual(free.settings.thresholds);
    }
  });

  it("detects in many documents what detect of them against all of it detects", async () => {
    const all = articles(60);
    const index = openStore(createMemoryStore(), {}, SMALL);
    await index.add(all);
    await index.settled();
    const asked = [
      article("new-1", [10, 11, 230, 231, 232, 233, 12]),
      article("new-2", [230, 231, 232, 500, 501]),
      article("new-3", [9001, 9002]),
      articles(9)[8]!,
    ];
    const found = await index.detect(asked, { relations: false });
    const model = await index.model();
    const expected = await detect(asked, { against: all, model, sensitivity: "sentence", relations: false });
    expect(byPlace(found.passages)).toEqual(byPlace(expected.passages));
    expect(found.passages.length).toBeGreaterThan(4);
    const pairs = (of: typeof found) => of.pairs.map(({ a, b, resemblance }) => [...[a, b].sort(), resemblance].join(" ")).sort();
    expect(pairs(found)).toEqual(pairs(expected));
    await expect(index.detect(asked, { sensitivity: "quote" } as object)).resolves.toMatchObject({ settings: { sensitivity: "sentence" } });
  });

  it("looks at the most promising documents first, and says how many it did not look at", async () => {
    const index = openStore(createMemoryStore(), {}, SMALL);
    await index.add([article("some", [1, 2, 30, 31]), article("most", [1, 2, 3, 4, 5, 40]), article("least", [2, 50, 51, 52])]);
    const answer = await index.query(article("new", [1, 2, 3, 4, 5, 60, 61]), { limit: 1 });
    expect(answer.documents.map(({ id }) => id)).toEqual(["new", "most"]);
    expect(answer.candidates).toEqual({ touched: 3, possible: 3, verified: 1, notVerified: 2 });
    expect(answer.complete).toBe(false);
    expect(answer.limits).toContainEqual(expect.objectContaining({ code: "candidates-not-verified", count: 2 }));
  });

  it("finds texts of scripts without spaces, in which a character is half a word", async () => {
    const index = openStore(createMemoryStore(), {}, SMALL);
    const shared = "東京の株式市場は大きく値を下げて取引を終えました。午後には買い戻しの動きも広がりました。";
    await index.add([
      { id: "a", text: `昨日、政府は新しい計画を発表した。${shared}` },
      { id: "b", text: "大阪では雨が降り続いている。" },
    ]);
    const { passages } = await index.query({ id: "new", text: `${shared}専門家は慎重な見方を示している。` }, { relations: false });
    expect(passages.map(({ a, b }) => [a.id, b.id].sort())).toEqual([["a", "new"]]);
  });

  it("commits a batch whole or not at all", async () => {
    const index = openStore(createMemoryStore(), {}, SMALL);
    await index.add(article("first", [1]));
    const committed: string[][] = [];
    const adding = index.add([article("a", [1]), article("b", [2]), article("c", [3]), article("first", [4])], {
      batch: 2,
      onCommitted: (ids) => committed.push([...ids]),
    });
    await expect(adding).rejects.toMatchObject({ code: "duplicate-id" });
    expect(committed).toEqual([["a", "b"]]);
    expect([await index.has("a"), await index.has("c"), (await index.get("first"))?.text]).toEqual([true, false, sentence(1)]);
  });

  it("skips, replaces or refuses an id that is there, in one batch too", async () => {
    const index = openStore(createMemoryStore(), {}, SMALL);
    const [old, young] = [article("x", [1]), article("x", [2])];
    expect(await index.add([old, young], { ifExists: "skip" })).toEqual({ added: 1, replaced: 0, skipped: 1 });
    expect(await index.get("x")).toEqual(old);
    expect(await index.add([young], { ifExists: "skip" })).toEqual({ added: 0, replaced: 0, skipped: 1 });
    expect(await index.replace(young)).toEqual({ added: 0, replaced: 1, skipped: 0 });
    expect(await index.get("x")).toEqual(young);
    await expect(index.add(young)).rejects.toMatchObject({ code: "duplicate-id" });
  });

  it("keeps what a document is, to the last unit of its text", async () => {
    const index = openStore(createMemoryStore(), {}, SMALL);
    const odd = {
      id: "\u0000 id \ud800",
      text: "lone \udc00 surrogate, \u0000 and e\u0301 \n",
      title: "T",
      source: "S",
      publishedAt: "2026",
      url: "u:",
      language: "en",
    };
    await index.add({ ...odd, more: 1 } as Document);
    expect(await index.get(odd.id)).toEqual(odd);
    expect(await index.seen(odd.text)).toEqual([{ id: odd.id, resemblance: 1, source: "S", publishedAt: "2026" }]);
  });

  it("expires by publication, else by when a document was added, and a clock that goes back brings nothing to life", async () => {
    let now = Date.UTC(2026, 0, 1);
    const store = createMemoryStore();
    const open = () => openStore(store, { retention: "90d" }, { ...SMALL, now: () => now });
    let index = open();
    await index.add([article("old", [1], { publishedAt: "2025-09-01" }), article("young", [2], { publishedAt: "2025-12-30" }), article("untimed", [3])]);
    expect([await index.has("old"), await index.has("young"), await index.has("untimed")]).toEqual([false, true, true]);
    now = Date.UTC(2026, 2, 31);
    await index.add(article("a", [4]));
    expect([await index.has("young"), await index.has("untimed")]).toEqual([false, true]);
    await index.settled();
    now = Date.UTC(2020, 0, 1);
    index = open();
    await index.add(article("b", [5]));
    expect([await index.has("young"), await index.has("untimed"), await index.has("a"), await index.has("b")]).toEqual([false, true, true, true]);
    now = Date.UTC(2026, 3, 15);
    index = open();
    await index.add(article("c", [6]));
    expect([await index.has("untimed"), await index.has("b")]).toEqual([false, true]);
    expect(await index.expire({ olderThan: 0 })).toBe(2);
    expect(await index.expire("2027-01-01")).toBe(1);
    expect((await index.stats()).documents).toBe(0);
    expect((await index.verify()).faults).toEqual([]);
  });

  it("reads only segments of the time that is asked about, and leaves no document without a time out", async () => {
    const index = openStore(createMemoryStore(), {}, SMALL);
    const dated = (id: string, publishedAt?: string) => article(id, [1, 2, 3], publishedAt === undefined ? {} : { publishedAt });
    await index.add([dated("winter", "2026-01-05"), dated("spring", "2026-04-05"), dated("month", "2026-04"), dated("untimed"), dated("summer", "2026-07-05")]);
    await index.settled();
    const asked = dated("new", "2026-04-07");
    const idsOf = async (options: object) => (await index.seen(asked, options)).map(({ id }) => id).sort();
    expect(await idsOf({ within: "72h" })).toEqual(["month", "spring", "untimed"]);
    expect(await idsOf({ since: "2026-04-20" })).toEqual(["month", "summer", "untimed"]);
    const { documents } = await index.query(asked, { within: "3d" });
    expect(documents.map(({ id }) => id).sort()).toEqual(["month", "new", "spring", "untimed"]);
  });

  it("keeps a snapshot as it was, with its model", async () => {
    const index = openStore(createMemoryStore(), {}, SMALL);
    await index.add([article("a", [1, 2, 3]), article("b", [4, 5, 6])]);
    await index.settled();
    const snapshot = await index.snapshot();
    const before = await snapshot.query(article("new", [1, 2, 3]));
    await index.remove("a");
    await index.add(articles(20));
    await index.compact({ model: true });
    expect(await snapshot.query(article("new", [1, 2, 3]))).toEqual(before);
    expect([await snapshot.has("a"), await index.has("a")]).toEqual([true, false]);
    await snapshot.close();
    await expect(snapshot.has("a")).rejects.toMatchObject({ code: "index-closed" });
  });

  it("names its model, keeps the last ones, and refuses one that it does not have", async () => {
    const index = openStore(createMemoryStore(), {}, SMALL);
    await index.add(articles(40), { batch: 5 });
    await index.settled();
    const { models } = await index.stats();
    expect(models.length).toBeGreaterThan(1);
    expect(models.length).toBeLessThanOrEqual(4);
    const first = models[0]!;
    const answer = await index.query(article("new", [110, 111, 112]), { model: first.version });
    expect(answer.model).toEqual(first);
    expect(answer.settings.model).toMatchObject({ id: first.id, given: true });
    await expect(index.query("text", { model: 99 })).rejects.toMatchObject({ code: "unknown-model" });
  });

  it("makes postings again from documents", async () => {
    const store = createMemoryStore();
    const index = openStore(store, {}, SMALL);
    await index.add(articles(30));
    await index.remove(["article-3", "article-29"]);
    await index.settled();
    for (const name of store.segments.names()) store.segments.remove(name);
    expect(() => openStore(store, {}, SMALL)).toThrow(expect.objectContaining({ code: "index-corrupt" }));
    const again = openStore(store, { rebuild: true }, SMALL);
    expect((await again.verify()).faults).toEqual([]);
    expect((await again.stats()).documents).toBe(28);
    const { answer, expected } = await askBoth(
      again,
      article("new", [120, 121, 122, 123]),
      articles(30).filter(({ id }) => id !== "article-3" && id !== "article-29"),
    );
    expect(byPlace(answer.passages)).toEqual(byPlace(expected.passages));
    expect(answer.passages.length).toBeGreaterThan(0);
  });

  it("refuses what it was not made with, and shows both values", async () => {
    const store = createMemoryStore();
    openStore(store, { threshold: 0.6 });
    expect(() => openStore(store, { threshold: 0.7 })).toThrow(/made with threshold 0.6, and 0.7 was given/);
    expect(() => openStore(store, { folding: { name: "stems", fold: (x) => x } })).toThrow(/made with folding null, and "stems" was given/);
    expect((await openStore(store, {}).stats()).settings.threshold).toBe(0.6);
    expect(() => openStore(createMemoryStore(), { mode: "read" })).toThrow(expect.objectContaining({ code: "index-missing" }));
  });

  it("checks options as every verb does", async () => {
    const index = openStore(createMemoryStore(), {}, SMALL);
    await expect(index.query("x", { limit: 0 })).rejects.toThrow(RangeError);
    await expect(index.query("x", { nope: 1 } as object)).rejects.toThrow(/unknown option "nope"/);
    await expect(index.add([{ id: "x" } as Document])).rejects.toThrow(TypeError);
    await expect(index.expire(5 as unknown as string)).rejects.toThrow(TypeError);
    expect(() => openStore(createMemoryStore(), { retention: "soon" })).toThrow(RangeError);
  });
});
