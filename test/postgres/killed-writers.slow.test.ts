/** Writers in processes of their own: killed with SIGKILL at any moment, above all while they are in charge of segments; and two that add look-alikes at once. */
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { needs } from "../needs.js";
import { type Cluster, POSTGRES, startCluster } from "./cluster.js";
import { type Message, openWriter, textOf } from "./writer.js";

const KILLS = 24;
const PAIRS = 200;

/** scripts/build-writer.mjs */
interface BuildWriter {
  buildWriter(path: string): Promise<{ readonly program: string; remove(): void }>;
}

describe("writers in PostgreSQL", needs(POSTGRES), () => {
  let built: Awaited<ReturnType<BuildWriter["buildWriter"]>> | undefined;
  let cluster: Cluster;
  let admin: pg.Client;
  beforeAll(async () => {
    const module: BuildWriter = await import(new URL("../../scripts/build-writer.mjs", import.meta.url).href);
    built = await module.buildWriter(fileURLToPath(new URL("./writer.ts", import.meta.url)));
    cluster = await startCluster();
    admin = new pg.Client({ connectionString: cluster.url });
    await admin.connect();
  });
  afterAll(async () => {
    await admin?.end();
    await cluster?.stop();
    built?.remove();
  });

  const started: ChildProcess[] = [];
  afterAll(() => started.map((child) => child.kill("SIGKILL")));
  function start(name: string, ...words: readonly string[]): ChildProcess {
    const child = fork(built!.program, [`${cluster.url}&application_name=${name}`, ...words], { execArgv: [] });
    started.push(child);
    return child;
  }

  it("lose nothing that was acknowledged, keep batches whole, and leave no lock, whoever is killed when", { timeout: 300_000 }, async () => {
    const [schema, begun, done] = ["killed", new Map<string, Message>(), new Set<string>()];
    const keyOf = ({ what, ids }: Message): string => `${what} ${ids.join()}`;
    let [made, ofCharge] = [0, 0];
    const newWriter = () => {
      const name = `writer_${++made}`;
      const child = start(name, schema, "loop", name);
      child.on("message", (message: Message) => {
        if (message.kind === "begun") begun.set(keyOf(message), message);
        else done.add(keyOf(message));
      });
      return { name, child };
    };
    const writers = [newWriter(), newWriter(), newWriter()];
    const inCharge = async (): Promise<string | undefined> => {
      const text = "select application_name from pg_locks join pg_stat_activity using (pid) where locktype = 'advisory' and objid = 1";
      return (await admin.query(text)).rows[0]?.application_name;
    };
    for (let kill = 0; kill < KILLS; kill++) {
      const before = done.size;
      // not before each of them has had some time
      while (done.size < before + 12) await new Promise((resolve) => setTimeout(resolve, 5));
      let victim = kill % 3;
      for (let tries = 0; kill % 2 === 0 && tries < 400; tries++) {
        const name = await inCharge();
        victim = writers.findIndex((writer) => writer.name === name);
        if (victim >= 0) break;
        await new Promise((resolve) => setTimeout(resolve, 2));
      }
      if (kill % 2 === 0 && victim >= 0) ofCharge++;
      const { child } = writers[Math.max(0, victim)]!;
      child.kill("SIGKILL");
      const [code] = await once(child, "exit");
      // a writer that ended by itself has failed
      expect(code).toBeNull();
      writers[Math.max(0, victim)] = newWriter();
    }
    for (const { child } of writers) {
      child.kill("SIGKILL");
      expect((await once(child, "exit"))[0]).toBeNull();
    }
    expect(ofCharge).toBeGreaterThan(2);

    const index = openWriter(cluster.url, schema);
    await index.settled();
    const removals = new Map([...begun.values()].filter(({ what }) => what === "remove").map((message) => [message.ids.join(), message]));
    let documents = 0;
    for (const message of begun.values()) {
      if (message.what === "remove") continue;
      const found = await Promise.all(message.ids.map((id) => index.get(id)));
      for (const [x, document] of found.entries()) if (document !== undefined) expect(document.text).toBe(textOf(message.ids[x]!));
      const there = found.filter((document) => document !== undefined).length;
      expect([0, found.length], message.ids.join()).toContain(there);
      documents += there;
      const removal = removals.get(message.ids.join());
      if (removal === undefined && done.has(keyOf(message))) expect(there, `${message.ids.join()} was acknowledged`).toBe(found.length);
      if (removal !== undefined && done.has(keyOf(removal))) expect(there, `${message.ids.join()} was removed`).toBe(0);
    }
    const report = await index.verify();
    expect([report.faults, report.documents]).toEqual([[], documents]);
    const { segments } = await index.stats();
    const { rows } = await admin.query(`select distinct name from ${schema}.segments`);
    expect(rows.map(({ name }) => name).sort()).toEqual(segments.flatMap(({ number }) => [`bands-${number}.seg`, `seeds-${number}.seg`]).sort());
    expect(documents).toBeGreaterThan(100);
    await index.close();
  });

  it("are told of a look-alike that another one adds in the same moment, at least one of the two", { timeout: 300_000 }, async () => {
    const children = ["one", "other"].map((name) => start(name, "pairs", "pairs"));
    await Promise.all(children.map((child) => once(child, "message")));
    let found = 0;
    for (let pair = 0; pair < PAIRS; pair++) {
      const sides = children.map((_, side) => ({ id: `${pair}-${side}`, text: `${textOf(`pair ${pair}`)} ${side === 0 ? "First" : "Second"}.` }));
      const answers = await Promise.all(
        children.map(async (child, side) => {
          child.send(sides[side]!);
          return ((await once(child, "message")) as [readonly string[]])[0];
        }),
      );
      if (answers.some((seen, side) => seen.includes(sides[1 - side]!.id))) found++;
    }
    expect(found).toBe(PAIRS);
    for (const child of children) child.send(null as never);
    await Promise.all(children.map((child) => once(child, "exit")));
  });
});
