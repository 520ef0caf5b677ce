import { describe, expect, it } from "vitest";
import { withRoom } from "../../src/arrays/with-room.js";

describe("a column that grows", () => {
  const column = Uint32Array.from([7, 8, 9]);
  it("is itself where it has room", () => expect(withRoom(column, 3)).toBe(column));
  it("is a copy with zeros behind where it has not, and at least doubles", () => {
    const grown = withRoom(column, 4);
    expect([...grown]).toEqual([7, 8, 9, 0, 0, 0]);
    expect([...column]).toEqual([7, 8, 9]);
  });
  it("has as many elements as are asked for", () => expect(withRoom(column, 50)).toHaveLength(50));
  it("takes a hundred thousand elements one by one in few copies", () => {
    let [grown, copies] = [new Uint32Array(1), 0];
    for (let size = 1; size <= 100_000; size++) {
      const next = withRoom(grown, size);
      if (next !== grown) copies++;
      grown = next;
    }
    expect(copies).toBeLessThan(20);
  });
});
