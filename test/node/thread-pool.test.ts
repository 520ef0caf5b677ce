/** Worker threads: the same result for any number of them, and every way in which a run with them can end. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { deduplicateWith } from "../../src/api/deduplicate.js";
import { detectWith } from "../../src/api/detect.js";
import { SHARED_STAGES, type SharedStage } from "../../src/node/shared-stages.js";
import { detect, ThreadPool } from "../../src/node/threads.js";
import { type PartedStage, serialExecutor } from "../../src/run/executor.js";
import { createPace } from "../../src/run/pace.js";
import { resolveDetectOptions } from "../../src/settings/options.js";
import { resolveDeduplicateOptions } from "../../src/settings/sketch-options.js";
import type { Document } from "../../src/types/document.js";
import type { DetectOptions, Progress } from "../../src/types/options.js";
import type { Detection } from "../../src/types/result.js";
import { sharedStories } from "./shared-stories.js";

const STORIES = sharedStories(24);
const OLD = sharedStories(40)
  .slice(24)
  .map((story) => ({ ...story, publishedAt: "2026-03-05" }));
const folder = mkdtempSync(join(tmpdir(), "wirecopy-threads-"));
const pools: ThreadPool[] = [];

afterEach(async () => {
  await Promise.all(pools.splice(0).map((pool) => pool.close()));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function poolOf(threads: number, worker?: URL): ThreadPool {
  const pool = new ThreadPool({ threads, leastCost: 0, ...(worker && { worker, stages: [DOUBLED] }) });
  pools.push(pool);
  return pool;
}

/** A worker that runs `code` for each message. */
function workerThat(name: string, code: string): URL {
  const path = join(folder, `${name}.mjs`);
  writeFileSync(path, `import { parentPort } from "node:worker_threads"; parentPort.on("message", (message) => { ${code} });`);
  return pathToFileURL(path);
}

async function detectOn(threads: number, options: DetectOptions = {}, documents: readonly Document[] = STORIES): Promise<Detection> {
  return (await detectWith(documents, resolveDetectOptions(options), threads === 1 ? serialExecutor : poolOf(threads))).toPlain();
}

/** Pools that serve one run after the other, which a pool has to stand: their workers start once. */
const lasting = new Map<number, ThreadPool>();
afterAll(() => Promise.all([...lasting.values()].map((pool) => pool.close())));

function lastingPool(threads: number): ThreadPool {
  const pool = lasting.get(threads) ?? new ThreadPool({ threads, leastCost: 0 });
  lasting.set(threads, pool);
  return pool;
}

/** Number of workers that are started while `run` runs. */
async function workersOf(run: () => Promise<unknown>): Promise<number> {
  let started = 0;
  const count = (): void => {
    started++;
  };
  process.on("worker", count);
  try {
    await run();
  } finally {
    process.off("worker", count);
  }
  return started;
}

/** A stage that only test workers know. */
const doubled: PartedStage<number, number, number> = { name: "doubled", open: (input) => (part) => input + part };
const DOUBLED: SharedStage = { name: "doubled", share: (input) => input, open: () => (part) => part };

/** Runs parts of a stage that only test workers know. */
function runParts(pool: ThreadPool, signal?: AbortSignal): Promise<void> {
  return pool.run(doubled, 1, { parts: [0, 1, 2, 3], cost: 4, pace: createPace(signal, undefined), take: () => undefined });
}

