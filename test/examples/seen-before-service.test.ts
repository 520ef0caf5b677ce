/** examples/seen-before/service.mjs on the built package: asked over HTTP what it has seen, by friends and by others; and the memory behind it. */
import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { request } from "node:http";
import { resolve } from "node:path";
import { createInterface } from "node:readline";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { linesOf, runExample, runScript } from "./run-example.js";

const ROOT = resolve(import.meta.dirname, "../..");
const TEXT = "Nobody has seen the clock of the old customs house strike thirteen before, and the keeper swore that it never would again.";
const OTHER = "A bakery behind the fish market has won the regional prize for its rye bread, to the surprise of everyone but the baker.";

interface Service {
  readonly process: ChildProcess;
  readonly address: string;
}

async function start(): Promise<Service> {
  const child = spawn(process.execPath, ["examples/seen-before/service.mjs"], {
    cwd: ROOT,
    env: { ...process.env, PORT: "0" },
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
    expect(await post(service, article("first", TEXT))).toEqual({ status: 200, answer: { id: "first", seen: false } });
    expect(await post(service, article("second", `${TEXT} Ends.`))).toEqual({
      status: 200,
      answer: { id: "second", seen: true, as: "first", resemblance: 18 / 19 },
    });
  });

  it("ends with one line and 1 where its port is in use, or is none", async () => {
    const { port } = new URL(service.address);
    for (const [taken, said] of [
      [port, `EADDRINUSE: address already in use 127.0.0.1:${port}`],
      ["none", "options.port should be >= 0 and < 65536"],
    ] as const) {
      const env = { ...process.env, PORT: taken };
      // not spawnSync: on a busy machine the service would close its idle connection to us unheard
      const failed = await promisify(execFile)(process.execPath, ["examples/seen-before/service.mjs"], { cwd: ROOT, env }).catch((error) => error);
      const { code, stderr } = failed as { code: number; stderr: string };
      expect(code).toBe(1);
      expect(linesOf(stderr)).toEqual([expect.stringMatching(/^service\.mjs: /)]);
      expect(stderr).toContain(said);
    }
  });

  it("answers an article unlike all others as new", async () => {
    expect((await post(service, article("other", OTHER))).answer).toEqual({ id: "other", seen: false });
  });

  it("takes an id that is the name of a property for an id", async () => {
    const text = "The lighthouse at Grims Ness has had its lamp turned off by mistake for the second time this winter.";
    expect((await post(service, article("__proto__", text))).answer).toEqual({ id: "__proto__", seen: false });
    expect((await post(service, article("constructor", text))).answer).toMatchObject({ seen: true, as: "__proto__" });
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
    const [lost, got] = await Promise.all([fetch(new URL("/", service.address), { method: "POST", body: article("a", TEXT) }), fetch(service.address)]);
    expect([lost.status, await lost.json()]).toEqual([404, { error: "expected POST /articles" }]);
    expect([got.status, got.headers.get("allow"), await got.json()]).toEqual([405, "POST", { error: "expected POST, got GET" }]);
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
  it("asks it about the feed, and ends it", () => {
    const { status, stdout } = runExample("seen-before/demo.mjs");
    const answers = linesOf(stdout).map((line) => line.replace(/0\.\d+/, "x"));
    expect(status).toBe(0);
    expect(answers.slice(0, 2)).toEqual([
      '200 {"id":"agency-0712","seen":false}',
      '200 {"id":"morning-paper-0745","seen":true,"as":"agency-0712","resemblance":x}',
    ]);
    expect(answers.at(-1)).toBe("the service ended with 0");
  });
});

describe("the memory", () => {
  /** What a memory with these bounds answers to articles one after the other. */
  const answersOf = (bounds: object, articles: readonly object[]): unknown => {
    const code = `import { createMemory } from "./examples/seen-before/memory.mjs";
      const memory = createMemory(${JSON.stringify(bounds)});
      console.log(JSON.stringify(${JSON.stringify(articles)}.map((article) => memory.check(article)?.id ?? null)));`;
    const { stdout, stderr } = runScript("--input-type=module", ["-e", code]);
    if (stderr !== "") throw new Error(stderr);
    return JSON.parse(stdout);
  };
  const [a, b, again] = [
    { id: "a", text: TEXT },
    { id: "b", text: OTHER },
    { id: "c", text: TEXT },
  ];

  it("forgets the oldest article when there are too many", () => {
    expect(answersOf({ maxArticles: 2 }, [a, b, again])).toEqual([null, null, "a"]);
    expect(answersOf({ maxArticles: 1 }, [a, b, again])).toEqual([null, null, null]);
  });

  it("forgets the oldest article when there are too many characters", () => {
    expect(answersOf({ maxCharacters: TEXT.length + OTHER.length + 2 }, [a, b, again])).toEqual([null, null, "a"]);
    expect(answersOf({ maxCharacters: TEXT.length + OTHER.length + 1 }, [a, b, again])).toEqual([null, null, null]);
  });

  it("names the closest of more copies than it compares", () => {
    const copies = Array.from({ length: 30 }, (_, i) => ({ id: `copy-${i}`, text: `${TEXT} ${i === 7 ? "" : `Edition ${i}, printed twice.`}` }));
    expect(answersOf({}, [...copies, again])).toEqual([null, ...copies.slice(1).map(() => expect.any(String)), "copy-7"]);
  });
});
