import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { resemblingPairs, TokenNumbers } from "../../bench/quality/resemblance-truth.js";
import { exactJaccard } from "../../src/sketch/resemblance.js";
import { tokenize } from "../../src/text/tokens.js";

const K = 3;
/** Few words, so that texts resemble each other, and a copy with its end changed. */
const text = fc.array(fc.constantFrom("tide", "pier", "crane", "dock", "quay", "harbour"), { maxLength: 14 }).map((words) => words.join(" "));
const texts = fc.array(text, { minLength: 2, maxLength: 8 }).chain((made) => fc.constant([...made, `${made[0]} dock`, `${made[1]}`]));

describe("resemblingPairs", () => {
  it("finds the same pairs as comparing all with all, with the same resemblance", () => {
    fc.assert(
      fc.property(texts, fc.constantFrom(0.3, 0.5, 0.7, 1), (documents, threshold) => {
        const numbers = new TokenNumbers();
        const found = resemblingPairs(
          documents.map((each) => numbers.of(tokenize(each))),
          K,
          threshold,
        );
        const expected = documents.flatMap((b, j) =>
          documents
            .slice(0, j)
            .map((a, i) => ({ a: i, b: j, resemblance: exactJaccard(a, b, { shingleSize: K }) }))
            .filter(({ a, resemblance }) => documents[a] !== "" && b !== "" && resemblance >= threshold),
        );
        expect(found).toEqual(expected);
      }),
    );
  });
});

describe("TokenNumbers", () => {
  it("gives equal words equal numbers across texts, whatever their case", () => {
    const numbers = new TokenNumbers();
    const [one, other] = [numbers.of(tokenize("The tide rose")), numbers.of(tokenize("rose the pier"))];
    expect([...other]).toEqual([one[2], one[0], 3]);
  });
});
