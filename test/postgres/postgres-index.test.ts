import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openStore } from "../../src/index/stored-index.js";
import { openFolder } from "../../src/node/folder-store.js";
import { postgresPlace, shownPlace } from "../../src/node/index-place.js";
import { openIndex, openPostgresIndex } from "../../src/node/open-index.js";
import { LAST_STEP, stepsFrom } from "../../src/node/postgres-schema.js";
import { openPostgresStore } from "../../src/node/postgres-store.js";
import { workerFile } from "../../src/node/worker-file.js";
import type { Document } from "../../src/types/document.js";
import type { WireIndex } from "../../src/types/wire-index.js";
import { article, articles } from "../index/made-articles.js";
import { needs } from "../needs.js";
import { type Cluster, POSTGRES, startCluster } from "./cluster.js";

const SMALL = { flush: 4, fanout: 2 };

describe("an index in PostgreSQL", needs(POSTGRES), () => {
  let cluster: Cluster;
  let root: string;
  let made = 0;
  beforeAll(async () => {
    cluster = await startCluster();
    root = mkdtempSync(join(tmpdir(), "wirecopy-beside-postgres-"));
  });
  afterAll(async () => {
    await cluster?.stop();
    rmSync(root, { recursive: true, force: true });
  });

  const newSchema = (): string => `index_${++made}`;
  const storeOf = (schema: string, { canWrite = true, create = true } = {}) =>
    openPostgresStore(postgresPlace({ connection: cluster.url, schema }, { canWrite, create, threadFile: workerFile("postgres-thread").href }));
  /** A writer that flushes and merges all the time. */
  const smallWriter = (schema: string, now = () => 0): WireIndex => openStore(storeOf(schema), {}, { upkeep: SMALL, now });
  const query = async (text: string, values: unknown[] = []): Promise<pg.QueryResult> => {
    const client = new pg.Client({ connectionString: cluster.url });
    await client.connect();
    try {
      return await client.query(text, values);
    } finally {
      await client.end();
    }
  };

  const ids = fc.integer({ min: 0, max: 11 }).map((n) => `article-${n}`);
  const documents = fc.tuple(ids, fc.array(fc.integer({ min: 0, max: 14 }), { maxLength: 6 })).map(([id, sentences]) => article(id, sentences));
  const step = fc.oneof(
    { weight: 5, arbitrary: fc.array(documents, { minLength: 1, maxLength: 5 }).map((list) => ({ add: list })) },
    { weight: 2, arbitrary: fc.array(ids, { maxLength: 3 }).map((list) => ({ remove: list })) },
    { weight: 1, arbitrary: fc.constantFrom({ verb: "compact" as const }, { verb: "expire" as const }) },
  );
  type Step = { readonly add?: readonly Document[]; readonly remove?: readonly string[]; readonly verb?: "compact" | "expire" };

  async function take(index: WireIndex, { add, remove, verb }: Step): Promise<unknown> {
    if (add !== undefined) return index.add(add, { ifExists: "replace" });
    if (remove !== undefined) return index.remove(remove);
    return verb === "expire" ? index.expire("2026-01-01") : index.compact();
  }

  /** All that can be asked, but how many bytes it takes. */
  async function answersOf(index: WireIndex, asked: Document): Promise<unknown> {
    const { bytes: _, ...stats } = await index.stats();
    const got = await Promise.all(Array.from({ length: 12 }, (_, n) => index.get(`article-${n}`)));
    const { result } = index.trace(asked, { since: "2026-01-01" });
    return [stats, got, await index.seen(asked), await index.judge(asked), await result, await index.verify()];
  }

  it("answers as one in a folder after the same steps, by whichever of two writers each was taken", { timeout: 240_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(step, fc.boolean()), { maxLength: 10 }), documents, async (steps, asked) => {
        const path = mkdtempSync(join(root, "folder-"));
        const folder = openStore(await openFolder(path, { mode: "write", create: true }), {}, { upkeep: SMALL, now: () => 0 });
        const schema = newSchema();
        const writers = [smallWriter(schema), smallWriter(schema)] as const;
        try {
          for (const [one, isSecond] of steps) {
            const writer = writers[isSecond ? 1 : 0];
            expect(await take(writer, one)).toEqual(await take(folder, one));
            await folder.settled();
            await writer.settled();
          }
          const expected = await answersOf(folder, asked);
          for (const writer of writers) expect(await answersOf(writer, asked)).toEqual(expected);
        } finally {
          for (const index of [folder, ...writers]) await index.close();
        }
      }),
      { numRuns: 6 },
    );
  });

  it("knows all of what several writers add at once, numbered once, in segments that one of them wrote", async () => {
    const schema = newSchema();
    const writers = Array.from({ length: 4 }, () => smallWriter(schema));
    const all = articles(48);
    await Promise.all(
      writers.map((writer, x) =>
        writer.add(
          all.filter((_, n) => n % 4 === x),
          { batch: 3 },
        ),
      ),
    );
    await Promise.all(writers.map((writer) => writer.settled()));
    for (const writer of writers) {
      for (const { id, text } of all) expect((await writer.get(id))?.text).toBe(text);
      const { faults, documents } = await writer.verify();
      expect([faults, documents]).toEqual([[], 48]);
      expect((await writer.stats()).segments.length).toBeGreaterThan(0);
    }
    await Promise.all(writers.map((writer) => writer.close()));
  });

  it("tells exactly one of two copies that two writers add at the same time", async () => {
    const schema = newSchema();
    const [one, other] = [smallWriter(schema), smallWriter(schema)];
    for (let x = 0; x < 20; x++) {
      const [a, b] = ["a", "b"].map((side) => article(`${side}-${x}`, [10 * x, 10 * x + 1, 10 * x + 2, 10 * x + 3, 5000 + x])) as [Document, Document];
      const kinds = await Promise.all([one.addAndJudge(a), other.addAndJudge(b)].map(async (judged) => (await judged).verdict.kind));
      expect(
        kinds.filter((kind) => kind === "duplicate"),
        String(x),
      ).toHaveLength(1);
    }
    await one.close();
    await other.close();
  });

  it("refuses an id that another writer has added, and then nothing of the batch is there", async () => {
    const schema = newSchema();
    const [one, other] = [smallWriter(schema), smallWriter(schema)];
    await one.add(article("same", [1, 2, 3]));
    await expect(other.add([article("more", [4, 5]), article("same", [6, 7])])).rejects.toMatchObject({ code: "duplicate-id" });
    expect(await one.has("more")).toBe(false);
    expect(await other.add([article("more", [4, 5]), article("same", [6, 7])], { ifExists: "skip" })).toEqual({ added: 1, replaced: 0, skipped: 1 });
    expect(await one.remove(["more", "same"])).toBe(2);
    expect(await other.remove(["more", "same"])).toBe(0);
    await one.close();
    await other.close();
  });

  it("tells each change once, by whichever of several writers that keep changes it was judged", async () => {
    const schema = newSchema();
    const writers = Array.from({ length: 3 }, () => openStore(storeOf(schema), { changes: true }, { upkeep: SMALL }));
    const all = articles(18);
    await Promise.all(
      writers.map((writer, x) =>
        writer.add(
          all.filter((_, n) => n % 3 === x),
          { batch: 2 },
        ),
      ),
    );
    await Promise.all(writers.map((writer) => writer.settled()));
    const told: string[] = [];
    for await (const { cursor, document, kind } of writers[1]!.changes({ after: 0, wait: false })) {
      expect(cursor).toBe(told.length + 1);
      told.push(`${kind} ${document}`);
    }
    expect(new Set(told).size).toBe(told.length);
    // each begins a story or joins one
    expect(
      told
        .filter((one) => /^(?:new-origin|story-joined) /.test(one))
        .map((one) => one.split(" ")[1])
        .sort(),
    ).toEqual(all.map(({ id }) => id).sort());
    for (const writer of writers) await writer.close();
  });

  it("shows readers each commit, and a snapshot none after it", async () => {
    const schema = newSchema();
    const place = { connection: cluster.url, schema };
    const writer = await openPostgresIndex(place);
    await writer.add(articles(20));
    await writer.settled();
    const reader = await openPostgresIndex(place, { mode: "read" });
    const snapshot = await writer.snapshot();
    await writer.compact({ model: true });
    await writer.add(article("late", [7000, 7001, 7002]));
    await writer.remove("article-3");
    expect([await reader.has("late"), await reader.has("article-3")]).toEqual([true, false]);
    expect([await snapshot.has("late"), await snapshot.has("article-3")]).toEqual([false, true]);
    expect((await snapshot.seen(articles(12)[11]!.text))[0]).toMatchObject({ id: "article-11", resemblance: 1 });
    expect((await reader.verify()).faults).toEqual([]);
    await expect(reader.add(article("x", [1]))).rejects.toMatchObject({ code: "index-read-only" });
    for (const index of [snapshot, reader, writer]) await index.close();
    const again = await openPostgresIndex(`${cluster.url}&schema=${schema}`, { create: false });
    expect(await again.has("late")).toBe(true);
    await again.close();
    await expect(again.has("late")).rejects.toMatchObject({ code: "index-closed" });
  });

  it("is made by one of several writers that come first together", async () => {
    const schema = newSchema();
    const writers = await Promise.all(Array.from({ length: 4 }, () => openPostgresIndex({ connection: cluster.url, schema })));
    await Promise.all(writers.map((writer, x) => writer.add(article(`first-${x}`, [x]))));
    expect((await writers[0]!.stats()).documents).toBe(4);
    for (const writer of writers) await writer.close();
  });

  it("makes the present schema of an older one, keeps what stands in it, and refuses a newer one", async () => {
    const schema = newSchema();
    const [make, first] = stepsFrom(schema, 0);
    await query(`${make}; ${first}; update ${schema}.store set steps = 1`);
    await query(`insert into ${schema}.meta (k, v) values (7, '\\x0102')`);
    expect(() => storeOf(schema, { canWrite: false, create: false })).toThrow(expect.objectContaining({ code: "index-version" }));
    const store = storeOf(schema);
    expect(store.get("meta", 7)).toEqual(Uint8Array.of(1, 2));
    store.close();
    expect((await query(`select steps from ${schema}.store`)).rows).toEqual([{ steps: LAST_STEP }]);
    await query(`update ${schema}.store set steps = $1`, [LAST_STEP + 1]);
    expect(() => storeOf(schema)).toThrow(expect.objectContaining({ code: "index-version" }));
  });

  it("goes on after its connection was cut, but not in the midst of something", async () => {
    const schema = newSchema();
    const cut = () => query("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'wirecopy'");
    const index = smallWriter(schema);
    await index.add(articles(3));
    await index.settled();
    await cut();
    // the first call may be what finds out
    await index.has("article-1").catch((error) => expect(error).toMatchObject({ code: "store-unavailable" }));
    expect(await index.has("article-1")).toBe(true);
    await index.add(article("after", [1, 2, 3]));
    await index.settled();
    const snapshot = await index.snapshot();
    await cut();
    for (const _ of [1, 2]) await expect(snapshot.get("article-1")).rejects.toMatchObject({ code: "store-unavailable" });
    await index.has("after").catch(() => undefined);
    await index.settled();
    expect((await index.verify()).faults).toEqual([]);
    await index.close();
    await snapshot.close().catch(() => undefined);
  });

  it("says what is missing: the server, the index, a fitting name", async () => {
    const nowhere = `postgres:///none?host=${encodeURIComponent(root)}`;
    await expect(openPostgresIndex(nowhere)).rejects.toMatchObject({ code: "store-unavailable" });
    await expect(openIndex(cluster.url, { mode: "read" })).rejects.toMatchObject({ code: "index-missing" });
    await expect(openIndex(`${cluster.url}&schema=nobody`, { create: false })).rejects.toMatchObject({ code: "index-missing" });
    await expect(openPostgresIndex({ schema: 'x"; drop schema public' })).rejects.toThrow(RangeError);
    await expect(openPostgresIndex({ schemas: "x" } as object)).rejects.toThrow(TypeError);
    expect(shownPlace("postgres://me:secret@host:5432/news?password=secret&schema=a")).toBe("postgres://me@host:5432/news?password=&schema=a");
  });
});
