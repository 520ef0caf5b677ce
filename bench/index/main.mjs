/**
 * How far an index reaches: an archive is made, added in batches of 100, asked, and measured: documents a second, percentiles of answers, bytes on disk and in
 * memory, opening, refreshing. docs/index.md has the tables. Needs dist/ and ../shared.
 *   node bench/index/main.mjs [--documents 100000] [--folder F] [--questions 200]
 */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { openIndex } from "../../dist/wire-index.js";
import { madeArchive } from "./made-archive.mjs";

const { values } = parseArgs({
  options: { documents: { type: "string", default: "100000" }, folder: { type: "string" }, questions: { type: "string", default: "200" } },
});
const [count, questions] = [Number(values.documents), Number(values.questions)];
const folder = values.folder ?? mkdtempSync(join(tmpdir(), "wirecopy-reach-"));

const cpuMs = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};
/** Anonymous memory in megabytes, where the system tells it. */
const memoryMb = () => {
  try {
    return Math.round(Number(/RssAnon:\s+(\d+)/.exec(readFileSync("/proc/self/status", "utf8"))[1]) / 1024);
  } catch {
    return Math.round(process.memoryUsage().rss / 1e6);
  }
};
const percentiles = (values) => {
  const sorted = [...values].sort((x, y) => x - y);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))].toFixed(2);
  return `p50 ${at(0.5)}, p90 ${at(0.9)}, p99 ${at(0.99)}`;
};
/** Wall and processor milliseconds of each call. */
async function timed(list, work) {
  const [wall, cpu] = [[], []];
  for (const one of list) {
    const [startMs, startCpu] = [performance.now(), cpuMs()];
    await work(one);
    wall.push(performance.now() - startMs);
    cpu.push(cpuMs() - startCpu);
  }
  return `wall ${percentiles(wall)}; processor ${percentiles(cpu)} ms`;
}

const index = await openIndex(folder);
const kept = [];
let [added, addMs, addCpu] = [0, 0, 0];
let batch = [];
const flush = async () => {
  const [startMs, startCpu] = [performance.now(), cpuMs()];
  await index.add(batch);
  addMs += performance.now() - startMs;
  addCpu += cpuMs() - startCpu;
  added += batch.length;
  batch = [];
  if (added % 20_000 < 100)
    console.log(
      `${added} documents: ${Math.round((added / addMs) * 1000)} a second of wall, ${Math.round((added / addCpu) * 1000)} a second of processor, ${memoryMb()} MB`,
    );
};
const spare = [];
for (const document of madeArchive(count + 1000)) {
  // the last thousand are for single commits
  if (added + batch.length < count) {
    batch.push(document);
    if ((added + batch.length) % Math.max(1, Math.floor(count / questions)) === 0) kept.push(document);
    if (batch.length === 100) await flush();
  } else spare.push(document);
}
if (batch.length > 0) await flush();
await index.settled();
console.log(`single commits: ${await timed(spare, (document) => index.add(document))}`);
await index.settled();
const stats = await index.stats();
console.log(
  `disk: ${Math.round(stats.bytes.total / stats.documents)} bytes a document, of postings ${Math.round((stats.bytes.seeds + stats.bytes.bands) / stats.documents)}; ` +
    `${stats.segments.length} segments, model of ${stats.models.at(-1)?.tokens} tokens`,
);
const startMs = performance.now();
const reader = await openIndex(folder, { mode: "read" });
console.log(`open: ${(performance.now() - startMs).toFixed(1)} ms`);
await reader.query(kept[0]);
for (const [name, ask] of [
  ["seen", (document) => reader.seen(document.text)],
  ["query of 1, no relations", (document) => reader.query(document, { limit: 1, relations: false })],
  ["query of 20, no relations", (document) => reader.query(document, { relations: false })],
  ["query of 20", (document) => reader.query(document)],
  ["judge", (document) => reader.judge(document)],
])
  console.log(`${name}: ${await timed(kept, ask)}`);
const refreshes = [];
for (const document of spare.slice(0, 100)) {
  await index.replace(document);
  const startMs = performance.now();
  await reader.has(document.id);
  refreshes.push(performance.now() - startMs);
}
console.log(`refresh and has: wall ${percentiles(refreshes)} ms; memory of writer and reader together ${memoryMb()} MB`);
await reader.close();
await index.close();
if (values.folder === undefined) rmSync(folder, { recursive: true, force: true });
