import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openIndex } from "../../src/node/open-index.js";
import type { WireIndex } from "../../src/types/wire-index.js";
import { article, articles } from "../index/made-articles.js";
import { type Need, needs } from "../needs.js";

let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "wirecopy-index-"));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const folder = (name: string): string => join(root, name);

/** The ids of all articles that an index has, of the first `count`. */
async function idsOf(index: Pick<WireIndex, "has">, count: number): Promise<string[]> {
  const found: string[] = [];
  for (let n = 0; n < count; n++) if (await index.has(`article-${n}`)) found.push(`article-${n}`);
  return found;
}

describe("openIndex", () => {
  it("keeps what was added, replaced and removed, and answers as before when it is opened again", async () => {
    const path = folder("kept");
    const asked = article("new", [110, 111, 112, 113, 114]);
    const index = await openIndex(path);
    await index.add(articles(40));
    await index.remove("article-7");
    await index.replace(article("article-8", [9000, 9001]));
    await index.settled();
    const [before, seen] = [await index.query(asked), await index.seen(articles(12)[11]!.text)];
    await index.close();
    await expect(index.has("article-1")).rejects.toMatchObject({ code: "index-closed" });

    const again = await openIndex(path, { create: false });
    expect(await again.query(asked)).toEqual(before);
    expect(before.passages.length).toBeGreaterThan(0);
    expect(await again.seen(articles(12)[11]!.text)).toEqual(seen);
    expect(seen[0]).toMatchObject({ id: "article-11", resemblance: 1 });
    expect([await again.has("article-7"), (await again.get("article-8"))?.text]).toEqual([false, article("", [9000, 9001]).text]);
    expect((await again.verify()).faults).toEqual([]);
    await again.compact({ model: true });
    expect((await again.stats()).segments.length).toBe(1);
    expect(await again.seen(articles(12)[11]!.text)).toEqual(seen);
    expect((await again.verify()).faults).toEqual([]);
    await again.close();
  });

  it("lets readers in beside one writer, which see what it commits, merges too", async () => {
    const path = folder("shared");
    const writer = await openIndex(path);
    const reader = await openIndex(path, { mode: "read" });
    expect(await reader.has("article-0")).toBe(false);
    for (let from = 0; from < 30; from += 10) {
      await writer.add(articles(10, from));
      if (from === 10) await writer.compact();
      expect(await idsOf(reader, 30)).toHaveLength(from + 10);
    }
    await writer.remove(["article-4", "article-24"]);
    await writer.compact();
    expect(await idsOf(reader, 30)).toHaveLength(28);
    expect((await reader.query(article("new", [150, 151, 152, 153]))).documents.length).toBeGreaterThan(1);
    await expect(reader.add(article("x", [1]))).rejects.toMatchObject({ code: "index-read-only" });
    await writer.close();
    await reader.close();
  });

  it("is of one writer: a second one is told, and the first goes on", async () => {
    const path = folder("locked");
    const first = await openIndex(path);
    await first.add(articles(3));
    await expect(openIndex(path)).rejects.toMatchObject({ code: "index-locked" });
    await first.add(articles(3, 3));
    expect(await idsOf(first, 6)).toHaveLength(6);
    await first.close();
    const second = await openIndex(path);
    expect(await idsOf(second, 6)).toHaveLength(6);
    await second.close();
  });

  it("refuses other settings, a folder without an index, and files that are none", async () => {
    const path = folder("settings");
    await (await openIndex(path, { sensitivity: "copy", retention: "30d" })).close();
    await expect(openIndex(path, { sensitivity: "quote" })).rejects.toMatchObject({ code: "index-settings" });
    await expect(openIndex(path, { shingleSize: 4 })).rejects.toMatchObject({ code: "index-settings" });
    await (await openIndex(path, { sensitivity: "copy" })).close();
    await expect(openIndex(folder("nowhere"), { mode: "read" })).rejects.toMatchObject({ code: "index-missing" });
    await expect(openIndex(folder("nowhere"), { create: false })).rejects.toMatchObject({ code: "index-missing" });
    expect(existsSync(folder("nowhere"))).toBe(false);
    mkdirSync(folder("foreign"));
    writeFileSync(join(folder("foreign"), "data.db"), "this is no database, and longer than the header of one would be ".repeat(20));
    await expect(openIndex(folder("foreign"))).rejects.toMatchObject({ code: "index-corrupt" });
  });

  it("says that a file of a segment is missing, and makes it again from the documents", async () => {
    const path = folder("missing");
    const index = await openIndex(path);
    await index.add(articles(30));
    await index.remove("article-2");
    await index.compact();
    const before = await index.query(article("new", [110, 111, 112, 113]), { relations: false });
    await index.close();
    for (const name of readdirSync(path).filter((one) => one.startsWith("seeds-"))) rmSync(join(path, name));
    await expect(openIndex(path)).rejects.toMatchObject({ code: "index-corrupt", message: expect.stringContaining("rebuild") });
    const again = await openIndex(path, { rebuild: true });
    expect((await again.verify()).faults).toEqual([]);
    expect(await idsOf(again, 30)).toHaveLength(29);
    const { passages } = await again.query(article("new", [110, 111, 112, 113]), { relations: false });
    expect(passages.map(({ a, b }) => [a, b])).toEqual(before.passages.map(({ a, b }) => [a, b]));
    await again.close();
  });

  it("takes what a writer that died left behind, and removes its files", async () => {
    const path = folder("left");
    const index = await openIndex(path);
    await index.add(articles(5));
    await index.close();
    writeFileSync(join(path, "seeds-77.seg"), "half a segment");
    const again = await openIndex(path);
    expect(existsSync(join(path, "seeds-77.seg"))).toBe(false);
    expect(await idsOf(again, 5)).toHaveLength(5);
    await again.close();
  });
});

