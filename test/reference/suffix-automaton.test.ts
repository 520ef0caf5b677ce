import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { maximalExactRuns } from "./exact-runs.js";
import { SuffixAutomaton } from "./suffix-automaton.js";

describe("SuffixAutomaton", () => {
  for (const size of [1, 2, 3, 20])
    it(`finds the maximal exact runs that comparing every pair of positions finds, over ${size} different tokens`, () => {
      const sequence = fc.array(fc.nat(size - 1), { maxLength: 40 });
      fc.assert(
        fc.property(sequence, sequence, fc.integer({ min: 1, max: 5 }), (a, b, minLength) => {
          expect(new SuffixAutomaton(a).runsWith(b, minLength)).toEqual(maximalExactRuns(a, b, minLength));
        }),
        { numRuns: 300 },
      );
    });
});
