/** What an index tells of stories as documents come: each change once, from any cursor on, whatever dies when. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { createMemoryStore } from "../../src/index/memory-store.js";
import type { IndexStore } from "../../src/index/store.js";
import { openStore, type WritingSurroundings } from "../../src/index/stored-index.js";
import { openFolder } from "../../src/node/folder-store.js";
import { openIndex } from "../../src/node/open-index.js";
import type { Document } from "../../src/types/document.js";
import type { ChangesOptions, IndexChange, IndexQueries, QueryOptions } from "../../src/types/wire-index.js";
import { article } from "./made-articles.js";

const run = (from: number, length = 8): number[] => Array.from({ length }, (_, x) => from + x);
const of = (source: string, hour: number) => ({ source, publishedAt: `2026-05-04T${String(hour).padStart(2, "0")}:00:00Z` });
const NOTE = "This story has been updated with the count of the harbour master.";

/** Two stories, a document that joins them, an update, and a stranger. */
const NEWS: readonly Document[] = [
  article("harbour", run(300), of("Coast Wire", 8)),
  article("quarry", run(400), of("Hill Wire", 9)),
  article("harbour-copy", run(300), of("Whitby Gazette", 10)),
  article("both", [...run(300), ...run(400)], of("Skomer Post", 11)),
  { ...article("harbour-later", [...run(300), 310], of("Coast Wire", 14)), text: `${NOTE} ${article("", [...run(300), 310]).text}` },
  article("stranger", run(500), of("Coast Wire", 15)),
];

const open = (store: IndexStore = createMemoryStore(), surroundings: WritingSurroundings = {}) => openStore(store, { changes: true }, surroundings);

async function allOf(index: IndexQueries, options: ChangesOptions = {}): Promise<IndexChange[]> {
  const changes: IndexChange[] = [];
  for await (const change of index.changes({ wait: false, ...options })) changes.push(change);
  return changes;
}

/** Short, for comparing. */
const told = (changes: readonly IndexChange[]) =>
  changes.map(({ cursor, kind, document, story, of: other, merged }) => [cursor, kind, document, story, other, merged]);

