import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { startsOf } from "../../src/arrays/starts.js";

describe("startsOf", () => {
  it("tells where each part of a joined list begins, and where the last one ends", () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.nat(), { maxLength: 5 }), { maxLength: 8 }), (parts) => {
        const joined = parts.flat();
        const starts = startsOf(parts.length, (x) => parts[x]!.length);
        expect(parts.map((_, x) => joined.slice(starts[x], starts[x + 1]))).toEqual(parts);
        expect(starts[parts.length]).toBe(joined.length);
      }),
    );
  });
});
