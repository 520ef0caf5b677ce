import { describe, expect, it } from "vitest";
import { collectionOf } from "../seeds/collection-of.js";

/** Bits of each token of the first text, alone, after one word and after two. */
function bitsIn(texts: readonly string[]) {
  const { bits, offsets } = collectionOf(texts);
  const of = (column: Uint16Array) => Array.from(column.subarray(0, offsets[1]!), (value) => value / 16);
  return { alone: of(bits.alone), afterOne: of(bits.afterOne), afterTwo: of(bits.afterTwo) };
}

const word = (n: number) => `zyx${String.fromCharCode(97 + (n % 26), 97 + (Math.floor(n / 26) % 26))}q`;

describe("buildModel", () => {
  it("counts a phrase as common when it stands in many contexts, though none of its words does", () => {
    const { alone, afterTwo } = bitsIn(Array.from({ length: 40 }, (_, i) => `${word(2 * i)} quux orrery lessor ${word(2 * i + 1)}`));
    expect(alone.slice(1, 4)).toEqual([16, 16, 16]);
    expect(afterTwo[3]).toBeLessThan(3);
  });

  it("does not count a phrase as common for being copied", () => {
    const text = "alpher bether gammer delter epsiler";
    expect(bitsIn(Array.from({ length: 1000 }, () => text))).toEqual(bitsIn([text]));
  });

  it("never gives a token more bits in a longer context", () => {
    let state = 1;
    const next = () => {
      state = (Math.imul(state, 1103515245) + 12345) >>> 0;
      return (state >>> 16) % 20;
    };
    const { alone, afterOne, afterTwo } = bitsIn([Array.from({ length: 3000 }, () => word(next())).join(" ")]);
    let lowered = 0;
    alone.forEach((most, i) => {
      expect(afterOne[i]).toBeLessThanOrEqual(most);
      expect(afterTwo[i]).toBeLessThanOrEqual(afterOne[i]!);
      if (afterTwo[i]! < most) lowered++;
    });
    expect(lowered).toBeGreaterThan(0);
  });

  it("knows what often stands side by side at large, in two short texts as well", () => {
    const { afterOne, alone } = bitsIn(["at the end of the pier", "a heron"]);
    expect(afterOne[4]).toBeLessThan(alone[4]!);
  });
});
