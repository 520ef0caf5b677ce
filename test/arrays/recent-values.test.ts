import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { RecentValues } from "../../src/arrays/recent-values.js";

describe("recent values", () => {
  it("are what was set last, in less than the room there is", () => {
    fc.assert(
      fc.property(fc.array(fc.record({ key: fc.integer({ min: 0, max: 20 }), size: fc.integer({ min: 1, max: 30 }), sets: fc.boolean() })), (steps) => {
        const values = new RecentValues<number, string>(100);
        const last = new Map<number, { value: string; size: number }>();
        for (const [x, { key, size, sets }] of steps.entries()) {
          const known = values.get(key);
          if (known !== undefined) expect(known).toBe(last.get(key)?.value);
          if (known === undefined && sets) {
            values.set(key, `${key} ${x}`, size);
            last.set(key, { value: `${key} ${x}`, size });
          }
          const kept = [...last].filter(([one]) => values.has(one));
          expect(kept.reduce((sum, [, one]) => sum + one.size, 0)).toBeLessThanOrEqual(100);
        }
      }),
    );
  });

  it("stay as long as they are used, and go when they are not", () => {
    const values = new RecentValues<number, number>(10);
    values.set(-1, 0, 1);
    for (let x = 0; x < 100; x++) {
      expect(values.get(-1)).toBe(0);
      values.set(x, x, 1);
    }
    expect([values.has(99), values.has(50)]).toEqual([true, false]);
  });

  it("are not kept where one would take more than half of the room", () => {
    const values = new RecentValues<number, number>(10);
    values.set(1, 1, 5);
    values.set(2, 2, 6);
    expect([values.get(1), values.get(2)]).toEqual([1, undefined]);
  });
});
