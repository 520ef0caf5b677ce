/** Clients that misbehave: bodies that are too large, too slow or cut, answers that nobody takes, questions that nobody waits for; too many of them; and the end. */
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { createMemoryStore } from "../../src/index/memory-store.js";
import { openStore } from "../../src/index/stored-index.js";
import { startService } from "../../src/service/server.js";
import { article, articles } from "../index/made-articles.js";
import { ask, post, rawConnection, started, statusOf } from "./running-service.js";

const head = (path: string, ...lines: string[]) =>
  `POST ${path} HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\n${lines.map((line) => `${line}\r\n`).join("")}\r\n`;

describe("a body that is too large", () => {
  it.each([
    ["and says so", ["content-length: 5000"]],
    ["and does not say so", ["transfer-encoding: chunked"]],
  ])("%s is refused with 413, and the service goes on", async (_, lines) => {
    const { address } = await started([], { maxBody: 1000 });
    const { socket, answer } = rawConnection(address);
    const body = "x".repeat(5000);
    socket.write(head("/v1/seen", ...lines) + (lines[0] === "content-length: 5000" ? body : `1388\r\n${body}\r\n0\r\n\r\n`));
    const text = await answer;
    expect(statusOf(text)).toBe(413);
    expect(text).toContain('"code":"body-too-large"');
    expect(await ask(address, "GET", "/healthz")).toMatchObject({ status: 200 });
  });

  it("is not waited for", async () => {
    const { address } = await started([], { maxBody: 1000 });
    const { socket, answer } = rawConnection(address);
    socket.write(head("/v1/documents", "content-length: 5000000000"));
    expect(statusOf(await answer)).toBe(413);
  });
});

describe("a body that is too slow", () => {
  it("is refused with 408 where no byte comes", async () => {
    const { address } = await started([], { idleMs: 200 });
    const { socket, answer } = rawConnection(address);
    socket.write(`${head("/v1/seen", "content-length: 500")}{"docu`);
    const text = await answer;
    expect(statusOf(text)).toBe(408);
    expect(text).toContain('"code":"body-too-slow"');
  });

  it("is refused with 408 where it trickles", async () => {
    const { address } = await started([], { idleMs: 400 });
    const { socket, answer } = rawConnection(address);
    socket.write(head("/v1/seen", "content-length: 5000"));
    const trickle = setInterval(() => socket.write(" "), 50);
    expect(statusOf(await answer)).toBe(408);
    clearInterval(trickle);
  });

  it("holds no place among those that are computed", async () => {
    const { address } = await started(articles(3), { idleMs: 5000, slots: 1, queue: 1 });
    const slow = Array.from({ length: 8 }, () => rawConnection(address));
    for (const { socket } of slow) socket.write(`${head("/v1/query", "content-length: 500")}{`);
    expect(await post(address, "/v1/query", { document: "a" })).toMatchObject({ status: 200 });
    for (const { socket } of slow) socket.destroy();
  });
});

describe("what is no request", () => {
  it.each([
    ["no HTTP", "hello\r\n\r\n", 400],
    ["too much of a head", `GET /healthz HTTP/1.1\r\nx: ${"y".repeat(20_000)}\r\n\r\n`, 431],
    ["two lengths", "POST /v1/seen HTTP/1.1\r\nhost: localhost\r\ncontent-length: 2\r\ncontent-length: 3\r\n\r\n{}", 400],
    ["no host", "GET /healthz HTTP/1.1\r\n\r\n", 400],
  ])("of %s is refused", async (_, bytes, status) => {
    const { address } = await started();
    const { socket, answer } = rawConnection(address);
    socket.write(bytes);
    expect(statusOf(await answer)).toBe(status);
  });

  it("a head that does not end is given up", async () => {
    const { address } = await started([], { idleMs: 300 });
    const { socket, answer } = rawConnection(address);
    socket.write("GET /healthz HTTP/1.1\r\nhost: ");
    expect(statusOf(await answer)).toBe(408);
  });
});

describe("a client that has gone", () => {
  it("ends the work for it", async () => {
    const { address, index } = await started(articles(3));
    let signal: AbortSignal | undefined;
    const { query } = index;
    index.query = async (document, options) => {
      signal = options?.signal as AbortSignal;
      await new Promise((resolve) => signal!.addEventListener("abort", resolve));
      return query.call(index, document, options);
    };
    const controller = new AbortController();
    const asked = fetch(`${address}/v1/query`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: '{"document":"a"}',
      signal: controller.signal,
    });
    while (signal === undefined) await sleep(5);
    controller.abort();
    await expect(asked).rejects.toThrow();
    while (!signal.aborted) await sleep(5);
    const { body } = await ask(address, "GET", "/metrics");
    expect(body).toContain('{route="/v1/query",status="gone"} 1');
    expect(body).toContain("wirecopy_questions_running 0\n");
  });

  it("in the middle of a body leaves nothing behind", async () => {
    const { address, index, errors } = await started();
    for (let x = 0; x < 20; x++) {
      const { socket, answer } = rawConnection(address);
      socket.write(`${head("/v1/documents", "content-length: 500")}{"id":"half`);
      await sleep(2);
      socket.destroy();
      await answer;
    }
    expect((await index.stats()).documents).toBe(0);
    expect(errors).toEqual([]);
  });
});

