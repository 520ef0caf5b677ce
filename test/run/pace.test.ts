import { describe, expect, it, vi } from "vitest";
import { createPace, finish, type Steps, takeEach, takeTurns } from "../../src/run/pace.js";

function* count(to: number): Steps<number> {
  let sum = 0;
  for (let x = 1; x <= to; x++) {
    sum += x;
    yield;
  }
  return sum;
}

describe("work that can pause", () => {
  it("has the same result in one go and in turns", async () => {
    const pace = { ...createPace(undefined, undefined), isDue: () => true };
    expect([finish(count(5)), await takeTurns(count(5), pace)]).toEqual([15, 15]);
  });
  it("lets what waits through between its turns", async () => {
    let heard = false;
    setImmediate(() => {
      heard = true;
    });
    const pace = { ...createPace(undefined, undefined), isDue: () => true };
    await takeTurns(count(3), pace);
    expect(heard).toBe(true);
  });
  it("ends with the reason of a signal that is aborted meanwhile", async () => {
    const controller = new AbortController();
    setTimeout(() => controller.abort("enough"), 0);
    const pace = { ...createPace(controller.signal, undefined), isDue: () => true };
    await expect(takeTurns(count(1_000_000), pace)).rejects.toBe("enough");
  });
});

describe("a pace", () => {
  it("says how far a stage is", () => {
    const said: unknown[] = [];
    createPace(undefined, (progress) => said.push(progress)).report("signatures", 3, 9);
    expect(said).toMatchObject([{ stage: "signatures", done: 3, total: 9 }]);
  });
  it("throws the reason of its signal as soon as it is asked, and says nothing more", () => {
    const said: unknown[] = [];
    const pace = createPace(AbortSignal.abort("enough"), (progress) => said.push(progress));
    expect(() => pace.report("signatures", 3, 9)).toThrow("enough");
    expect(said).toEqual([]);
  });
  it("is due 20 ms after the last breath, by the clock", async () => {
    let now = 1000;
    const clock = vi.spyOn(performance, "now").mockImplementation(() => now);
    try {
      const pace = createPace(undefined, undefined);
      now += 20;
      expect(pace.isDue()).toBe(false);
      now += 1;
      expect(pace.isDue()).toBe(true);
      await pace.breathe();
      expect(pace.isDue()).toBe(false);
    } finally {
      clock.mockRestore();
    }
  });
});

describe("elements that are taken", () => {
  async function* stream(): AsyncGenerator<number> {
    yield* [1, 2, 3];
  }
  it.each([
    ["a list", () => [1, 2, 3]],
    ["a stream", stream],
  ])("come in order from %s, and each pause is waited for", async (_, elements) => {
    const taken: string[] = [];
    await takeEach<number>(elements(), (x) => {
      taken.push(`begin ${x}`);
      return x === 2 ? Promise.resolve().then(() => void taken.push(`end ${x}`)) : undefined;
    });
    expect(taken).toEqual(["begin 1", "begin 2", "end 2", "begin 3"]);
  });
});
