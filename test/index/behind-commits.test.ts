/** What an index does by itself, behind the commits and beside the questions. */
import { describe, expect, it } from "vitest";
import { type IndexState, stateRow } from "../../src/index/index-state.js";
import { createMemoryStore } from "../../src/index/memory-store.js";
import { readJson, rowOf, STATE_KEY } from "../../src/index/rows.js";
import { type IndexJobs, inlineJobs } from "../../src/index/segment-jobs.js";
import type { IndexStore } from "../../src/index/store.js";
import { openStore } from "../../src/index/stored-index.js";
import { article, articles } from "./made-articles.js";

const SMALL = { flush: 4, fanout: 2 };
const DAY_MS = 86_400_000;

/** Makes the newest model one of another version of the package. */
function ageModel(store: IndexStore): void {
  const state = readJson(rowOf(store, "meta", STATE_KEY)) as IndexState;
  const models = state.models.map((model) => ({ ...model, kind: "1 words-0 ffff" }));
  store.commit([stateRow({ ...state, models })]);
}

/** The names of the files of segments that are read while `work` runs. */
async function readWhile(read: Set<string>, work: () => Promise<unknown>): Promise<string[]> {
  read.clear();
  await work();
  return [...read].sort();
}

/** A store that tells which files of segments are read. */
function watched(store: IndexStore, read: Set<string>): IndexStore {
  const { segments } = store;
  return new Proxy(store, {
    get(target, key) {
      if (key === "segments")
        return {
          names: () => segments.names(),
          create: (name: string) => segments.create(name),
          remove: (name: string) => segments.remove(name),
          open: (name: string) => {
            const source = segments.open(name);
            return source && { ...source, read: (at: number, length: number) => read.add(name) && source.read(at, length) };
          },
        };
      const value = Reflect.get(target, key) as unknown;
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}

describe("a model of another version of the package", () => {
  it("is passed over by a reader, and a writer trains one of its own", async () => {
    const store = createMemoryStore();
    const first = openStore(store, {}, { upkeep: SMALL });
    await first.add(articles(20));
    await first.settled();
    const { version } = (await first.stats()).models.at(-1)!;
    ageModel(store);
    const asked = article("new", [110, 111, 112, 113]);
    const reader = openStore(store, { mode: "read" });
    expect((await reader.query(asked)).model.version).toBe(0);
    await expect(reader.query(asked, { model: version })).rejects.toMatchObject({ code: "unknown-model" });
    const writer = openStore(store, {}, { upkeep: SMALL });
    await writer.add(article("one more", [9001]));
    await writer.settled();
    expect((await writer.stats()).models.at(-1)!.version).toBe(version + 1);
    expect((await writer.query(asked)).model.version).toBe(version + 1);
    expect((await reader.query(asked)).model.version).toBe(version + 1);
  });

  it("is trained anew by a writer that is asked before it has added anything", async () => {
    const store = createMemoryStore();
    const first = openStore(store, {}, { upkeep: SMALL });
    await first.add(articles(20));
    await first.settled();
    const { version } = (await first.stats()).models.at(-1)!;
    ageModel(store);
    const writer = openStore(store, {}, { upkeep: SMALL });
    expect((await writer.query(article("new", [110, 111, 112, 113]))).model.version).toBe(version + 1);
  });
});

describe("retention", () => {
  it("takes out what has become old, though nothing is added and nobody asks for it", async () => {
    let now = Date.UTC(2026, 0, 1);
    let work: (() => void) | undefined;
    const every = (_: number, given: () => void) => {
      work = given;
      return () => {
        work = undefined;
      };
    };
    const index = openStore(createMemoryStore(), { retention: "90d" }, { upkeep: SMALL, now: () => now, every });
    await index.add([article("winter", [1], { publishedAt: "2025-12-20" }), article("now", [2], { publishedAt: "2026-01-01" })]);
    now += 85 * DAY_MS;
    work!();
    expect([await index.has("winter"), await index.has("now")]).toEqual([false, true]);
    now += 30 * DAY_MS;
    work!();
    expect((await index.stats()).documents).toBe(0);
    await index.settled();
    expect((await index.verify()).faults).toEqual([]);
    await index.close();
    expect(work).toBeUndefined();
  });

  it("tells what it failed with to who writes next, and goes on when that is over", async () => {
    let now = Date.UTC(2026, 0, 1);
    let work: (() => void) | undefined;
    let isFull = false;
    const inner = createMemoryStore();
    const commit = inner.commit.bind(inner);
    inner.commit = (changes) => {
      if (isFull) throw Object.assign(new Error("full"), { code: "index-full" });
      commit(changes);
    };
    const every = (_: number, given: () => void) => {
      work = given;
      return () => undefined;
    };
    const index = openStore(inner, { retention: "90d" }, { upkeep: SMALL, now: () => now, every });
    await index.add(article("old", [1], { publishedAt: "2026-01-01" }));
    await index.settled();
    now += 100 * DAY_MS;
    isFull = true;
    work!();
    expect(await index.has("old")).toBe(true);
    isFull = false;
    await expect(index.add(article("young", [2]))).rejects.toMatchObject({ code: "index-full" });
    await index.add(article("young", [2]));
    now += DAY_MS;
    work!();
    expect([await index.has("old"), await index.has("young")]).toEqual([false, true]);
  });
});

describe("times of a question", () => {
  it("decide which segments are read", async () => {
    const read = new Set<string>();
    const store = watched(createMemoryStore(), read);
    const index = openStore(store, {}, { upkeep: { flush: 4, fanout: 100 } });
    const season = async (from: number, publishedAt: string) => {
      await index.add(Array.from({ length: 4 }, (_, x) => article(`${publishedAt} ${x}`, [from + x, from + 10 + x, 5], { publishedAt })));
      await index.settled();
    };
    await season(100, "2026-01-10");
    await season(200, "2026-04-10");
    await season(300, "2026-07-10");
    const { segments } = await index.stats();
    const [winter, spring, summer] = segments.map(({ number }) => number);
    const asked = article("new", [5, 200, 210, 900], { publishedAt: "2026-04-11" });
    const files = (...numbers: (number | undefined)[]) => numbers.flatMap((number) => [`bands-${number}.seg`, `seeds-${number}.seg`]).sort();
    const query = (options: object) => readWhile(read, () => index.query(asked, { relations: false, ...options }));
    const seeds = (names: readonly string[]) => names.filter((name) => name.startsWith("seeds"));
    expect(seeds(await query({}))).toEqual(seeds(files(winter, spring, summer)));
    expect(seeds(await query({ within: "72h" }))).toEqual(seeds(files(spring)));
    expect(seeds(await query({ since: "2026-06-01" }))).toEqual(seeds(files(summer)));
    const seen = (options: object) => readWhile(read, () => index.seen({ ...asked, id: "2026-04-10 0" }, options));
    expect(await seen({ within: "72h" })).toEqual([`bands-${spring}.seg`]);
    expect(await seen({ since: "2026-06-01" })).toEqual([`bands-${summer}.seg`]);
  });
});

describe("long work", () => {
  /** Jobs whose merges and trainings end when they are let. */
  function heldJobs(store: IndexStore) {
    const inner = inlineJobs(store);
    let let_: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (let_ = resolve));
    const under: string[] = [];
    const jobs: IndexJobs = {
      ...inner,
      merge: async (job) => {
        under.push("merge");
        await held;
        await inner.merge(job);
      },
      train: async (job) => {
        // the first model is what answers need
        if (under.push("train") > 1 || under.includes("merge")) await held;
        return inner.train(job);
      },
    };
    return { jobs, under, end: () => let_() };
  }

  it("is waited for by no question and no commit", async () => {
    const store = createMemoryStore();
    const { jobs, under, end } = heldJobs(store);
    const index = openStore(store, {}, { upkeep: SMALL, jobs });
    await index.add(articles(1));
    await index.query(article("first", [100]));
    for (let from = 1; from < 25; from += 4) await index.add(articles(4, from));
    while (!under.includes("merge")) await new Promise((resolve) => setImmediate(resolve));
    expect(under.filter((kind) => kind === "train").length).toBeGreaterThan(1);
    // nothing of what is under way can end before `end`
    expect((await index.seen(articles(12)[11]!.text))[0]).toMatchObject({ id: "article-11" });
    expect((await index.query(article("new", [110, 111, 112, 113]))).passages.length).toBeGreaterThan(0);
    expect((await index.judge(article("copy", [9001, 9002]))).verdict.kind).toBe("new");
    await index.remove("article-3");
    expect(await index.has("article-3")).toBe(false);
    end();
    await index.settled();
    expect((await index.verify()).faults).toEqual([]);
    expect((await index.stats()).documents).toBe(24);
  });
});
