#!/usr/bin/env node
// Starts the service on a free port, asks it about each article of examples/feed.jsonl, and ends it: what curl does in the README,
// in a form that ends by itself.
//
//   node examples/seen-before/demo.mjs
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const path = fileURLToPath(new URL("service.mjs", import.meta.url));
const folder = await mkdtemp(join(tmpdir(), "seen-before-"));
const service = spawn(process.execPath, [path], {
  env: { ...process.env, PORT: "0", ARCHIVE: folder, RETENTION: "36500d" },
  stdio: ["ignore", "pipe", "inherit"],
});
const exit = once(service, "exit");
const [greeting] = await once(createInterface({ input: service.stdout }), "line");
const address = greeting.replace("listening on ", "");

const ask = async (body) => {
  const response = await fetch(address, { method: "POST", body });
  console.log(`${response.status} ${(await response.text()).trim()}`);
};

const feed = await open(new URL("../feed.jsonl", import.meta.url));
for await (const line of feed.readLines()) await ask(line);
await ask("not an article");
console.log((await (await fetch(`${address}/chess-2000`, { method: "DELETE" })).text()).trim());

service.kill("SIGTERM");
const [code] = await exit;
console.log(`the service ended with ${code}`);
await rm(folder, { recursive: true });
process.exitCode = code;
