/**
 * How far an index in PostgreSQL reaches: a server of its own, workers in processes of their own that add at once, one that asks, and look-alikes that two
 * workers add in the same moment. docs/postgres.md has the tables. Needs dist/, ../shared, and PostgreSQL installed.
 *   node bench/postgres/main.mjs [--documents 20000] [--workers 4] [--batch 25] [--questions 200] [--pairs 10000]
 */
import { fork } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { openPostgresIndex } from "../../dist/postgres.js";
import { madeArchive } from "../index/made-archive.mjs";
import { loadBundled } from "../load-bundled.mjs";

const { values } = parseArgs({
  options: {
    documents: { type: "string", default: "20000" },
    workers: { type: "string", default: "4" },
    batch: { type: "string", default: "25" },
    questions: { type: "string", default: "200" },
    pairs: { type: "string", default: "10000" },
  },
});
const [count, numWorkers, batch, questions, pairs] = [values.documents, values.workers, values.batch, values.questions, values.pairs].map(Number);

const { startCluster } = await loadBundled(fileURLToPath(new URL("../../test/postgres/cluster.ts", import.meta.url)));
const cluster = await startCluster({ shared_buffers: "512MB", max_wal_size: "2GB" });

/** Processor seconds of the server and all its processes, those that have ended too. */
function serverSeconds() {
  let ticks = 0;
  for (const pid of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
      const [, parent, ...fields] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
      if (Number(pid) !== cluster.pid && Number(parent) !== cluster.pid) continue;
      // utime and stime; of the server itself also those of its children that have ended
      ticks += Number(fields[9]) + Number(fields[10]) + (Number(pid) === cluster.pid ? Number(fields[11]) + Number(fields[12]) : 0);
    } catch {
      // it has ended
    }
  }
  return ticks / 100;
}

const percentiles = (list) => {
  const sorted = [...list].sort((x, y) => x - y);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))].toFixed(2);
  return `p50 ${at(0.5)}, p90 ${at(0.9)}, p99 ${at(0.99)}`;
};

const startWorkers = () =>
  Promise.all(
    Array.from({ length: numWorkers }, async () => {
      const child = fork(fileURLToPath(new URL("./worker.mjs", import.meta.url)), [cluster.url]);
      await once(child, "message");
      return child;
    }),
  );
const ask = async (child, message) => {
  child.send(message);
  const [answer] = await once(child, "message");
  return answer;
};

const workers = await startWorkers();
{
  await Promise.all(workers.map((child, x) => ask(child, { kind: "read", count, from: x, step: numWorkers })));
  const [startMs, startCpu] = [performance.now(), serverSeconds()];
  const answers = await Promise.all(workers.map((child) => ask(child, { kind: "add", batch })));
  const [seconds, cpu] = [(performance.now() - startMs) / 1000, serverSeconds() - startCpu];
  const client = answers.reduce((sum, { cpuSeconds }) => sum + cpuSeconds, 0);
  console.log(
    `${count} documents, ${numWorkers} workers, batches of ${batch}: ${Math.round(count / seconds)} a second of wall, ${Math.round(count / cpu)} a second of server processor (${cpu.toFixed(1)} s), ` +
      `${Math.round(count / client)} a second of the workers' processor; a batch ${percentiles(answers.flatMap(({ ms }) => ms))} ms`,
  );
}
{
  const index = await openPostgresIndex(cluster.url, { mode: "read" });
  const asked = [];
  let n = 0;
  for (const document of madeArchive(Math.min(count, 72_000)))
    if (n++ % Math.max(1, Math.floor(Math.min(count, 72_000) / questions)) === 0) asked.push({ ...document, id: `asked ${n}` });
  const timed = async (name, work) => {
    for (const document of asked.slice(0, 10)) await work(document);
    const [wall, startCpu, startOwn] = [[], serverSeconds(), process.cpuUsage()];
    for (const document of asked) {
      const startMs = performance.now();
      await work(document);
      wall.push(performance.now() - startMs);
    }
    const { user, system } = process.cpuUsage(startOwn);
    const perQuestion = (ms) => (ms / asked.length).toFixed(1);
    console.log(
      `${name}: wall ${percentiles(wall)} ms; processor ${perQuestion((user + system) / 1000)} ms of the worker, ${perQuestion(1000 * (serverSeconds() - startCpu))} of the server`,
    );
  };
  await timed("seen", (document) => index.seen(document));
  await timed("lookup: candidates and one document", (document) => index.query(document, { limit: 1, relations: false }));
  await timed("query of 20 without relations", (document) => index.query(document, { relations: false }));
  await timed("judge", (document) => index.judge(document));
  const { documents, segments, tail, bytes } = await index.stats();
  console.log(
    `${documents} documents in ${segments.length} segments and a tail of ${tail}: ${Math.round(bytes.total / documents)} bytes each, ${Math.round((bytes.seeds + bytes.bands) / documents)} of them postings`,
  );
  await index.close();
}
{
  const [startMs, startCpu] = [performance.now(), serverSeconds()];
  let [told, twice] = [0, 0];
  const couples = Array.from({ length: Math.floor(numWorkers / 2) }, (_, x) => [workers[2 * x], workers[2 * x + 1]]);
  let next = 0;
  await Promise.all(
    couples.map(async (couple) => {
      while (next < pairs) {
        const pair = next++;
        const answers = await Promise.all(couple.map((child, side) => ask(child, { kind: "pair", pair, side })));
        const seen = answers.filter(({ isTold }) => isTold).length;
        if (seen > 0) told++;
        if (seen > 1) twice++;
      }
    }),
  );
  const seconds = (performance.now() - startMs) / 1000;
  console.log(
    `${told} of ${pairs} pairs of look-alikes found, ${twice} by both; ${((1000 * seconds) / pairs).toFixed(1)} ms a pair, ${((1000 * (serverSeconds() - startCpu)) / pairs).toFixed(1)} ms of server processor`,
  );
  if (told < pairs) process.exitCode = 1;
}
await Promise.all(workers.map((child) => ask(child, { kind: "end" })));
await cluster.stop();
