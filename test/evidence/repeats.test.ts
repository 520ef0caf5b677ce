import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { repeatsOf } from "../../src/evidence/repeats.js";
import { pairOfTexts, strangeWords } from "./pair-of-texts.js";

const PHRASE = "unless otherwise agreed beforehand";
/** How often a phrase stands in the first of two texts, as it stands at its first place. */
function repeats(text: string, phrase = PHRASE): number {
  const { pair, align } = pairOfTexts(text, `${phrase} ${PHRASE} ${PHRASE}`);
  const [run] = align(phrase);
  return repeatsOf(pair.a, run!.i, run!.i + run!.n);
}

describe("how often a run stands in its document", () => {
  it("is counted there alone", () =>
    expect([repeats(`boats sink ${PHRASE}, nets rot ${PHRASE} and roofs leak ${PHRASE} here`), repeats(`it sank ${PHRASE} there`)]).toEqual([3, 1]));
  it("is bounded for a text that says nothing else", () => expect(repeats(`${PHRASE} `.repeat(400))).toBe(256));
  it("is once for a run that is shorter than an anchor", () => expect(repeats("boats sink, boats sink", "boats")).toBe(1));
  it("is the same in a long document, which is not read through", () =>
    expect(repeats(`${PHRASE}. ${"harlo vexil pliff ".repeat(1200)} ${PHRASE} ${strangeWords("bor", 40)} ${PHRASE}`)).toBe(3));
  it("is what a plain look finds", () => {
    const words = fc.array(fc.constantFrom("plovers", "nested", "beneath"), { minLength: 4, maxLength: 30 });
    fc.assert(
      fc.property(words, fc.nat(20), (list, at) => {
        const from = at % (list.length - 3);
        const { pair } = pairOfTexts(list.join(" "), "canneries");
        const run = list.slice(from, from + 4).join(" ");
        const plain = list.filter((_, x) => list.slice(x, x + 4).join(" ") === run).length;
        expect(repeatsOf(pair.a, from, from + 4)).toBe(plain);
      }),
      { seed: 76, numRuns: 40 },
    );
  });
});