describe("changes of an index", () => {
  it("tell of origins, of who joins a story, of stories that become one, and of updates", async () => {
    const index = open();
    for (const document of NEWS) await index.add(document);
    await index.settled();
    expect(told(await allOf(index))).toEqual([
      [1, "new-origin", "harbour", 0, null, []],
      [2, "new-origin", "quarry", 1, null, []],
      [3, "story-joined", "harbour-copy", 0, "harbour", []],
      [4, "stories-merged", "both", 0, null, [1]],
      [5, "story-joined", "both", 0, expect.stringMatching(/^(harbour|harbour-copy|quarry)$/), []],
      [6, "story-joined", "harbour-later", 0, "harbour", []],
      [7, "update-of", "harbour-later", 0, "harbour", []],
      [8, "new-origin", "stranger", 5, null, []],
    ]);
    const [first, , third] = await allOf(index);
    expect(first).toMatchObject({ verdict: "new", model: expect.any(Number), at: expect.stringMatching(/^20.*Z$/) });
    expect(third!.verdict).toBe("duplicate");
    expect((await index.stats()).models.map(({ version }) => version)).toContain(third!.model);
    expect((await index.stats()).changes).toEqual({ newest: 8, oldest: 1, waiting: 0 });
  });

  it("tie nothing over more than a fortnight", async () => {
    const index = open();
    await index.add([article("may", run(300), of("Coast Wire", 8)), { ...article("june", run(300), { source: "Whitby Gazette" }), publishedAt: "2026-06-20" }]);
    await index.settled();
    expect((await allOf(index)).map(({ kind }) => kind)).toEqual(["new-origin", "new-origin"]);
  });

  it("tie no documents by what a publisher has of itself, as like each other as they are", async () => {
    const index = open();
    const notice = `${article("", run(700, 6)).text} Subscribers of the Whitby Gazette may read this notice on two devices.`;
    const weekly = Array.from({ length: 8 }, (_, week) => ({
      id: `notice-${week}`,
      text: `${notice} Number ${week + 1}.`,
      source: "Whitby Gazette",
      publishedAt: new Date(Date.UTC(2026, 0, 5 + 40 * week)).toISOString(),
    }));
    // the last one comes again a few days later
    const last = weekly.at(-1)!;
    await index.add([...weekly, { ...last, id: "notice-again", text: `${notice} Number 9.`, publishedAt: "2026-10-16T00:00:00Z" }]);
    await index.settled();
    const { verdict, pairs } = await index.judge((await index.get("notice-again"))!);
    expect(verdict.kind).toBe("duplicate");
    expect(new Set(pairs.map(({ relation }) => relation!.label))).toEqual(new Set(["template"]));
    expect((await allOf(index)).filter(({ document }) => document === "notice-again").map(({ kind }) => kind)).toEqual(["new-origin"]);
  });

  it("are those of the order in which documents were added, however they were added and judged", async () => {
    const index = open();
    await index.add(NEWS);
    await Promise.all([index.judge("a text"), index.addAndJudge(article("late", run(500), of("Hill Wire", 16)))]);
    await index.settled();
    const changes = await allOf(index);
    expect(changes.map(({ cursor }) => cursor)).toEqual(run(1, 9));
    expect(changes.at(-1)).toMatchObject({ kind: "story-joined", document: "late", of: "stranger", story: 5 });
  });

  it("rest on the judgement that the gate has made of a document, where it was asked for all", async () => {
    const texts = new Map(NEWS.map(({ id, text }) => [id, text]));
    const fetched: string[] = [];
    const keepTexts = (id: string) => {
      fetched.push(id);
      return texts.get(id);
    };
    /** How often the text of the first document is looked at when one that is like it is put in, which is told as it is to be. */
    const looksAt = async (changes: boolean, options: QueryOptions = {}): Promise<number> => {
      const index = openStore(createMemoryStore(), { changes, keepTexts });
      await index.add(NEWS.slice(0, 2));
      await index.settled();
      await index.model();
      fetched.length = 0;
      const { verdict } = await index.addAndJudge(NEWS[2]!, options);
      await index.settled();
      expect(verdict).toMatchObject({ kind: "duplicate", of: "harbour" });
      if (changes) expect((await allOf(index)).at(-1)).toMatchObject({ document: "harbour-copy", of: "harbour", verdict: "duplicate" });
      return fetched.filter((id) => id === "harbour").length;
    };
    const once = await looksAt(false);
    expect(once).toBeGreaterThan(0);
    expect(await looksAt(true)).toBe(once);
    // another question is another answer
    expect(await looksAt(true, { limit: 5 })).toBe(2 * once);
  });

  it("pass over documents that are gone before they were judged", async () => {
    const index = open();
    await index.add(NEWS);
    await index.remove(["quarry", "both"]);
    await index.settled();
    const documents = new Set((await allOf(index)).map(({ document }) => document));
    // the first may have been judged already
    expect([...documents].filter((id) => id !== "quarry")).toEqual(["harbour", "harbour-copy", "harbour-later", "stranger"]);
    expect((await index.stats()).changes).toMatchObject({ waiting: 0 });
  });

  it("begin where a reader wants, wait for more, and end where it is told to", async () => {
    const index = open();
    await index.add(NEWS);
    await index.settled();
    expect(told(await allOf(index, { after: 6 })).map(([cursor]) => cursor)).toEqual([7, 8]);
    expect(await allOf(index, { after: 8 })).toEqual([]);
    const controller = new AbortController();
    const seen: number[] = [];
    const reading = (async () => {
      for await (const { cursor } of index.changes({ after: 7, signal: controller.signal })) seen.push(cursor);
    })();
    await sleep(20);
    await index.add(article("more", run(600)));
    while (seen.length < 2) await sleep(10);
    expect(seen).toEqual([8, 9]);
    controller.abort();
    await expect(reading).rejects.toBe(controller.signal.reason);
    const closed = (async () => {
      for await (const _ of index.changes());
    })();
    await index.close();
    await expect(closed).rejects.toMatchObject({ code: "index-closed" });
  });

  it("are refused where none are kept, for a cursor that is none, and where the oldest have left", async () => {
    await expect(allOf(openStore(createMemoryStore(), {}))).rejects.toMatchObject({ code: "changes-off" });
    const index = open(createMemoryStore(), { changesKept: 5 });
    await index.add(NEWS);
    await index.settled();
    expect((await allOf(index)).map(({ cursor }) => cursor)).toEqual([4, 5, 6, 7, 8]);
    expect((await allOf(index, { after: 3 })).length).toBe(5);
    for (const after of [0, 2, 9, 100]) await expect(allOf(index, { after })).rejects.toMatchObject({ code: "changes-gone" });
    expect(() => index.changes({ after: -1 })).toThrow(RangeError);
    expect(() => index.changes({ after: "1" as never })).toThrow(TypeError);
  });

  it("stay as they were in a snapshot", async () => {
    const index = open();
    await index.add(NEWS.slice(0, 2));
    await index.settled();
    const snapshot = await index.snapshot();
    await index.add(NEWS.slice(2));
    await index.settled();
    // it does not wait for what never comes
    expect((await allOf(snapshot, { wait: true })).length).toBe(2);
    expect((await allOf(index)).length).toBe(8);
  });
});

