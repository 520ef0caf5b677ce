import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { finishHi, finishLo, hashUnits, mix32, stepHi, stepLo } from "../../src/kernels/hash.js";
import { anyText } from "../reference/nasty-text.js";

const MODULUS = 1n << 32n;

/** The specification in integers without bounds. */
function referenceHash(text: string): [number, number] {
  const mix = (x: bigint): bigint => {
    let h = x;
    h = ((h ^ (h >> 16n)) * 0x85ebca6bn) % MODULUS;
    h = ((h ^ (h >> 13n)) * 0xc2b2ae35n) % MODULUS;
    return h ^ (h >> 16n);
  };
  let lo = 0n;
  let hi = 0n;
  for (let i = 0; i < text.length; i++) {
    const unit = BigInt(text.charCodeAt(i));
    lo = (lo * 0x2c9277b5n + unit) % MODULUS;
    hi = (hi * 0x85ebca6bn + unit) % MODULUS;
  }
  lo = mix((lo + hi * 0x9e3779b1n) % MODULUS);
  const rotated = ((lo << 16n) | (lo >> 16n)) % MODULUS;
  return [Number(lo), Number(mix((hi + rotated) % MODULUS))];
}

describe("the token hash", () => {
  it("is that of the specification", () => {
    fc.assert(
      fc.property(anyText(), (text) => {
        expect(hashUnits(text)).toEqual(referenceHash(text));
      }),
    );
  });

  it("keeps its values: files and other kernels depend on them", () => {
    expect(["", "a", "bully", "albuquerque", "漢"].map((word) => hashUnits(word).map((lane) => lane.toString(16)))).toMatchInlineSnapshot(`
      [
        [
          "0",
          "0",
        ],
        [
          "75afca65",
          "f5077f7c",
        ],
        [
          "735e18be",
          "16b8651f",
        ],
        [
          "5c65dfc1",
          "a4f1b614",
        ],
        [
          "a4538004",
          "66510922",
        ],
      ]
    `);
  });

  it("is the same step by step", () => {
    let [lo, hi] = [0, 0];
    for (const unit of [0x62, 0x75]) [lo, hi] = [stepLo(lo, unit), stepHi(hi, unit)];
    const finished = finishLo(lo, hi);
    expect([finished >>> 0, finishHi(finished, hi) >>> 0]).toEqual(hashUnits("bu"));
  });

  it("has no collision in either lane beyond chance among a million short words", () => {
    const letters = "abcdefghijklmnopqrstuvwxyz";
    const lo = new Set<number>();
    const hi = new Set<number>();
    let count = 0;
    for (const a of letters)
      for (const b of letters)
        for (const c of letters)
          for (const d of letters) {
            const [low, high] = hashUnits(`${a}${b}${c}${d}`);
            lo.add(low);
            hi.add(high);
            count++;
          }
    // n^2 / 2^33 = 24.3 expected collisions a lane; 60 is more than seven standard deviations above
    expect(count - lo.size).toBeLessThan(60);
    expect(count - hi.size).toBeLessThan(60);
  });

  it("spreads the low bits of both lanes evenly, and independently of each other", () => {
    const counts = new Uint32Array(256);
    const total = 65_536;
    for (let i = 0; i < total; i++) {
      const [lo, hi] = hashUnits(`w${i}`);
      counts[(lo & 15) * 16 + (hi & 15)]!++;
    }
    const chiSquare = counts.reduce((sum, count) => sum + (count - 256) ** 2 / 256, 0);
    // 255 degrees of freedom: mean 255, standard deviation 22.6; six of them
    expect(chiSquare).toBeLessThan(255 + 6 * 22.6);
    expect(chiSquare).toBeGreaterThan(255 - 6 * 22.6);
  });
});

describe("mix32", () => {
  it("changes about half of the bits when one bit changes", () => {
    let changed = 0;
    for (let x = 0; x < 1000; x++)
      for (let bit = 0; bit < 32; bit++) {
        let difference = mix32(x) ^ mix32(x ^ (1 << bit));
        for (; difference !== 0; difference &= difference - 1) changed++;
      }
    expect(changed / 32_000).toBeGreaterThan(15.5);
    expect(changed / 32_000).toBeLessThan(16.5);
  });
});
