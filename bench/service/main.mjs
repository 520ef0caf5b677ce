/**
 * How far the service reaches: an archive goes in over HTTP as JSON lines, then so many connections ask at a time: answers a second, percentiles of their time, and what the
 * service's processor spent on each (from its own /metrics), which others on the machine do not change. docs/service.md has the tables. Needs dist/ and ../shared.
 *   node bench/service/main.mjs [--documents 10000] [--connections 8] [--seconds 10] [--folder F] [--threads 2]
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { Agent, request } from "node:http";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { madeArchive } from "../index/made-archive.mjs";

const { values } = parseArgs({
  options: {
    documents: { type: "string", default: "10000" },
    connections: { type: "string", default: "8" },
    seconds: { type: "string", default: "10" },
    folder: { type: "string" },
    threads: { type: "string" },
  },
});
const [count, connections, seconds] = [values.documents, values.connections, values.seconds].map(Number);
const folder = values.folder ?? mkdtempSync(join(tmpdir(), "wirecopy-service-"));

const WARM_MS = 4000;

const startMs = performance.now();
const service = spawn(
  process.execPath,
  [resolve(import.meta.dirname, "../../dist/cli.js"), "serve", folder, "--port", "0", ...(values.threads === undefined ? [] : ["--threads", values.threads])],
  {
    stdio: ["ignore", "pipe", "inherit"],
  },
);
const [line] = await once(createInterface({ input: service.stdout }), "line");
const address = line.replace("listening on ", "");
console.log(`started in ${Math.round(performance.now() - startMs)} ms`);
const agent = new Agent({ keepAlive: true, maxSockets: connections });

/** Status of an answer, read to its end. */
function ask(method, path, body, type = "application/json") {
  return new Promise((resolve, reject) => {
    const headers = body === undefined ? {} : { "content-type": type, "content-length": Buffer.byteLength(body) };
    const asked = request(address + path, { method, agent, headers }, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (part) => (text += part));
      response.on("end", () => resolve({ status: response.statusCode, text }));
    });
    // a connection that was idle for long was closed by the service, which this side had no time to hear
    asked.on("error", (error) => (asked.reusedSocket ? resolve(ask(method, path, body, type)) : reject(error)));
    asked.end(body);
  });
}

/** A figure of the service. */
async function metric(name) {
  const { text } = await ask("GET", "/metrics");
  return Number(new RegExp(`^${name} (.*)$`, "m").exec(text)[1]);
}

const kept = [];
let [batch, added] = [[], 0];
const ingestMs = performance.now();
const ingestCpu = await metric("process_cpu_seconds_total");
const flush = async () => {
  const { status } = await ask("POST", "/v1/documents?ifExists=skip", batch.map((one) => JSON.stringify(one)).join("\n"), "application/x-ndjson");
  if (status !== 200) throw new Error(`documents were answered with ${status}`);
  added += batch.length;
  batch = [];
};
for (const document of madeArchive(count)) {
  batch.push(document);
  if ((added + batch.length) % Math.max(1, Math.floor(count / 500)) === 0) kept.push(document);
  if (batch.length === 500) await flush();
}
if (batch.length > 0) await flush();
const cpu = (await metric("process_cpu_seconds_total")) - ingestCpu;
console.log(
  `${added} documents in, each with what resembles it: ${Math.round((1000 * added) / (performance.now() - ingestMs))} a second of wall, ${Math.round(added / cpu)} of processor (threads of the index included)`,
);

for (const [name, path, bodyOf] of [
  ["a probe", "/healthz", undefined],
  ["seen", "/v1/seen", ({ text }) => ({ document: text })],
  ["query of 1, no relations", "/v1/query", ({ text }) => ({ document: text, limit: 1, relations: false })],
  ["query of 20, no relations", "/v1/query", ({ text }) => ({ document: text, relations: false })],
  ["judge", "/v1/judge", ({ text }) => ({ document: text })],
]) {
  const times = [];
  const bad = new Map();
  let next = 0;
  const one = () => (bodyOf === undefined ? ask("GET", path) : ask("POST", path, JSON.stringify(bodyOf(kept[next++ % kept.length]))));
  // each thread compiles what it runs often
  const warmUntil = performance.now() + WARM_MS;
  const warm = async () => {
    while (performance.now() < warmUntil) await one();
  };
  await Promise.all(Array.from({ length: connections }, warm));
  const cpuBefore = await metric("process_cpu_seconds_total");
  const own = process.cpuUsage();
  const from = performance.now();
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (performance.now() - from < 1000 * seconds) {
        const begun = performance.now();
        const { status } = await one();
        if (status === 200) times.push(performance.now() - begun);
        else bad.set(status, (bad.get(status) ?? 0) + 1);
      }
    }),
  );
  const wall = (performance.now() - from) / 1000;
  const spent = (await metric("process_cpu_seconds_total")) - cpuBefore;
  const { user, system } = process.cpuUsage(own);
  times.sort((x, y) => x - y);
  const at = (share) => times[Math.min(times.length - 1, Math.floor(share * times.length))].toFixed(1);
  const refused = [...bad].map(([status, number]) => `, ${number} times ${status}`).join("");
  console.log(
    `${name}: ${(times.length / wall).toFixed(0)} a second; p50 ${at(0.5)}, p99 ${at(0.99)} ms; ${((1000 * spent) / times.length).toFixed(2)} ms of processor each, ${((user + system) / 1000 / times.length).toFixed(2)} of the client${refused}`,
  );
}
console.log(`memory ${Math.round((await metric("process_resident_memory_bytes")) / 1e6)} MB`);
service.kill("SIGTERM");
const [code] = await once(service, "exit");
agent.destroy();
if (values.folder === undefined) rmSync(folder, { recursive: true, force: true });
process.exitCode = code;
