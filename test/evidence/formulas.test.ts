import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { documentAt } from "../../src/evidence/formulas.js";
import { pairOfTexts } from "./pair-of-texts.js";

const PHRASE = "unless otherwise agreed beforehand";

/** In how many contexts the phrase stands that texts a and b share, and how often in each of both. */
function counts(a: string, b: string, others: readonly string[] = [], phrase = PHRASE) {
  const { search, align, collection } = pairOfTexts(a, b, others);
  const [run] = align(phrase);
  const { occurrences } = search;
  const inside = (at: number, d: number) => occurrences.inDocument(at, at + run!.n, collection.offsets[d]!, collection.offsets[d + 1]!);
  return { contexts: occurrences.contexts(run!.i, run!.i + run!.n), inA: inside(run!.i, 0), inB: inside(run!.j, 1) };
}

describe("the contexts of a run", () => {
  it("are the distinct neighbours on the side that has fewer", () => {
    expect(counts(`boats sink ${PHRASE} here`, `nets rot ${PHRASE} there`, [`roofs leak ${PHRASE} there`]).contexts).toBe(2);
  });
  it("are no more for being copied with their neighbours", () => {
    const copies = Array.from({ length: 5 }, () => `boats sink ${PHRASE} here`);
    expect(counts(copies[0]!, copies[1]!, copies).contexts).toBe(1);
  });
  it("count the end of a sentence, and of the text, as one neighbour", () => {
    expect(counts(`${PHRASE}`, `It sank. ${PHRASE}. Then`, [`boats sink ${PHRASE} here`]).contexts).toBe(2);
  });
  it("are asked once and the same again", () => {
    const { search, align } = pairOfTexts(`boats sink ${PHRASE} here`, `nets rot ${PHRASE} there`);
    const [{ i, j, n }] = align(PHRASE) as [{ i: number; j: number; n: number }];
    expect([search.occurrences.contexts(i, i + n), search.occurrences.contexts(j, j + n)]).toEqual([2, 2]);
  });
});

describe("how often a run stands in a document", () => {
  it("is counted in that document alone", () => {
    const { inA, inB } = counts(`boats sink ${PHRASE}, nets rot ${PHRASE} and roofs leak ${PHRASE} here`, `it sank ${PHRASE} there`);
    expect([inA, inB]).toEqual([3, 1]);
  });
  it("is once at least, and bounded for a text that says nothing else", () => {
    expect(counts("boats sink here", "boats sink there", [], "boats sink").inA).toBe(1);
    expect(counts(`${PHRASE} `.repeat(400), PHRASE).inA).toBe(256);
  });
});

it("a position is of the document whose tokens hold it, as a plain look finds it", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 8 }), (lengths) => {
      const offsets = [0];
      for (const length of lengths) offsets.push(offsets.at(-1)! + length);
      for (let position = 0; position < offsets.at(-1)!; position++)
        expect(documentAt(Uint32Array.from(offsets), position)).toBe(offsets.findLastIndex((offset) => offset <= position));
    }),
    { seed: 74 },
  );
});
