/** examples/seen-before/service.mjs on the built package: asked over HTTP what it has seen, by friends and by others, before and after a crash. */
import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { linesOf, runExample } from "./run-example.js";

const ROOT = resolve(import.meta.dirname, "../..");
const TEXT = "Nobody has seen the clock of the old customs house strike thirteen before, and the keeper swore that it never would again.";
const OTHER = "A bakery behind the fish market has won the regional prize for its rye bread, to the surprise of everyone but the baker.";

interface Service {
  readonly process: ChildProcess;
  readonly address: string;
}

const archives: string[] = [];
afterAll(() => {
  for (const archive of archives) rmSync(archive, { recursive: true, force: true });
});

function newArchive(): string {
  const archive = mkdtempSync(join(tmpdir(), "seen-before-service-"));
  archives.push(archive);
  return archive;
}

async function start(archive = newArchive()): Promise<Service> {
  const child = spawn(process.execPath, ["examples/seen-before/service.mjs"], {
    cwd: ROOT,
    env: { ...process.env, PORT: "0", ARCHIVE: archive },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [line] = (await once(createInterface({ input: child.stdout }), "line")) as [string];
  return { process: child, address: line.replace("listening on ", "") };
}

/** Its exit code after SIGTERM. */
async function stop({ process: child }: Service): Promise<unknown> {
  const exit = once(child, "exit");
  child.kill("SIGTERM");
  return (await exit)[0];
}

async function post({ address }: Service, body: string | Uint8Array<ArrayBuffer>): Promise<{ status: number; answer: unknown }> {
  const response = await fetch(address, { method: "POST", body });
  return { status: response.status, answer: await response.json() };
}

const article = (id: string, text: string) => JSON.stringify({ id, text });

describe("the service", () => {
  let service: Service;
  beforeAll(async () => {
    service = await start();
  });
  afterAll(() => stop(service));

  it("answers an article that repeats another one with that one's id and their resemblance", async () => {
    expect(await post(service, article("first", TEXT))).toMatchObject({ status: 200, answer: { id: "first", verdict: "new", of: null } });
    expect(await post(service, article("second", `${TEXT} Ends.`))).toMatchObject({
      status: 200,
      answer: { id: "second", verdict: "duplicate", of: "first", resemblance: 18 / 19, ms: expect.any(Number) },
    });
  });

  it("ends with one line and 1 where its port is in use, or is none", async () => {
    const { port } = new URL(service.address);
    for (const [taken, said] of [
      [port, `EADDRINUSE: address already in use 127.0.0.1:${port}`],
      ["none", "options.port should be >= 0 and < 65536"],
    ] as const) {
      const env = { ...process.env, PORT: taken, ARCHIVE: newArchive() };
      // not spawnSync: on a busy machine the service would close its idle connection to us unheard
      const failed = await promisify(execFile)(process.execPath, ["examples/seen-before/service.mjs"], { cwd: ROOT, env }).catch((error) => error);
      const { code, stderr } = failed as { code: number; stderr: string };
      expect(code).toBe(1);
      expect(linesOf(stderr)).toEqual([expect.stringMatching(/^service\.mjs: /)]);
      expect(stderr).toContain(said);
    }
  });

  it("answers an article unlike all others as new", async () => {
    expect((await post(service, article("other", OTHER))).answer).toMatchObject({ id: "other", verdict: "new" });
  });

  it("takes an id that is the name of a property for an id", async () => {
    const text = "The lighthouse at Grims Ness has had its lamp turned off by mistake for the second time this winter.";
    expect((await post(service, article("__proto__", text))).answer).toMatchObject({ id: "__proto__", verdict: "new" });
    expect((await post(service, article("constructor", text))).answer).toMatchObject({ verdict: "duplicate", of: "__proto__" });
  });

  it.each([
    ["nothing", ""],
    ["no JSON", "<article/>"],
    ["half an object", '{"id": "a", "text"'],
    ["null", "null"],
    ["a list", "[]"],
    ["a number", "1e999"],
    ["no text", '{"id": "a"}'],
    ["an empty text", '{"id": "a", "text": ""}'],
    ["an id that is no string", '{"id": 1, "text": "x"}'],
    ["a text that is an object", '{"id": "a", "text": {"length": 1e9}}'],
    ["lists in lists in lists", "[".repeat(100_000)],
    ["bytes that are no UTF-8", Uint8Array.of(0x7b, 0xff, 0xfe, 0x7d)],
  ])("answers %s with 400 and with what it expected", async (_, body) => {
    const { status, answer } = await post(service, body);
    expect({ status, answer }).toEqual({ status: 400, answer: { error: expect.stringContaining('expected {"id": "...", "text": "..."}') } });
  });

  it("answers a body of more than a million bytes with 413, and goes on", async () => {
    expect(await post(service, article("long", "x".repeat(1_000_000)))).toEqual({ status: 413, answer: { error: "expected at most 1000000 bytes" } });
    expect((await post(service, article("third", TEXT))).status).toBe(200);
  });

  it("says what it expects where the address or the method is another", async () => {
    const [lost, put] = await Promise.all([
      fetch(new URL("/", service.address), { method: "POST", body: article("a", TEXT) }),
      fetch(service.address, { method: "PUT" }),
    ]);
    expect([lost.status, await lost.json()]).toEqual([404, { error: "expected POST /articles" }]);
    expect([put.status, put.headers.get("allow"), await put.json()]).toEqual([405, "POST, GET", { error: "expected POST or GET, got PUT" }]);
  });
});

describe("the end of the service", () => {
  it("answers the request that is under way, and exits with 0", async () => {
    const service = await start();
    const body = article("late", TEXT);
    const pending = request(service.address, { method: "POST", headers: { "content-length": body.length } });
    const answered = once(pending, "response");
    pending.write(body.slice(0, 20));
    // an answer to another request shows that the service has taken the first one in
    await post(service, article("other", OTHER));
    const exit = stop(service);
    await expect.poll(() => fetch(service.address).catch(() => "refused")).toBe("refused");
    pending.end(body.slice(20));
    const [response] = await answered;
    expect(response.statusCode).toBe(200);
    response.resume();
    expect(await exit).toBe(0);
  });
});

describe("its demo", () => {
  it("asks it about the feed, has it forget an article, and ends it", () => {
    const { status, stdout } = runExample("seen-before/demo.mjs");
    const answers = linesOf(stdout);
    expect(status).toBe(0);
    expect(answers[0]).toMatch(/^200 \{"id":"agency-0712","verdict":"new",/);
    expect(answers[1]).toMatch(/^200 \{"id":"morning-paper-0745","verdict":"duplicate","of":"agency-0712","resemblance":0\.\d+/);
    expect(answers.slice(-2)).toEqual(['{"id":"chess-2000","forgotten":true}', "the service ended with 0"]);
  });
});

describe("its archive", () => {
  it("knows after a crash what was answered before it, forgets what is deleted, and tells what it takes", async () => {
    const archive = newArchive();
    const first = await start(archive);
    await post(first, article("kept", TEXT));
    await post(first, article("deleted", OTHER));
    const gone = await fetch(`${first.address}/deleted`, { method: "DELETE" });
    expect([gone.status, await gone.json()]).toEqual([200, { id: "deleted", forgotten: true }]);
    expect((await fetch(`${first.address}/deleted`, { method: "DELETE" })).status).toBe(404);
    const exit = once(first.process, "exit");
    first.process.kill("SIGKILL");
    await exit;

    const second = await start(archive);
    expect((await post(second, article("copy", TEXT))).answer).toMatchObject({ verdict: "duplicate", of: "kept" });
    expect((await post(second, article("other", OTHER))).answer).toMatchObject({ verdict: "new" });
    expect(await (await fetch(second.address)).json()).toEqual({ articles: 3, bytesOnDisk: expect.any(Number) });
    expect(await stop(second)).toBe(0);
  });
});
