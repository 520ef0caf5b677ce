import fc from "fast-check";
import { expect, it } from "vitest";
import { sharedBeginning, sharedEnding } from "../../src/align/word-forms.js";

const word = fc.string({ unit: fc.constantFrom("a", "b", "é", "\ud83d", "\ude00"), maxLength: 8 });

it("words agree from their beginning as far as one begins like the other", () => {
  fc.assert(
    fc.property(word, word, (x, y) => {
      const shared = sharedBeginning(x, y);
      expect(y.startsWith(x.slice(0, shared))).toBe(true);
      expect(shared === Math.min(x.length, y.length) || x[shared] !== y[shared]).toBe(true);
      expect(sharedBeginning(y, x)).toBe(shared);
    }),
    { seed: 64, numRuns: 300 },
  );
});

it("words agree from their end as far as one ends like the other, and no further than asked", () => {
  fc.assert(
    fc.property(word, word, fc.nat(8), (x, y, wanted) => {
      const most = Math.min(wanted, x.length, y.length);
      const shared = sharedEnding(x, y, most);
      expect(shared).toBeLessThanOrEqual(most);
      expect(y.endsWith(x.slice(x.length - shared))).toBe(true);
      expect(shared === most || x.at(-1 - shared) !== y.at(-1 - shared)).toBe(true);
    }),
    { seed: 65, numRuns: 300 },
  );
});
