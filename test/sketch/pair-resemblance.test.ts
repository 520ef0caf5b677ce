import { describe, expect, it } from "vitest";
import { createResemblance } from "../../src/sketch/resemblance.js";
import { columnsOf } from "../reference/token-columns.js";

const range = (from: number, to: number) => Array.from({ length: to - from }, (_, x) => from + x);
const COLUMNS = columnsOf([range(0, 20), range(10, 20), range(50, 60), []]);

describe("the resemblance of two documents of a collection", () => {
  const of = createResemblance(COLUMNS, 2);
  it("is of their sets of shingles, with what each has of the other", () =>
    expect(of(0, 1)).toEqual({ resemblance: 9 / 19, containmentA: 9 / 19, containmentB: 1 }));
  it("is turned round with them", () => expect(of(1, 0)).toEqual({ resemblance: 9 / 19, containmentA: 1, containmentB: 9 / 19 }));
  it("is nothing where they share nothing, or one is empty", () => expect([of(0, 2).resemblance, of(0, 3).resemblance]).toEqual([0, 0]));
  it("is the same where no set is kept", () => {
    const forgetful = createResemblance(COLUMNS, 2, 0);
    for (const [a, b] of [
      [0, 1],
      [1, 2],
      [0, 3],
      [0, 1],
    ] as const)
      expect(forgetful(a, b)).toEqual(of(a, b));
  });
});
