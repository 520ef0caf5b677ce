/** /v1/changes: server-sent events from a cursor on, by one connection or many. */
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { createMemoryStore } from "../../src/index/memory-store.js";
import { openStore } from "../../src/index/stored-index.js";
import { changeRoutes } from "../../src/service/change-routes.js";
import type { IndexChange } from "../../src/types/wire-index.js";
import { article } from "../index/made-articles.js";
import { ask, started } from "./running-service.js";

const open = () => openStore(createMemoryStore(), { changes: true });
/** Short articles; every second one is a copy of the one before. */
const news = (count: number, from = 0) =>
  Array.from({ length: count }, (_, x) => article(`news-${from + x}`, [1000 + 3 * ((from + x) >> 1), 1001 + 3 * ((from + x) >> 1)]));

/** Reads events behind a cursor until `count` came, then leaves without a word. */
async function listen(address: string, after: number | undefined, count: number): Promise<IndexChange[]> {
  const response = await fetch(`${address}/v1/changes`, { headers: after === undefined ? {} : { "last-event-id": String(after) } });
  expect(response.headers.get("content-type")).toBe("text/event-stream");
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  const changes: IndexChange[] = [];
  let text = "";
  while (changes.length < count) {
    const { value, done } = await reader.read();
    if (done) break;
    text += value;
    for (let end = text.indexOf("\n\n"); end >= 0; end = text.indexOf("\n\n")) {
      const [, id, event, data] = /^id: (\d+)\nevent: ([a-z-]+)\ndata: (.*)$/.exec(text.slice(0, end)) ?? [];
      text = text.slice(end + 2);
      if (data === undefined) continue;
      const change = JSON.parse(data) as IndexChange;
      expect({ id: Number(id), event }).toEqual({ id: change.cursor, event: change.kind });
      changes.push(change);
    }
  }
  await reader.cancel();
  return changes.slice(0, count);
}

describe("GET /v1/changes", () => {
  it("tells each change once to a client that comes again and again, while documents come", async () => {
    const { address, index } = await started([], {}, open());
    const adding = (async () => {
      for (let from = 0; from < 60; from += 10) {
        await index.add(news(10, from));
        await sleep(20);
      }
    })();
    const got: IndexChange[] = [];
    for (let part = 1; got.length < 60; part = (part % 13) + 1) got.push(...(await listen(address, got.at(-1)?.cursor, Math.min(part, 60 - got.length))));
    await adding;
    expect(got.map(({ cursor }) => cursor)).toEqual(Array.from({ length: 60 }, (_, x) => x + 1));
    expect(got.map(({ document }) => document)).toEqual(news(60).map(({ id }) => id));
    expect(got.filter(({ kind }) => kind === "story-joined").map(({ of }) => of)).toEqual(news(60).flatMap(({ id }, x) => (x % 2 === 0 ? [id] : [])));
  });

  it("ends where it is not to wait, and takes the cursor of the address", async () => {
    const { address } = await started(news(4), {}, open());
    const { body, type } = await ask(address, "GET", "/v1/changes?wait=false&after=2");
    expect(type).toBe("text/event-stream");
    expect([...body.matchAll(/^id: (\d+)$/gm)].map(([, id]) => id)).toEqual(["3", "4"]);
  });

  it("has a head without events", async () => {
    const { address } = await started(news(2), {}, open());
    expect(await ask(address, "HEAD", "/v1/changes")).toMatchObject({ status: 200, type: "text/event-stream", body: "" });
  });

  it("refuses what is no cursor, one that is gone, and an index without changes, by a status", async () => {
    const { address } = await started(news(2), {}, open());
    expect(await ask(address, "GET", "/v1/changes?after=x")).toMatchObject({ status: 400 });
    expect(await ask(address, "GET", "/v1/changes", { headers: { "last-event-id": "-1" } })).toMatchObject({ status: 400 });
    expect(await ask(address, "GET", "/v1/changes?after=3")).toMatchObject({ status: 410, body: { code: "changes-gone" } });
    const { address: without } = await started();
    expect(await ask(without, "GET", "/v1/changes")).toMatchObject({ status: 409, body: { code: "changes-off" } });
  });

  it("gives signs of life, and hears when the client goes", async () => {
    const [route] = changeRoutes(20);
    const index = open();
    const controller = new AbortController();
    const call = { request: { headers: {} }, parameters: {}, signal: controller.signal, service: { index } };
    const { text } = await route!.handle(call as never);
    let beats = 0;
    for await (const part of text as AsyncIterable<string>) {
      expect(part).toBe(":\n\n");
      if (++beats === 3) controller.abort();
    }
    expect(beats).toBeGreaterThanOrEqual(3);
    await index.close();
  });

  it("does not hold up the end of the service", async () => {
    const service = await started(news(2), {}, open());
    const waiting = listen(service.address, undefined, 3);
    await sleep(100);
    const from = performance.now();
    await service.close();
    expect(performance.now() - from).toBeLessThan(5000);
    expect((await waiting).length).toBe(2);
  });

  it("is given to so many at a time", async () => {
    const { address } = await started(news(2), {}, open());
    const controllers = Array.from({ length: 200 }, () => new AbortController());
    await Promise.all(controllers.map(({ signal }) => fetch(`${address}/v1/changes`, { signal })));
    expect(await ask(address, "GET", "/v1/changes")).toMatchObject({ status: 429, body: { code: "too-busy" } });
    for (const controller of controllers) controller.abort();
    let status = 429;
    while (status === 429) ({ status } = await ask(address, "GET", "/v1/changes?wait=false"));
    expect(status).toBe(200);
  });
});
