import { describe, expect, it } from "vitest";
import { MadeList } from "../../src/arrays/made-list.js";

describe("a list whose elements are made when they are read", () => {
  const made: number[] = [];
  const list = new MadeList(4, (index) => {
    made.push(index);
    return 10 * index;
  });
  it("has them at their places, as an array has", () => {
    const array = [0, 10, 20, 30];
    for (const index of [0, 3, 4, -1, -4, -5]) expect(list.at(index)).toBe(array.at(index));
    expect([list.length, ...list]).toEqual([4, ...array]);
    expect(JSON.stringify(list)).toBe(JSON.stringify(array));
  });
  it("makes what is read and no more", () => {
    made.length = 0;
    for (const element of list) if (element === 10) break;
    list.at(3);
    expect(made).toEqual([0, 1, 3]);
  });
});
