import fc from "fast-check";
import { expect, it } from "vitest";
import { radixSort } from "../../src/arrays/radix-sort.js";
import { finish } from "../../src/run/pace.js";

it("sorts keys ascending and keeps the order of equal ones, as a stable comparison sort does", () => {
  const key = fc.oneof(fc.integer({ min: 0, max: 0xffffffff }), fc.constantFrom(0, 1, 2047, 2048, 0x400000, 0xffffffff));
  fc.assert(
    fc.property(fc.array(key, { maxLength: 500 }), (list) => {
      const keys = Uint32Array.from(list);
      const payload = Uint32Array.from(list, (_, i) => i);
      finish(radixSort(keys, payload));
      const reference = list.map((k, i) => [k, i] as const).sort((x, y) => x[0] - y[0] || x[1] - y[1]);
      expect([...keys]).toEqual(reference.map(([k]) => k));
      expect([...payload]).toEqual(reference.map(([, i]) => i));
    }),
  );
});