const OTHER_USER: Need = {
  name: "root",
  how: "run as root, who can be another user and mount a file system",
  isMet: process.getuid?.() === 0 && process.platform === "linux",
  isOwedInCi: false,
};

describe("a folder that cannot be written to", needs(OTHER_USER), () => {
  it("can be read, and says why it cannot be written", async () => {
    const path = folder("read-only");
    const index = await openIndex(path);
    await index.add(articles(5));
    await index.close();
    chmodSync(root, 0o755);
    chmodSync(path, 0o555);
    process.seteuid!(65534);
    try {
      await expect(openIndex(path)).rejects.toMatchObject({ code: "index-read-only" });
      await expect(openIndex(join(path, "below"))).rejects.toMatchObject({ code: "index-read-only" });
      const reader = await openIndex(path, { mode: "read" });
      expect(await idsOf(reader, 5)).toHaveLength(5);
      await reader.close();
    } finally {
      process.seteuid!(0);
    }
  });
});

const mount = (...options: string[]): boolean => spawnSync(options[0]!, options.slice(1), { stdio: "ignore" }).status === 0;

describe("a full disk", needs(OTHER_USER), () => {
  const disk = (): string => folder("disk");
  beforeAll(() => {
    mkdirSync(disk(), { recursive: true });
    if (!mount("mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", disk())) throw new Error("a file system of three megabytes could not be mounted");
  });
  afterAll(() => void mount("umount", "-l", disk()));

  it("is told with its code, loses nothing that was acknowledged, and the index goes on when there is room", async () => {
    const filler = join(disk(), "filler");
    writeFileSync(filler, Buffer.alloc(1 << 20));
    const path = join(disk(), "index");
    const index = await openIndex(path);
    const acknowledged: string[] = [];
    const adding = (async () => {
      for (let from = 0; ; from += 20) await index.add(articles(20, from), { onCommitted: (ids) => acknowledged.push(...ids) });
    })();
    await expect(adding).rejects.toMatchObject({ code: "index-full" });
    expect(acknowledged.length).toBeGreaterThan(20);
    expect(await idsOf(index, acknowledged.length + 20)).toEqual(acknowledged);
    rmSync(filler);
    await index.add(articles(20, acknowledged.length), { ifExists: "replace" });
    await index.close();
    const again = await openIndex(path);
    expect((await again.verify()).faults).toEqual([]);
    expect(await idsOf(again, acknowledged.length + 20)).toHaveLength(acknowledged.length + 20);
    await again.close();
  });
});
