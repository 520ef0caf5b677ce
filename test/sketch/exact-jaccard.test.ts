import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { exactJaccard } from "../../src/sketch/resemblance.js";

const text = fc.array(fc.constantFrom("boat", "pier", "gull", "net"), { maxLength: 12 }).map((words) => words.join(" "));
/** By sets of strings; a text of fewer than k words is one shingle. */
function plain(x: string, y: string, k: number): number {
  const shingles = (of: string): Set<string> => {
    const words = of.split(" ").filter(Boolean);
    if (words.length === 0) return new Set();
    return new Set(words.length < k ? [words.join(" ")] : words.slice(k - 1).map((_, at) => words.slice(at, at + k).join(" ")));
  };
  const [p, q] = [shingles(x), shingles(y)];
  const common = [...p].filter((one) => q.has(one)).length;
  return p.size + q.size === 0 ? 1 : common / (p.size + q.size - common);
}

describe("the exact resemblance of two texts", () => {
  it("is that of their sets of shingles, the same either way", () => {
    fc.assert(
      fc.property(text, text, fc.integer({ min: 1, max: 5 }), (x, y, k) => {
        expect(exactJaccard(x, y, { shingleSize: k })).toBe(plain(x, y, k));
        expect(exactJaccard(y, x, { shingleSize: k })).toBe(exactJaccard(x, y, { shingleSize: k }));
      }),
      { seed: 85, numRuns: 200 },
    );
  });
  it("is of words as they are folded", () => expect(exactJaccard("The Boat sank", "the bóat SANK", { shingleSize: 2 })).toBe(1));
  it("is refused for what is no text, or an option that is none", () => {
    expect(() => exactJaccard("a", 5 as unknown as string)).toThrow(TypeError);
    expect(() => exactJaccard("a", "b", { shingleSize: 0 })).toThrow(RangeError);
    expect(() => exactJaccard("a", "b", { kk: 2 } as unknown as { shingleSize: number })).toThrow();
  });
});