describe("too many questions", () => {
  it("are refused with 429 and a time to come again, and later answered", async () => {
    const { address, index } = await started(articles(3), { slots: 1, queue: 2 });
    const { seen } = index;
    let go = (): void => undefined;
    const gate = new Promise<void>((resolve) => (go = resolve));
    index.seen = async (...args) => {
      await gate;
      return seen.apply(index, args);
    };
    const asked = Array.from({ length: 6 }, () => post(address, "/v1/seen", { document: "a" }));
    const refused = await Promise.race(asked);
    expect(refused).toMatchObject({ status: 429, body: { code: "too-busy" } });
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThanOrEqual(1);
    // probes are answered all the same
    expect(await ask(address, "GET", "/healthz")).toMatchObject({ status: 200 });
    go();
    const statuses = (await Promise.all(asked)).map(({ status }) => status).sort();
    expect(statuses).toEqual([200, 200, 200, 429, 429, 429]);
    expect(await post(address, "/v1/seen", { document: "a" })).toMatchObject({ status: 200 });
  });

  it("that take too long are given up", async () => {
    const { address, index } = await started(articles(3), { patienceMs: 50 });
    index.query = (_, options) => new Promise((_resolve, reject) => options!.signal!.addEventListener("abort", () => reject(options!.signal!.reason as Error)));
    expect(await post(address, "/v1/query", { document: "a" })).toMatchObject({ status: 503, body: { code: "took-too-long" } });
  });
});

describe("an answer that nobody takes", () => {
  it("ends with its connection", async () => {
    const { address, index } = await started([], { idleMs: 600 });
    index.get = async (id) => ({ id, text: "word ".repeat(4_000_000) });
    const { socket, answer } = rawConnection(address);
    socket.pause();
    socket.write("GET /v1/documents/long HTTP/1.1\r\nhost: localhost\r\n\r\n");
    let metrics = "";
    while (!metrics.includes('{route="/v1/documents/{id}",status="gone"} 1')) {
      await sleep(50);
      metrics = (await ask(address, "GET", "/metrics")).body;
    }
    socket.resume();
    expect((await answer).length).toBeLessThan(20_000_000);
  });
});

describe("the end of the service", () => {
  it("answers what is under way, takes nothing new, and closes every connection", async () => {
    const index = openStore(createMemoryStore(), {});
    await index.add(articles(5));
    const service = await startService(index, { port: 0 });
    const { query } = index;
    let begun = 0;
    let go = (): void => undefined;
    const gate = new Promise<void>((resolve) => (go = resolve));
    index.query = async (...args) => {
      begun++;
      await gate;
      return query.apply(index, args);
    };
    const idle = rawConnection(service.address);
    idle.socket.write("GET /healthz HTTP/1.1\r\nhost: localhost\r\n\r\n");
    const asked = [article("a", [120, 121, 122]), article("b", [1])].map((document) => post(service.address, "/v1/query", { document }));
    while (begun < 2) await sleep(5);
    const closing = service.close();
    expect(await idle.answer).toContain("alive");
    await expect(ask(service.address, "GET", "/healthz")).rejects.toThrow();
    go();
    for (const { status, headers } of await Promise.all(asked)) {
      expect(status).toBe(200);
      expect(headers.get("connection")).toBe("close");
    }
    await closing;
    expect((await index.stats()).documents).toBe(5);
    await index.close();
  });

  it("answers who had reached the machine when it began, and asks a moment later", async () => {
    const service = await startService(openStore(createMemoryStore(), {}), { port: 0 });
    const { socket, answer } = rawConnection(service.address);
    await once(socket, "connect");
    // these have not been heard of yet: the thread that listens is this one
    const waiting = Array.from({ length: 20 }, () => rawConnection(service.address));
    const request = "GET /healthz HTTP/1.1\r\nhost: localhost\r\n\r\n";
    for (const one of waiting) one.socket.write(request);
    const closing = service.close();
    await sleep(50);
    socket.write(request);
    for (const text of await Promise.all([answer, ...waiting.map((one) => one.answer)])) expect(statusOf(text)).toBe(200);
    await closing;
  });

  it("waits for nobody who asks nothing", async () => {
    const service = await startService(openStore(createMemoryStore(), {}), { port: 0 });
    const { socket, answer } = rawConnection(service.address);
    await once(socket, "connect");
    await service.close();
    expect(await answer).toBe("");
  });

  it("gives up what does not end in time", async () => {
    const index = openStore(createMemoryStore(), {});
    const service = await startService(index, { port: 0, drainMs: 100 });
    let begun = false;
    index.query = (_, options) =>
      new Promise((_resolve, reject) => {
        begun = true;
        options!.signal!.addEventListener("abort", () => reject(options!.signal!.reason as Error));
      });
    const asked = post(service.address, "/v1/query", { document: "a" });
    while (!begun) await sleep(5);
    await service.close();
    expect(await asked).toMatchObject({ status: 503, body: { code: "shutting-down" } });
    await index.close();
  });
});
