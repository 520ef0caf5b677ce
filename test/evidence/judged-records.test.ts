import fc from "fast-check";
import { expect, it } from "vitest";
import type { Judged } from "../../src/evidence/judge.js";
import { appendJudged, readJudged } from "../../src/evidence/judged-records.js";
import type { ExplanationRule } from "../../src/types/result.js";

/** Every rule that a verdict may have; the compiler sees that none is left out. */
const RULES: Record<ExplanationRule, true> = {
  reported: true,
  ignored: true,
  "too-few-bits": true,
  "too-few-content-words": true,
  formula: true,
  names: true,
  "repeated-elsewhere": true,
  "inside-one-document": true,
};
const number = fc.nat(2 ** 31 - 1);
const judged: fc.Arbitrary<Judged> = fc.record({
  a: number,
  b: number,
  a0: number,
  a1: number,
  b0: number,
  b1: number,
  tokens: number,
  bits: number,
  needed: number,
  contentWords: number,
  isQuotation: fc.boolean(),
  sentenceSides: fc.nat(2),
  rule: fc.constantFrom(...(Object.keys(RULES) as ExplanationRule[])),
  runs: fc.array(fc.record({ i: number, j: number, n: number, same: fc.boolean() }), { maxLength: 4 }),
});

it("verdicts come back from their records as they were, in their order", () => {
  fc.assert(
    fc.property(fc.array(judged, { maxLength: 5 }), (list) => {
      const numbers: number[] = [];
      for (const one of list) appendJudged(numbers, one);
      expect([...readJudged(Int32Array.from(numbers))]).toEqual(list);
    }),
    { seed: 71 },
  );
});
it("no records are no verdicts", () => expect([...readJudged(new Int32Array(0))]).toEqual([]));
