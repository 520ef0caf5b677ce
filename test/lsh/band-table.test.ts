import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BandTable } from "../../src/lsh/band-table.js";

const keys = fc.array(fc.nat(5), { minLength: 3, maxLength: 3 }).map((list) => Uint32Array.from(list));

describe("documents by their bands", () => {
  it("are found where they agree in a band, as plain maps have it; of a full bucket the last ones and the first four", () => {
    fc.assert(
      fc.property(fc.array(keys, { maxLength: 60 }), keys, fc.integer({ min: 1, max: 70 }), (documents, asked, most) => {
        const table = new BandTable(3);
        documents.forEach((one, x) => {
          expect(table.add(one)).toBe(x);
        });
        const buckets = [0, 1, 2].map((band) => documents.flatMap((one, x) => (one[band] === asked[band] ? [x] : [])));
        const plain = [...new Set(buckets.flatMap((bucket) => [...bucket.slice(-most), ...bucket.slice(0, 4)]))].sort((x, y) => x - y);
        const { numbers, isCut } = table.candidates(asked, most);
        expect([...numbers]).toEqual(plain);
        expect(isCut).toBe(buckets.some((bucket) => bucket.length > most));
        expect(table.size).toBe(documents.length);
      }),
      { seed: 93, numRuns: 200 },
    );
  });
  it("are found still when the table has grown many times over", () => {
    const table = new BandTable(2);
    const keysOf = (x: number) => Uint32Array.of(Math.imul(x, 0x9e3779b1) >>> 0, x % 100);
    for (let x = 0; x < 5000; x++) table.add(keysOf(x));
    for (const x of [0, 1, 64, 4999]) {
      const { numbers } = table.candidates(keysOf(x), 1000);
      expect(numbers).toContain(x);
      expect(numbers).toHaveLength(50);
    }
  });
  it("are kept by their keys, not by the array that they came in", () => {
    const table = new BandTable(1);
    const one = Uint32Array.of(9);
    table.add(one);
    one[0] = 3;
    expect([...table.candidates(Uint32Array.of(9), 5).numbers]).toEqual([0]);
  });
});