describe("detect on threads", () => {
  const ignore = [STORIES[3]!.text.slice(0, 300)];
  const cases: readonly (readonly [string, DetectOptions])[] = [
    ["quote", {}],
    ["sentence", { sensitivity: "sentence" }],
    ["copy", { sensitivity: "copy" }],
    ["other sources within three days", { otherSourceOnly: true, within: "3d" }],
    ["without repeats inside a document", { self: false }],
    ["with ignored texts", { ignore }],
    ["against a corpus", { against: OLD }],
    ["against a corpus, with bounds that are hit", { against: OLD, within: "9d", limits: { familyPairs: 3 } }],
    ["with bounds that are hit", { limits: { familyPairs: 3, maxPairSeeds: 40 } }],
  ];

  it.each(cases)("gives the same bytes for any number of threads: %s", async (_, options) => {
    const alone = await detectOn(1, options);
    expect(alone.passages.length).toBeGreaterThan(0);
    for (const threads of [2, 3, 5])
      expect(JSON.stringify(await detectWith(STORIES, resolveDetectOptions(options), lastingPool(threads)))).toBe(JSON.stringify(alone));
  });

  it("gives the same bytes where words are in a script without spaces", async () => {
    const documents = STORIES.map((story, d) => ({ ...story, text: `${story.text}\n${"首相は経済政策の見直しを表明した。".repeat(1 + (d % 3))} 𠮷野家 ${d}` }));
    expect(JSON.stringify(await detectOn(3, {}, documents))).toBe(JSON.stringify(await detectOn(1, {}, documents)));
  });

  it("does start workers, and no more than it is told", async () => {
    expect(await workersOf(() => detectOn(3))).toBe(3);
  });

  it("starts none for little work", async () => {
    expect(await workersOf(() => detect(STORIES.slice(0, 6), { threads: 4 }))).toBe(0);
  });

  it("starts none for one thread", async () => {
    expect(await workersOf(() => detect(STORIES, { threads: 1 }))).toBe(0);
  });

  it.each([0, 65, 1.5, Number.NaN])("refuses %s threads", async (threads) => {
    await expect(detect([], { threads })).rejects.toThrow(RangeError);
  });

  it("reports progress up to the last pair of documents", async () => {
    const seen: Progress[] = [];
    await detectOn(2, { onProgress: (progress) => seen.push(progress) });
    const passages = seen.filter(({ stage }) => stage === "passages");
    expect(passages.at(-1)!.total).toBeGreaterThan(STORIES.length);
    expect(passages.at(-1)!.done).toBe(passages.at(-1)!.total);
    expect(passages.map(({ done }) => done)).toEqual(passages.map(({ done }) => done).sort((x, y) => x - y));
  });

  it("rejects with the reason of its signal in the middle of a run", async () => {
    const controller = new AbortController();
    const onProgress = ({ stage, done }: Progress): void => {
      if (stage === "passages" && done > 0) controller.abort(new Error("enough"));
    };
    await expect(detectOn(2, { signal: controller.signal, onProgress })).rejects.toThrow("enough");
  });

  it("rejects with what the iterable of documents throws", async () => {
    function* documents() {
      yield* STORIES;
      throw new Error("the feed broke off");
    }
    await expect(detectWith(documents(), resolveDetectOptions({}), poolOf(2))).rejects.toThrow("the feed broke off");
  });
});

describe("deduplicate on threads", () => {
  const again = STORIES.map(({ text, ...rest }, d) => ({ ...rest, text: d % 2 ? `${text} ${d}` : text.toUpperCase() }));
  const lone = { id: "lone", text: "\ufeffA lone \ud800 surrogate stands between these seven words." };
  const round = [...STORIES, { id: "d3", text: "again" }, { id: "none", text: "..." }, lone];
  const documents = Array.from({ length: 40 }, (_, x) => (x % 2 ? again : round).map((story) => ({ ...story, id: x ? `${story.id} ${x}` : story.id }))).flat();

  it.each(["first", "longest", "earliest"] as const)("gives the same bytes for any number of threads, keeping the %s", async (keep) => {
    const options = resolveDeduplicateOptions({ keep, limits: { maxDocumentChars: 1500 } });
    const alone = await deduplicateWith(documents, options, serialExecutor);
    expect(alone.duplicates.length).toBeGreaterThan(STORIES.length);
    for (const threads of [2, 5]) expect(JSON.stringify(await deduplicateWith(documents, options, lastingPool(threads)))).toBe(JSON.stringify(alone));
  });

  it("does start workers, but none for a folding, which is a function of this thread", async () => {
    const folding = { name: "none", fold: (token: string) => token };
    expect(await workersOf(() => deduplicateWith(documents, resolveDeduplicateOptions({}), poolOf(2)))).toBe(2);
    expect(await workersOf(() => deduplicateWith(documents, resolveDeduplicateOptions({ folding }), poolOf(2)))).toBe(0);
  });
});

