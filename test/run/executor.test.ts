import { describe, expect, it } from "vitest";
import { type PartedStage, serialExecutor } from "../../src/run/executor.js";
import { createPace } from "../../src/run/pace.js";

/** Doubles numbers, and counts how often it was opened. */
function doubling() {
  let opened = 0;
  const stage: PartedStage<number, number, number> = {
    name: "doubling",
    open: (factor) => {
      opened++;
      return (part) => factor * part;
    },
  };
  return { stage, opened: () => opened };
}

describe("parts that are run on this thread", () => {
  it("are taken in their order, from a stage that is opened once", async () => {
    const { stage, opened } = doubling();
    const taken: [number, number][] = [];
    await serialExecutor.run(stage, 2, {
      parts: [3, 1, 2],
      cost: 1,
      pace: createPace(undefined, undefined),
      take: (result, part) => void taken.push([part, result]),
    });
    expect([taken, opened()]).toEqual([
      [
        [3, 6],
        [1, 2],
        [2, 4],
      ],
      1,
    ]);
  });
  it("give way to the event loop whenever it is time", async () => {
    let breaths = 0;
    const pace = { ...createPace(undefined, undefined), isDue: () => true, breathe: async () => void breaths++ };
    await serialExecutor.run(doubling().stage, 2, { parts: [1, 2, 3], cost: 1, pace, take: () => {} });
    expect(breaths).toBe(3);
  });
  it("end with what a part or its taker throws", async () => {
    const stage: PartedStage<null, number, number> = {
      name: "failing",
      open: () => () => {
        throw new RangeError("part");
      },
    };
    const work = { parts: [1], cost: 1, pace: createPace(undefined, undefined) };
    await expect(serialExecutor.run(stage, null, { ...work, take: () => {} })).rejects.toThrow("part");
    const fail = () => {
      throw new RangeError("taker");
    };
    await expect(serialExecutor.run(doubling().stage, 2, { ...work, take: fail })).rejects.toThrow("taker");
  });
  it("end with the reason of their signal, and no later part is run", async () => {
    const controller = new AbortController();
    const taken: number[] = [];
    const pace = { ...createPace(controller.signal, undefined), isDue: () => true };
    const take = (result: number) => {
      taken.push(result);
      controller.abort("enough");
    };
    await expect(serialExecutor.run(doubling().stage, 2, { parts: [1, 2, 3], cost: 1, pace, take })).rejects.toBe("enough");
    expect(taken).toEqual([2]);
  });
  it("leave columns where they are", () => {
    const column = new Uint8Array(3);
    expect(serialExecutor.place(column)).toBe(column);
  });
});
