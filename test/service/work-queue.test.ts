import { describe, expect, it } from "vitest";
import { WorkQueue } from "../../src/service/work-queue.js";

const never = new AbortController().signal;

/** A work that ends when it is told to. */
function openWork() {
  let end = (): void => undefined;
  const done = new Promise<void>((resolve) => (end = resolve));
  return { work: () => done, end };
}

describe("a queue of works", () => {
  it("runs as many as it has slots, the others in the order in which they came", async () => {
    const queue = new WorkQueue({ slots: 2, most: 10 });
    const log: number[] = [];
    const works = [0, 1, 2, 3].map(() => openWork());
    const runs = works.map(({ work }, x) =>
      queue.run(() => {
        log.push(x);
        return work();
      }, never),
    );
    await Promise.resolve();
    expect({ running: queue.running, waiting: queue.waiting, log }).toEqual({ running: 2, waiting: 2, log: [0, 1] });
    works[1]!.end();
    await runs[1];
    await Promise.resolve();
    expect(log).toEqual([0, 1, 2]);
    for (const { end } of works) end();
    await Promise.all(runs);
    expect({ running: queue.running, waiting: queue.waiting, log }).toEqual({ running: 0, waiting: 0, log: [0, 1, 2, 3] });
  });

  it("refuses what would wait behind too many, and says when to come again", async () => {
    const queue = new WorkQueue({ slots: 1, most: 1 });
    const works = [openWork(), openWork()];
    const runs = works.map(({ work }) => queue.run(work, never));
    await expect(queue.run(async () => undefined, never)).rejects.toMatchObject({
      code: "too-busy",
      headers: { "retry-after": expect.stringMatching(/^[1-9]\d*$/) },
    });
    for (const { end } of works) end();
    await Promise.all(runs);
    expect(await queue.run(async () => "free", never)).toBe("free");
  });

  it("takes out who goes while he waits, and goes on after a work that failed", async () => {
    const queue = new WorkQueue({ slots: 1, most: 2 });
    const first = openWork();
    const run = queue.run(first.work, never);
    const controller = new AbortController();
    const gone = queue.run(async () => "never", controller.signal);
    const later = queue.run(async () => Promise.reject(new Error("it failed")), never);
    controller.abort();
    await expect(gone).rejects.toBe(controller.signal.reason);
    expect(queue.waiting).toBe(1);
    first.end();
    await run;
    await expect(later).rejects.toThrow("it failed");
    expect({ running: queue.running, waiting: queue.waiting }).toEqual({ running: 0, waiting: 0 });
    await expect(queue.run(async () => "never", controller.signal)).rejects.toBe(controller.signal.reason);
    expect(queue.running).toBe(0);
  });
});