describe("a pool of threads", () => {
  it("hands out results in the order of parts, whatever order they come in", async () => {
    const worker = workerThat(
      "slow-first",
      `if (message.kind === "part") setTimeout(() => parentPort.postMessage({ kind: "done", number: message.number, result: message.number }), message.number === 0 ? 200 : 0);`,
    );
    const taken: unknown[] = [];
    const parts = [0, 1, 2, 3, 4, 5, 6];
    await poolOf(2, worker).run(doubled, 1, { parts, cost: 7, pace: createPace(undefined, undefined), take: (result) => void taken.push(result) });
    expect(taken).toEqual(parts);
  });

  it("runs one stage after the other on the same workers", async () => {
    const worker = workerThat("echo", `if (message.kind === "part") parentPort.postMessage({ kind: "done", number: message.number, result: 0 });`);
    const pool = poolOf(2, worker);
    const started = await workersOf(async () => {
      await runParts(pool);
      await runParts(pool);
    });
    expect(started).toBe(2);
  });

  it("rejects with what a part throws, its class and its stack of the worker", async () => {
    const pool = new ThreadPool({ threads: 2, leastCost: 0, stages: SHARED_STAGES.map((stage) => ({ ...stage, share: () => ({}) })) });
    pools.push(pool);
    const run = detectWith(STORIES, resolveDetectOptions({}), pool);
    await expect(run).rejects.toThrow(TypeError);
    await expect(run).rejects.toMatchObject({ stack: expect.stringMatching(/worker/) });
  });

  it("rejects with what `take` throws", async () => {
    const worker = workerThat("echo-2", `if (message.kind === "part") parentPort.postMessage({ kind: "done", number: message.number, result: 0 });`);
    const take = (): void => {
      throw new Error("no room");
    };
    const run = poolOf(2, worker).run(doubled, 1, { parts: [0, 1], cost: 2, pace: createPace(undefined, undefined), take });
    await expect(run).rejects.toThrow("no room");
  });

  it.each([
    ["ends its process", "process.exit(7);", "exit code 7"],
    ["throws outside of a part", "setTimeout(() => { throw new Error('lost'); });", "lost"],
  ])("says what to do when a worker %s", async (name, code, reason) => {
    const run = runParts(poolOf(2, workerThat(name.replaceAll(" ", "-"), `if (message.kind === "part") { ${code} }`)));
    await expect(run).rejects.toMatchObject({ code: "worker-failed", message: expect.stringContaining(reason) });
    await expect(run).rejects.toThrow('"threads": 1');
  });

  it("says so when the worker's file is gone", async () => {
    const run = runParts(poolOf(2, pathToFileURL(join(folder, "none.mjs"))));
    await expect(run).rejects.toMatchObject({ code: "worker-failed" });
  });

  it("ends a worker that does not let go when its signal is aborted", async () => {
    const worker = workerThat("endless", `if (message.kind === "part") for (;;);`);
    const pool = poolOf(2, worker);
    const run = runParts(pool, AbortSignal.timeout(300));
    await expect(run).rejects.toMatchObject({ name: "TimeoutError" });
    await pool.close();
  });

  it("rejects at once where the signal is aborted already", async () => {
    const worker = workerThat("idle", "");
    await expect(runParts(poolOf(2, worker), AbortSignal.abort(new Error("before")))).rejects.toThrow("before");
  });
});
