import { describe, expect, it } from "vitest";
import { buildModel } from "../../src/information/model.js";
import { tokenBits } from "../../src/information/token-bits.js";
import { IdTable } from "../../src/kernels/id-table.js";

/** Word numbers of documents given as strings of space-separated words. */
function sampleOf(documents: readonly string[]) {
  const ids = new Map<string, number>();
  const words: number[] = [];
  const offsets = [0];
  for (const document of documents) {
    for (const word of document.split(" ")) {
      if (!ids.has(word)) ids.set(word, ids.size);
      words.push(ids.get(word)!);
    }
    offsets.push(words.length);
  }
  return { sample: { words: Uint32Array.from(words), offsets: Uint32Array.from(offsets) }, ids };
}

const rare = (n: number) => ({ words: new Float64Array(n).fill(2 ** -16), pairs: new IdTable(), pairProbability: [], isCharacter: new Uint8Array(n) });

describe("buildModel", () => {
  it("counts a phrase as common when it stands in many contexts, though none of its words does", () => {
    const { sample, ids } = sampleOf(Array.from({ length: 40 }, (_, i) => `l${i} more or less r${i}`));
    const model = buildModel(sample, rare(ids.size));
    const [more, or, less] = [ids.get("more")!, ids.get("or")!, ids.get("less")!];
    expect([more, or, less].map((word) => model.wordBits[word])).toEqual([16 * 16, 16 * 16, 16 * 16]);
    expect(model.triples.bits(model.triples.find(model.pairs.find(more, or), less))).toBeLessThan(16 * 3);
  });

  it("does not count a phrase as common for being copied", () => {
    const once = sampleOf(["alpha beta gamma delta epsilon"]);
    const often = sampleOf(Array.from({ length: 1000 }, () => "alpha beta gamma delta epsilon"));
    expect([...buildModel(often.sample, rare(5)).wordBits]).toEqual([...buildModel(once.sample, rare(5)).wordBits]);
    expect(buildModel(often.sample, rare(5)).pairs.size).toBe(0);
  });

  it("never gives a token more bits in a longer context", () => {
    let state = 1;
    const next = () => {
      state = (Math.imul(state, 1103515245) + 12345) >>> 0;
      return (state >>> 16) % 20;
    };
    const text = Array.from({ length: 3000 }, () => `w${next()}`).join(" ");
    const { sample, ids } = sampleOf([text]);
    const model = buildModel(sample, rare(ids.size));
    const bits = tokenBits(model, {
      words: sample.words,
      offsets: sample.offsets,
      flags: new Uint8Array(sample.words.length),
      enumerated: new Uint8Array(sample.words.length),
    });
    let lowered = 0;
    for (let i = 0; i < sample.words.length; i++) {
      expect(bits.afterOne[i]!).toBeLessThanOrEqual(bits.alone[i]!);
      expect(bits.afterTwo[i]!).toBeLessThanOrEqual(bits.afterOne[i]!);
      if (bits.afterTwo[i]! < bits.alone[i]!) lowered++;
    }
    expect(lowered).toBeGreaterThan(0);
  });
});
