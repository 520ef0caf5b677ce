import fc from "fast-check";
import { expect, it } from "vitest";
import { partAt, startsOf } from "../../src/arrays/starts.js";

it("a position is of the part that holds it, as a plain look finds it", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 8 }), (lengths) => {
      const starts = startsOf(lengths.length, (x) => lengths[x]!);
      for (let position = 0; position < starts.at(-1)!; position++) expect(partAt(starts, position)).toBe(starts.findLastIndex((start) => start <= position));
    }),
  );
});
