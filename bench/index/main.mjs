/**
 * How far an index reaches: an archive is made, added in batches of 100, asked, and measured: documents a second, percentiles of answers, bytes on disk and in
 * memory, opening, refreshing. It is asked in a process of its own, so that its memory is that of a reader; of each question the best of some
 * repeats counts, since other programs of the machine only ever add. docs/index.md has the tables. Needs dist/ and ../shared.
 *   node bench/index/main.mjs [--documents 100000] [--folder F] [--questions 200] [--repeats 3]
 *   node bench/index/main.mjs --ask F --questions-file Q [--repeats 3]      the second half alone
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { openIndex } from "../../dist/wire-index.js";
import { readArchive } from "./made-archive.mjs";

const { values } = parseArgs({
  options: {
    documents: { type: "string", default: "100000" },
    folder: { type: "string" },
    questions: { type: "string", default: "200" },
    repeats: { type: "string", default: "3" },
    ask: { type: "string" },
    "questions-file": { type: "string" },
  },
});
const [count, questions, repeats] = [Number(values.documents), Number(values.questions), Number(values.repeats)];

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
/** Wall and processor milliseconds of each call, the best of `times`. */
async function timed(list, work, times = 1) {
  const [wall, cpu] = [[], []];
  for (const one of list) {
    let [bestWall, bestCpu] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
    for (let x = 0; x < times; x++) {
      const [startMs, startCpu] = [performance.now(), cpuMs()];
      await work(one);
      bestWall = Math.min(bestWall, performance.now() - startMs);
      bestCpu = Math.min(bestCpu, cpuMs() - startCpu);
    }
    wall.push(bestWall);
    cpu.push(bestCpu);
  }
  return `wall ${percentiles(wall)}; processor ${percentiles(cpu)} ms`;
}

async function ask(path, file) {
  const startMs = performance.now();
  const reader = await openIndex(path, { mode: "read" });
  await reader.has("nothing");
  console.log(`open: ${(performance.now() - startMs).toFixed(1)} ms`);
  const kept = JSON.parse(readFileSync(file, "utf8"));
  await reader.query(kept[0]);
  for (const [name, work] of [
    ["seen", (document) => reader.seen(document)],
    ["query of 1, no relations", (document) => reader.query(document, { limit: 1, relations: false })],
    ["query of 20, no relations", (document) => reader.query(document, { relations: false })],
    ["query of 20", (document) => reader.query(document)],
    ["judge", (document) => reader.judge(document)],
  ])
    console.log(`${name}: ${await timed(kept, work, repeats)}`);
  console.log(`memory of the reader ${memoryMb()} MB`);
  await reader.close();
}

async function fill(folder) {
  const index = await openIndex(folder);
  const kept = [];
  let [added, addMs, addCpu, mostMb] = [0, 0, 0, 0];
  let batch = [];
  const flush = async () => {
    const [startMs, startCpu] = [performance.now(), cpuMs()];
    await index.add(batch);
    addMs += performance.now() - startMs;
    addCpu += cpuMs() - startCpu;
    added += batch.length;
    batch = [];
    mostMb = Math.max(mostMb, memoryMb());
    if (added % 20_000 < 100)
      console.log(
        `${added} documents: ${Math.round((added / addMs) * 1000)} a second of wall, ${Math.round((added / addCpu) * 1000)} a second of processor, ${mostMb} MB`,
      );
  };
  const spare = [];
  for await (const document of readArchive(count + 1000)) {
    // the last thousand are for single commits
    if (added + batch.length < count) {
      batch.push(document);
      if ((added + batch.length) % Math.max(1, Math.floor(count / questions)) === 0) kept.push({ ...document, id: `question-${document.id}` });
      if (batch.length === 100) await flush();
    } else spare.push(document);
  }
  if (batch.length > 0) await flush();
  await index.settled();
  console.log(`single commits: ${await timed(spare, (document) => index.add(document))}`);
  await index.settled();
  const reader = await openIndex(folder, { mode: "read" });
  const refreshes = [];
  for (const document of spare.slice(0, 100)) {
    await index.replace(document);
    const startMs = performance.now();
    await reader.has(document.id);
    refreshes.push(performance.now() - startMs);
  }
  console.log(`refresh and has: wall ${percentiles(refreshes)} ms`);
  await reader.close();
  await index.close();
  const again = await openIndex(folder, { mode: "read" });
  const stats = await again.stats();
  console.log(
    `disk: ${Math.round(stats.bytes.total / stats.documents)} bytes a document, of postings ${Math.round((stats.bytes.seeds + stats.bytes.bands) / stats.documents)}; ` +
      `${stats.segments.length} segments, model of ${stats.models.at(-1)?.tokens} tokens`,
  );
  await again.close();
  return kept;
}

if (values.ask !== undefined) await ask(values.ask, values["questions-file"]);
else {
  const folder = values.folder ?? mkdtempSync(join(tmpdir(), "wirecopy-reach-"));
  const file = `${folder}.questions.json`;
  writeFileSync(file, JSON.stringify(await fill(folder)));
  const program = fileURLToPath(import.meta.url);
  execFileSync(process.execPath, [program, "--ask", folder, "--questions-file", file, "--repeats", String(repeats)], { stdio: "inherit" });
  rmSync(file);
  if (values.folder === undefined) rmSync(folder, { recursive: true, force: true });
}
