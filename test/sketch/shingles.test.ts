import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countShingles, hashShingles, type TokenHashes } from "../../src/sketch/shingles.js";
import { randomNumbers } from "../reference/random-numbers.js";
import { tokensOf } from "../reference/token-columns.js";

const words = fc.array(fc.nat(3), { maxLength: 40 });
const sizes = fc.integer({ min: 1, max: 12 });

/** The hashes of a range as "hi:lo" strings. */
function hashes(tokens: TokenHashes, startToken: number, endToken: number, k: number): string[] {
  const room = Math.max(0, endToken - startToken) + 1;
  const out = { lo: new Uint32Array(room), hi: new Uint32Array(room) };
  const count = hashShingles(tokens, { startToken, endToken, k }, out);
  return Array.from({ length: count }, (_, i) => `${out.hi[i]}:${out.lo[i]}`);
}

describe("hashShingles", () => {
  it("gives two shingles the same hash exactly when they have the same words", () => {
    fc.assert(
      fc.property(words, sizes, (document, k) => {
        const found = hashes(tokensOf(document), 0, document.length, k);
        const plain = found.map((_, i) => document.slice(i, i + k).join(" "));
        expect(new Set(found).size).toBe(new Set(plain).size);
        expect(new Set(found.map((hash, i) => `${hash} ${plain[i]}`)).size).toBe(new Set(plain).size);
      }),
    );
  });

  it("gives a shingle the hash that its words have alone, whatever stands before it", () => {
    fc.assert(
      fc.property(words, sizes, (document, k) => {
        const tokens = tokensOf(document);
        const alone = Array.from({ length: Math.max(0, document.length - k + 1) }, (_, i) => hashes(tokens, i, i + k, k)[0]);
        fc.pre(alone.length > 0);
        expect(hashes(tokens, 0, document.length, k)).toEqual(alone);
      }),
    );
  });

  it("returns as many as countShingles says: the windows of k words, or one", () => {
    fc.assert(
      fc.property(words, sizes, (document, k) => {
        const windows = document.filter((_, i) => i + k <= document.length).length;
        const count = hashes(tokensOf(document), 0, document.length, k).length;
        expect(count).toBe(document.length === 0 ? 0 : Math.max(1, windows));
        expect(countShingles(document.length, k)).toBe(count);
      }),
    );
  });

  it("makes one shingle of the whole of a text of fewer than k tokens", () => {
    const tokens = tokensOf([7, 8, 9]);
    expect(hashes(tokens, 0, 3, 5)).toEqual(hashes(tokens, 0, 3, 3));
  });

  it("makes none of an empty text", () => {
    expect(hashes(tokensOf([1, 2]), 1, 1, 5)).toEqual([]);
  });

  it("touches nothing outside its range", () => {
    expect(hashes(tokensOf([1, 2, 3, 4, 5, 6]), 2, 5, 2)).toEqual(hashes(tokensOf([3, 4, 5]), 0, 3, 2));
  });

  it("tells one token apart from the same token twice and three times", () => {
    const tokens = tokensOf([0, 0, 0]);
    expect(new Set([1, 2, 3].map((k) => hashes(tokens, 0, k, k)[0])).size).toBe(3);
  });

  it("makes 200,000 different hashes of 200,000 different shingles of words whose hashes are small numbers", () => {
    const n = 200_000;
    const next = randomNumbers(1);
    const lane = Uint32Array.from({ length: n }, () => next() % 50);
    const found = hashes({ hashLo: lane, hashHi: lane }, 0, n, 8);
    const plain = new Set(found.map((_, i) => lane.slice(i, i + 8).join(" ")));
    expect(new Set(found).size).toBe(plain.size);
  });

  it("flips each bit of the hash with probability one half when one bit of a token's hash flips", () => {
    const trials = 4000;
    const next = randomNumbers(2);
    const flips = new Array<number>(64).fill(0);
    for (let trial = 0; trial < trials; trial++) {
      const tokens = { hashLo: Uint32Array.from({ length: 5 }, next), hashHi: Uint32Array.from({ length: 5 }, next) };
      const before = { lo: new Uint32Array(1), hi: new Uint32Array(1) };
      const after = { lo: new Uint32Array(1), hi: new Uint32Array(1) };
      hashShingles(tokens, { startToken: 0, endToken: 5, k: 5 }, before);
      tokens[trial % 2 ? "hashLo" : "hashHi"][next() % 5]! ^= 1 << (next() % 32);
      hashShingles(tokens, { startToken: 0, endToken: 5, k: 5 }, after);
      for (let bit = 0; bit < 64; bit++) {
        const lane = bit < 32 ? "lo" : "hi";
        flips[bit]! += ((before[lane][0]! ^ after[lane][0]!) >>> (bit & 31)) & 1;
      }
    }
    const fiveStandardErrors = 5 * Math.sqrt(0.25 / trials);
    for (const count of flips) expect(Math.abs(count / trials - 0.5)).toBeLessThan(fiveStandardErrors);
  });
});
