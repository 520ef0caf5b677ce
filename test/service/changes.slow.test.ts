/** 10,000 changes of an index in a folder, told to a client that is cut off again and again. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { openIndex } from "../../src/node/open-index.js";
import { article } from "../index/made-articles.js";
import { rawConnection, started } from "./running-service.js";

const COUNT = 10_000;

it("a client that goes on from its cursor misses none of 10,000 changes and sees none twice", { timeout: 900_000 }, async () => {
  const path = mkdtempSync(join(tmpdir(), "wirecopy-changes-"));
  // behind the service, which ends later
  onTestFinished(() => rmSync(path, { recursive: true }));
  const service = await started([], {}, await openIndex(path, { changes: true }));
  const adding = (async () => {
    for (let from = 0; from < COUNT; from += 100)
      await service.index.add(Array.from({ length: 100 }, (_, x) => article(`news-${from + x}`, [1000 + ((from + x) >> 1)])));
    await service.index.settled();
  })();
  const seen: number[] = [];
  while (seen.length < COUNT) {
    const { socket, answer } = rawConnection(service.address);
    socket.write(`GET /v1/changes HTTP/1.1\r\nhost: localhost\r\nlast-event-id: ${seen.at(-1) ?? 0}\r\n\r\n`);
    // cut wherever it is, in the middle of an event too
    socket.on("data", () => setTimeout(() => socket.destroy(), 20 + (seen.length % 50)));
    for (const [, id] of (await answer).matchAll(/^id: (\d+)\nevent: [a-z-]+\ndata: \{.*\}\n\r?\n/gm)) seen.push(Number(id));
  }
  await adding;
  expect(seen).toEqual(Array.from({ length: COUNT }, (_, x) => x + 1));
});
