/** An index that keeps no texts, and asks for them. */
import { describe, expect, it } from "vitest";
import { createMemoryStore } from "../../src/index/memory-store.js";
import { openStore } from "../../src/index/stored-index.js";
import type { Document } from "../../src/types/document.js";
import { article, articles } from "./made-articles.js";

const SMALL = { upkeep: { flush: 4, fanout: 2 } };

/** Keeps texts, and tells which were asked for. */
function library(documents: readonly Document[]) {
  const texts = new Map(documents.map(({ id, text }) => [id, text]));
  const asked: string[] = [];
  const keepTexts = async (id: string) => {
    asked.push(id);
    await undefined;
    return texts.get(id);
  };
  return { texts, asked, keepTexts };
}

async function filled(documents: readonly Document[]) {
  const store = createMemoryStore();
  const shelf = library(documents);
  const index = openStore(store, { keepTexts: shelf.keepTexts }, SMALL);
  await index.add(documents);
  await index.settled();
  return { store, index, ...shelf };
}

describe("an index that fetches texts", () => {
  it("answers as one that keeps them, and has none of them", async () => {
    const all = articles(30);
    const { store, index } = await filled(all);
    const keeping = openStore(createMemoryStore(), {}, SMALL);
    await keeping.add(all);
    await keeping.settled();
    const asked = article("new", [110, 111, 112, 113, 230, 231, 232], { publishedAt: "2026-05-01" });
    expect(await index.query(asked)).toEqual(await keeping.query(asked));
    expect(await index.judge(all[11]!)).toEqual(await keeping.judge(all[11]!));
    expect(await index.seen({ id: "copy", text: all[11]!.text })).toEqual(await keeping.seen({ id: "copy", text: all[11]!.text }));
    expect(await index.trace(asked).result).toEqual(await keeping.trace(asked).result);
    expect((await index.detect([asked], { relations: false })).passages).toEqual((await keeping.detect([asked], { relations: false })).passages);
    expect(await index.get("article-3")).toEqual(all[3]);
    expect(await index.verify()).toEqual(await keeping.verify());
    const rows = [...store.range("documents", 0, 100)].map(([, bytes]) => new TextDecoder().decode(bytes));
    expect(rows.some((row) => row.includes("number 10"))).toBe(false);
    expect((await index.stats()).settings.texts).toBe("fetched");
  });

  it("asks for the texts of those that it looks at, and no others", async () => {
    const { index, asked } = await filled(articles(30));
    asked.length = 0;
    expect(await index.has("article-3")).toBe(true);
    expect(asked).toEqual([]);
    const { documents } = await index.query(article("new", [110, 111, 112, 113]), { relations: false });
    expect([...new Set(asked)].sort()).toEqual(
      documents
        .map(({ id }) => id)
        .filter((id) => id !== "new")
        .sort(),
    );
  });

  it("says which text was not to be had, and which is another one", async () => {
    const { index, texts } = await filled(articles(30));
    const ask = () => index.query(article("new", [110, 111, 112, 113]), { relations: false });
    const text = texts.get("article-1")!;
    texts.delete("article-1");
    await expect(ask()).rejects.toMatchObject({ code: "text-missing", message: expect.stringContaining('"article-1"') });
    texts.set("article-1", `${text} And more.`);
    await expect(ask()).rejects.toMatchObject({ code: "text-changed", message: expect.stringContaining('"article-1"') });
    expect((await index.verify()).faults.join("\n")).toContain('the text of "article-1" is not the one that was added');
    // the article is put in the place of the old one, and all is well
    await index.replace(article("article-1", [9000, 9001]));
    texts.set("article-1", article("article-1", [9000, 9001]).text);
    expect((await ask()).documents.length).toBeGreaterThan(1);
    expect((await index.verify()).faults).toEqual([]);
  });

  it("hands the failure of the function on", async () => {
    const store = createMemoryStore();
    const index = openStore(store, { keepTexts: () => Promise.reject(new Error("the archive is closed")) }, SMALL);
    await index.add(article("only", [1, 2, 3]));
    await expect(index.get("only")).rejects.toMatchObject({
      code: "text-missing",
      message: expect.stringContaining("the archive is closed"),
      cause: expect.any(Error),
    });
  });

  it("is fixed when it is made, and needs the function each time", async () => {
    const { store, keepTexts } = await filled(articles(3));
    expect(() => openStore(store, {})).toThrow(expect.objectContaining({ code: "index-settings", message: expect.stringContaining("keepTexts") }));
    expect(() => openStore(store, { keepTexts: true })).toThrow(/made with texts "fetched", and "kept" was given/);
    expect(() => openStore(store, { keepTexts, rebuild: true })).toThrow(expect.objectContaining({ code: "index-settings" }));
    expect(await openStore(store, { keepTexts }).has("article-1")).toBe(true);
    const keeping = createMemoryStore();
    openStore(keeping, {});
    expect(() => openStore(keeping, { keepTexts })).toThrow(/made with texts "kept", and "fetched" was given/);
    expect(() => openStore(createMemoryStore(), { keepTexts: false as never })).toThrow(TypeError);
  });
});
