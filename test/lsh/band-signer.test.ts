import { describe, expect, it } from "vitest";
import { createBandSigner } from "../../src/dedupe/document-signer.js";
import { solveBanding } from "../../src/lsh/banding.js";
import { exactJaccard } from "../../src/sketch/resemblance.js";

const OPTIONS = { threshold: 0.7, maxMissRate: 0.05, shingleSize: 3, folding: undefined };
const signer = createBandSigner(OPTIONS);
const keysOf = (text: string): Uint32Array => {
  const keys = new Uint32Array(signer.bands);
  signer.keysInto(text, keys);
  return keys;
};
const words = (seed: number, count: number, changed: number) => Array.from({ length: count }, (_, x) => `w${seed}x${x < changed ? `new${x}` : x}`).join(" ");
const agree = (x: Uint32Array, y: Uint32Array): boolean => x.some((key, band) => key === y[band]);

describe("the band keys of a text", () => {
  it("are as many as the banding has", () => expect(signer.bands).toBe(solveBanding({ ...OPTIONS, numComponents: 128 }).bands));
  it("are the same for the same words, however written", () => expect([...keysOf("The BOAT sank, they say.")]).toEqual([...keysOf("the boat sank they say")]));
  it("agree in a band for pairs at the threshold, but for the miss rate", () => {
    let missed = 0;
    const pairs = Array.from({ length: 200 }, (_, seed) => [words(seed, 100, 0), words(seed, 100, 15)] as const);
    expect(exactJaccard(...pairs[0]!, { shingleSize: 3 })).toBeGreaterThan(0.7);
    for (const [x, y] of pairs) if (!agree(keysOf(x), keysOf(y))) missed++;
    // 10 of 200 at the threshold, with a standard deviation of 3.1
    expect(missed).toBeLessThan(10 + 4 * 3.1);
  });
  it("agree in none for texts of other words", () => {
    const found = Array.from({ length: 100 }, (_, seed) => agree(keysOf(words(seed, 60, 0)), keysOf(words(seed + 1000, 60, 0))));
    expect(found.filter(Boolean)).toEqual([]);
  });
});