describe("a writer that dies", () => {
  /** A store whose commits fail from one on, as if the process had died there. */
  function dyingStore(store: IndexStore, commits: number): IndexStore {
    let left = commits;
    return new Proxy(store, {
      get(target, name) {
        if (name === "commit")
          return (changes: Parameters<IndexStore["commit"]>[0]) => {
            if (left-- <= 0) throw new Error("the process is gone");
            target.commit(changes);
          };
        const value = Reflect.get(target, name, target);
        return typeof value === "function" ? value.bind(target) : value;
      },
    });
  }

  it("at any commit leaves a record that the next one goes on with, as if nothing had happened", async () => {
    const whole = open();
    await whole.add(NEWS);
    await whole.settled();
    const expected = told(await allOf(whole));
    for (let commits = 3; commits < 16; commits++) {
      const store = createMemoryStore();
      const dying = open(dyingStore(store, commits));
      await dying
        .add(NEWS)
        .then(() => dying.settled())
        .catch(() => undefined);
      const next = open(store);
      await next.add(NEWS, { ifExists: "skip" });
      await next.settled();
      expect(told(await allOf(next)), `after ${commits} commits`).toEqual(expected);
    }
  });
});

describe("a record in a folder", () => {
  it("is read beside its writer, and goes on with the next one, over what was added without it", async () => {
    const path = mkdtempSync(join(tmpdir(), "wirecopy-changes-"));
    try {
      const first = await openIndex(path, { changes: true });
      await first.add(NEWS.slice(0, 2));
      await first.settled();
      const reader = await openIndex(path, { mode: "read" });
      expect((await allOf(reader)).length).toBe(2);
      await first.close();
      const without = await openIndex(path);
      await without.add(NEWS.slice(2, 4));
      await without.close();
      expect((await allOf(reader)).length).toBe(2);
      expect((await reader.stats()).changes).toMatchObject({ waiting: 2 });
      const again = await openIndex(path, { changes: true });
      await again.add(NEWS.slice(4));
      await again.settled();
      expect((await allOf(reader, { after: 2 })).map(({ kind }) => kind)).toEqual([
        "story-joined",
        "stories-merged",
        "story-joined",
        "story-joined",
        "update-of",
        "new-origin",
      ]);
      expect((await again.verify()).faults).toEqual([]);
      await again.close();
      const damaged = await openFolder(path, { mode: "write", create: false });
      damaged.commit([{ table: "changes", key: 3, value: undefined }]);
      damaged.close();
      expect((await reader.verify()).faults).toEqual(["of 8 changes 7 are there"]);
      await expect(allOf(reader)).rejects.toMatchObject({ code: "index-corrupt" });
      const rebuilt = await openIndex(path, { rebuild: true, changes: true });
      await rebuilt.add(article("more", run(600)));
      await rebuilt.settled();
      expect((await allOf(rebuilt, { after: 8 })).map(({ document }) => document)).toEqual(["more"]);
      await rebuilt.close();
      await reader.close();
    } finally {
      rmSync(path, { recursive: true });
    }
  });
});
