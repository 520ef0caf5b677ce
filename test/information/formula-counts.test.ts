import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mostBitsOfRun } from "../../src/information/formulas.js";
import { log2Sixteenths } from "../../src/kernels/log2.js";
import { SCORING } from "../../src/settings/scoring.js";
import { BREAK_STRONG, TokenFlag } from "../../src/text/flags.js";
import { collectionOf } from "../seeds/collection-of.js";

type Collection = ReturnType<typeof collectionOf>;

/** Contexts of the run [from, to), counted one by one. */
function contextsOf({ words, offsets, flags, numDocuments }: Collection, from: number, to: number): number {
  const isBreak = (token: number) => (flags[token]! & TokenFlag.BREAK_MASK) === BREAK_STRONG;
  const left = new Set<number>();
  const right = new Set<number>();
  for (let d = 0; d < numDocuments; d++)
    for (let at = offsets[d]!; at + to - from <= offsets[d + 1]!; at++) {
      if (!words.subarray(at, at + to - from).every((word, q) => word === words[from + q])) continue;
      const end = at + to - from;
      left.add(at === offsets[d] || isBreak(at - 1) ? -1 : words[at - 1]!);
      right.add(end === offsets[d + 1] || isBreak(end - 1) ? -1 : words[end]!);
    }
  return Math.min(left.size, right.size);
}

const word = fc.constantFrom("the", "the", "board", "of", "港", "局");
const texts = fc.array(
  fc.array(fc.tuple(word, fc.constantFrom(" ", " ", " ", ". ")), { minLength: 20, maxLength: 60 }).map((list) => list.flat().join("")),
  { minLength: 1, maxLength: 8 },
);

describe("formulas of a model", () => {
  it("are the runs of three words to eight tokens that stand in three contexts or more, with their contexts", () => {
    let formulas = 0;
    fc.assert(
      fc.property(texts, (list) => {
        const collection = collectionOf(list);
        const { words, offsets, lexicon, formulas: columns, numTokens } = collection;
        const sizeOf = (from: number, to: number) => words.subarray(from, to).reduce((sum, one) => sum + (lexicon.isCharacter[one] ? 1 : 2), 0);
        for (let d = 0; d < list.length; d++)
          for (let from = offsets[d]!; from < offsets[d + 1]!; from++)
            for (let to = from + 1; to <= Math.min(offsets[d + 1]!, from + 9); to++) {
              const contexts = contextsOf(collection, from, to);
              const isFormula = contexts >= SCORING.formulaContexts && to - from <= SCORING.formulaTokens && sizeOf(from, to) >= 6;
              expect(mostBitsOfRun(columns, words, from, to)).toBe(isFormula ? log2Sixteenths(numTokens / contexts) : Number.POSITIVE_INFINITY);
              formulas += Number(isFormula);
            }
      }),
      { numRuns: 30 },
    );
    expect(formulas).toBeGreaterThan(50);
  });
});
