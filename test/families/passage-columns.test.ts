import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Judged } from "../../src/evidence/judge.js";
import { appendJudged } from "../../src/evidence/judged-records.js";
import { PassageCollector, passageAt, runsOf } from "../../src/families/passage-columns.js";
import { finish } from "../../src/run/pace.js";

const small = fc.nat(3);
const passage: fc.Arbitrary<Judged> = fc.record({
  a: small,
  b: small,
  a0: small,
  a1: small,
  b0: small,
  b1: small,
  tokens: fc.nat(1000),
  bits: fc.nat(1000),
  needed: fc.nat(9),
  contentWords: fc.nat(9),
  isQuotation: fc.boolean(),
  sentenceSides: fc.nat(2),
  rule: fc.constant("reported" as const),
  runs: fc.array(fc.record({ i: fc.nat(9), j: fc.nat(9), n: fc.nat(9), same: fc.boolean() }), { maxLength: 4 }),
});
const recordsOf = (list: readonly Judged[]): Int32Array => {
  const numbers: number[] = [];
  for (const one of list) appendJudged(numbers, one);
  return Int32Array.from(numbers);
};
/** The order of the columns, in plain words. */
const byPlace = (x: Judged, y: Judged): number => x.a - y.a || x.a0 - y.a0 || x.b - y.b || x.b0 - y.b0 || x.a1 - y.a1 || x.b1 - y.b1;

describe("the passages of a collection", () => {
  it("stand by place with all that was judged of them, in whatever parts they came, and equal ones in the order in which they came", () => {
    fc.assert(
      fc.property(fc.array(fc.array(passage, { maxLength: 6 }), { maxLength: 5 }), (parts) => {
        const collector = new PassageCollector();
        for (const part of parts) collector.add(recordsOf(part));
        const columns = finish(collector.columns(4));
        const plain = parts.flat().sort(byPlace);
        expect([collector.length, columns.length]).toEqual([plain.length, plain.length]);
        plain.forEach(({ needed: _n, contentWords: _c, rule: _r, sentenceSides, runs, ...rest }, x) => {
          expect(passageAt(columns, x)).toEqual({ ...rest, isSentence: sentenceSides > 0, numRuns: runs.length });
          expect(runsOf(columns, x)).toEqual(runs);
        });
      }),
      { seed: 17 },
    );
  });
  it("are asked for again when more have come", () => {
    const [first, second] = fc.sample(passage, { numRuns: 2, seed: 3 }) as [Judged, Judged];
    const collector = new PassageCollector();
    collector.add(recordsOf([first]));
    expect(finish(collector.columns(4)).length).toBe(1);
    collector.add(recordsOf([second]));
    expect(finish(collector.columns(4)).length).toBe(2);
  });
});
