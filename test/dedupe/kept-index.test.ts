import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { KeptIndex } from "../../src/dedupe/kept-index.js";

const BANDS = 3;

/** Documents that agree in some band, by looking at all. */
function agreeing(kept: readonly Uint32Array[], keys: Uint32Array): number[] {
  return [...kept.keys()].filter((d) => kept[d]!.some((key, band) => key === keys[band]));
}

function indexOf(kept: readonly Uint32Array[], maxBucket: number): KeptIndex {
  const index = new KeptIndex(BANDS, maxBucket);
  for (const keys of kept) index.add(keys);
  return index;
}

describe("KeptIndex", () => {
  it("finds the documents that agree in a band, ascending and each once", () => {
    const keys = fc.array(fc.nat(4), { minLength: BANDS, maxLength: BANDS }).map((values) => Uint32Array.from(values));
    fc.assert(
      fc.property(fc.array(keys, { maxLength: 200 }), keys, (kept, asked) => {
        const { numbers, isCut } = indexOf(kept, 200).candidates(asked);
        expect({ numbers: [...numbers], isCut }).toEqual({ numbers: agreeing(kept, asked), isCut: false });
      }),
    );
  });

  it("takes the same key in another band for another one", () => {
    expect([...indexOf([Uint32Array.of(1, 2, 3)], 10).candidates(Uint32Array.of(3, 1, 2)).numbers]).toEqual([]);
  });

  it("gives the last and the first four documents of a bucket above the bound, says that there are more, and goes on so as it grows", () => {
    const keysOf = (i: number): Uint32Array => Uint32Array.of(7, 100 + i, 200 + i);
    const index = indexOf(
      Array.from({ length: 5 }, (_, i) => keysOf(i)),
      3,
    );
    for (let size = 5; size < 20; size++) {
      const { numbers, isCut } = index.candidates(Uint32Array.of(7, 0, 0));
      const expected = [...new Set([0, 1, 2, 3, size - 3, size - 2, size - 1])].sort((x, y) => x - y);
      expect({ numbers: [...numbers], isCut }).toEqual({ numbers: expected, isCut: true });
      index.add(keysOf(size));
    }
  });

  it("finds a document of the same signature behind any number of others in its buckets", () => {
    const same = Uint32Array.of(1, 2, 3);
    const others = [0, 1, 2].flatMap((band) => Array.from({ length: 5 }, (_, i) => same.map((key, at) => (at === band ? key : 1000 * (band + 1) + i))));
    const index = indexOf([same, ...others], 2);
    expect(index.sameSignature(same)).toBe(0);
    expect([...index.candidates(same).numbers]).toContain(0);
    expect(index.sameSignature(Uint32Array.of(3, 2, 1))).toBeUndefined();
  });
});
