import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { IdTable } from "../../src/arrays/id-table.js";

const word = fc.integer({ min: 0, max: 0xffffffff });
/** Few distinct halves, so that keys repeat and share a half. */
const half = fc.oneof(fc.integer({ min: 0, max: 5 }), word);

describe("IdTable", () => {
  it("numbers keys in the order of their first appearance, as a Map does", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(half, half), { maxLength: 400 }), (keys) => {
        const table = new IdTable(1);
        const reference = new Map<string, number>();
        for (const [lo, hi] of keys) {
          const name = `${lo} ${hi}`;
          if (!reference.has(name)) reference.set(name, reference.size);
          expect(table.intern(lo, hi)).toBe(reference.get(name));
        }
        expect(table.size).toBe(reference.size);
        for (const [name, id] of reference) {
          const [lo, hi] = name.split(" ").map(Number) as [number, number];
          expect(table.find(lo, hi)).toBe(id);
          expect([table.lo(id), table.hi(id)]).toEqual([lo, hi]);
        }
      }),
    );
  });

  it("finds nothing that was never put in", () => {
    const table = new IdTable();
    table.intern(1, 2);
    expect(table.find(2, 1)).toBe(-1);
    expect(table.find(1, 3)).toBe(-1);
  });

  it("takes signed halves for the unsigned ones they stand for", () => {
    const table = new IdTable();
    const id = table.intern(-1, -2);
    expect(table.find(0xffffffff, 0xfffffffe)).toBe(id);
  });

  it("keeps its numbers through many growths", () => {
    const table = new IdTable(2);
    for (let i = 0; i < 50_000; i++) expect(table.intern(i * 7919, i)).toBe(i);
    for (let i = 0; i < 50_000; i++) expect(table.find(i * 7919, i)).toBe(i);
  });
});
